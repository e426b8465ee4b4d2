import { type Document, slice } from '../document/document.ts'
import type { Span, StatementDate, Timex } from '../types.ts'
import { countedDate } from './counted.ts'
import { isPresentTense } from './cues.ts'
import type { Occasion } from './occasions.ts'
import { covers, isClause, type Saying, type StatementSpans } from './sayings.ts'

export const unknown: StatementDate = { value: null, basis: 'unknown', span: null }

/** Words right beside the cue that put the saying at a time that is not told. */
const untold = /\b(?:later|once(?! (?:again|more)\b)|earlier|recently|previously|at the time|at that time)\b/i

/** "said then"; "then said" goes on with what the text tells. */
const saidThen = /\p{L}\s+then\b/u

/** How far from the cue such a word is looked for, in UTF-16 code units. */
const beside = 14

/** The date that the sentence of the saying tells, or that it tells of another time; null where it tells none. */
export function stated(
  document: Document,
  saying: Saying,
  timex: readonly Timex[],
  published: string | null,
): StatementDate | null {
  const { statement, at, sentence, occasions } = saying
  const verb = statement.cue[0]
  const now = verb !== undefined && occasions.length > 0 && isPresentTense(document, verb)
  let best: Occasion | null = null
  for (const occasion of occasions) {
    if (occasion.sentence !== sentence || isApart(document, occasion.span, at)) continue
    if ((occasion.value?.length ?? 0) < 10 && isPastContent(document, statement, occasion.span)) continue
    if (now && occasion.span[1] <= at && /,|\band\b/.test(between(document, occasion.span, at))) continue
    if (occasion.value === null && isCoordinate(document, occasion.span, at, sentence)) continue
    if (!best || Math.abs(occasion.span[0] - at) < Math.abs(best.span[0] - at)) best = occasion
  }
  const told = countedDate(document, saying, timex, published)
  const counted = told && verb && isPresentTense(document, verb) ? null : told
  if (best && !(counted?.span && covers(counted.span, best.span[0])))
    return best.value === null ? unknown : { value: best.value, basis: 'stated', span: best.span }
  if (counted) return counted
  const cue = statement.cue[0]
  if (!cue) return null
  const [start, end] = statement.content.reduce(
    ([from, to], span) => [
      span[1] <= cue[0] ? Math.max(from, span[1]) : from,
      span[0] >= cue[1] ? Math.min(to, span[0]) : to,
    ],
    [cue[0] - beside, cue[1] + beside],
  )
  const narrated = (from: number): string => document.text.slice(Math.max(0, from), end).replace(/[“"].*$/su, '')
  if (goesOnLater(document, cue) || isHabit(document, cue)) return unknown
  return isUntold(document, narrated(start), Math.max(0, start)) || saidThen.test(narrated(cue[0])) ? unknown : null
}

/** "used to |say|", "liked to |say|". */
const isHabit = ({ text }: Document, [start]: Span): boolean =>
  text.startsWith('d to ', start - 5) && /\b(?:used|liked) to $/.test(text.slice(Math.max(0, start - 10), start))

/** "He |later walked back his remarks and| said": another verb has the word before this one. */
function goesOnLater({ text }: Document, [start]: Span): boolean {
  if (!/ (?:and|then) $/.test(text.slice(Math.max(0, start - 6), start))) return false
  const before = text.slice(Math.max(0, start - 120), start)
  return /\blater \p{L}+(?:ed|ent|ote|id|ame|ook)\b[^.,;:“”"]{0,80} and (?:then )?$/u.test(before)
}

/** Whether such a word is among those from an offset on: "later", but not "hours |later|", which is of the day told last. */
function isUntold({ text }: Document, words: string, from: number): boolean {
  const found = untold.exec(words)
  return found !== null && !/\b(?:hours?|minutes|moments) $/i.test(text.slice(0, from + found.index).slice(-9))
}

/** "said |he had voted for it in 2008| and left in 2012": a year after the words that are said tells no more of the saying. */
const isPastContent = (document: Document, { content, cue }: StatementSpans, [start]: Span): boolean =>
  content.some((span) => span[1] <= start && (cue[0]?.[1] ?? span[1]) <= span[0] && isClause(slice(document, span)))

/** "has mocked a reporter and |recently| called him": what is past is what the other verb tells. */
const isCoordinate = (document: Document, span: Span, at: number, sentence: number): boolean =>
  document.sentences[sentence]?.start !== span[0] && /\b(?:and|but)\b/.test(between(document, span, at))

const between = ({ text }: Document, [start, end]: Span, at: number): string =>
  text.slice(Math.min(end, at), Math.max(start, at))

/** How far in its sentence a saying may stand from its time, in UTF-16 code units. */
const farthest = 1000

/** Whether a semicolon parts the two, or as much as a sentence: each has a clause of its own. */
const isApart = (document: Document, span: Span, at: number): boolean =>
  Math.abs(span[0] - at) > farthest || between(document, span, at).includes(';')
