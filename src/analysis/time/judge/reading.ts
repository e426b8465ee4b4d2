import { type Document, sentenceText } from '../../document/document.ts'
import { questionsOf } from '../../document/interviews.ts'
import { firstFrom } from '../../document/spans.ts'
import type { StatementDate } from '../../types.ts'
import { isPresent, isTurn } from '../cues.ts'
import { openingParagraphs } from '../reports.ts'
import { lastName, type Saying, type StatementSpans } from '../sayings.ts'
import type { Telling } from '../telling.ts'
import { type DatedExpression, readExpressions } from './expressions.ts'

/** What the judge knows of a text beside what it asks of each saying: read once. */
export interface Reading {
  readonly telling: Telling
  readonly expressions: readonly DatedExpression[]
  /** The first ones of the paragraphs that tell what the text reports on. */
  readonly opening: readonly DatedExpression[]
  /** Those that tell the day of the sitting, talk, speech or broadcast that the text records. */
  readonly recorded: readonly DatedExpression[]
  readonly datelines: readonly DatedExpression[]
  /** Of each paragraph where its section begins: at a heading or the place of a dispatch; 0 before the first. */
  readonly sections: readonly number[]
  readonly turnShare: number
  readonly presentShare: number
  /** Share of the paragraphs in which the text's own voice says "I". */
  readonly narratorShare: number
  readonly isInterview: boolean
  /** The days on which the text tells that something took place, each with its place in the order in which they are first told. */
  readonly occasionDays: ReadonlyMap<string | null, number>
  /** How often the text tells each date outside quotation marks. */
  readonly timesTold: ReadonlyMap<string | null, number>
  /** Share of the sayings that their sentences have made before an audience. */
  readonly audienceShare: number
  readonly opensOnGathering: boolean
  readonly sayings: readonly SayingRead[]
  /** How many sayings have each date by rule. */
  readonly counts: ReadonlyMap<string | null, number>
  readonly bySource: ReadonlyMap<string, SayingsOfSource>
  readonly sentence: (index: number) => SentenceRead
}

/** The indexes of a source's sayings, in order: of all, and of those that have each date by rule. */
export interface SayingsOfSource {
  readonly all: readonly number[]
  readonly byDate: ReadonlyMap<string | null, readonly number[]>
}

export interface SayingRead extends Saying {
  readonly byRule: StatementDate
  readonly isPresent: boolean
  /** The last word of the speaker's name; null where it is not known. */
  readonly name: string | null
  /** Index of the same source's saying before; -1 where there is none. */
  readonly before: number
  /** How many expressions stand before the saying's sentence, those next to it on either side, and the last occasion before. */
  readonly here: number
  readonly near: readonly DatedExpression[]
  readonly lastOccasion: DatedExpression | null
  /** How many sayings of the source came before. */
  readonly rank: number
}

/** What the words of a sentence tell that more than one saying or date asks for. */
export interface SentenceRead {
  readonly text: string
  readonly tellsSpeech: boolean
  readonly tellsGathering: boolean
  readonly tellsSaying: boolean
  /** Index among `places`; -1 where the sentence tells none. */
  readonly place: number
  readonly isNarrators: boolean
  readonly isToAudience: boolean
  readonly atGathering: boolean
  readonly sources: ReadonlySet<string>
}

/** An article tells what it reports on by one of so many first expressions of its opening. */
const mostOpening = 6

/** Most expressions to either side of a sentence that are looked at from there. */
const mostNear = 12

const speech =
  /\b(?:interview|statement|speech|letter|tweet|post(?:ed)?|article|briefing|conference|lecture|address|report|study|survey|poll|broadcast|podcast|column|memo)\b/i
const gathering =
  /\b(?:meeting|summit|session|sitting|hearing|rally|debate|ceremony|forum|talks|court|trial|inquest|vote|council|committee|parliament|congress)\b/i
const saying =
  /\b(?:said|told|announced|declared|stated|warned|wrote|argued|spoke|speaking|testified|addressed|heard)\b/
/** Before whom something was said, and on what occasion. */
const audience =
  /\b(?:told|before|addressing|asked|reminded|assured|thanked|warned|informed) (?:the |a |an |his |her |their |some )?(?:\d+ |packed |full |cheering |federal |special |annual |joint )*(?:crowd|guests?|gathering|audience|delegates?|meeting|conference|house|assembly|parliament|senate|council|councillors|committee|members|court|jury|jurors|inquest|hearing|inquiry|summit|rally|forum|supporters|congregation|mourners|chamber|commission|judges?|coroner|shareholders|investors|students|pupils|workers|participants)\b/i
const occasionOf =
  /\b(?:at|during|after|in|opening|addressing|closing) (?:the|a|an|his|her|their|its|this|that|today['’]s|yesterday['’]s) (?:\p{L}+ ){0,3}(?:ceremony|meeting|event|rally|session|signing|opening|launch|briefing|conference|debate|hearing|sitting|summit|gathering|speech|address|remarks|reply|sermon|toast|opening|dinner|congress|assembly)\b/iu
