/** Letters that no decomposition takes to ASCII. */
const letters: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ə: 'a',
}

/** The text in lower case without diacritics, so that "Erdogan" and "Erdoğan" are one. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ıłøđðþßæœə]/g, (letter) => letters[letter] ?? letter)
}

/** The folded words of a text, in order, without a possessive's "s"; numbers are words. */
export function foldedWords(text: string): string[] {
  return (
    fold(text)
      .replace(/['’]s(?![\p{L}\p{N}])/gu, '')
      .match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? []
  )
}
