import type { Document } from '../document/document.ts'
import type { PublicationDate } from '../types.ts'
import { formatDay, formatMonth, isDay, parseDay, toNumber, weekdayOf } from './calendar.ts'
import { learned, readDirection } from './decisions.ts'
import type { CalendarExpression, Match } from './expression.ts'
import { type ReadParagraph, readParagraphs } from './grammar.ts'

/**
 * Articles reach a library from the web and from recent papers. A year before this one is history that the article
 * tells, not the time that it was written in.
 */
const earliestYear = 1990

interface Dated {
  readonly year: number
  readonly month: number
  readonly day: number | null
}

/** "Tuesday, June 7": a day of no year whose weekday is told. */
interface WeekdayDate {
  readonly weekday: number
  readonly month: number
  readonly day: number
}

/** What a text tells about the time it was written in. */
interface Evidence {
  /** Past dates with their year: in the words, or in the same paragraph before them. */
  readonly dated: Dated[]
  /** Past days to which neither gives a year ("On June 6"): news of the time of writing. */
  readonly undated: { readonly month: number; readonly day: number }[]
  readonly weekdays: WeekdayDate[]
  /** The latest year that is named, but for those to come ("by 2030"); 0 where none is. */
  latestYear: number
}

/**
 * The date of publication: as given, or what the text itself tells. A dateline tells the day. Else several days without a
 * year ("On June 6") are news of the year of writing; it is the year of the latest past date that has one, where all of
 * them follow on that date within half a year and no later year is named but for one to come. The latest of them tells the month.
 * Days whose weekday is told ("Tuesday, June 7") choose the year themselves, from the latest named one on.
 * News seldom names its own year: for most texts the answer is that their date is unknown.
 */
export function inferPublished(document: Document, given: string | null): PublicationDate {
  if (given !== null && /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(given)) return { value: given, basis: 'given' }
  const paragraphs = readParagraphs(document)
  const value = readDateline(paragraphs) ?? readReportedDay(paragraphs) ?? readEvidence(paragraphs)
  return value === null ? { value: null, basis: 'unknown' } : { value, basis: 'inferred' }
}

/** "Posted on 16 July 2018". */
const stamp = /^(?:posted|published|updated|issued|filed|released|dated|date|last|first|publication)$/

/** A dateline stands among the first paragraphs, below a title and a byline. */
const openingParagraphs = 4

/** The last full date that stands in a heading among the first paragraphs, as a record has that of its sitting; null where none does. */
export function dateInHeading(document: Document): string | null {
  let found: string | null = null
  for (const { words, matches } of readParagraphs(document).slice(0, openingParagraphs)) {
    const stops = /[.!?]/.test(words.text(words.end - 1)) && words.lower(words.end - 2) !== 'm'
    if (words.end - words.first > longestHeading || stops) continue
    for (const match of matches) found = fullDate(match) ?? found
  }
  return found
}

/** Longest heading, in words. */
const longestHeading = 24

