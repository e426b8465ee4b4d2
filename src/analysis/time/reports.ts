import { type Document, sentenceAt, sentenceText } from '../document/document.ts'
import { coversOffset, unionOf } from '../document/spans.ts'
import type { Span, StatementDate } from '../types.ts'
import { parseDay, toNumber } from './calendar.ts'
import { isEarlier, isPresent, isTurn } from './cues.ts'
import { isInClause } from './going-on.ts'
import { inheritedFrom, type Occasion } from './occasions.ts'
import type { Saying, StatementSpans } from './sayings.ts'

/** What an article reports on: a speech or what somebody said on a day, or a hearing. */
interface Report {
  readonly date: StatementDate
  /** Whose words the article reports, as sayings tell their sources; null for a hearing, where all that is said is. */
  readonly source: string | null
  /** Where it is told, in UTF-16 code units. */
  readonly at: number
}

/** Paragraphs at the top that tell what an article reports on, its title's among them. */
const openingParagraphs = 3

/** Most days from what is reported on to the article. */
const longestDelay = 7

const hearing =
  /\b(?:(?:court|jury|jurors|tribunal|inquest|inquiry|magistrates) (?:was|were|heard|hears)\b|told (?:an?|the) (?:[\p{L}-]+ ){0,3}(?:court|jury|tribunal|inquest|inquiry|judge)\b|appeared (?:at|in|before) [^.;]{0,40}\b(?:court|magistrates|judge)\b|cross-examin)/iu

/**
 * What an article on the day before, or up to a week before, reports on: the hearing that its first paragraphs tell of, with
 * the day, else what is said in them on a day that they state. Null where they tell neither.
 */
function readReport(
  document: Document,
  sayings: readonly Saying[],
  dates: ReadonlyMap<StatementSpans, StatementDate>,
  occasions: ReadonlyMap<number, readonly Occasion[]>,
  published: string | null,
): Report | null {
  const written = parseDay(published ?? '')
  const isRecent = (value: string | null): boolean => {
    const day = parseDay(value ?? '')
    if (!written || !day) return false
    const delay = toNumber(written) - toNumber(day)
    return delay > 0 && delay <= longestDelay
  }
  for (let paragraph = 0; paragraph < openingParagraphs; paragraph++)
    for (const occasion of occasions.get(paragraph) ?? [])
      if (isRecent(occasion.value) && hearing.test(sentenceText(document, occasion.sentence)))
        return { date: inheritedFrom(occasion), source: null, at: occasion.span[0] }
  for (const { statement, paragraph, source, at, occasions: near } of sayings) {
    if (paragraph >= openingParagraphs) break
    const date = dates.get(statement)
    const told = near.find(({ span }) => span === date?.span)
    if (date?.basis === 'stated' && isRecent(date.value) && !told?.ofSpeech)
      return { date: { ...date, basis: 'inherited' }, source, at }
  }
  return null
}

/** What is said before the same audience, or right after. */
const amongOthers =
  /\b(?:spoke (?:next|after|before|first)|from the floor|shouted|heckle[dr]|told the (?:conference|congress|meeting|rally|assembly|audience|crowd|delegates|hall|gathering|forum))\b/

/**
 * The dates of those sayings without one that belong to what the article reports on: the same speaker's, of a hearing
 * everybody's, and others' before the same audience; not what is said elsewhere, at another time, or in other words.
 */
export function datesOfReport(
  document: Document,
  sayings: readonly Saying[],
  dates: ReadonlyMap<StatementSpans, StatementDate>,
  occasions: ReadonlyMap<number, readonly Occasion[]>,
  published: string | null,
): ReadonlyMap<StatementSpans, StatementDate> {
  const found = new Map<StatementSpans, StatementDate>()
  const report = readReport(document, sayings, dates, occasions, published)
  if (!report) return found
  const said = unionOf(sayings.flatMap(({ statement }) => statement.content))
  let last: Saying | undefined
  for (const saying of sayings) {
    const { statement, sentence, source, step } = saying
    if (dates.get(statement)?.basis !== 'published' || isTurn(document, statement)) continue
    if (saying.at < report.at || coversOffset(said, saying.at)) continue
    if (isPresent(document, statement) || isEarlier(document, statement) || isInClause(document, statement)) continue
    const words = sentenceText(document, sentence)
    const isSame = report.source === null || source === report.source
    const goesOn = last !== undefined && last.source === source && step <= last.step + 1
    if (!(isSame || goesOn || amongOthers.test(words)) || leavesReport(document, saying, said)) continue
    found.set(statement, report.date)
    last = saying
  }
  return found
}

/** What an article may report on: who speaks there is heard all through it. */
const event =
  /\b(?:interview(?:ed)?|airing|aired|broadcast|podcast|appearance|appeared|debated?|speech|testimony|testified|town hall|(?:news|press) conference|briefing|hearing|rally)\b/g

/** What was said somewhere else: "said in a statement", "told reporters", "told the Gazette". */
const elsewhere =
  /\b(?:an?|another|his|her|its|their)\s(?:[\p{L}-]+\s){0,3}?(?:statement|tweet|post|letter|e-?mail|message|memo|book|column|article|interview|speech|rally|conference)\b|\b(?:tweeted|posted|wrote|reporters|crowd|outside|[Cc]ontacted|on (?:Twitter|Facebook|X)|by (?:tele)?phone)\b|\btold (?:this newspaper\b|the (?!(?:\p{L}+ )?(?:Assembly|House|Senate|Commons|Lords|Parliament|Council|Congress|Committee|Commission|Board|Union|Conference|Forum|Court|Dáil|Bundestag|Knesset|Duma)\b)\p{Lu})/gu

/** Whether a saying with its date tells, in an article's opening, of an interview, a debate or the like: "told Orlen TV in an interview on Monday". */
export const opensReport = (
  document: Document,
  { statement, paragraph }: Saying,
  { span, value }: StatementDate,
  said: readonly Span[],
): boolean =>
  paragraph < openingParagraphs &&
  statement.speaker !== null &&
  statement.source.length > 0 &&
  span !== null &&
  value?.length === 10 &&
  tells(document, sentenceAt(document, span[0]), event, said)

/** Whether a saying tells of somewhere else, from where its speaker goes on. */
export const leavesReport = (document: Document, { sentence }: Saying, said: readonly Span[]): boolean =>
  tells(document, sentence, elsewhere, said)

/** Whether such a word stands in a sentence outside of what is said in it. */
function tells(document: Document, sentence: number, words: RegExp, said: readonly Span[]): boolean {
  const start = document.sentences[sentence]?.start ?? 0
  return sentenceText(document, sentence)
    .matchAll(words)
    .some(({ index }) => !coversOffset(said, start + index))
}
