import type { Document, Sentence } from '../document/document.ts'
import type { Analysis, Span } from '../types.ts'
import learned from './data/weights.json' with { type: 'json' }
import { type Covered, opensDangling, sentenceFeatures } from './features.ts'
import { background } from './frequencies.ts'
import { compareSentences, type DocumentFrequency, lexRank, type Similarities } from './lexrank.ts'
import { readTerms } from './terms.ts'

export { type Covered, featureNames } from './features.ts'
export { blend } from './frequencies.ts'
export type { DocumentFrequency } from './lexrank.ts'
export { termsOf } from './terms.ts'

/** Longest text that is ranked whole; of a longer one the first sentences are (the walk is quadratic in them). */
const mostSentences = 400

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
  /** Whether each leans on the sentence before it. */
  readonly leans: readonly boolean[]
  readonly features: readonly (readonly number[])[]
}

/** A sentence of a summary. */
export interface ChosenSentence {
  readonly span: Span
  /** The sentence before, where this one leans on it and it was not chosen; to be shown with it. */
  readonly before: Span | null
}

export interface SummaryWish {
  readonly count: number
  /** Document frequencies of the community's corpus; news at large where it is not given, the text itself where null. */
  readonly known?: DocumentFrequency | null
  /** Which sentences may be chosen; all where it is not given. */
  readonly among?: (sentence: Sentence) => boolean
}

/**
 * The `count` sentences that carry the text, in its order (fewer in a shorter text): the best by learned weights over
 * centrality, position, length and what they cover, each next one for what it adds (MMR, Carbonell and Goldstein 1998).
 * A sentence that leans on the one before it is taken only beside that one, or with it.
 */
export function summarise(document: Document, covered: Covered, wish: SummaryWish): readonly ChosenSentence[] {
  const ranked = rankSentences(document, covered, wish.known)
  return choose(ranked, { ...wish, weights: learned.weights, redundancy: learned.redundancy })
}

/** Measures the sentences of a text. */
export function rankSentences(
  document: Document,
  covered: Covered,
  frequencies: DocumentFrequency | null = background,
): RankedSentences {
  const sentences = document.sentences.slice(0, mostSentences)
  const terms = readTerms(document, sentences)
  const similarities = compareSentences(terms, frequencies)
  const leans = sentences.map(({ start, end }) => opensDangling(document.text.slice(start, end)))
  const features = sentenceFeatures(document, sentences, { terms, centrality: lexRank(similarities), leans, covered })
  return { sentences, similarities, leans, features }
}

/** How well each sentence carries the text, by the learned weights. */
export function scoreSentences(document: Document, covered: Covered, known?: DocumentFrequency): readonly number[] {
  return scoresOf(rankSentences(document, covered, known), learned.weights)
}

function scoresOf({ features }: RankedSentences, weights: readonly number[]): number[] {
  return features.map((vector) => vector.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0))
}

interface Weighing extends SummaryWish {
  readonly weights: readonly number[]
  readonly redundancy: number
}

/** Chooses by maximal marginal relevance: score less `redundancy` times the likeness to what is chosen already. */
export function choose(
  ranked: RankedSentences,
  { weights, redundancy, count, among = () => true }: Weighing,
): readonly ChosenSentence[] {
  const { sentences, similarities } = ranked
  const scores = scoresOf(ranked, weights)
  const chosen = new Set<number>()
  const leans = ranked.leans.map((one, i) => one && i > 0)
  const eligible = sentences.map(among)
  const likeness = new Float64Array(sentences.length)
  // Sentences whose antecedent may not be chosen come last.
  for (const strict of [true, false]) {
    while (chosen.size < count) {
      let best = -1
      let bestGain = Number.NEGATIVE_INFINITY
      for (let i = 0; i < sentences.length; i++) {
        if (!eligible[i] || chosen.has(i) || (strict && leans[i] && !chosen.has(i - 1))) continue
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
  const spanOf = (i: number): readonly Span[] => {
    const sentence = sentences[i]
    return sentence ? [[sentence.start, sentence.end]] : []
  }
  return [...chosen]
    .sort((a, b) => a - b)
    .flatMap((i) => {
      const [before = null] = leans[i] && !chosen.has(i - 1) ? spanOf(i - 1) : []
      return spanOf(i).map((span) => ({ span, before }))
    })
}
