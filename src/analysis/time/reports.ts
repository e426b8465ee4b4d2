import { type Document, sentenceAt, sentenceText, slice } from '../document/document.ts'
import { coversOffset } from '../document/spans.ts'
import type { Span, StatementDate } from '../types.ts'
import { parseDay, toNumber } from './calendar.ts'
import { isEarlier, isPresent, isTurn } from './cues.ts'
import { isInClause } from './going-on.ts'
import { inheritedFrom, type Occasion } from './occasions.ts'
import type { Saying, StatementSpans } from './sayings.ts'
import type { Telling } from './telling.ts'

/** What an article reports on: what somebody said on a day, a hearing, of which it tells all, or the meeting of a council. */
interface Report {
  readonly kind: 'saying' | 'hearing' | 'meeting'
  readonly date: StatementDate
  /** Whose words the article reports, as sayings tell their sources; null for a hearing or meeting. */
  readonly source: string | null
  /** Where it is told, in UTF-16 code units. */
  readonly at: number
}

/** Paragraphs at the top that tell what an article reports on, its title's among them. */
export const openingParagraphs = 3

/** Most days from what is reported on to the article. */
const longestDelay = 7

const hearing =
  /\b(?:(?:court|jury|jurors|tribunal|inquest|inquiry|magistrates) (?:was|were|heard|hears)\b|told (?:an?|the) (?:[\p{L}-]+ ){0,3}(?:court|jury|tribunal|inquest|inquiry|judge)\b|appeared (?:at|in|before) [^.;]{0,40}\b(?:court|magistrates|judge)\b|day of the (?:trial|hearing|inquest)\b|cross-examin)/iu

/**
 * "Monday's monthly meeting of the council", "a special meeting of Orlen County Council", "the committee's sitting", "the
 * council met"; not "a meeting of the union's council".
 */
