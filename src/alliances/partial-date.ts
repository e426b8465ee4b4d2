/** Dates as exact as known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Days compare as strings. */

export const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/

/** The first ISO day that the date may mean. */
export function firstDay(date: string): string {
  return date + '-01-01'.slice(date.length - 4)
}

/** The last ISO day that the date may mean; throws a RangeError for what is no date. */
export function lastDay(date: string): string {
  if (date.length === 10) return date
  if (date.length === 4) return `${date}-12-31`
  const [year, month] = date.split('-').map(Number)
  if (year === undefined || month === undefined) throw new RangeError(`Not a date: ${date}`)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** Whether both may mean the same day: 2013 and 2013-04-11, not 2003 and 2013. */
export function mayBeSame(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one)
}

/** Distance in days between the beginnings of two dates. */
export function daysBetween(one: string, other: string): number {
  return Math.abs(Date.parse(firstDay(one)) - Date.parse(firstDay(other))) / 86_400_000
}
