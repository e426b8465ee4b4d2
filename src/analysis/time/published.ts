import type { Document } from '../document/document.ts'
import type { PublicationDate } from '../types.ts'
import { formatDay, formatMonth, isDay } from './calendar.ts'
import { learned, readDirection } from './decisions.ts'
import type { CalendarExpression, Match } from './expression.ts'
import { matchAll } from './grammar.ts'
import { readWords, type Words } from './words.ts'

/**
 * Articles reach a library from the web and from recent papers. A year before this one is history that the article
 * tells, not the time that it was written in.
 */
const earliestYear = 1990

interface Dated {
  readonly year: number
  readonly month: number
}

/** What a text tells about the time it was written in. */
interface Evidence {
  /** Past dates with their year: in the words, or in the same paragraph before them. */
  readonly dated: Dated[]
  /** Months of past dates to which neither gives a year: news of the time of writing. */
  readonly undated: number[]
  /** Whether the text counts from its own day: "yesterday", "on Tuesday". */
  deictic: boolean
}

/**
 * The date of publication: as given, or what the text itself tells. A dateline tells the day. Else the latest past date
 * with a year tells the year, where dates without one ("On June 6") show that the text is news of that year, and the
 * latest of these tells the month; where only words such as "yesterday" show it, no more than the year is said.
 */
export function inferPublished(document: Document, given: string | null): PublicationDate {
  if (given !== null && /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(given)) return { value: given, basis: 'given' }
  const paragraphs = readWords(document).map((words) => ({ words, matches: matchAll(words) }))
  const value = readDateline(paragraphs) ?? readEvidence(paragraphs)
  return value === null ? { value: null, basis: 'unknown' } : { value, basis: 'inferred' }
}

interface ReadParagraph {
  readonly words: Words
  readonly matches: readonly Match[]
}

/** "Posted on 16 July 2018". */
const stamp = /^(?:posted|published|updated|issued|filed|released|dated|date)$/

/** A full date that opens one of the first paragraphs and is set off from it, or is all of a short paragraph. */
function readDateline(paragraphs: readonly ReadParagraph[]): string | null {
  for (const [i, { words, matches }] of paragraphs.entries()) {
    const short = words.end - words.first <= 10
    if (i >= 4 && !short) continue
    for (const match of matches) {
      const value = fullDate(match)
      if (value === null || match.first - words.first > 8) continue
      const before = words.lower(match.first - 1)
      if (short && stamp.test(words.lower(words.first))) return value
      if (/^(?:on|by|until|since|of|from|before|after)$/.test(before)) continue
      if (short ? match.end >= words.end - 4 : /^[-–—:)(|]|^--/.test(words.text(match.end))) return value
    }
  }
  return null
}

function fullDate({ expression }: Match): string | null {
  if (expression.kind !== 'calendar') return null
  const { year, month, day } = expression
  if (year === null || month === null || day === null || year < earliestYear) return null
  return isDay({ year, month, day }) ? formatDay({ year, month, day }) : null
}

function readEvidence(paragraphs: readonly ReadParagraph[]): string | null {
  const evidence = gather(paragraphs)
  const latest = latestOf(evidence.dated)
  if (!latest) return null
  const placed = evidence.undated.map((month) => place(month, latest))
  const newest = latestOf([latest, ...placed])
  if (placed.length > 0 && newest) return formatMonth(newest)
  return evidence.deictic ? String(latest.year) : null
}

function gather(paragraphs: readonly ReadParagraph[]): Evidence {
  const evidence: Evidence = { dated: [], undated: [], deictic: false }
  for (const { words, matches } of paragraphs) {
    let year: number | null = null
    for (const match of matches) {
      const { expression } = match
      if (expression.kind === 'value' && /^\d{4}$/.test(expression.value)) year = Number(expression.value)
      if (expression.kind === 'shift' && expression.unit === 'day') evidence.deictic ||= expression.by !== 0
      if (expression.kind !== 'calendar' || readDirection(words, match, null, learned) === 'future') continue
      year = readCalendar(expression, year, evidence)
    }
  }
  return evidence
}

/** Adds a date to the evidence and returns the year that governs what follows in the paragraph. */
function readCalendar(expression: CalendarExpression, governing: number | null, evidence: Evidence): number | null {
  const { month, which, yearShift } = expression
  if (month === null) {
    evidence.deictic = true
    return governing
  }
  const year = expression.year ?? governing
  if (year !== null && year >= earliestYear) evidence.dated.push({ year, month })
  else if (year === null && which === null && yearShift === null) evidence.undated.push(month)
  return year
}

/** A month of no year lies in the year that brings it nearest to the latest date that has one. */
function place(month: number, latest: Dated): Dated {
  return { year: month + 6 < latest.month ? latest.year + 1 : latest.year, month }
}

function latestOf(dates: readonly Dated[]): Dated | null {
  let latest: Dated | null = null
  for (const date of dates) {
    if (!latest || date.year * 12 + date.month > latest.year * 12 + latest.month) latest = date
  }
  return latest
}
