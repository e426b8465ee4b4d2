import type { TimexType } from '../types.ts'
import {
  addDays,
  addMonths,
  type Day,
  daysInMonth,
  formatDay,
  formatMonth,
  formatWeek,
  formatYear,
  isDay,
  weekdayOf,
} from './calendar.ts'
import { dayOfMonth, nthWeekday } from './days-of-month.ts'
import type { CalendarExpression, Expression } from './expression.ts'
import type { Unit } from './lexicon.ts'

/** The day of writing, as exact as it is known; `day` is the last of the month or year where only that is known. */
export interface Anchor {
  readonly day: Day
  readonly exactness: 'day' | 'month' | 'year'
}

/** Null for no date, and for what is none. */
export function readAnchor(published: string | null): Anchor | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(published ?? '')
  if (!match) return null
  const year = Number(match[1])
  const month = Number(match[2] ?? 12)
  const day: Day = { year, month, day: Number(match[3] ?? daysInMonth(year, month)) }
  return isDay(day) ? { day, exactness: match[3] ? 'day' : match[2] ? 'month' : 'year' } : null
}

/** A quarter, half or year that the text speaks of: what "a year earlier" and "the period" go back to. */
export interface Period {
  readonly year: number
  /** "Q3"; empty for a whole year. */
  readonly part: string
}

export type Direction = 'past' | 'future'

export interface Context {
  readonly anchor: Anchor | null
  /** The quarter, half or business year named last. */
  readonly period: Period | null
  /** The value of the date named last: `1988-07`. */
  readonly mentioned: string | null
  /** The same, of the paragraph at hand. */
  readonly mentionedHere: string | null
  /** The same, of the sentences of the paragraph before. */
  readonly mentionedBefore: string | null
  /** The day named last: `1988-07-12`. */
  readonly mentionedDay: string | null
  /** Whether the words around place it before or after the day of writing. */
  readonly direction: Direction
}

export interface Resolved {
  readonly type: TimexType
  readonly value: string
}

/** The TIMEX3 value of an expression. What the context does not tell is written X, as TIMEX3 does: `XXXX-06-07`. */
export function resolve(expression: Expression, context: Context): Resolved {
  switch (expression.kind) {
    case 'value':
      return { type: expression.type, value: expression.value }
    case 'calendar':
      return { type: 'DATE', value: resolveCalendar(expression, context) }
    case 'part':
      return { type: 'DATE', value: resolvePart(expression, context) }
    case 'shift':
      return resolveShift(expression.unit, expression.by, context)
    case 'offset':
      return { type: 'DATE', value: resolveOffset(expression, context) }
    case 'reference':
      return { type: 'DATE', value: resolveReference(expression.unit, expression.yearsBack, context) }
    case 'time':
      return resolveTime(expression.clock, expression.on, context)
  }
}

function resolveCalendar(expression: CalendarExpression, context: Context): string {
  const { anchor, direction, mentioned } = context
  const { month, day, weekday, which } = expression
  if (month === null && day !== null) return dayOfMonth(day, weekday, context) ?? 'XXXX-XX-XX'
  if (month === null && weekday !== null)
    return (
      (expression.following ? weekdayTold(weekday, which, context) : null) ??
      resolveWeekday(weekday, which, anchor, direction)
    )
  if (month === null) return 'XXXX'
  const year =
    expression.year ??
    (anchor && expression.yearShift !== null ? anchor.day.year + expression.yearShift : null) ??
    (expression.sameYear && mentioned !== null ? Number(mentioned.slice(0, 4)) : null) ??
    (which === null && direction === 'past' ? yearGoingOn(month, day, context) : null) ??
    (anchor ? yearOf({ month, day, which }, anchor, direction) : null)
  const named = year === null ? `XXXX-${String(month).padStart(2, '0')}` : formatMonth({ year, month })
  if (expression.nth !== null && weekday !== null) return nthWeekday(named, weekday, expression.nth)
  if (day === null || (year !== null && !isDay({ year, month, day }))) return named
  return `${named}-${String(day).padStart(2, '0')}`
}

/** Most months after a date of an earlier year that the paragraph is at, within which a day or month of no year goes on from it. */
const longestGap = 6

/** "The dam broke on 24 December 2016. On 1 January …": of the year after; null where the paragraph is at no earlier year. */
function yearGoingOn(month: number, day: number | null, { anchor, mentionedBefore }: Context): number | null {
  const told = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(mentionedBefore ?? '')
  if (!told || !anchor || Number(told[1]) >= anchor.day.year) return null
  const months = (month - Number(told[2]) + 12) % 12
  if (months > longestGap || (months === 0 && (day ?? 0) <= Number(told[3] ?? day))) return null
  const year = Number(told[1]) + (month < Number(told[2]) ? 1 : 0)
  const isPast = year < anchor.day.year || month <= anchor.day.month
  return isPast ? year : null
}

