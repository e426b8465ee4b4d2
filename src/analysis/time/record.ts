import {
  type Document,
  type Paragraph,
  paragraphAt,
  quotationAround,
  sentenceText,
  slice,
} from '../document/document.ts'
import { questionsOf } from '../document/interviews.ts'
import { coversOffset } from '../document/spans.ts'
import { headingOfSpeech } from '../document/speeches.ts'
import type { PublicationDate, Span, StatementDate, Timex } from '../types.ts'
import { parseDay, toNumber } from './calendar.ts'
import { findTimex } from './find-timex.ts'
import { inheritedFrom, type Occasion } from './occasions.ts'
import { dateInHeading, datelineBefore } from './published.ts'
import type { Saying } from './sayings.ts'

/** Longest heading, in UTF-16 code units. */
const longestHeading = 160

/** A heading stands among so many paragraphs. */
const openingParagraphs = 4

/** The close of a sitting is told in one of so many last paragraphs; room for that, and for its opening, in UTF-16 code units. */
const closingParagraphs = 2
const longestOpening = 400

/** A record is printed within so many days after its sitting. */
const longestDelay = 60

/**
 * The time expressions of an article. Those in the turns of a record, in a speech and in an interview count from the day of the
 * sitting, call, broadcast, speech or talk, all others from the dateline, else from the date of publication. `turns` are the
 * words of the turns, in order; empty for an article that is no record.
 */
export function findTimexOf(document: Document, published: PublicationDate, turns: readonly Span[]): Timex[] {
  const timex = findTimex(document, datelineBefore(document, published.value) ?? published.value)
  const words = turns.length > 0 ? turns : wordsSpoken(document)
  const [first] = words
  const day = first ? dayOfRecord(document, published, timex, paragraphAt(document, first[0])) : published.value
  if (day === published.value) return timex
  const counted = new Map(findTimex(document, day).map((one) => [one.span[0], one]))
  return timex.map((one) => (coversOffset(words, one.span[0]) ? (counted.get(one.span[0]) ?? one) : one))
}

/** What was said in minutes, a speech or an interview without labels; empty where the text is none of these. */
function wordsSpoken(document: Document): readonly Span[] {
  const { paragraphs } = document
  const heading = headingOfMinutes(document) ?? headingOfSpeech(document)?.paragraph
  const { first, end } =
    heading === undefined ? (questionsOf(document) ?? none) : { first: heading + 1, end: paragraphs.length }
  const [opening, closing] = [paragraphs[first], paragraphs[end - 1]]
  return opening && closing && first < end ? [[opening.start, closing.end]] : []
}

const none = { first: 0, end: 0 }

/** "Sitting of 13 March 2024", "Minutes of the meeting held on 2 May 2023". */
const minutes = /\b(?:sitting|minutes|proceedings)\b/i

/** "held on 2 May 2023", "of 2 May 2023, in Committee Room 2". */
const endsInDay = /\d{4}(?:\W*|,?\s(?:in|at)\s[^.!?]*)$/

/** The paragraph among the first that is the heading of a record, with its day; null where none is. */
function headingOfMinutes(document: Document): number | null {
  const at = document.paragraphs
    .slice(0, openingParagraphs)
    .findIndex(
      ({ start, end }) =>
        end - start <= longestHeading &&
        minutes.test(document.text.slice(start, end)) &&
        endsInDay.test(document.text.slice(start, end)),
    )
  return at < 0 || dateInHeading(document) === null ? null : at
}

const opens =
  /\b(?:opened|convened) the (?:sitting|session|meeting)\b|\b(?:sitting|session|meeting) (?:opened|began|was opened)\b/i
const closes =
  /\b(?:sitting|session|meeting|committee|house|chamber) (?:closed|rose|adjourned|ended|was (?:closed|adjourned|suspended))\b/i

