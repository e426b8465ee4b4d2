import type { Document, Sentence } from '../document/document.ts'
import type { Analysis, Span } from '../types.ts'
import learned from './data/weights.json' with { type: 'json' }
import { type Covered, opensDangling, sentenceFeatures } from './features.ts'
import { compareSentences, type DocumentFrequency, lexRank, type Similarities } from './lexrank.ts'

export { type Covered, featureNames } from './features.ts'
export type { DocumentFrequency } from './lexrank.ts'

/** Longest text that is ranked whole; of a longer one the first sentences are (the walk is quadratic in them). */
const mostSentences = 400

const stopWords = new Set(
  (
    'a an and are as at be but by for from had has have he her his i in is it its of on or she that the their them they ' +
    'this to was we were which who will with would you not said says say also been than more into over about after'
  ).split(' '),
)

/** What an analysis says of a text. */
export function coveredBy({ entities, statements }: Pick<Analysis, 'entities' | 'statements'>): Covered {
  return {
    mentions: entities.flatMap((entity) => entity.mentions),
    contents: statements.map((statement) => statement.content),
  }
}

/** The sentences of a text with what a summary is chosen by. */
export interface RankedSentences {
  readonly sentences: readonly Sentence[]
  readonly similarities: Similarities
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
  const similarities = compareSentences(words, known)
  const centrality = lexRank(similarities)
  return { sentences, similarities, features: sentenceFeatures(document, sentences, words, centrality, covered) }
}

/** Chooses by maximal marginal relevance: score less `redundancy` times the likeness to what is chosen already. */
export function choose(
  document: Document,
  { sentences, similarities, features }: RankedSentences,
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
      if (best < 0) break
      chosen.add(best)
      const row = best * similarities.size
      for (let i = 0; i < sentences.length; i++) {
        likeness[i] = Math.max(likeness[i] ?? 0, similarities.values[row + i] ?? 0)
      }
    }
  }
  return [...chosen]
    .sort((a, b) => a - b)
    .flatMap((i) => sentences[i] ?? [])
    .map(({ start, end }) => [start, end] as const)
}

function contentWords(document: Document, sentence: Sentence): string[] {
  const words: string[] = []
  for (let i = sentence.firstToken; i < sentence.endToken; i++) {
    const word = document.tokens[i]?.text.toLowerCase() ?? ''
    if (!stopWords.has(word) && (word.length > 1 || /[\p{L}\p{N}]/u.test(word))) words.push(word)
  }
  return words
}
