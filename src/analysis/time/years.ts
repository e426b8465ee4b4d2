import { formatYear } from './calendar.ts'
import type { Match } from './expression.ts'
import { readOrdinal, readYear } from './numbers.ts'
import { standsAt, type Words } from './words.ts'

/** Years, decades and centuries: "1998", "fiscal 1988", "the year 2000", "the late 1970s", "the '80s", "20th century". */
export function matchYear(words: Words, at: number): Match | null {
  return matchDecade(words, at) ?? matchCentury(words, at) ?? matchSingleYear(words, at)
}

/** Skips "early", "late" and "mid-", with an article before them. */
function skipStage(words: Words, at: number): number {
  const start = words.lower(at) === 'the' ? at + 1 : at
  const word = words.lower(start)
  if (word !== 'early' && word !== 'late' && word !== 'mid' && word !== 'middle') return at
  return words.text(start + 1) === '-' ? start + 2 : start + 1
}

const apostrophes = new Set(["'", '’', '`'])

export function matchDecade(words: Words, at: number): Match | null {
  let start = skipStage(words, at)
  if (start === at && words.lower(at) === 'the') start = at + 1
  const written = words.text(start)
  const { year } = words.lexeme(start).figure ?? {}
  const plural = (i: number) => words.touches(i) && /^['’]?s$/.test(words.lower(i))
  const found = (decade: string, end: number): Match => ({
    first: at,
    end,
    rule: 'decade',
    expression: { kind: 'value', type: 'DATE', value: decade },
  })
  if (year !== undefined && year % 10 === 0 && year < 2100 && plural(start + 1))
    return found(written.slice(0, 3), start + 2)
  if (apostrophes.has(written) && /^\d0$/.test(words.text(start + 1)) && plural(start + 2)) {
    return found(centuryOf(words.text(start + 1)) + words.text(start + 1).charAt(0), start + 3)
  }
  const named = words.lexeme(start).decade
  if (named !== undefined && start > at) return found(`19${named}`, start + 1)
  const century = words.lexeme(start).cardinal
  const after = words.lexeme(start + 1).decade
  if (century !== undefined && century >= 15 && century < 20 && after !== undefined)
    return found(`${century}${after}`, start + 2)
  return null
}

function centuryOf(twoDigits: string): string {
  return Number(twoDigits) <= 10 ? '20' : '19'
}

function matchCentury(words: Words, at: number): Match | null {
  const staged = skipStage(words, at)
  const start = staged === at && words.lower(at) === 'the' ? at + 1 : staged
  const ordinal = readOrdinal(words, start)
  if (!ordinal || ordinal.value < 2 || ordinal.value > 30) return null
  const noun = words.text(ordinal.end) === '-' ? ordinal.end + 1 : ordinal.end
  if (words.lower(noun) !== 'century') return null
  return {
    first: at,
    end: noun + 1,
    rule: 'century',
    expression: { kind: 'value', type: 'DATE', value: String(ordinal.value - 1).padStart(2, '0') },
  }
}

function matchSingleYear(words: Words, at: number): Match | null {
  const the = words.lower(at) === 'the' ? 1 : 0
  let start = skipStage(words, at)
  let lead = start > at ? 'stage' : ''
  if (start === at && standsAt(words, at + the, ['year'])) {
    start = at + the + 1
    lead = 'the-year'
  } else if (start === at && words.lower(at + the) === 'fiscal') {
    start = at + the + (words.lower(at + the + 1) === 'year' ? 2 : 1)
    lead = 'fiscal'
  }
  const year = readYear(words, start)
  if (!year || (lead === '' && !standsAsYear(words, start, year.end))) return null
  if (words.touches(start) && !/^[-–—/("“'‘[]$/.test(words.text(start - 1))) return null
  return {
    first: at,
    end: year.end,
    rule: lead === '' ? (year.value < 1800 ? 'old-year' : 'year') : `${lead}-year`,
    expression: { kind: 'value', type: 'DATE', value: formatYear(year.value) },
  }
}

/** A figure of four digits is a year unless it counts or measures something. */
function standsAsYear(words: Words, at: number, end: number): boolean {
  const before = words.lower(at - 1)
  if (/^[$#£€¥]$/.test(before) || (before === '.' && words.touches(at))) return false
  if (
    /^(?:no|nos|number|about|nearly|almost|than|to)$/.test(before) &&
    /^(?:people|troops|shares)$/.test(words.lower(end))
  )
    return false
  const after = words.text(end)
  if (words.touches(end) && /^[%\p{L}\d]/u.test(after) && !/^['’]?s$/i.test(after)) return false
  return !/^(?:percent|percentage|pounds|dollars|euros|yen|francs|marks|people|men|women|soldiers|troops|shares|miles|kilometers|kilometres|meters|metres|feet|tons|tonnes|points|points|block|gmt|hours)$/.test(
    words.lower(end),
  )
}
