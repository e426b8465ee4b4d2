import { tokenize } from '../../document/tokens.ts'

/** A name as the gazetteer knows it: tokens parted by single spaces, lower case, without diacritics. */
export function foldName(name: string): string {
  return tokenize(name)
    .map((token) => foldWord(token.text))
    .join(' ')
}

/** A word in lower case without diacritics, with straight apostrophes. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  return /^[\x20-\x7e]*$/.test(lower)
    ? lower
    : lower
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .replaceAll('’', "'")
}
