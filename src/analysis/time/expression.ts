import type { TimexType } from '../types.ts'
import type { Unit } from './lexicon.ts'

/** Which of its kind: the one before, the one at hand, the one after the day of writing; null where the words leave it open. */
export type Which = -1 | 0 | 1 | null

/** What the words of a time expression mean, before the day of writing and the text around them are known. */
export type Expression =
  | { readonly kind: 'value'; readonly type: TimexType; readonly value: string }
  | CalendarExpression
  /** A quarter, a half or a season: `part` as TIMEX3 writes it after the year ("Q3", "H1", "SU"). */
  | { readonly kind: 'part'; readonly part: string; readonly year: number | null; readonly which: Which }
  /** "last month", "yesterday", "this week": so many units from the day of writing. */
  | { readonly kind: 'shift'; readonly unit: Unit; readonly by: number }
  /** "three years ago", "a year earlier", "the previous day": so many units from the day of writing or from the time spoken of. */
  | { readonly kind: 'offset'; readonly unit: Unit; readonly by: number; readonly from: 'published' | 'reference' }
  /** "the quarter", "that year", "the year-ago period": the time spoken of, so many years back. */
  | { readonly kind: 'reference'; readonly unit: Unit | null; readonly yearsBack: number }
  /** A time of day: `clock` as "T17:00" or "TNI"; `on` null where no day is said. */
  | { readonly kind: 'time'; readonly clock: string; readonly on: Expression | null }

export interface CalendarExpression {
  readonly kind: 'calendar'
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
  readonly weekday: number | null
  /** "the second Thursday of October": which of the month's, from 1 on; -1 for the last. */
  readonly nth: number | null
  readonly which: Which
  /** "June last year": years from the year of writing. */
  readonly yearShift: number | null
  /** "June of that year": of the year spoken of. */
  readonly sameYear: boolean
  /** "the following Sunday", "on the Sunday": the next one after the day spoken of, or from it on. */
  readonly following: boolean
}

/** What a rule found: the words from `first` to `end` (exclusive), and the rule's name, which the learned decisions know it by. */
export interface Match {
  readonly first: number
  readonly end: number
  readonly rule: string
  readonly expression: Expression
}

export function calendar(fields: Partial<Omit<CalendarExpression, 'kind'>>): CalendarExpression {
  return {
    kind: 'calendar',
    year: null,
    month: null,
    day: null,
    weekday: null,
    nth: null,
    which: null,
    yearShift: null,
    sameYear: false,
    following: false,
    ...fields,
  }
}

const designators: Readonly<Record<Unit, readonly [prefix: string, factor: number, letter: string]>> = {
  second: ['PT', 1, 'S'],
  minute: ['PT', 1, 'M'],
  hour: ['PT', 1, 'H'],
  day: ['P', 1, 'D'],
  night: ['P', 1, 'N'],
  weekend: ['P', 1, 'WE'],
  week: ['P', 1, 'W'],
  fortnight: ['P', 2, 'W'],
  month: ['P', 1, 'M'],
  quarter: ['P', 1, 'Q'],
  year: ['P', 1, 'Y'],
  decade: ['P', 1, 'DE'],
  century: ['P', 1, 'CE'],
}

/** The unit that a fraction is written in, and how many make one: P2Y6M, PT1M30S. */
const fractions: Readonly<Record<string, readonly [per: number, letter: string]>> = {
  PY: [12, 'M'],
  PTH: [60, 'M'],
  PTM: [60, 'S'],
}

/** A TIMEX3 duration; a null count is vague: "PXM". */
export function formatDuration(count: number | null, unit: Unit): string {
  const [prefix, factor, letter] = designators[unit]
  if (count === null) return `${prefix}X${letter}`
  const amount = count * factor
  const whole = Math.trunc(amount)
  const fraction = fractions[prefix + letter]
  if (whole === amount || !fraction) return `${prefix}${amount}${letter}`
  const rest = Math.round((amount - whole) * fraction[0])
  return `${prefix}${whole > 0 ? `${whole}${letter}` : ''}${rest}${fraction[1]}`
}

export function duration(count: number | null, unit: Unit): Expression {
  return { kind: 'value', type: 'DURATION', value: formatDuration(count, unit) }
}
