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
  const { terms, sentenceOf, weights, next, firstOf, countOf } = postingsOf(sentences)
  const lengths = new Float64Array(size)
  for (const [term, number] of terms) {
    const [weight, shared] = known ? [corpusWeight, known.of(term) / known.documents] : [0, 0]
    const idf = Math.log(1 + ((1 + weight) * size) / ((countOf[number] ?? 0) + weight * size * shared))
    for (let p = firstOf[number] ?? none; p !== none; p = next[p] ?? none) {
      const own = (weights[p] ?? 0) * idf
      weights[p] = own
      lengths[sentenceOf[p] ?? 0] = (lengths[sentenceOf[p] ?? 0] ?? 0) + own ** 2
    }
  }
  const values = new Float64Array(size * size)
  for (let number = 0; number < terms.size; number++) {
    for (let a = firstOf[number] ?? none; a !== none; a = next[a] ?? none) {
      const row = (sentenceOf[a] ?? 0) * size
      const own = weights[a] ?? 0
      for (let b = firstOf[number] ?? none; b !== none; b = next[b] ?? none) {
        const at = row + (sentenceOf[b] ?? 0)
        values[at] = (values[at] ?? 0) + own * (weights[b] ?? 0)
      }
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

const none = -1

/**
 * For each term, numbered in order, the sentences that have it: a chain of postings from the term's first one on. The weight of
 * a posting is how often the term stands in its sentence.
 */
function postingsOf(sentences: readonly (readonly string[])[]) {
  const room = sentences.reduce((sum, words) => sum + words.length, 0)
  const terms = new Map<string, number>()
  const sentenceOf = new Int32Array(room)
  const weights = new Float64Array(room)
  const next = new Int32Array(room).fill(none)
  const firstOf = new Int32Array(room)
  const lastOf = new Int32Array(room)
  const countOf = new Int32Array(room)
  let postings = 0
  sentences.forEach((words, sentence) => {
    for (const word of words) {
      const number = terms.get(word)
      const last = number === undefined ? none : (lastOf[number] ?? none)
      if (number !== undefined && sentenceOf[last] === sentence) {
        weights[last] = (weights[last] ?? 0) + 1
        continue
      }
      const posting = postings++
      sentenceOf[posting] = sentence
      weights[posting] = 1
      const own = number ?? terms.size
      if (number === undefined) {
        terms.set(word, own)
        firstOf[own] = posting
      } else next[last] = posting
      lastOf[own] = posting
      countOf[own] = (countOf[own] ?? 0) + 1
    }
  })
  return { terms, sentenceOf, weights, next, firstOf, countOf }
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
