import { partitionPoint } from './spans.ts'

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

/** What a character begins. */
const space = 0
const letter = 1
const digit = 2
/** A token by itself. */
const single = 3
/** A token by itself, unless another one follows. */
const run = 4
/** Only the pattern can tell. */
const unclear = 5

/** The kinds of the characters before U+2030, with which nearly all tokens of most texts are told without the pattern. */
const kinds = Uint8Array.from({ length: 0x2030 }, (_, code) => kindOf(String.fromCharCode(code)))

function kindOf(char: string): number {
  if (/\s/u.test(char)) return space
  if (/\p{Nd}/u.test(char)) return digit
  if (/[\p{L}\p{M}\p{N}_]/u.test(char)) return letter
  if (/['’]/u.test(char)) return unclear
  return /[.\-`]/u.test(char) ? run : single
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < kinds.length) return kinds[code] ?? unclear
  return at < text.length ? unclear : space
}

/** Words, numbers and marks, in order; white space lies between tokens, never in them. Hyphens part words. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  divide(text, (start, end) => tokens.push({ start, end, text: text.slice(start, end) }))
  return tokens
}

/** Tells where each token of a text begins and ends, in order. */
export function divide(text: string, take: (start: number, end: number) => void): void {
  for (let start = 0; start < text.length; ) {
    const kind = kindAt(text, start)
    if (kind === space) {
      start++
      continue
    }
    let end = plainEnd(text, start, kind)
    if (end < 0) {
      pattern.lastIndex = start
      const match = pattern.exec(text)
      if (!match) break
      start = match.index
      end = pattern.lastIndex
    }
    take(start, end)
    start = end
  }
}

/** Where the token ends that begins here with a character of this kind; -1 where only the pattern can tell. */
function plainEnd(text: string, start: number, kind: number): number {
  let end = start + 1
  let after = kindAt(text, end)
  if (kind === single) return end
  if (kind === run) return text.charCodeAt(end) === text.charCodeAt(start) ? -1 : end
  if (kind === letter) {
    while (after === letter || after === digit) after = kindAt(text, ++end)
    const initial = end === start + 1 && text.charAt(end) === '.'
    return after === unclear || initial ? -1 : end
  }
  if (kind === digit) {
    while (after === digit) after = kindAt(text, ++end)
    return after === unclear || /[.,:]/.test(text.charAt(end)) ? -1 : end
  }
  return -1
}

/** Index of the token that covers the offset, or of the first one after it; `tokens.length` past the last. */
export function tokenAt(tokens: readonly Token[], offset: number): number {
  return partitionPoint(tokens.length, (i) => (tokens[i]?.end ?? 0) <= offset)
}
