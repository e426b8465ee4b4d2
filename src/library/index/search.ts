import MiniSearch, { type Options, type SearchResult } from 'minisearch'
import { foldedWords } from './fold.ts'

/** Words of fewer letters are found only as they are. */
const shortest = { prefix: 3, fuzzy: 5 }

/** A MiniSearch over fields of text, folded: by word, by prefix, and with a letter in five wrong. */
export function openSearch<T extends { readonly id: string }>(fields: readonly (keyof T & string)[]): MiniSearch<T> {
  const options: Options<T> = {
    fields: [...fields],
    tokenize: foldedWords,
    processTerm: (term) => term,
    autoVacuum: false,
    searchOptions: {
      prefix: (term) => term.length >= shortest.prefix,
      fuzzy: (term) => (term.length >= shortest.fuzzy ? 0.2 : false),
      weights: { prefix: 0.5, fuzzy: 0.2 },
    },
  }
  return new MiniSearch(options)
}

export interface Scored {
  readonly id: string
  readonly score: number
}

/** Scores that differ by less are equal: they depend on the order of sums. */
export const roundScore = (score: number): number => Math.round(score * 1e6)

/** What was found, best first; what has the same score in an order that does not depend on how the index came to be. */
export function inFixedOrder(found: readonly SearchResult[]): readonly Scored[] {
  return found
    .map(({ id, score }) => ({ id: String(id), score }))
    .sort((a, b) => roundScore(b.score) - roundScore(a.score) || (a.id < b.id ? -1 : 1))
}

/** What is found for all the words; where nothing is, for any of them. In no order. */
export function searchAllThenAny<T>(
  index: MiniSearch<T>,
  words: string,
  accept: (id: string) => boolean,
): readonly Scored[] {
  for (const combineWith of ['AND', 'OR'] as const) {
    const found = index.search(words, { combineWith, filter: (result: SearchResult) => accept(String(result.id)) })
    if (found.length > 0) return found.map(({ id, score }) => ({ id: String(id), score }))
  }
  return []
}

/**
 * Clears away what was discarded, which counts in the scores until then; lets other work go on in between. The time is
 * that of going through the whole index once.
 */
export async function clearDiscarded(indexes: readonly Pick<MiniSearch, 'dirtCount' | 'vacuum'>[]): Promise<void> {
  for (const index of indexes) {
    if (index.dirtCount > 0) await index.vacuum({ batchSize: 5000, batchWait: 1 })
  }
}
