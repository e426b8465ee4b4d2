import { type Document, paragraphAt, sentenceAt, tokenAt } from '../document/document.ts'
import { firstFrom } from '../document/spans.ts'
import type { Span, StatementDate, Timex } from '../types.ts'
import { formatDay, parseWeek } from './calendar.ts'
import { clauseAround } from './clauses.ts'
import { readParagraphs } from './grammar.ts'
import { isOfSpeech, tellsOccasion } from './tells-occasion.ts'
import type { Words } from './words.ts'

/** A time expression that tells when something in its sentence took place, up to the day of writing. */
export interface Occasion {
  readonly span: Span
  /** `YYYY`, `YYYY-MM`, `YYYY-Www` or `YYYY-MM-DD`; null for a time that is past but not told ("recently"). */
  readonly value: string | null
  readonly sentence: number
  /** Whether it is said to be that of somebody's speech, interview or letter. */
  readonly ofSpeech: boolean
  /** Where the subordinate clause begins whose time alone it tells ("|who said on Monday that"); null where it is the sentence's. */
  readonly clause: number | null
}

/** The occasions of a document by paragraph, in order; none is later than `published` (as exact as known). */
export function findOccasions(
  document: Document,
  timex: readonly Timex[],
  published: string | null,
): ReadonlyMap<number, readonly Occasion[]> {
  const paragraphs = readParagraphs(document)
  const occasions = new Map<number, Occasion[]>()
  for (const expression of timex) {
    const { span, type, value } = expression
    if (type !== 'DATE' && type !== 'TIME') continue
    const date = asDate(value)
    const paragraph = paragraphAt(document, span[0])
    const words = paragraphs[paragraph]?.words
    if (!words) continue
    if (date === null ? !isPast(value) && !isOldDecade(words, span, value) : isAfter(date, published)) continue
    if (isDateline(words, span, date, published)) continue
    const near = occasions.get(paragraph) ?? []
    if (type === 'TIME' && !namesDay(words, span) && !isSameDay(words, span, date, published, near.at(-1))) continue
    const clause = clauseAround(words, tokenAt(document, span[0]))
    const tells = clause.kind !== 'aside' && tellsOccasion(words, span, date, published)
    const when = date !== null && (!tells || clause.kind === 'subordinate') ? whenAfter(words, span) : null
    if (!tells && when === null) continue
    near.push({
      span,
      value: date,
      sentence: sentenceAt(document, span[0]),
      ofSpeech: isOfSpeech(words, span) || clause.kind === 'speech',
      clause: when ?? (clause.kind === 'subordinate' ? clause.start : null),
    })
    occasions.set(paragraph, near)
  }
  return occasions
}

/** Where the clause begins whose time it is whatever it stands with: "from 2008, |when she said that". */
function whenAfter({ document: { text } }: Words, [, end]: Span): number | null {
  return text.startsWith(', when ', end) ? end + ', when '.length : null
}
/** Farthest from the begin of its paragraph that the date of a dateline ends, in words. */
const longestDateline = 12

/** "BRIN, June 8 (Meridian) -": the day of the article, not an occasion. */
function isDateline(words: Words, [start, end]: Span, date: string | null, published: string | null): boolean {
  if (date === null || date !== published || !/^\p{Lu}{2}/u.test(words.text(words.first))) return false
  const last = tokenAt(words.document, end - 1) + 1
  if (last - words.first > longestDateline || tokenAt(words.document, start) === words.first) return false
  return /^[-–—:)(|/.]|^--/.test(words.text(last))
}

/** Whether a time of day says of which day it is: "10 p.m. on Wednesday", "last night", not "the morning". */
function namesDay(words: Words, span: Span): boolean {
  for (let at = tokenAt(words.document, span[0]); at <= tokenAt(words.document, span[1] - 1); at++) {
    const { month, weekday, day } = words.lexeme(at)
    if (month !== undefined || weekday !== undefined || day !== undefined) return true
    if (/^(?:last|this|tonight|next|following|previous)$/.test(words.lower(at))) return true
  }
  return false
}

/** "That evening" is of the day told last, if one is: in the paragraph, or before it where it is not the day of writing. */
function isSameDay(
  words: Words,
  span: Span,
  date: string | null,
  published: string | null,
  near: Occasion | undefined,
): boolean {
  const first = tokenAt(words.document, span[0])
  return (
    (words.lower(first) === 'that' || words.lower(first + 1) === 'same') && (near?.value === date || date !== published)
  )
}

/** Most occasions of a paragraph to either side of a place that are looked at from there, and how far, in UTF-16 code units. */
const mostBeside = 12
const farthest = 8000

/** The occasions of a paragraph beside an offset, of those in order. */
export function beside(occasions: readonly Occasion[], at: number): readonly Occasion[] {
  const next = firstFrom(occasions, at + 1)
  return occasions
    .slice(Math.max(0, next - mostBeside), next + mostBeside)
    .filter(({ span }) => Math.abs(span[0] - at) <= farthest)
}

/** The last occasions of a paragraph that begin before the offset, of those in order. */
export function lastBefore(occasions: readonly Occasion[], at: number): readonly Occasion[] {
  const next = firstFrom(occasions, at)
  return occasions.slice(Math.max(0, next - mostBeside), next)
}

/** The ISO date that a TIMEX3 value tells, as exact as ISO has it, a weekend by its week, a season by its year; null for vague values. */
export function asDate(value: string): string | null {
  const week = /^\d{4}-W\d{2}/.exec(value)
  if (week) return week[0]
  const season = /^(\d{4})-(?:SP|SU|FA|WI)$/.exec(value)
  if (season) return season[1] ?? null
  return /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|T)/.exec(value)?.[0] ?? null
}

/** Whether a value that is no date is past all the same: "recently", a week of no number. */
function isPast(value: string): boolean {
  return value === 'PAST_REF' || /^(?:XXXX|\d{4})-W/.test(value)
}

/** "in |the 1990s|". */
const isOldDecade = (words: Words, [start]: Span, value: string): boolean =>
  /^(?:1\d\d|200)$/.test(value) && /^(?:in|during)$/.test(words.lower(tokenAt(words.document, start) - 1))

export function isAfter(date: string, published: string | null): boolean {
  if (published === null) return false
  const monday = parseWeek(date)
  const first = monday ? formatDay(monday) : date
  const length = Math.min(first.length, published.length)
  return first.slice(0, length) > published.slice(0, length)
}

/** The date of a saying that takes place on an occasion which its own sentence does not tell. */
export const inheritedFrom = ({ value, span }: Occasion): StatementDate => ({ value, basis: 'inherited', span })

/** Longest clause without a mark, in UTF-16 code units. */
const longestClause = 1000

/** "that on Tuesday the chief|, Ada Torm, |told": what stands between a subject and its verb. */
const apposition = /,\s(?:\p{Lu}|(?:an?|the|its|his|her|their)\s)[^,;:.]{1,80},\s$/u

/** Whether a saying at an offset has the occasion's time: not where the occasion is that of another clause. */
export function isTimeOf(document: Document, { clause, span, sentence }: Occasion, at: number): boolean {
  if (clause === null) return true
  if (sentenceAt(document, at) !== sentence) return false
  if (at < clause) return false
  const between = document.text
    .slice(clause > span[0] ? clause : Math.min(at, span[0]), Math.max(at, span[0]))
    .replace(apposition, ' ')
  return between.length <= longestClause && !/[,;:]|\b(?:who|whose|which|that|where|until|since)\b/.test(between)
}
