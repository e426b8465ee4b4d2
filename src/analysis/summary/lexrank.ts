/** How many of a corpus's documents hold a term (lower case). */
export interface DocumentFrequency {
  readonly documents: number
  readonly of: (term: string) => number
}

/** Cosine similarity of every pair of sentences, row by row: that of `i` and `j` is at `i * size + j`. */
export interface Similarities {
  readonly size: number
  readonly values: Float64Array
}

const damping = 0.85
const rounds = 50
const tolerance = 1e-4

interface Posting {
  readonly sentence: number
  /** First how often the term stands there, then its share of the sentence's unit vector. */
  weight: number
}

/** What the frequencies of the corpus weigh beside those within the text; chosen on summaries/dev. */
const corpusWeight = 0.25

/**
 * Compares sentences as TF-IDF vectors: a word weighs the less the more sentences of the text have it, and the more
 * documents of the corpus, where there is one.
 */
export function compareSentences(
  sentences: readonly (readonly string[])[],
  known: DocumentFrequency | null = null,
): Similarities {
  const size = sentences.length
  const postings = postingsOf(sentences)
  const lengths = new Float64Array(size)
  for (const [term, list] of postings) {
    const [weight, shared] = known ? [corpusWeight, known.of(term) / known.documents] : [0, 0]
    const idf = Math.log(1 + ((1 + weight) * size) / (list.length + weight * size * shared))
    for (const posting of list) {
      posting.weight *= idf
      lengths[posting.sentence] = (lengths[posting.sentence] ?? 0) + posting.weight ** 2
    }
  }
  const values = new Float64Array(size * size)
  for (const list of postings.values()) {
    for (const a of list) {
      const row = a.sentence * size
      for (const b of list) values[row + b.sentence] = (values[row + b.sentence] ?? 0) + a.weight * b.weight
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const scale = Math.sqrt((lengths[i] ?? 0) * (lengths[j] ?? 0))
      if (scale > 0) values[i * size + j] = (values[i * size + j] ?? 0) / scale
    }
  }
  return { size, values }
}

function postingsOf(sentences: readonly (readonly string[])[]): Map<string, Posting[]> {
  const postings = new Map<string, Posting[]>()
  sentences.forEach((words, sentence) => {
    for (const word of words) {
      const list = postings.get(word)
      const last = list?.at(-1)
      if (!list) postings.set(word, [{ sentence, weight: 1 }])
      else if (last?.sentence === sentence) last.weight++
      else list.push({ sentence, weight: 1 })
    }
  })
  return postings
}

/**
 * Continuous LexRank (Erkan and Radev 2004): the stationary distribution of a walk over sentences by cosine similarity.
 * Returns one weight a sentence; they sum to 1.
 */
export function lexRank({ size, values }: Similarities): Float64Array {
  const sums = new Float64Array(size)
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) sums[i] = (sums[i] ?? 0) + (values[i * size + j] ?? 0)
  let rank = new Float64Array(size).fill(1 / size)
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(size).fill((1 - damping) / size)
    let lost = 0
    for (let i = 0; i < size; i++) {
      const sum = sums[i] ?? 0
      if (sum === 0) lost += rank[i] ?? 0
      const share = sum === 0 ? 0 : (damping * (rank[i] ?? 0)) / sum
      if (share > 0) for (let j = 0; j < size; j++) next[j] = (next[j] ?? 0) + share * (values[i * size + j] ?? 0)
    }
    let change = 0
    for (let j = 0; j < size; j++) {
      next[j] = (next[j] ?? 0) + (damping * lost) / size
      change += Math.abs((next[j] ?? 0) - (rank[j] ?? 0))
    }
    rank = next
    if (change < tolerance) break
  }
  return rank
}
