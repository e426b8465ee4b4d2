import type { Document } from '../document/document.ts'
import type { Span, StatementDate, Timex } from '../types.ts'
import { countedDate } from './counted.ts'
import { isPresentTense } from './cues.ts'
import type { Occasion } from './occasions.ts'
import { isOtherClause } from './other-clauses.ts'
import { covers, type Saying } from './sayings.ts'

export const unknown: StatementDate = { value: null, basis: 'unknown', span: null }

/** Words right beside the cue that put the saying at a time that is not told; "earlier in the day" is of the day told last. */
const untold =
  /\b(?:(?:later|earlier)(?! (?:(?:in the|that|the same) (?:day|morning|afternoon|evening|night)|told (?:reporters|journalists|newsmen))\b)|once(?! (?:again|more)\b)|recently|previously|subsequently|at the time|at that time)\b/i

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
  let best: Occasion | null = null
  for (const occasion of occasions) {
    if (occasion.sentence !== sentence || isOtherClause(document, saying, occasion)) continue
    if (!best || Math.abs(occasion.span[0] - at) < Math.abs(best.span[0] - at)) best = occasion
  }
  const [cue] = statement.cue
  const told = countedDate(document, saying, timex, published)
  const counted = told && cue && isPresentTense(document, cue) ? null : told
  if (best && !(counted?.span && covers(counted.span, best.span[0])))
    return best.value === null ? unknown : { value: best.value, basis: 'stated', span: best.span }
  if (counted) return counted
  if (!cue) return null
  const { start: first = 0, end: last = cue[1] } = document.sentences[sentence] ?? {}
  const [start, end] = statement.content.reduce(
    ([from, to], span) => [
      span[1] <= cue[0] ? Math.max(from, span[1]) : from,
      span[0] >= cue[1] ? Math.min(to, span[0]) : to,
    ],
    [Math.max(first, cue[0] - beside), Math.min(last, cue[1] + beside)],
  )
  const narrated = (from: number): string => document.text.slice(Math.max(0, from), end).replace(/[“"].*$/su, '')
  if (goesOnLater(document, cue) || isHabit(document, cue)) return unknown
  if (elsewhen.test(document.text.slice(first, first + longestElsewhen)) && !isPresentTense(document, cue))
    return unknown
  return isUntold(document, narrated(start), Math.max(0, start), statement.source) || saidThen.test(narrated(cue[0]))
    ? unknown
    : null
}

/** "used to |say|", "liked to |say|". */
const isHabit = ({ text }: Document, [start]: Span): boolean =>
  text.startsWith('used to ', start) ||
  (text.startsWith('d to ', start - 5) && /\b(?:used|liked) to $/.test(text.slice(Math.max(0, start - 10), start)))

/** "Before the last election she assured", "During the war he wrote": a time that is told by what was then. */
const elsewhen =
  /^\W?(?:Before|During|After|Until|In|At|Under) (?:the|our|his|her|their|its|my) (?:(?:last|previous|first|second|third) (?:\p{L}+ ){0,2}(?:elections?|campaign|term|congress|war|parliament|government|administration|mandate|lockdown|referendum)|war|pandemic|lockdown|occupation|dictatorship)\b/u

/** Room for such words, in UTF-16 code units. */
const longestElsewhen = 80

/** "He |later walked back his remarks and| said": another verb has the word before this one. */
function goesOnLater({ text }: Document, [start]: Span): boolean {
  if (!/ (?:and|then) $/.test(text.slice(Math.max(0, start - 6), start))) return false
  const before = text.slice(Math.max(0, start - 120), start)
  return /\blater \p{L}+(?:ed|ent|ote|id|ame|ook)\b[^.,;:“”"]{0,80} and (?:then )?$/u.test(before)
}

/**
 * Whether such a word is among those from an offset on: "later", but not "hours |later|", which is of the day told last, nor what
 * tells of a source ("according to |recently| found letters").
 */
function isUntold({ text }: Document, words: string, from: number, source: readonly Span[]): boolean {
  const found = untold.exec(words)
  if (found === null || source.some((span) => covers(span, from + found.index))) return false
  return !/\b(?:hours?|minutes|moments) $/i.test(text.slice(0, from + found.index).slice(-9))
}
