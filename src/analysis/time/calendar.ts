/** The proleptic Gregorian calendar and ISO 8601 weeks. Days are counted from 1970-01-01; no time zones. */

export interface Day {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  /** 1 to 31. */
  readonly day: number
}

const millisecondsADay = 86_400_000

export function toNumber({ year, month, day }: Day): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return Math.round(date.getTime() / millisecondsADay)
}

export function fromNumber(days: number): Day {
  const date = new Date(days * millisecondsADay)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

export function addDays(day: Day, count: number): Day {
  return fromNumber(toNumber(day) + count)
}

/** The same day `count` months on, or the month's last where it has no such day. */
export function addMonths({ year, month, day }: Day, count: number): Day {
  const months = year * 12 + (month - 1) + count
  const to = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 }
  return { ...to, day: Math.min(day, daysInMonth(to.year, to.month)) }
}

export function daysInMonth(year: number, month: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month, 0)
  return date.getUTCDate()
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: Day): number {
  return ((((toNumber(day) + 3) % 7) + 7) % 7) + 1
}

/** `YYYY-Www` of ISO 8601: the week's year is that of its Thursday. */
export function formatWeek(day: Day): string {
  const thursday = addDays(day, 4 - weekdayOf(day))
  const first = toNumber({ year: thursday.year, month: 1, day: 1 })
  return `${formatYear(thursday.year)}-W${pad(Math.floor((toNumber(thursday) - first) / 7) + 1)}`
}

/** The Monday of a week written `YYYY-Www`; null for anything else, and for weeks that the year does not have. */
export function parseWeek(iso: string): Day | null {
  // Most dates are no weeks, and many are asked about.
  const match = iso.charAt(5) === 'W' ? /^(\d{4})-W(\d{2})$/.exec(iso) : null
  if (!match) return null
  const inFirst = { year: Number(match[1]), month: 1, day: 4 }
  const monday = addDays(inFirst, 1 - weekdayOf(inFirst) + (Number(match[2]) - 1) * 7)
  return formatWeek(monday) === iso ? monday : null
}

export function formatYear(year: number): string {
  return String(year).padStart(4, '0')
}

export function formatMonth({ year, month }: Pick<Day, 'year' | 'month'>): string {
  return `${formatYear(year)}-${pad(month)}`
}

export function formatDay(day: Day): string {
  return `${formatMonth(day)}-${pad(day.day)}`
}

export function pad(number: number): string {
  return String(number).padStart(2, '0')
}

/** Reads `YYYY-MM-DD`; null for anything else, and for days that the calendar does not have. */
export function parseDay(iso: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (!match) return null
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  return isDay(day) ? day : null
}

export function isDay({ year, month, day }: Day): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}
