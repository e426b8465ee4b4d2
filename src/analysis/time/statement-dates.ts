import { type Document, paragraphAt, sentenceAt, slice, tokenAt } from '../document/document.ts'
import type { PublicationDate, Span, StatementDate, Timex } from '../types.ts'
import { addDays, formatMonth, weekdayOf } from './calendar.ts'
import { learned, readDirection } from './decisions.ts'
import { calendar } from './expression.ts'
import { readWords, type Words } from './words.ts'

/** The spans of a statement as attribution finds them, in the order of the text. */
export interface StatementSpans {
  readonly content: readonly Span[]
  readonly cue: readonly Span[]
  readonly source: readonly Span[]
}

/** A time expression that can tell when something was said. */
interface Occasion {
  readonly span: Span
  readonly value: string
  readonly sentence: number
}

/**
 * The date of the saying of each statement, in the order given. In order of preference: an expression in the sentence of
 * the cue, outside all content ("stated"); the last such expression before it in its paragraph, or the date of the
 * statement before it where that one's speaker goes on in the next paragraph ("inherited"); the date of publication.
 */
export function dateStatements(
  document: Document,
  timex: readonly Timex[],
  statements: readonly StatementSpans[],
  published: PublicationDate,
): StatementDate[] {
  const occasions = findOccasions(document, timex, statements, published)
  const fallback: StatementDate =
    published.value === null
      ? { value: null, basis: 'unknown', span: null }
      : { value: published.value, basis: 'published', span: null }
  const dates = new Map<StatementSpans, StatementDate>()
  let previous: { source: string; date: StatementDate; paragraph: number } | null = null
  for (const statement of [...statements].sort((a, b) => startOf(a) - startOf(b))) {
    const at = saidAt(statement)
    const sentence = sentenceAt(document, at)
    const paragraph = paragraphAt(document, at)
    const near = occasions.get(paragraph) ?? []
    const stated = nearest(
      near.filter((occasion) => occasion.sentence === sentence),
      at,
    )
    const governing = near.findLast((occasion) => occasion.span[0] < at)
    const source: string = lastName(document, statement) ?? previous?.source ?? ''
    const goesOn = paragraph === (previous?.paragraph ?? -1) + 1 && source === previous?.source
    const date: StatementDate = stated
      ? { value: stated.value, basis: 'stated', span: stated.span }
      : governing
        ? { value: governing.value, basis: 'inherited', span: governing.span }
        : previous?.date.span && goesOn
          ? { ...previous.date, basis: 'inherited' }
          : fallback
    dates.set(statement, date)
    previous = { source, date, paragraph }
  }
  return statements.map((statement) => dates.get(statement) ?? fallback)
}

/** Where the saying stands: at the cue, else at the source, else at the content. */
function saidAt({ cue, source, content }: StatementSpans): number {
  return cue[0]?.[0] ?? source[0]?.[0] ?? content[0]?.[0] ?? 0
}

function startOf(statement: StatementSpans): number {
  return Math.min(saidAt(statement), statement.content[0]?.[0] ?? Number.POSITIVE_INFINITY)
}

function nearest(occasions: readonly Occasion[], at: number): Occasion | null {
  let best: Occasion | null = null
  for (const occasion of occasions) {
    if (!best || Math.abs(occasion.span[0] - at) < Math.abs(best.span[0] - at)) best = occasion
  }
  return best
}

function findOccasions(
  document: Document,
  timex: readonly Timex[],
  statements: readonly StatementSpans[],
  published: PublicationDate,
): ReadonlyMap<number, readonly Occasion[]> {
  const contents = statements.flatMap(({ content }) => content).sort((a, b) => a[0] - b[0])
  const paragraphs = readWords(document)
  const occasions = new Map<number, Occasion[]>()
  let next = 0
  for (const { span, type, value } of timex) {
    while (next < contents.length && (contents[next]?.[1] ?? 0) <= span[0]) next++
    const date = type === 'DATE' || type === 'TIME' ? asDate(value) : null
    if (date === null || isAfter(date, published.value) || isInside(span, contents.slice(next, next + 1))) continue
    const paragraph = paragraphAt(document, span[0])
    const words = paragraphs[paragraph]
    if (!words || !tellsOccasion(words, span, date)) continue
    const near = occasions.get(paragraph) ?? []
    near.push({ span, value: date, sentence: sentenceAt(document, span[0]) })
    occasions.set(paragraph, near)
  }
  return occasions
}

function isInside([start, end]: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => span[0] < end && start < span[1])
}

/** The ISO date that a TIMEX3 value tells, as exact as ISO has it; null for weeks across months, seasons and vague values. */
function asDate(value: string): string | null {
  const week = /^(\d{4})-W(\d{2})/.exec(value)
  if (week) return monthOfWeek(Number(week[1]), Number(week[2]))
  return /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|T)/.exec(value)?.[0] ?? null
}

function monthOfWeek(year: number, week: number): string | null {
  const fourth = { year, month: 1, day: 4 }
  const monday = addDays(fourth, 1 - weekdayOf(fourth) + (week - 1) * 7)
  const sunday = addDays(monday, 6)
  return monday.month === sunday.month ? formatMonth(monday) : null
}

function isAfter(date: string, published: string | null): boolean {
  if (published === null) return false
  const length = Math.min(date.length, published.length)
  return date.slice(0, length) > published.slice(0, length)
}

/** Prepositions and words before an expression with which it tells when something else was, or will be. */
const elsewhere = new Set('since by until till from before of to than for ahead through between and'.split(' '))

/** Words that open a clause with a time of its own. */
const subordinate = new Set('who whose which whom where when until before since'.split(' '))

function tellsOccasion(words: Words, span: Span, date: string): boolean {
  const first = tokenAt(words.document, span[0])
  const end = tokenAt(words.document, span[1] - 1) + 1
  const before = words.lower(first - 1)
  if (elsewhere.has(before) || /^['’]s$/.test(words.lower(end))) return false
  if (date.length < 7 && before !== 'in') return false
  if (/^(?:the|a|an|its|their|his|her)$/.test(before) || inSubordinate(words, first)) return false
  const expression = calendar({ month: 1, day: date.length === 10 ? 1 : null })
  return readDirection(words, { first, end, expression }, null, learned) === 'past'
}

/** Whether a subordinate clause opens between the comma (or the sentence's begin) before the expression and itself. */
function inSubordinate(words: Words, first: number): boolean {
  for (let at = first - 1; at >= words.first; at--) {
    const word = words.lower(at)
    if (/^[,.;:!?”"]$/.test(word)) return false
    if (subordinate.has(word) || (word === 'ahead' && words.lower(at + 1) === 'of')) return true
  }
  return false
}

const pronoun = /^(?:he|she|they|it|we|i)$/i

/** The last word of the source's; null for a pronoun or no source, which go on with the source before. */
function lastName(document: Document, { source }: StatementSpans): string | null {
  const words = source.map((span) => slice(document, span)).join(' ')
  return pronoun.test(words) ? null : (/[\p{L}\p{M}'’-]+$/u.exec(words)?.[0] ?? null)
}