/** A full date that opens one of the first paragraphs and is set off from it, or is all of a short paragraph. */
function readDateline(paragraphs: readonly ReadParagraph[]): string | null {
  for (const [i, { words, matches }] of paragraphs.entries()) {
    const short = words.end - words.first <= 10
    if (i >= openingParagraphs && !(short && stamp.test(words.lower(words.first)))) continue
    for (const match of matches) {
      const value = fullDate(match)
      if (value === null || match.first - words.first > 8) continue
      const before = words.lower(match.first - 1)
      if (short && stamp.test(words.lower(words.first))) return value
      if (/^(?:on|by|until|since|of|from|before|after)$/.test(before)) continue
      const slug = words.text(match.end) === '.' && /^[/(]/.test(words.text(match.end + 1))
      if (short && /^[-–—|]$/.test(words.text(match.end))) return value
      if (short ? match.end >= words.end - 4 : slug || /^[-–—:)(|/]|^--/.test(words.text(match.end))) return value
    }
  }
  return null
}

/** A text is printed within so many days after its dateline. */
const longestPrinting = 7

/** The day of a dateline that lies before a day of publication: the one on which "today" was written. Null where there is none. */
export function datelineBefore(document: Document, published: string | null): string | null {
  const printed = parseDay(published ?? '')
  const value = printed && readDateline(readParagraphs(document))
  const day = parseDay(value ?? '')
  if (!printed || !day) return null
  const delay = toNumber(printed) - toNumber(day)
  return delay > 0 && delay <= longestPrinting ? value : null
}

/** The month of a past day with its weekday and year that one of the first paragraphs tells: "fined on Tuesday, 14 May 2013"; of the latest year that the text names. */
function readReportedDay(paragraphs: readonly ReadParagraph[]): string | null {
  const told = paragraphs
    .slice(0, openingParagraphs)
    .flatMap(({ words, matches }) =>
      matches.filter(
        (match) =>
          match.expression.kind === 'calendar' &&
          match.expression.weekday !== null &&
          fullDate(match) !== null &&
          readDirection(words, match, null, learned) === 'past',
      ),
    )
  const day = told
    .flatMap((match) => fullDate(match) ?? [])
    .sort()
    .at(-1)
  return day !== undefined && Number(day.slice(0, 4)) >= gather(paragraphs).latestYear ? day.slice(0, 7) : null
}

function fullDate({ expression }: Match): string | null {
  if (expression.kind !== 'calendar') return null
  const { year, month, day } = expression
  if (year === null || month === null || day === null || year < earliestYear) return null
  return isDay({ year, month, day }) ? formatDay({ year, month, day }) : null
}

/** Days that it takes, with a year or without, and how many months after the latest date with one those without may lie. */
const fewestDays = 2
const longestGap = 6

function readEvidence(paragraphs: readonly ReadParagraph[]): string | null {
  const { dated, undated: days, weekdays, latestYear } = gather(paragraphs)
  const byWeekday = yearByWeekdays(weekdays, latestYear)
  if (byWeekday !== null) return byWeekday
  const latest = latestOf(dated)
  // "On Dec. 4, 2015 … that Dec. 4 memo" is one day.
  const undated = days.filter(({ month, day }) => !dated.some((one) => one.month === month && one.day === day))
  const told = undated.length + dated.filter(({ day }) => day !== null).length
  if (!latest || undated.length === 0 || told < fewestDays) return null
  if (latestYear > latest.year) return null
  const gaps = undated.map(({ month }) => (month - latest.month + 12) % 12)
  const gap = Math.max(...gaps)
  if (gap > longestGap) return null
  const months = latest.year * 12 + latest.month - 1 + gap
  return formatMonth({ year: Math.floor(months / 12), month: (months % 12) + 1 })
}

function gather(paragraphs: readonly ReadParagraph[]): Evidence {
  const evidence: Evidence = { dated: [], undated: [], weekdays: [], latestYear: 0 }
  for (const { words, matches } of paragraphs) {
    let year: number | null = null
    for (const match of matches) {
      const { expression } = match
      if (expression.kind === 'value' && /^\d{4}$/.test(expression.value)) year = Number(expression.value)
      if (expression.kind === 'calendar') year = expression.year ?? year
      if (year === null && expression.kind !== 'calendar') continue
      if (readDirection(words, match, null, learned) === 'future') continue
      evidence.latestYear = Math.max(evidence.latestYear, year ?? 0)
      if (expression.kind !== 'calendar') continue
      addDate(expression, year, evidence)
    }
  }
  return evidence
}

/** `governing`: the year named last in the paragraph, which goes for what follows there. "September 11" is a name as well, and left out. */
function addDate(
  { month, day, weekday, which, yearShift }: CalendarExpression,
  governing: number | null,
  evidence: Evidence,
): void {
  if (month === null || which !== null || yearShift !== null || (month === 9 && day === 11)) return
  if (governing !== null && governing >= earliestYear) evidence.dated.push({ year: governing, month, day })
  else if (governing === null && day !== null) {
    evidence.undated.push({ month, day })
    if (weekday !== null) evidence.weekdays.push({ weekday, month, day })
  }
}

/** How many years after the latest one that is named a text may have been written, if the weekdays say so. */
const yearsOn = 4

/** The month of the last of days whose weekdays are told, in the first year from the latest named one on in which all of them agree. */
function yearByWeekdays(days: readonly WeekdayDate[], latestYear: number): string | null {
  if (days.length === 0 || latestYear < earliestYear) return null
  for (let year = latestYear; year <= latestYear + yearsOn; year++) {
    const agree = days.every(
      ({ weekday, month, day }) => isDay({ year, month, day }) && weekdayOf({ year, month, day }) === weekday,
    )
    if (agree) return formatMonth({ year, month: Math.max(...days.map(({ month }) => month)) })
  }
  return null
}

function latestOf(dates: readonly Dated[]): Dated | null {
  let latest: Dated | null = null
  for (const date of dates) {
    if (!latest || date.year * 12 + date.month > latest.year * 12 + latest.month) latest = date
  }
  return latest
}
