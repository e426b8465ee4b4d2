import type { SearchResult } from 'minisearch'
import type { TextSearch } from './text-search.ts'

/** Scores that differ by less are equal: they depend on the order of sums. */
export const roundScore = (score: number): number => Math.round(score * 1e6)

/**
 * What was found, best first, as MiniSearch gives it; what has the same score in an order that does not depend on how
 * the index came to be. Only as much is put in order as is taken.
 */
export function* inFixedOrder(found: readonly SearchResult[]): Generator<SearchResult> {
  for (let from = 0; from < found.length; ) {
    const score = roundScore(found[from]?.score ?? 0)
    let to = from + 1
    while (to < found.length && roundScore(found[to]?.score ?? 0) === score) to++
    if (to - from === 1) yield* found.slice(from, to)
    else yield* found.slice(from, to).sort((a, b) => (a.id < b.id ? -1 : 1))
    from = to
  }
}

/** What is found for all the words; where nothing is, for any of them. Best first, those of one score in no order. */
export function searchAllThenAny(
  search: TextSearch,
  words: string,
  accept: ((id: string) => boolean) | null,
): readonly SearchResult[] {
  const filter = accept ? { filter: ({ id }: SearchResult) => accept(id) } : {}
  const all = search.search(words, { combineWith: 'AND', ...filter })
  return all.length > 0 ? all : search.search(words, { combineWith: 'OR', ...filter })
}

/**
 * Clears away what was discarded, which counts in the scores until then; lets other work go on in between. The time is
 * that of going through the whole index once.
 */
export async function clearDiscarded(searches: readonly (TextSearch | null)[]): Promise<void> {
  for (const search of searches) {
    if (search && search.dirtCount > 0) await search.vacuum({ batchSize: 5000, batchWait: 1 })
  }
}
