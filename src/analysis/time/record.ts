import { type Document, paragraphAt } from '../document/document.ts'
import type { PublicationDate, Span, Timex } from '../types.ts'
import { parseDay, toNumber } from './calendar.ts'
import { findTimex } from './find-timex.ts'
import { dateInHeading } from './published.ts'

/** A record is printed within so many days after its sitting. */
const longestDelay = 60

/**
 * The time expressions of an article. Those in the turns of a record count from the day of the sitting, call or broadcast, all
 * others from the date of publication. `turns` are the words of the turns, in order; empty for an article that is no record.
 */
export function findTimexOf(document: Document, published: PublicationDate, turns: readonly Span[]): Timex[] {
  const timex = findTimex(document, published.value)
  const [first] = turns
  const day = first ? dayOfRecord(document, published, timex, paragraphAt(document, first[0])) : published.value
  if (day === published.value) return timex
  const inTurn = ({ span }: Timex): boolean => turns.some(([start, end]) => start <= span[0] && span[0] < end)
  const counted = new Map(findTimex(document, day).map((one) => [one.span[0], one]))
  return timex.map((one) => (inTurn(one) ? (counted.get(one.span[0]) ?? one) : one))
}

/** "aired on Sunday, 20 March", "met her in Vask on 12 September". */
const held = /\b(?:aired|broadcast|recorded|held|convened|sat|met|spoke|talked|interviewed)\b[^.]{0,60}\bon\s$/i

/** The day of a record: in its heading ("Thursday 7 November 2019") or told before its first turn, else that of publication. */
function dayOfRecord(
  document: Document,
  published: PublicationDate,
  timex: readonly Timex[],
  firstTurn: number,
): string | null {
  const told = timex.findLast(
    ({ span, value }) =>
      paragraphAt(document, span[0]) < firstTurn &&
      parseDay(value.slice(0, 10)) !== null &&
      held.test(document.text.slice(Math.max(0, span[0] - 80), span[0])),
  )
  const day = dateInHeading(document) ?? told?.value.slice(0, 10) ?? null
  if (day === null || published.value === null) return day ?? published.value
  const [start, printed] = [parseDay(day), parseDay(published.value)]
  if (!start || !printed) return published.value
  const delay = toNumber(printed) - toNumber(start)
  return delay >= 0 && delay <= longestDelay ? day : published.value
}
