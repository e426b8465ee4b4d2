import { type Document, paragraphAt, quotationAround, sentenceAt, tokenAt } from '../../document/document.ts'
import type { Span } from '../../types.ts'
import { addDays, parseDay, parseWeek, toNumber } from '../calendar.ts'
import { readParagraphs } from '../grammar.ts'
import { asDate, isAfter, type Occasion } from '../occasions.ts'
import type { Telling } from '../telling.ts'
import { nearestVerb } from '../verbs.ts'

/** A time expression with a date up to publication: what a saying may be dated by. */
export interface DatedExpression {
  readonly span: Span
  readonly value: string
  readonly sentence: number
  readonly paragraph: number
  /** Null where it does not tell when what its clause says took place. */
  readonly occasion: Occasion | null
  /** From its middle to that of the date of publication; null where that is not known. */
  readonly daysBefore: number | null
  readonly isQuoted: boolean
  /** "BRIN, June 8 (Meridian) -". */
  readonly isDateline: boolean
  /** Index of its kind among `kinds`, of the word before among `prepositions`, of the nearest verbs' classes among `verbClasses`. */
  readonly kind: number
  readonly preposition: number
  readonly verbBefore: number
  readonly verbAfter: number
}

const kinds = 'today yesterday tonight last this earlier later that the next early late'.split(' ')
const weekdays = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day/
const prepositions = 'on in by since until from of before after for at during the'.split(' ')
const verbClasses = 'none past present future modal infinitive coming'.split(' ')

/** The dated expressions of a text, in order. */
export function readExpressions({ document, timex, occasions, published }: Telling): DatedExpression[] {
  const paragraphs = readParagraphs(document)
  const written = published === null ? null : middleOf(published)
  const told = new Map([...occasions.values()].flat().map((occasion) => [occasion.span[0], occasion]))
  return timex.flatMap(({ span, type, value }): DatedExpression[] => {
    const date = type === 'DATE' || type === 'TIME' ? asDate(value) : null
    const paragraph = paragraphAt(document, span[0])
    const words = paragraphs[paragraph]?.words
    if (date === null || isAfter(date, published) || !words) return []
    const [first, end] = [tokenAt(document, span[0]), tokenAt(document, span[1] - 1) + 1]
    return [
      {
        span,
        value: date,
        sentence: sentenceAt(document, span[0]),
        paragraph,
        occasion: told.get(span[0]) ?? null,
        daysBefore: written === null ? null : written - middleOf(date),
        isQuoted: quotationAround(document, span) !== null,
        isDateline: isDateline(document, paragraph, span),
        kind: kindOf(document.text.slice(...span).toLowerCase()),
        preposition: prepositions.indexOf(words.lower(first - 1)),
        verbBefore: verbClasses.indexOf(nearestVerb(words, first - 1, -1)),
        verbAfter: verbClasses.indexOf(nearestVerb(words, end, 1)),
      },
    ]
  })
}

/** The day in the middle of a date as exact as known, counted from 1970-01-01. */
function middleOf(date: string): number {
  const monday = parseWeek(date)
  if (monday) return toNumber(addDays(monday, 3))
  const day = parseDay(date.length === 4 ? `${date}-07-01` : date.length === 7 ? `${date}-15` : date)
  return day ? toNumber(day) : 0
}

function kindOf(words: string): number {
  const known = kinds.indexOf(/^[a-z]*/.exec(words)?.[0] ?? '')
  if (known >= 0) return known
  const others = [weekdays, /^\d{4}$/, /\bago$/, /\b(?:later|after|before|earlier)$/, /^\d/]
  return kinds.length + others.findIndex((other) => other.test(words))
}

/** Farthest from the begin of its paragraph that a dateline's date stands, in UTF-16 code units. */
const longestDateline = 60

function isDateline({ text, paragraphs }: Document, paragraph: number, [start, end]: Span): boolean {
  const from = paragraphs[paragraph]?.start ?? start
  return (
    start - from < longestDateline &&
    /^\p{Lu}{3}/u.test(text.slice(from, from + 5)) &&
    /^(?:\s*[-–—(:)]|\.?\s*\()/.test(text.slice(end, end + 4))
  )
}