const narrator = /\b(?:me|I|us|we)\b/
const quoted = /[“"‘][^”"]*[”"]?/g

const isNarrators = (text: string): boolean => narrator.test(text.replace(quoted, ' '))

/** Where a sentence tells that something was said. */
const places = [
  /\btold (?:reporters|journalists|newsmen|the (?:press|media))\b/,
  /\b(?:told me|I (?:asked|met|said)|tells me)\b/,
  /\btold (?:this|the \p{Lu})/u,
  /\b(?:by (?:tele)?phone|e-?mail|website|tweeted|posted|contacted)\b/,
  /\b(?:statement|letter|interview)\b/,
  /\b(?:outside|afterwards?|later|meanwhile|elsewhere|separately)\b/,
  /\b(?:spokes(?:man|woman|person))\b/,
  /\btold\b/,
]

export function readForJudge(telling: Telling, byRule: ReadonlyMap<StatementSpans, StatementDate>): Reading {
  const { document, sayings: all, fallback, record, speech, minutes, talk } = telling
  const expressions = readExpressions(telling)
  const recordedAt = new Set([record, speech, minutes, talk?.date].map((day) => day?.span?.[0]))
  const sayings = readSayings(document, all, expressions, (saying) => byRule.get(saying.statement) ?? fallback)
  const unquoted = expressions.filter(({ isQuoted }) => !isQuoted)
  const days = unquoted.flatMap(({ occasion, value }) => (occasion ? [value] : []))
  const { paragraphs, text, sentences } = document
  const sentence = sentenceReader(telling)
  const opens = sentences.slice(0, paragraphs[openingParagraphs]?.firstSentence ?? sentences.length).keys()
  return {
    telling,
    expressions,
    opening: unquoted.filter(({ paragraph }) => paragraph < openingParagraphs).slice(0, mostOpening),
    recorded: expressions.filter(({ span }) => recordedAt.has(span[0])),
    datelines: expressions.filter(({ isDateline }) => isDateline),
    sections: sectionsOf(document),
    turnShare: share(all, ({ statement }) => isTurn(document, statement)),
    presentShare: share(sayings, (one) => one.isPresent),
    narratorShare: share(paragraphs, ({ start, end }) => isNarrators(text.slice(start, end))),
    isInterview: questionsOf(document) !== null,
    sayings,
    counts: new Map(
      [...Map.groupBy(sayings, ({ byRule }) => byRule.value)].map(([date, { length }]) => [date, length]),
    ),
    bySource: new Map(
      [...Map.groupBy(sayings.keys(), (i) => sayings[i]?.source ?? '')].map(([source, all]) => [
        source,
        { all, byDate: Map.groupBy(all, (i) => sayings[i]?.byRule.value ?? null) },
      ]),
    ),
    sentence,
    occasionDays: new Map([...new Set(days)].map((day, place) => [day, place])),
    timesTold: new Map([...Map.groupBy(unquoted, ({ value }) => value)].map(([date, { length }]) => [date, length])),
    audienceShare: share(sayings, (one) => sentence(one.sentence).isToAudience),
    opensOnGathering: opens.some((i) => sentence(i).tellsGathering || sentence(i).isToAudience),
  }
}

/** "BRIN (Meridian) —", "HALVOR, June 8 (Meridian) -": a dispatch begins. */
const dispatch = /^\p{Lu}{2}[\p{Lu} .'’-]*(?:, [^\n]{1,40})?(?: \([^)\n]{1,30}\)|:| [-–—])/u

/** Longest heading, in UTF-16 code units. */
const longestHeading = 80

const isHeading = (text: string): boolean => text.length <= longestHeading && !/[.!?:;,”"’')]$/.test(text)

function sectionsOf({ paragraphs, text }: Document): number[] {
  let section = 0
  return paragraphs.map(({ start, end }, i) => {
    const words = text.slice(start, Math.min(end, start + longestHeading + 1))
    if (i > 0 && (dispatch.test(words) || isHeading(words))) section = i
    return section
  })
}

function readSayings(
  document: Document,
  sayings: readonly Saying[],
  expressions: readonly DatedExpression[],
  ruleOf: (saying: Saying) => StatementDate,
): SayingRead[] {
  const last = new Map<string, { readonly index: number; readonly rank: number }>()
  return sayings.map((saying, index): SayingRead => {
    const { statement, source, sentence } = saying
    const here = firstFrom(expressions, document.sentences[sentence]?.start ?? 0)
    const near = expressions.slice(Math.max(0, here - mostNear), here + mostNear)
    const before = last.get(source) ?? { index: -1, rank: -1 }
    const rank = before.rank + 1
    last.set(source, { index, rank })
    return {
      ...saying,
      byRule: ruleOf(saying),
      isPresent: isPresent(document, statement),
      name: lastName(document, statement) ?? statement.speaker?.name?.split(' ').at(-1) ?? null,
      before: before.index,
      rank,
      here,
      near,
      lastOccasion: near.findLast((one) => one.occasion && one.sentence < sentence) ?? null,
    }
  })
}

const nobody: ReadonlySet<string> = new Set()

/** Reads each sentence once, when it is first asked for. */
function sentenceReader({ document, speakers }: Telling): (index: number) => SentenceRead {
  const read = new Map<number, SentenceRead>()
  return (index) => {
    const known = read.get(index)
    if (known) return known
    const text = sentenceText(document, index)
    const found = {
      text,
      tellsSpeech: speech.test(text),
      tellsGathering: gathering.test(text),
      tellsSaying: saying.test(text),
      isNarrators: isNarrators(text),
      isToAudience: audience.test(text),
      atGathering: occasionOf.test(text),
      place: places.findIndex((place) => place.test(text)),
      sources: speakers.get(index) ?? nobody,
    }
    read.set(index, found)
    return found
  }
}

const share = <Item>(items: readonly Item[], test: (item: Item) => boolean): number =>
  items.length === 0 ? 0 : items.filter(test).length / items.length
