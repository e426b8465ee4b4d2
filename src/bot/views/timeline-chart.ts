import { compareDates, firstDay, isWeek } from '../../library/index/dates.ts'
import type { TimelineEntry } from '../../library/types.ts'
import { openRenderer } from '../../pictures/pictures.ts'
import type { TimelineWords } from '../../pictures/time-axis.ts'
import { drawTimeline, type Moment, type TimelineRow } from '../../pictures/timeline.ts'
import type { OutgoingFile } from '../reply.ts'
import { count } from './counts.ts'
import { oneLine } from './markdown.ts'

/** Rows of the picture, the events' among them. */
const mostRows = 12
/** Dates of a row that the description names. */
const mostDates = 4

/** The picture of a timeline, and the same in words. */
export interface TimelineChart {
  readonly file: OutgoingFile
  readonly description: string
}

/** Draws who spoke when; null where there is nothing to compare: fewer than two entries. */
export async function timelineChart(entries: readonly TimelineEntry[], locale: string): Promise<TimelineChart | null> {
  if (entries.length < 2) return null
  const rows = chartRows(entries, locale)
  const renderer = await openRenderer()
  const drawing = drawTimeline(
    rows.map(({ name, kind, dates }) => ({ name, kind, moments: dates.map(momentOf) })),
    wordsOf(locale),
    renderer,
  )
  return { file: { name: 'timeline.png', data: renderer.png(drawing) }, description: describe(rows, locale) }
}

interface ChartRow extends Pick<TimelineRow, 'name' | 'kind'> {
  /** ISO, as exact as known, in order. */
  readonly dates: readonly string[]
}

/** A row a speaker, those who say most first; the last rows are for those for whom there is no row, and for events. */
export function chartRows(entries: readonly TimelineEntry[], locale: string): readonly ChartRow[] {
  const spoken = entries.flatMap((entry) => (entry.kind === 'statement' ? [entry] : []))
  const events = entries.flatMap(({ kind, date }) => (kind === 'event' ? [date] : []))
  const named = spoken.filter(({ hit }) => hit.speaker !== null)
  const unnamed = spoken.flatMap(({ hit, date }) => (hit.speaker === null ? [date] : []))
  const speakers = [...Map.groupBy(named, ({ hit }) => hit.speaker?.actorId).values()]
    .map((list) => ({ name: oneLine(list[0]?.hit.speaker?.name ?? ''), dates: list.map(({ date }) => date) }))
    .toSorted((a, b) => b.dates.length - a.dates.length)
  const free = mostRows - Number(unnamed.length > 0) - Number(events.length > 0)
  const shown = speakers.length <= free ? speakers : speakers.slice(0, free - 1)
  const left = speakers.slice(shown.length)
  const others = {
    name: count(left.length, 'other speaker', 'other speakers', locale),
    dates: left.flatMap((row) => row.dates).toSorted(compareDates),
  }
  const rows = [...shown, others, { name: 'Speaker not named', dates: unnamed }].map((row) => ({
    ...row,
    kind: 'statements' as const,
  }))
  return [...rows, { name: 'Events', kind: 'events' as const, dates: events }].filter(({ dates }) => dates.length > 0)
}

/** The days that an ISO date may mean: one day, a week, a month or a year. */
function momentOf(date: string): Moment {
  const [year = 0, month, day] = (isWeek(date) ? firstDay(date) : date).split('-').map(Number)
  const dayOf = (y: number, m: number, d: number) => {
    const at = new Date(0)
    at.setUTCFullYear(y, m, d)
    return Math.round(at.getTime() / 86_400_000)
  }
  if (month === undefined) return { first: dayOf(year, 0, 1), last: dayOf(year, 11, 31) }
  if (day === undefined) return { first: dayOf(year, month - 1, 1), last: dayOf(year, month, 0) }
  const only = dayOf(year, month - 1, day)
  return { first: only, last: isWeek(date) ? only + 6 : only }
}

function wordsOf(locale: string): TimelineWords {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const written = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    return (day: number) => written.format(day * 86_400_000)
  }
  return {
    day: format({ day: 'numeric', month: 'short' }),
    month: format({ month: 'short' }),
    year: format({ year: 'numeric' }),
    statement: 'a statement, on this day',
    event: 'an event that the article dates',
    period: 'some time in this week, month or year',
  }
}

/** What the picture shows: each row with how often and when. */
function describe(rows: readonly ChartRow[], locale: string): string {
  const lines = rows.map(({ name, kind, dates }) => {
    const days = [...Map.groupBy(dates, (date) => date)]
    const shown = days
      .slice(0, mostDates)
      .map(([date, list]) => `${spokenDate(date, locale)}${list.length > 1 ? ` (${list.length})` : ''}`)
    const last = days.at(-1)?.[0]
    const more = days.length > mostDates && last !== undefined ? `, and more until ${spokenDate(last, locale)}` : ''
    const number =
      kind === 'events'
        ? count(dates.length, 'event', 'events', locale)
        : count(dates.length, 'statement', 'statements', locale)
    return `${kind === 'events' ? number : `${name}: ${number}`}, ${shown.join(', ')}${more}.`
  })
  return ['Who spoke when.', ...lines].join(' ')
}

function spokenDate(date: string, locale: string): string {
  const options: Intl.DateTimeFormatOptions =
    date.length === 4
      ? { year: 'numeric' }
      : date.length === 7
        ? { month: 'long', year: 'numeric' }
        : { dateStyle: 'long' }
  const spoken = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(
    momentOf(date).first * 86_400_000,
  )
  return isWeek(date) ? `the week of ${spoken}` : spoken
}
