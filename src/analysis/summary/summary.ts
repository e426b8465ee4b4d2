import type { Document, Sentence } from '../document/document.ts'
import type { Span } from '../types.ts'
import learned from './data/weights.json' with { type: 'json' }
import { type Covered, opensDangling, sentenceFeatures } from './features.ts'
import { cosine, type DocumentFrequency, lexRank, type Vector, vectorise } from './lexrank.ts'

export type { Covered } from './features.ts'
export type { DocumentFrequency } from './lexrank.ts'

/** Longest text that is ranked whole; of a longer one the first sentences are (the walk is quadratic in them). */
const mostSentences = 400

const stopWords = new Set(
  (
    'a an and are as at be but by for from had has have he her his i in is it its of on or she that the their them they ' +
    'this to was we were which who will with would you not said says say also been than more into over about after'
  ).split(' '),
)

/** The sentences of a text with what a summary is chosen by. */
export interface RankedSentences {
  readonly sentences: readonly Sentence[]
  readonly vectors: readonly Vector[]
  readonly features: readonly (readonly number[])[]
}

/**
 * The `count` sentences that carry the text, in its order (fewer in a shorter text): the best by learned weights over
 * centrality, position, length and what they cover, each next one for what it adds (MMR, Carbonell and Goldstein 1998).
 * A sentence that leans on the one before it is taken only beside that one. `known` are the document frequencies of the
 * community's own corpus; without them those within the text are used.
 */
export function summarise(document: Document, covered: Covered, count: number, known?: DocumentFrequency): Span[] {
  const ranked = rankSentences(document, covered, known)
  return choose(document, ranked, learned.weights, learned.redundancy, count)
}

/** Measures the sentences of a text. */
export function rankSentences(document: Document, covered: Covered, known?: DocumentFrequency): RankedSentences {
  const sentences = document.sentences.slice(0, mostSentences)
  const words = sentences.map((sentence) => contentWords(document, sentence))
  const vectors = vectorise(words, known)
  const centrality = lexRank(vectors)
  return { sentences, vectors, features: sentenceFeatures(document, sentences, words, centrality, covered) }
}

/** Chooses by maximal marginal relevance: score less `redundancy` times the likeness to what is chosen already. */
export function choose(
  document: Document,
  { sentences, vectors, features }: RankedSentences,
  weights: readonly number[],
  redundancy: number,
  count: number,
): Span[] {
  const scores = features.map((vector) => vector.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0))
  const chosen = new Set<number>()
  const leans = sentences.map(({ start, end }, i) => i > 0 && opensDangling(document.text.slice(start, end)))
  const likeness = new Float64Array(sentences.length)
  for (const strict of [true, false]) {
    while (chosen.size < Math.min(count, sentences.length)) {
      let best = -1
      let bestGain = Number.NEGATIVE_INFINITY
      for (let i = 0; i < sentences.length; i++) {
        if (chosen.has(i) || (strict && leans[i] && !chosen.has(i - 1))) continue
        const gain = (scores[i] ?? 0) - redundancy * (likeness[i] ?? 0)
        if (gain > bestGain) [best, bestGain] = [i, gain]
      }
      const vector = vectors[best]
      if (!vector) break
      chosen.add(best)
      vectors.forEach((other, i) => {
        likeness[i] = Math.max(likeness[i] ?? 0, cosine(vector, other))
      })
    }
  }
  return [...chosen]
    .sort((a, b) => a - b)
    .flatMap((i) => sentences[i] ?? [])
    .map(({ start, end }) => [start, end] as const)
}

function contentWords(document: Document, sentence: Sentence): string[] {
  return document.tokens
    .slice(sentence.firstToken, sentence.endToken)
    .map((token) => token.text.toLowerCase())
    .filter((word) => /^[\p{L}\p{N}]/u.test(word) && !stopWords.has(word))
}