const meeting =
  /\b(?:meeting|sitting|session) of (?:the )?(?:\p{Lu}[\p{L}-]* )*(?:\p{Ll}+ )?(?:council|committee|board|assembly|parliament|senate|chamber|district|borough)\b|\b(?:council|committee|board|assembly|chamber|county|district|monthly|plenary)(?:['’]s?)? (?:\p{Ll}+ ){0,2}(?:meeting|sitting|session)\b|\b(?:council|councill?ors|committee|board)(?: (?:of|in) \p{Lu}[\p{L}-]*)?,? (?:(?:has|have|unanimously|narrowly) )?(?:met|meeting|voted|agreed|approved|rejected|decided|debated)\b|\bassembly met\b|\bat its (?:\p{Ll}+ )?(?:meeting|sitting|session)\b/iu

/**
 * What an article reports on that was on the day before, or up to a week before, or whose own day is not known: the hearing
 * or meeting that its first paragraphs tell of, with the day, else what is said in them on a day that they state. Null where
 * they tell none.
 */
function readReport(
  { document, sayings, occasions, published }: Telling,
  dates: ReadonlyMap<StatementSpans, StatementDate>,
): Report | null {
  const written = parseDay(published ?? '')
  const isRecent = (value: string | null): boolean => {
    const day = parseDay(value ?? '')
    if (!day) return false
    if (!written) return published === null || value?.startsWith(published) === true
    const delay = toNumber(written) - toNumber(day)
    return delay > 0 && delay <= longestDelay
  }
  for (let paragraph = 0; paragraph < openingParagraphs; paragraph++) {
    const near = (occasions.get(paragraph) ?? []).filter(({ value }) => isRecent(value))
    const own = near.filter((occasion) => isOfGathering(document, occasion))
    for (const occasion of written ? [...own, ...near] : own) {
      const kind = kindOf(sentenceText(document, occasion.sentence))
      if (kind !== null) return { kind, date: inheritedFrom(occasion), source: null, at: occasion.span[0] }
    }
  }
  for (const { statement, paragraph, source, at, occasions: near } of sayings) {
    if (paragraph >= openingParagraphs) break
    const date = dates.get(statement)
    const told = near.find(({ span }) => span === date?.span)
    if (date?.basis === 'stated' && isRecent(date.value) && !told?.ofSpeech)
      return { kind: 'saying', date: { ...date, basis: 'inherited' }, source, at }
  }
  return null
}

const gatheringBefore =
  /\b(?:(?:[Cc]ourt|jury|inquest|heard|told)(?: (?:in|at|of|the|\p{Lu}[\p{L}’'-]*)){0,6}|(?:met|[Mm]eeting|sitting|session|voted|agreed|approved|rejected|decided|appeared)(?: [\p{L}\p{N}’'-]+){0,7}|day of the (?:trial|hearing|inquest),?) (?:(?:on|of) )?(?:\p{L}+, )?\(?$/u
const gatheringAfter = /^['’]s (?:\p{L}+ ){0,3}(?:meeting|sitting|session|hearing)\b/u
const opened = /^,? (?:an?|the) (?:\p{L}+ ){0,2}(?:court|jury|inquest|council|committee|board)\b/u

/** Room for "On" before a time that opens its sentence, in UTF-16 code units. */
const longestOpening = 4

/**
 * Whether a time stands right beside the gathering: "a jury was told |yesterday|", "|Monday|'s meeting", "On |Monday| the
 * council"; not "a theft |on 3 March|, a jury was told".
 */
function isOfGathering({ text, sentences }: Document, { span: [start, end], sentence }: Occasion): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 80), start), text.slice(end, end + 60)]
  const opens = start - (sentences[sentence]?.start ?? 0) <= longestOpening
  return gatheringBefore.test(before) || gatheringAfter.test(after) || (opens && opened.test(after))
}

function kindOf(words: string): 'hearing' | 'meeting' | null {
  if (hearing.test(words)) return 'hearing'
  return meeting.test(words) ? 'meeting' : null
}

/** Who sits in a council or answers to it, by the words of a source. */
const member =
  /\b(?:Cllrs?|Councill?ors?|Councilm[ae]n|Councilwom[ae]n|Ald(?:erman)?|Cathaoirleach|[Mm]ayor|[Cc]hief [Ee]xecutive|[Cc]hair(?:man|woman|person)?|[Cc]lerk|[Dd]irector|[Oo]fficer|[Mm]anager|[Ee]ngineer|[Tt]reasurer|[Ss]ecretary|[Cc]ommissioner|[Dd]eputy|[Ss]enator|MP|TD|MEP|MLA|Rep|[Mm]inister)\b/

/** What is said in the course of a meeting. */
const inMeeting =
  /\b(?:told|reminded|asked|informed|urged) (?:the )?(?:meeting|members|councillors|councilors|council|committee|board|chamber|assembly)\b|\b(?:seconded|proposed the motion|tabled)\b/

/** What is said before the same audience, or right after. */
const amongOthers =
  /\b(?:spoke (?:next|after|before|first)|from the floor|shouted|heckle[dr]|told the (?:conference|congress|meeting|rally|assembly|audience|crowd|delegates|hall|gathering|forum))\b/

/**
 * The dates of those sayings without one that belong to what the article reports on: the same speaker's, of a hearing
 * everybody's, of a meeting its members', and others' before the same audience; not what is said elsewhere, at another time,
 * or in other words.
 */
export function datesOfReport(
  telling: Telling,
  dates: ReadonlyMap<StatementSpans, StatementDate>,
): ReadonlyMap<StatementSpans, StatementDate> {
  const { document, sayings, contents, fallback } = telling
  const found = new Map<StatementSpans, StatementDate>()
  const report = readReport(telling, dates)
  if (!report) return found
  const members = new Set<string>()
  const isMember = ({ statement }: Saying): boolean =>
    statement.source.some((span) => member.test(slice(document, span)))
  let last: Saying | undefined
  for (const saying of sayings) {
    const { statement, sentence, source, step } = saying
    if (dates.get(statement) !== fallback || isTurn(document, statement)) continue
    if (saying.at < report.at || coversOffset(contents, saying.at)) continue
    if (isPresent(document, statement) || isEarlier(document, statement) || isInClause(document, statement)) continue
    const words = sentenceText(document, sentence)
    const isOfMeeting = report.kind === 'meeting' && (isMember(saying) || inMeeting.test(words))
    if (isOfMeeting) members.add(source)
    const isSame = report.kind === 'hearing' || isOfMeeting || source === report.source || members.has(source)
    const goesOn = last !== undefined && last.source === source && step <= last.step + 1
    if (!(isSame || goesOn || amongOthers.test(words)) || leavesReport(document, saying, contents)) continue
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