/** The year in which a day or month of no year falls: the nearest on the side that the words tell. */
function yearOf(
  { month, day, which }: Pick<CalendarExpression, 'day' | 'which'> & { readonly month: number },
  { day: today, exactness }: Anchor,
  direction: Direction,
): number {
  if (which === 0 || (exactness === 'year' && which === null)) return today.year
  const there = month * 100 + (day ?? 0)
  const here = today.month * 100 + (day === null ? 0 : today.day)
  if (which === -1) return there < here ? today.year : today.year - 1
  if (which === 1) return there > here ? today.year : today.year + 1
  if (direction === 'past') return there <= here ? today.year : today.year - 1
  return there >= here ? today.year : today.year + 1
}

/** The weekday next after the day told last; the same or the next where it is "the" one, unless that is yet to come. */
function weekdayTold(
  weekday: number,
  which: CalendarExpression['which'],
  { anchor, mentionedDay }: Context,
): string | null {
  const told = mentionedAnchor(mentionedDay)
  const day = told && resolveWeekday(weekday, which, told, 'future')
  return which === null && day && anchor && day > formatDay(anchor.day) ? null : day
}

function resolveWeekday(
  weekday: number,
  which: CalendarExpression['which'],
  anchor: Anchor | null,
  direction: Direction,
): string {
  if (anchor?.exactness !== 'day') return `XXXX-WXX-${weekday}`
  const ahead = (weekday - weekdayOf(anchor.day) + 7) % 7
  if (which === 0) return formatDay(addDays(anchor.day, weekday - weekdayOf(anchor.day)))
  // What was yesterday is not called "last Monday".
  if (which === -1 && ahead === 6) return formatDay(addDays(anchor.day, -8))
  if (which === -1 || (which === null && direction === 'past' && ahead > 0))
    return formatDay(addDays(anchor.day, ahead - 7))
  return formatDay(addDays(anchor.day, which === 1 && ahead === 0 ? 7 : ahead))
}

const seasonMonths: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 }

/** The month in which a quarter, half or season begins. */
function firstMonth(part: string): number {
  const number = Number(part.charAt(1))
  if (part.startsWith('Q')) return number * 3 - 2
  return part.startsWith('H') ? number * 6 - 5 : (seasonMonths[part] ?? 1)
}

function resolvePart(expression: Expression & { kind: 'part' }, { anchor, direction, period }: Context): string {
  const { which } = expression
  const part = expression.part === 'QX' ? period?.part || 'QX' : expression.part
  if (part === '' && expression.year !== null) return formatYear(expression.year)
  const year = expression.year ?? (anchor && partYear(part, which, anchor.day, direction))
  return `${year === null ? 'XXXX' : formatYear(year)}-${part}`
}

function partYear(part: string, which: -1 | 0 | 1 | null, today: Day, direction: Direction): number {
  const starts = firstMonth(part)
  const season = seasonMonths[part] !== undefined
  if (which !== null) {
    if (!season || which === 0) return today.year + which
    const over = starts + 3 <= today.month
    return which === -1 ? (over ? today.year : today.year - 1) : starts > today.month ? today.year : today.year + 1
  }
  if (direction === 'past') return starts <= today.month ? today.year : today.year - 1
  const length = part.startsWith('H') ? 6 : 3
  return starts + length > today.month ? today.year : today.year + 1
}

/** Up to Wednesday "the weekend" is the one just over, and "this weekend" with a verb in the past. */
const earlyInWeek = 3
const lastWorkday = 5

/** What a unit of the calendar is called that lies `by` units from the day of writing. */
function resolveShift(unit: Unit, by: number, { anchor, direction }: Context): Resolved {
  if (unit === 'weekend' && by === 0 && anchor && direction === 'past' && weekdayOf(anchor.day) <= earlyInWeek) {
    return { type: 'DATE', value: shiftedUnit(unit, -1, anchor) }
  }
  if (unit === 'night') return { type: 'TIME', value: `${shiftedUnit('day', by, anchor)}TNI` }
  return { type: 'DATE', value: shiftedUnit(unit, by, anchor) }
}

