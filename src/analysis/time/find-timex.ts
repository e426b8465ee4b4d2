import { type Document, sentenceAt } from '../document/document.ts'
import type { Span, Timex } from '../types.ts'
import { type Decisions, isExpression, learned, readDirection } from './decisions.ts'
import type { Match } from './expression.ts'
import { readParagraphs } from './grammar.ts'
import { type Context, type Period, readAnchor, resolve } from './resolve.ts'
import type { Words } from './words.ts'

/**
 * The time expressions of a document with their TIMEX3 types and values, in order, none overlapping. `published` is the
 * day of writing that relative expressions count from, as exact as known (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`); without one
 * they keep X for what is not known: `XXXX-06-07`.
 */
export function findTimex(document: Document, published: string | null, decisions: Decisions = learned): Timex[] {
  const anchor = readAnchor(published)
  const found: Timex[] = []
  let period: Period | null = null
  let mentioned: string | null = null
  let mentionedDay: string | null = null
  for (const { words, matches } of readParagraphs(document)) {
    let mentionedHere: string | null = null
    let mentionedBefore: string | null = null
    let sentence = -1
    for (const match of matches) {
      if (!isExpression(words, match, decisions)) continue
      const span = spanOf(document, match)
      const here = sentenceAt(document, span[0])
      if (here !== sentence) mentionedBefore = mentionedHere
      sentence = here
      const context: Context = {
        anchor,
        period,
        mentioned,
        mentionedHere,
        mentionedBefore,
        mentionedDay,
        direction: readDirection(words, match, anchor, decisions),
      }
      const resolved = resolve(match.expression, context)
      found.push({ span, ...resolved })
      period = nextPeriod(match, resolved.value, context) ?? period
      if (isOfTheDay(words, match)) continue
      if (resolved.type === 'DATE' && /^\d{4}/.test(resolved.value)) mentioned = mentionedHere = resolved.value
      if (/^\d{4}-\d{2}-\d{2}/.test(resolved.value)) mentionedDay = resolved.value.slice(0, 10)
    }
  }
  return found
}

/** "the prime minister of |the day|": nothing later counts from it. */
const isOfTheDay = (words: Words, { first, end }: Match): boolean =>
  end - first === 2 &&
  words.lower(first - 1) === 'of' &&
  words.lower(first) === 'the' &&
  words.lower(first + 1) === 'day'

/**
 * The period that the text speaks of from here on; null where it stays the same. A later quarter of the same year is an
 * outlook: what the text reports on stays the earlier one.
 */
function nextPeriod({ rule, expression }: Match, value: string, context: Context): Period | null {
  const { anchor, direction, period } = context
  const named = /^(\d{4})-([QH]\d)$/.exec(value)
  if (expression.kind === 'part' && named) {
    const [year, part] = [Number(named[1]), named[2] ?? '']
    const outlook = direction === 'future' || (period?.year === year && period.part !== '' && part > period.part)
    return outlook ? null : { year, part }
  }
  const months = (rule === 'the-count' || rule === 'which-count') && /^P\d+M$/.test(value)
  if (anchor && (months || rule === 'the-year-ended')) return { year: anchor.day.year, part: '' }
  const business = rule === 'the-full-unit' || rule === 'fiscal-year'
  return business && /^\d{4}$/.test(value) ? { year: Number(value), part: '' } : null
}

function spanOf(document: Document, { first, end }: Match): Span {
  const { tokens } = document
  return [tokens[first]?.start ?? 0, tokens[end - 1]?.end ?? 0]
}
