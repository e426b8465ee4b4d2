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
    searchOptions: {
      prefix: (term) => term.length >= shortest.prefix,
      fuzzy: (term) => (term.length >= shortest.fuzzy ? 0.2 : false),
      weights: { prefix: 0.5, fuzzy: 0.2 },
    },
  }
  return new MiniSearch(options)
}

/** What is found for all the words; where nothing is, for any of them. Best first; ties in a fixed order. */
export function searchAllThenAny<T>(
  index: MiniSearch<T>,
  words: string,
  accept: (id: string) => boolean,
): readonly { readonly id: string; readonly score: number }[] {
  for (const combineWith of ['AND', 'OR'] as const) {
    const found = index.search(words, { combineWith, filter: (result: SearchResult) => accept(String(result.id)) })
    if (found.length > 0) return found.map(({ id, score }) => ({ id: String(id), score }))
  }
  return []
}
