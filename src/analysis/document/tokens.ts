export interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * In order of preference: abbreviations of single letters ("U.S.", "J."), numbers with inner separators, words (with
 * inner apostrophes, "O'Brien"), the possessive clitic, runs of dots and dashes, any other single character.
 */
const pattern =
  /(?:\p{Lu}\.){2,}|\p{Nd}+(?:[.,:]\p{Nd}+)*|[\p{L}\p{M}\p{N}_]+(?:['’](?![sS](?![\p{L}\p{M}\p{N}]))[\p{L}\p{M}\p{N}]+)*|['’][sS](?![\p{L}\p{M}\p{N}])|\.{2,}|-{2,}|``|''|[^\s]/gu

/** Words, numbers and marks, in order; white space lies between tokens, never in them. Hyphens part words. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(pattern)) {
    const word = match[0]
    tokens.push({ start: match.index, end: match.index + word.length, text: word })
  }
  return tokens
}

/** Index of the token that covers the offset, or of the first one after it; `tokens.length` past the last. */
export function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((tokens[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
