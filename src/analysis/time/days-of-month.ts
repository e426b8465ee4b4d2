import { addDays, addMonths, type Day, daysInMonth, formatDay, parseDay, weekdayOf } from './calendar.ts'
import type { Anchor, Direction } from './resolve.ts'

/** How many months back and ahead of the one spoken of a day may lie that must be of one weekday. */
const mostMonths = 3

/** What the day of a month that is not named falls back on. */
interface Spoken {
  readonly anchor: Anchor | null
  /** The date named last in the paragraph, and in the text: ISO, as exact as known. */
  readonly mentionedHere: string | null
  readonly mentioned: string | null
  readonly direction: Direction
}

/**
 * The ISO day of "the 9th" or "Tuesday the 24th": in the month spoken of, else the last or next such day from the day of
 * writing; of the weekday where one is named. Null where nothing tells the month.
 */
export function dayOfMonth(
  day: number,
  weekday: number | null,
  { anchor, mentionedHere, mentioned, direction }: Spoken,
): string | null {
  const start =
    monthOf(mentionedHere) ?? (anchor?.exactness === 'day' ? nearMonth(mentioned, anchor.day) : monthOf(mentioned))
  const fits = (month: Day): boolean =>
    day <= daysInMonth(month.year, month.month) && (weekday === null || weekdayOf({ ...month, day }) === weekday)
  if (start && fits(start)) return formatDay({ ...start, day })
  if (anchor?.exactness !== 'day') return null
  const step = direction === 'future' ? 1 : -1
  const first = { ...anchor.day, day: 1 }
  const isPassed = step < 0 ? day > anchor.day.day : day < anchor.day.day
  for (let months = isPassed ? 1 : 0; months <= mostMonths; months++) {
    const month = addMonths(first, months * step)
    if (fits(month)) return formatDay({ ...month, day })
  }
  return null
}

function monthOf(date: string | null): Day | null {
  return parseDay(`${date?.slice(0, 7) ?? ''}-01`)
}

/** The month of a date that is not long before the day of writing. */
function nearMonth(date: string | null, written: Day): Day | null {
  const month = monthOf(date)
  return month && formatDay(month) >= formatDay(addDays(written, -62)) ? month : null
}

/** The ISO day of the month (ISO, else unchanged) that is its so many-th of the weekday, -1 for the last; the month where it has none. */
export function nthWeekday(month: string, weekday: number, nth: number): string {
  const first = parseDay(`${month}-01`)
  if (!first) return month
  const length = daysInMonth(first.year, first.month)
  const from = nth > 0 ? 1 + (nth - 1) * 7 : length - 6
  const day = from + ((weekday - weekdayOf({ ...first, day: from }) + 7) % 7)
  return day <= length ? formatDay({ ...first, day }) : month
}
