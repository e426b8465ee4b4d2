import type { SentenceTerms } from './terms.ts'

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
  { terms, sentences }: SentenceTerms,
  known: DocumentFrequency | null = null,
): Similarities {
  const size = sentences.length
  const { firstOf, sentenceOf, weights } = postingsOf(terms.length, sentences)
  const lengths = new Float64Array(size)
  const values = new Float64Array(size * size)
  const weight = known ? corpusWeight : 0
  for (let number = 0; number < terms.length; number++) {
    const first = firstOf[number] ?? 0
    const end = firstOf[number + 1] ?? 0
    if (first === end) continue
    const shared = known ? known.of(terms[number] ?? '') / known.documents : 0
    const idf = Math.log(1 + ((1 + weight) * size) / (end - first + weight * size * shared))
    for (let p = first; p < end; p++) {
      const own = (weights[p] ?? 0) * idf
      weights[p] = own
      lengths[sentenceOf[p] ?? 0] = (lengths[sentenceOf[p] ?? 0] ?? 0) + own * own
    }
    for (let a = first; a < end; a++) {
      const row = (sentenceOf[a] ?? 0) * size
      const own = weights[a] ?? 0
      for (let b = a; b < end; b++) {
        const at = row + (sentenceOf[b] ?? 0)
        values[at] = (values[at] ?? 0) + own * (weights[b] ?? 0)
      }
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      const product = values[i * size + j] ?? 0
      if (product === 0) continue
      const scale = Math.sqrt((lengths[i] ?? 0) * (lengths[j] ?? 0))
      const cosine = scale > 0 ? product / scale : product
      values[i * size + j] = cosine
      values[j * size + i] = cosine
    }
  }
  return { size, values }
}

/**
 * For each term the sentences that have it, in order: the postings of term `i` are at `firstOf[i]` to `firstOf[i + 1]`. The
 * weight of a posting is how often the term stands in its sentence.
 */
function postingsOf(terms: number, sentences: readonly (readonly number[])[]) {
  const firstOf = new Int32Array(terms + 1)
  const lastIn = new Int32Array(terms).fill(-1)
  for (const [sentence, own] of sentences.entries()) {
    for (const term of own) {
      if (lastIn[term] !== sentence) firstOf[term + 1] = (firstOf[term + 1] ?? 0) + 1
      lastIn[term] = sentence
    }
  }
  for (let term = 0; term < terms; term++) firstOf[term + 1] = (firstOf[term + 1] ?? 0) + (firstOf[term] ?? 0)
  const room = firstOf[terms] ?? 0
  const sentenceOf = new Int32Array(room).fill(-1)
  const weights = new Float64Array(room)
  const endOf = firstOf.slice()
  for (const [sentence, own] of sentences.entries()) {
    for (const term of own) {
      const end = endOf[term] ?? 0
      const isNew = end === firstOf[term] || sentenceOf[end - 1] !== sentence
      const posting = isNew ? end : end - 1
      sentenceOf[posting] = sentence
      weights[posting] = (weights[posting] ?? 0) + 1
      endOf[term] = posting + 1
    }
  }
  return { firstOf, sentenceOf, weights }
}

/**
 * Continuous LexRank (Erkan and Radev 2004): the stationary distribution of a walk over sentences by cosine similarity.
 * Returns one weight a sentence; they sum to 1.
 */
export function lexRank(similarities: Similarities): Float64Array {
  const { size } = similarities
  const { firstOf, neighbours, weights } = neighboursOf(similarities)
  const sums = new Float64Array(size)
  for (let i = 0; i < size; i++) {
    for (let n = firstOf[i] ?? 0; n < (firstOf[i + 1] ?? 0); n++) sums[i] = (sums[i] ?? 0) + (weights[n] ?? 0)
  }
  const shares = new Float64Array(size)
  let rank = new Float64Array(size).fill(1 / size)
  let next = new Float64Array(size)
  for (let round = 0; round < rounds; round++) {
    let lost = 0
    for (let i = 0; i < size; i++) {
      const sum = sums[i] ?? 0
      if (sum === 0) lost += rank[i] ?? 0
      shares[i] = sum === 0 ? 0 : (damping * (rank[i] ?? 0)) / sum
    }
    let change = 0
    for (let j = 0; j < size; j++) {
      let share = (1 - damping) / size
      for (let n = firstOf[j] ?? 0; n < (firstOf[j + 1] ?? 0); n++) {
        share += (shares[neighbours[n] ?? 0] ?? 0) * (weights[n] ?? 0)
      }
      share += (damping * lost) / size
      next[j] = share
      change += Math.abs(share - (rank[j] ?? 0))
    }
    ;[rank, next] = [next, rank]
    if (change < tolerance) break
  }
  return rank
}

/** Which sentences are like each, and how much: those of sentence `i` are at `firstOf[i]` to `firstOf[i + 1]`. Most pairs have nothing in common. */
function neighboursOf({ size, values }: Similarities) {
  const firstOf = new Int32Array(size + 1)
  const neighbours = new Int32Array(size * size)
  const weights = new Float64Array(size * size)
  let count = 0
  for (let i = 0; i < size; i++) {
    firstOf[i] = count
    for (let j = 0; j < size; j++) {
      const value = values[i * size + j] ?? 0
      if (value === 0) continue
      neighbours[count] = j
      weights[count] = value
      count++
    }
  }
  firstOf[size] = count
  return { firstOf, neighbours, weights }
}
