import type { Document } from '../document/document.ts'
import type { Span, Timex } from '../types.ts'
import { type Day, daysInMonth, isDay } from './calendar.ts'
import type { Match } from './expression.ts'
import { matchAll } from './grammar.ts'
import { type Anchor, type Context, type Period, resolve } from './resolve.ts'
import { readDirection } from './tense.ts'
import { readWords } from './words.ts'

export { inferPublished } from './published.ts'
export { dateStatements, type StatementSpans } from './statement-dates.ts'

/**
 * The time expressions of a document with their TIMEX3 types and values, in order, none overlapping. `published` is the
 * day of writing that relative expressions count from, as exact as known (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`); without one
 * they keep X for what is not known: `XXXX-06-07`.
 */
export function findTimex(document: Document, published: string | null): Timex[] {
  const anchor = readAnchor(published)
  const found: Timex[] = []
  let period: Period | null = null
  let mentioned: string | null = null
  for (const words of readWords(document)) {
    for (const match of matchAll(words)) {
      const context: Context = { anchor, period, mentioned, direction: readDirection(words, match) }
      const resolved = resolve(match.expression, context)
      found.push({ span: spanOf(document, match), ...resolved })
      const named = /^(\d{4})-([QH]\d)$/.exec(resolved.value)
      if (match.expression.kind === 'part' && named && context.direction === 'past')
        period = { year: Number(named[1]), part: named[2] ?? '' }
      if (resolved.type === 'DATE' && /^\d{4}/.test(resolved.value)) mentioned = resolved.value
    }
  }
  return found
}

function spanOf(document: Document, { first, end }: Match): Span {
  const { tokens } = document
  return [tokens[first]?.start ?? 0, tokens[end - 1]?.end ?? 0]
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