function shiftedUnit(unit: Unit, by: number, anchor: Anchor | null): string {
  const exact = anchor?.exactness === 'day'
  switch (unit) {
    case 'day':
      return exact ? formatDay(addDays(anchor.day, by)) : 'XXXX-XX-XX'
    case 'week':
    case 'fortnight':
      return exact ? formatWeek(addDays(anchor.day, by * (unit === 'week' ? 7 : 14))) : 'XXXX-WXX'
    case 'weekend':
      return exact ? `${formatWeek(addDays(anchor.day, by * 7))}-WE` : 'XXXX-WXX-WE'
    case 'month':
      return anchor && anchor.exactness !== 'year' ? formatMonth(addMonths(anchor.day, by)) : 'XXXX-XX'
    case 'quarter':
      return anchor && anchor.exactness !== 'year' ? formatQuarter(addMonths(anchor.day, by * 3)) : 'XXXX-QX'
    case 'year':
      return anchor ? formatYear(anchor.day.year + by) : 'XXXX'
    case 'decade':
      return anchor ? formatYear(anchor.day.year + by * 10).slice(0, 3) : 'XXX'
    case 'century':
      return anchor ? formatYear(anchor.day.year + by * 100).slice(0, 2) : 'XX'
    default:
      return by < 0 ? 'PAST_REF' : by > 0 ? 'FUTURE_REF' : 'PRESENT_REF'
  }
}

function formatQuarter({ year, month }: Day): string {
  return `${formatYear(year)}-Q${Math.ceil(month / 3)}`
}

function resolveOffset(expression: Expression & { kind: 'offset' }, context: Context): string {
  const { unit, by, from } = expression
  if (unit === 'year' && by === -1 && context.period) return formatPeriod(context.period, -1)
  // "The next day" goes on from the date told last; "the previous day" may as well be the day before that of writing.
  const there = by > 0 ? context.mentioned : context.mentionedHere
  const day = unit === 'day' && by > 0 ? lastDayTold(context) : null
  const told = from === 'published' ? null : mentionedAnchor(day ?? there)
  const anchor = told ?? context.anchor
  if (Number.isInteger(by)) return shiftedUnit(unit, by, anchor)
  return unit === 'year' && anchor && anchor.exactness !== 'year'
    ? formatMonth(addMonths(anchor.day, Math.round(by * 12)))
    : by < 0
      ? 'PAST_REF'
      : 'FUTURE_REF'
}

/** The day named last, unless a month was named after it that it is not in. */
const lastDayTold = ({ mentioned, mentionedDay }: Context): string | null =>
  mentioned !== null && /^\d{4}-\d{2}$/.test(mentioned) && !mentionedDay?.startsWith(mentioned) ? null : mentionedDay

function formatPeriod({ year, part }: Period, by: number): string {
  return part === '' ? formatYear(year + by) : `${formatYear(year + by)}-${part}`
}

/** The date named last, as an anchor for what is counted from it. */
function mentionedAnchor(value: string | null): Anchor | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(value ?? '')
  if (!match) return null
  const exactness = match[3] ? 'day' : match[2] ? 'month' : 'year'
  return { day: { year: Number(match[1]), month: Number(match[2] ?? 12), day: Number(match[3] ?? 1) }, exactness }
}

function resolveReference(unit: Unit | null, yearsBack: number, context: Context): string {
  const { period, anchor, mentioned, direction } = context
  if (unit === null || unit === 'quarter') {
    if (period && (unit === null || period.part !== '')) return formatPeriod(period, -yearsBack)
    return anchor && anchor.exactness !== 'year' ? formatQuarter(addMonths(anchor.day, -3 - 12 * yearsBack)) : 'XXXX-QX'
  }
  if (unit === 'weekend' && anchor?.exactness === 'day') {
    const isOver = weekdayOf(anchor.day) <= (direction === 'past' ? lastWorkday : earlyInWeek)
    return shiftedUnit(unit, isOver ? -1 : 0, anchor)
  }
  const there =
    yearsBack === 0 ? mentionedAnchor(unit === 'day' ? (lastDayTold(context) ?? mentioned) : mentioned) : null
  const exact = unit === 'year' || (unit === 'month' && there?.exactness !== 'year') || there?.exactness === 'day'
  return shiftedUnit(unit, unit === 'year' ? -yearsBack : 0, there && exact ? there : anchor)
}

function resolveTime(clock: string, on: Expression | null, context: Context): Resolved {
  const day = on ? resolve(on, context).value : lastDay(context)
  return { type: 'TIME', value: `${day}${clock}` }
}

function lastDay(context: Context): string {
  return lastDayTold(context) ?? shiftedUnit('day', 0, context.anchor)
}
