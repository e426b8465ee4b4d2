import { vagueCounts } from './lexicon.ts'
import type { Words } from './words.ts'

/** A count and the index after its last word; `value` null for a vague one ("several"). */
export interface Count {
  readonly value: number | null
  readonly end: number
}

/** "12", "2 1/2", "1,000", "twenty-six", "a hundred", "two and a half". */
export function readNumber(words: Words, at: number): (Count & { readonly value: number }) | null {
  const { figure } = words.lexeme(at)
  if (figure) return figure.number === undefined ? null : withFraction(words, { value: figure.number, end: at + 1 })
  const spelled = readSpelled(words, at)
  return spelled && withHalf(words, spelled)
}

/** A number, a range of numbers (the lower one counts), or a vague count: "a couple of", "a few", "several". */
export function readCount(words: Words, at: number): Count | null {
  const article = words.lower(at) === 'a' || words.lower(at) === 'an' ? 1 : 0
  const word = words.lower(at + article)
  if (word === 'couple' || word === 'dozen' || word === 'half') {
    const of = ['of', 'a', 'an'].includes(words.lower(at + article + 1)) ? 1 : 0
    return { value: word === 'couple' ? 2 : word === 'dozen' ? 12 : 0.5, end: at + article + 1 + of }
  }
  if (vagueCounts.has(word)) return { value: null, end: at + article + 1 }
  const number = readNumber(words, at)
  if (!number) return null
  const joint = words.lower(number.end)
  if (joint === 'to' || joint === 'or' || joint === '-' || joint === '–') {
    const upper = readNumber(words, number.end + 1)
    if (upper && upper.value > number.value) return { value: number.value, end: upper.end }
  }
  return number
}

/** "nine hundred and ninety-nine thousand …" in words that count. */
const mostParts = 8

function readSpelled(words: Words, at: number): { value: number; end: number } | null {
  let end = at
  let total = 0
  let group = 0
  if (words.lower(at) === 'a' && /^(?:hundred|thousand)$/.test(words.lower(at + 1))) {
    group = 1
    end = at + 1
  }
  for (let last = 100, parts = 0; parts < mostParts; parts++) {
    const skip = words.lower(end) === '-' && end > at ? 1 : 0
    const word = words.lower(end + skip)
    const cardinal = words.lexeme(end + skip).cardinal
    if (cardinal !== undefined && cardinal < last && (last === 100 || (last >= 20 && cardinal < 10 && cardinal > 0))) {
      group += cardinal
      last = cardinal < 20 ? 0 : cardinal
    } else if (word === 'hundred' && group > 0 && group < 10) {
      group *= 100
      last = 100
    } else if (word === 'thousand' && group > 0) {
      total += group * 1000
      group = 0
      last = 100
    } else break
    end += skip + 1
  }
  return end > at && total + group > 0 ? { value: total + group, end } : null
}

function withFraction(words: Words, whole: { value: number; end: number }): { value: number; end: number } {
  const { end } = whole
  const [over, slash, under] = [words.text(end), words.text(end + 1), words.text(end + 2)]
  if (slash === '/' && words.touches(end + 1) && /^\d$/.test(over) && /^[1-9]$/.test(under)) {
    return { value: whole.value + Number(over) / Number(under), end: end + 3 }
  }
  return withHalf(words, whole)
}

function withHalf(words: Words, whole: { value: number; end: number }): { value: number; end: number } {
  const { end } = whole
  const half = words.lower(end) === 'and' && words.lower(end + 1) === 'a' && words.lower(end + 2) === 'half'
  return half ? { value: whole.value + 0.5, end: end + 3 } : whole
}

/** "ninth", "20th", "21st": the number and the index after it. */
export function readOrdinal(words: Words, at: number): { readonly value: number; readonly end: number } | null {
  const { ordinal, figure, cardinal: tens } = words.lexeme(at)
  if (ordinal !== undefined) return { value: ordinal, end: at + 1 }
  if (figure) {
    const written = figure.short && words.touches(at + 1) && /^(?:st|nd|rd|th)$/.test(words.lower(at + 1))
    return written ? { value: Number(words.text(at)), end: at + 2 } : null
  }
  const ones = words.lower(at + 1) === '-' ? words.lexeme(at + 2).ordinal : undefined
  if (tens !== undefined && tens >= 20 && ones !== undefined && ones < 10) return { value: tens + ones, end: at + 3 }
  return null
}

/** A year between 1000 and 2199 in figures, or in words ("nineteen ninety-six", "two thousand six"). */
export function readYear(words: Words, at: number): { readonly value: number; readonly end: number } | null {
  const { figure, cardinal: century } = words.lexeme(at)
  if (figure?.year !== undefined) return { value: figure.year, end: at + 1 }
  if (century === undefined) return null
  if (century === 2 && words.lower(at + 1) === 'thousand') {
    const rest = words.lower(at + 2) === 'and' ? at + 3 : at + 2
    const ones = readSpelled(words, rest)
    return ones && ones.value < 100 ? { value: 2000 + ones.value, end: ones.end } : { value: 2000, end: at + 2 }
  }
  if (century < 17 || century > 20) return null
  const rest = readSpelled(words, at + 1)
  return rest && rest.value >= 10 && rest.value < 100 ? { value: century * 100 + rest.value, end: rest.end } : null
}
