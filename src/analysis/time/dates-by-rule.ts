import { type Document, slice } from '../document/document.ts'
import { coversOffset } from '../document/spans.ts'
import type { StatementDate } from '../types.ts'
import { addDays, parseDay, parseWeek, toNumber } from './calendar.ts'
import {
  isEarlier,
  isOfVisit,
  isPerfect,
  isPresent,
  isReply,
  isSaid,
  isToWriter,
  isTurn,
  opensThen,
  saysAtTheTime,
} from './cues.ts'
import { occasionOfEvent } from './events.ts'
import { fromNamed } from './from-named.ts'
import { fromBefore, goingOn, lastOccasion } from './going-on.ts'
import { inherited } from './inherited.ts'
import { inheritedFrom } from './occasions.ts'
import { isOwnVoice } from './record.ts'
import { datesOfReport, leavesReport, opensReport } from './reports.ts'
import { isDoubtful, type Saying, type StatementSpans } from './sayings.ts'
import { stated } from './stated.ts'
import type { Telling } from './telling.ts'

/**
 * The date of each saying by rules. In order of preference: an expression in the sentence of the cue, outside its content
 * ("stated"); the last one before it in its paragraph, the date of the sitting or broadcast for a turn in its record, what the same
 * speaker's neighbouring statement has, or the interview or debate that the article reports on ("inherited"); the date of
 * publication, unless the words tell that it was another time ("later", "at the time").
 */
export function datesByRule(telling: Telling): ReadonlyMap<StatementSpans, StatementDate> {
  const { document, timex, sayings, occasions, said, record, speech, talk, minutes, fallback } = telling
  const { published, speakers, wordsOfTurns } = telling
  const dates = new Map<StatementSpans, StatementDate>()
  const inTurn = ({ at }: Saying): boolean => coversOffset(wordsOfTurns, at)
  const asides = new Set(
    sayings.filter(({ statement }) => isEarlier(document, statement)).map(({ sentence }) => sentence),
  )
  const carried = (date: StatementDate | null): StatementDate | null =>
    date && (isOwnYear(date.value, published) || date.span === speech?.span) ? null : date
  const scenes = new Map<number, StatementDate>()
  let last: Saying | undefined
  const reportOf = new Map<string, StatementDate>()
  const lastOf = new Map<string, Saying>()
  for (const [i, saying] of sayings.entries()) {
    const { statement } = saying
    const isNow = once(() => isPresent(document, statement) && !isOfVisit(document, saying))
    const scene = (): StatementDate | null => (isNow() ? null : (scenes.get(saying.paragraph) ?? null))
    const near =
      saying.occasions.length === 0 || isNow()
        ? null
        : laterOf(carried(inherited(document, saying, speakers, asides)), scene())
    const here = stated(document, saying, timex, published)
    const atTheTime = near && here?.basis === 'unknown' && saysAtTheTime(document, saying.at) ? near : null
    const then = (): StatementDate | null =>
      opensThen(document, saying.sentence) ? goingOn(saying, sayings[i - 1], dates) : null
    const own =
      record !== null && isTurn(document, statement)
        ? record
        : (atTheTime ??
          here ??
          then() ??
          near ??
          (record !== null && inTurn(saying) ? record : null) ??
          (isOwnVoice(document, statement.source) ? (speech ?? (isNow() ? (talk?.date ?? null) : null)) : null))
    const afterOthers = (): StatementDate | null => {
      const own = lastOf.get(saying.source)
      const date = own === last || isNow() ? null : fromBefore(document, saying, own, dates)
      return (date?.value?.length ?? 0) > 7 ? date : null
    }
    const before = (): StatementDate | null => {
      const went =
        carried(fromBefore(document, saying, sayings[i - 1], dates)) ??
        (last === sayings[i - 1] ? null : carried(fromBefore(document, saying, last, dates))) ??
        afterOthers()
      if (!went || !isNow()) return went
      const isTold = last !== undefined && isToWriter(document, last.at)
      return statement.speaker && !isTold && !isPerfect(document, statement) && !isLongBefore(went.value, published)
        ? went
        : null
    }
    const told = (): StatementDate | null => {
      const event = occasionOfEvent(document, saying, occasions, said)
      return event && event.value !== published ? inheritedFrom(event) : null
    }
    const report = (): StatementDate | null => {
      const date = reportOf.get(saying.source)
      if (date && leavesReport(document, saying, said)) reportOf.delete(saying.source)
      return date && reportOf.has(saying.source) && !isNow() && isSaid(document, statement) ? date : null
    }
    const reply = (): StatementDate | null =>
      isReply(document, saying) && !isNow() ? lastOccasion(document, sayings, i, dates) : null
    const event = own ? null : told()
    const date =
      own ??
      event ??
      before() ??
      fromNamed(document, saying, occasions, said, isNow) ??
      scene() ??
      (isNow() ? null : minutes) ??
      reply() ??
      report() ??
      (talk && talk.from <= saying.paragraph && saying.paragraph < talk.to ? talk.date : null) ??
      fallback
    const isCounted = date === here && !saying.occasions.some(({ span }) => span === date.span)
    if (date.span && (date === event || isCounted)) scenes.set(saying.paragraph, { ...date, basis: 'inherited' })
    if (opensReport(document, saying, date, said) && !isLongBefore(date.value, published))
      reportOf.set(saying.source, { ...date, basis: 'inherited' })
    dates.set(statement, date)
    if (isDoubtful(statement) || (last && coversOffset(last.statement.content, saying.at))) continue
    last = saying
    if (statement.source.length > 0) lastOf.set(saying.source, saying)
  }
  for (const [i, saying] of sayings.entries()) {
    const next = sayings[i + 1]
    if (dates.get(saying.statement) !== fallback || next?.paragraph !== saying.paragraph) continue
    if (isTurn(document, saying.statement)) continue
    const date = next.source === saying.source ? dates.get(next.statement) : undefined
    if (date?.basis !== 'stated' || opensAnother(document, next, date)) continue
    if (isPlural(document, next)) continue
    if (isPresent(document, saying.statement) || isEarlier(document, next.statement)) continue
    dates.set(saying.statement, { ...date, basis: 'inherited' })
  }
  for (const [statement, date] of datesOfReport(telling, dates)) dates.set(statement, date)
  return dates
}