/** Of minutes without a heading the paragraph that tells how the sitting was opened, where one of the last tells how it closed. */
function openingOfMinutes({ paragraphs, text }: Document): number | null {
  const matches = (words: RegExp, { start, end }: Paragraph): boolean =>
    words.test(text.slice(start, Math.min(end, start + longestOpening)))
  if (!paragraphs.slice(-closingParagraphs).some((paragraph) => matches(closes, paragraph))) return null
  const at = paragraphs.slice(0, openingParagraphs).findIndex((paragraph) => matches(opens, paragraph))
  return at < 0 ? null : at
}

/** The day of a sitting whose record tells what was said in its own words, without turns; null where the article is none. */
export function dayOfMinutes(
  document: Document,
  occasions: ReadonlyMap<number, readonly Occasion[]>,
): StatementDate | null {
  const at = headingOfMinutes(document) ?? openingOfMinutes(document)
  const told = at === null ? undefined : occasions.get(at)?.findLast(({ value }) => value?.length === 10)
  return told ? inheritedFrom(told) : null
}

/** The day of a speech that is printed in its giver's own words, as its heading tells it; null where the article is none. */
export function dayOfSpeech(document: Document, timex: readonly Timex[]): StatementDate | null {
  const day = headingOfSpeech(document) && dateInHeading(document)
  const told =
    day && timex.find(({ value, span }) => value === day && paragraphAt(document, span[0]) < openingParagraphs)
  return told ? { value: day, basis: 'inherited', span: told.span } : null
}

/** "We met in Orlen on 2 May", "The conversation took place on Tuesday", "recorded on 6 May". */
const talk =
  /\b(?:met|meet|meets|spoke|speaks|talked|talks|sat down|visited|receive[sd]|conversation|interview|interviewed|took place|conducted|recorded|aired|broadcast|held)\b/i

/** The day of an interview without labels, as what stands before its first question tells it, and the paragraphs from that to the last answer (`to` exclusive). */
export function dayOfTalk(
  document: Document,
  occasions: ReadonlyMap<number, readonly Occasion[]>,
): { readonly date: StatementDate; readonly from: number; readonly to: number } | null {
  const { first = 0, end = 0 } = questionsOf(document) ?? {}
  const isTalk = ({ value, clause, sentence }: Occasion): boolean =>
    value?.length === 10 && clause === null && talk.test(sentenceText(document, sentence))
  for (let at = first - 1; at >= 0; at--) {
    const told = occasions.get(at)?.findLast(isTalk)
    if (told) return { date: inheritedFrom(told), from: first, to: end }
  }
  return null
}

/** Whether a source is "I" or "we", in the text's own words. */
export const isOwnVoice = (document: Document, source: readonly Span[]): boolean =>
  source[0] !== undefined &&
  /^(?:[\p{L}, ]+[.!] )?(?:i|we)$/iu.test(slice(document, source[0])) &&
  quotationAround(document, source[0]) === null

/**
 * The day, week or month of the sitting, talk or broadcast: as a sentence before the first turn tells that it was held, else
 * the last day told there, else the first one told after the last turn.
 */
export function recordDate(
  document: Document,
  turns: readonly Saying[],
  occasions: ReadonlyMap<number, readonly Occasion[]>,
): StatementDate | null {
  const [first, last] = [turns[0], turns.at(-1)]
  if (!first || !last) return null
  const isDay = ({ value, clause }: Occasion): boolean => value?.length === 10 && clause === null
  const isOfTalk = ({ value, clause, sentence }: Occasion): boolean =>
    (value?.length ?? 0) > 4 && clause === null && talk.test(sentenceText(document, sentence))
  const before = [...Array(first.paragraph).keys()].reverse().map((at) => occasions.get(at) ?? [])
  const after = [...occasions].flatMap(([at, near]) => (at > last.paragraph ? [near] : []))
  const told =
    firstOf(before, (near) => near.find(isOfTalk)) ??
    firstOf(before, (near) => near.findLast(isDay)) ??
    firstOf(after, (near) => near.find(isOfTalk) ?? near.find(isDay))
  return told ? inheritedFrom(told) : null
}

/** What is found for the first of the items for which something is. */
function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
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
  if (!start || !printed) return start ? day : published.value
  const delay = toNumber(printed) - toNumber(start)
  return delay >= 0 && delay <= longestDelay ? day : published.value
}
