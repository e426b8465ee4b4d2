import { addDays, formatDay, formatWeek, parseDay, parseWeek } from '../../analysis/time/calendar.ts'

/** Whether an ISO date is a week: `2022-W23`. */
export const isWeek = (date: string): boolean => parseWeek(date) !== null

/** The week, `YYYY-Www`, that a day `YYYY-MM-DD` is in; null for what is no day. */
export function weekOf(date: string): string | null {
  const day = parseDay(date)
  return day && formatWeek(day)
}

/** The first day that an ISO date may mean: `2022` is from 2022-01-01. */
export function firstDay(date: string): string {
  const monday = parseWeek(date)
  return monday ? formatDay(monday) : `${date}-01-01`.slice(0, 10)
}

/** The last day that an ISO date may mean, for comparing: `2022-06` is to 2022-06-31. */
function lastDay(date: string): string {
  const monday = parseWeek(date)
  if (monday) return formatDay(addDays(monday, 6))
  return date.length === 4 ? `${date}-12-31` : `${date}-31`.slice(0, 10)
}

/** Orders ISO dates, as exact as known, the earliest first; what is less exact goes before its first day, a week after its Monday. */
export function compareDates(a: string, b: string): number {
  const [first, second] = [isWeek(a) ? firstDay(a) : a, isWeek(b) ? firstDay(b) : b]
  if (first !== second) return first < second ? -1 : 1
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * Whether a date may lie between two others, all ISO and as exact as known, both ends included. No date lies between
 * dates; without ends everything does.
 */
export function isWithin(date: string | null, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true
  if (date === null) return false
  return (from === undefined || lastDay(date) >= firstDay(from)) && (to === undefined || firstDay(date) <= lastDay(to))
}