/** Of two dates the one that is told later, where both are. */
const laterOf = (one: StatementDate | null, other: StatementDate | null): StatementDate | null =>
  one?.span && other?.span && other.span[0] > one.span[0] ? other : one

/** "In an essay on Saturday, she called for": the words that open a sentence tell of another time than the sentence before. */
function opensAnother({ text, sentences }: Document, { at, sentence }: Saying, { span }: StatementDate): boolean {
  if (span === null) return false
  return (
    span[1] <= at || /^(?:In|At|On|During|By)\s[^,;:]*$/.test(text.slice(sentences[sentence]?.start ?? at, span[0]))
  )
}

/** "So did the others when |they| voted in November": another one than who spoke before. */
const isPlural = (document: Document, { statement }: Saying): boolean =>
  statement.source.some((span) => /^(?:they|we)$/i.test(slice(document, span)))

/** Found out when it is first asked for: reading the words costs more than all else that is looked at. */
function once<Value>(find: () => Value): () => Value {
  let found: { readonly value: Value } | null = null
  return () => {
    found ??= { value: find() }
    return found.value
  }
}

/** Most days before the article that what somebody "says" may go on from: what is told in the present is no older. */
const mostDays = 14

/** "Earlier this year she said that …": of the article's own year, which tells nothing of the sayings that follow. */
const isOwnYear = (value: string | null, published: string | null): boolean =>
  value?.length === 4 && published?.slice(0, 4) === value

function isLongBefore(value: string | null, published: string | null): boolean {
  const monday = parseWeek(value ?? '')
  const day = monday ? addDays(monday, 6) : parseDay(value ?? '')
  const written = parseDay(published ?? '')
  return written !== null && (day === null || toNumber(written) - toNumber(day) > mostDays)
}
