import { type Document, sentenceText, slice } from '../../document/document.ts'
import { questionsOf } from '../../document/interviews.ts'
import { firstFrom, unionOf } from '../../document/spans.ts'
import type { Span, StatementDate } from '../../types.ts'
import { isPresent, isTurn } from '../cues.ts'
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
  readonly contents: readonly Span[]
  readonly wordsOfTurns: readonly Span[]
  readonly turnShare: number
  readonly presentShare: number
  /** Share of the paragraphs in which the text's own voice says "I". */
  readonly narratorShare: number
  readonly isInterview: boolean
  readonly sayings: readonly SayingRead[]
  /** How many sayings have each date by rule: of all, and of each source. */
  readonly counts: ReadonlyMap<string | null, number>
  readonly bySource: ReadonlyMap<string, SourceCounts>
  readonly sentence: (index: number) => SentenceRead
}

export interface SourceCounts {
  readonly all: number
  readonly byDate: ReadonlyMap<string | null, number>
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
  /** How many sayings of the source came before, and how many of those had each date by rule. */
  readonly earlier: SourceCounts
}

/** What the words of a sentence tell that more than one saying or date asks for. */
export interface SentenceRead {
  readonly text: string
  readonly tellsSpeech: boolean
  readonly tellsGathering: boolean
  readonly tellsSaying: boolean
  readonly isNarrators: boolean
  readonly sources: ReadonlySet<string>
}

/** An article tells what it reports on in so many first paragraphs, by one of so many first expressions. */
export const openingParagraphs = 3
const mostOpening = 6

/** Most expressions to either side of a sentence that are looked at from there. */
const mostNear = 12

const speech =
  /\b(?:interview|statement|speech|letter|tweet|post(?:ed)?|article|briefing|conference|lecture|address|report|study|survey|poll|broadcast|podcast|column|memo)\b/i
const gathering =
  /\b(?:meeting|summit|session|sitting|hearing|rally|debate|ceremony|forum|talks|court|trial|inquest|vote|council|committee|parliament|congress)\b/i
const saying =
  /\b(?:said|told|announced|declared|stated|warned|wrote|argued|spoke|speaking|testified|addressed|heard)\b/
const narrator = /\b(?:me|I|us|we)\b/
const quoted = /[“"‘][^”"]*[”"]?/g

const isNarrators = (text: string): boolean => narrator.test(text.replace(quoted, ' '))

export function readForJudge(telling: Telling, byRule: ReadonlyMap<StatementSpans, StatementDate>): Reading {
  const { document, sayings: all, turns, fallback, record, speech, minutes, talk } = telling
  const expressions = readExpressions(telling)
  const days = new Set([record, speech, minutes, talk?.date].map((day) => day?.span?.[0]))
  const sayings = readSayings(document, all, expressions, (saying) => byRule.get(saying.statement) ?? fallback)
  const { paragraphs, text } = document
  return {
    telling,
    expressions,
    opening: expressions
      .filter(({ paragraph, isQuoted }) => paragraph < openingParagraphs && !isQuoted)
      .slice(0, mostOpening),
    recorded: expressions.filter(({ span }) => days.has(span[0])),
    datelines: expressions.filter(({ isDateline }) => isDateline),
    sections: sectionsOf(document),
    contents: unionOf(all.flatMap(({ statement }) => statement.content)),
    wordsOfTurns: unionOf(turns.flatMap(({ statement }) => statement.content)),
    turnShare: share(all, ({ statement }) => isTurn(document, statement)),
    presentShare: share(sayings, (one) => one.isPresent),
    narratorShare: share(paragraphs, ({ start, end }) => isNarrators(text.slice(start, end))),
    isInterview: questionsOf(document) !== null,
    sayings,
    counts: countBy(sayings, ({ byRule }) => byRule.value),
    bySource: new Map(
      [...Map.groupBy(sayings, ({ source }) => source)].map(([source, own]) => [
        source,
        { all: own.length, byDate: countBy(own, ({ byRule }) => byRule.value) },
      ]),
    ),
    sentence: sentenceReader(document, all),
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
  const last = new Map<string, number>()
  const earlier = new Map<string, SourceCounts>()
  return sayings.map((saying, i): SayingRead => {
    const { statement, source } = saying
    const byRule = ruleOf(saying)
    const here = firstFrom(expressions, document.sentences[saying.sentence]?.start ?? 0)
    const { all, byDate } = earlier.get(source) ?? { all: 0, byDate: new Map<string | null, number>() }
    const read = {
      ...saying,
      byRule,
      isPresent: isPresent(document, statement),
      name: lastName(document, statement) ?? statement.speaker?.name?.split(' ').at(-1) ?? null,
      here,
      near: expressions.slice(Math.max(0, here - mostNear), here + mostNear),
      lastOccasion: expressions.slice(Math.max(0, here - mostNear), here).findLast((one) => one.occasion) ?? null,
      before: last.get(source) ?? -1,
      earlier: { all, byDate },
    }
    last.set(source, i)
    earlier.set(source, {
      all: all + 1,
      byDate: new Map(byDate).set(byRule.value, (byDate.get(byRule.value) ?? 0) + 1),
    })
    return read
  })
}

/** Reads each sentence once, when it is first asked for. */
function sentenceReader(document: Document, sayings: readonly Saying[]): (index: number) => SentenceRead {
  const sources = Map.groupBy(sayings, ({ sentence }) => sentence)
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
      sources: new Set(sources.get(index)?.map(({ source }) => source)),
    }
    read.set(index, found)
    return found
  }
}

const share = <Item>(items: readonly Item[], test: (item: Item) => boolean): number =>
  items.length === 0 ? 0 : items.filter(test).length / items.length

function countBy<Item>(items: readonly Item[], key: (item: Item) => string | null): ReadonlyMap<string | null, number> {
  const counts = new Map<string | null, number>()
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1)
  return counts
}

/** The words of a statement's source. */
export const sourceWords = (document: Document, { source }: StatementSpans): string =>
  source.map((span) => slice(document, span)).join(' ')
