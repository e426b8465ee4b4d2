import type { Document } from '../document/document.ts'
import { unionOf } from '../document/spans.ts'
import type { PublicationDate, Span, StatementDate, Timex } from '../types.ts'
import { isQuestion, isTurn } from './cues.ts'
import { speakersBySentence } from './inherited.ts'
import { findOccasions, type Occasion } from './occasions.ts'
import { dayOfMinutes, dayOfSpeech, dayOfTalk, recordDate } from './record.ts'
import { readSayings, type Saying, type StatementSpans } from './sayings.ts'
import { unknown } from './stated.ts'

/** What a text tells of when its statements were said: read once, for the rules and for the judge. */
export interface Telling {
  readonly document: Document
  readonly timex: readonly Timex[]
  /** As exact as known. */
  readonly published: string | null
  /** The date of publication, for what nothing else tells the date of. */
  readonly fallback: StatementDate
  /** By paragraph, in order. */
  readonly occasions: ReadonlyMap<number, readonly Occasion[]>
  /** In the order of the text. */
  readonly sayings: readonly Saying[]
  readonly turns: readonly Saying[]
  /** Who speaks in each sentence, by its index. */
  readonly speakers: ReadonlyMap<number, ReadonlySet<string>>
  /** What is said in the text, and in its turns. */
  readonly contents: readonly Span[]
  readonly wordsOfTurns: readonly Span[]
  /** What is said in the text, but for questions that are only told of ("asked about it, she …"). */
  readonly said: readonly Span[]
  /** The day of the sitting, talk or broadcast that the turns are of. */
  readonly record: StatementDate | null
  /** The day of the speech that the text prints. */
  readonly speech: StatementDate | null
  /** The day of the interview without labels that the text prints, and its paragraphs (`to` exclusive). */
  readonly talk: { readonly date: StatementDate; readonly from: number; readonly to: number } | null
  /** The day of the sitting that the text is the minutes of. */
  readonly minutes: StatementDate | null
}

export function readTelling(
  document: Document,
  timex: readonly Timex[],
  statements: readonly StatementSpans[],
  { value: published }: PublicationDate,
): Telling {
  const occasions = findOccasions(document, timex, published)
  const sayings = readSayings(document, statements, occasions)
  const labelled = sayings.filter(({ statement }) => isTurn(document, statement))
  // "Ada Orm: all is well" alone at the top is a heading.
  const turns = labelled.length === 1 && labelled[0]?.paragraph === 0 ? [] : labelled
  return {
    document,
    timex,
    published,
    fallback: published === null ? { ...unknown } : { value: published, basis: 'published', span: null },
    occasions,
    sayings,
    turns,
    speakers: speakersBySentence(sayings),
    contents: contentsOf(sayings),
    wordsOfTurns: contentsOf(turns),
    said: unionOf(statements.flatMap((statement) => (isQuestion(document, statement) ? [] : statement.content))),
    record: recordDate(document, turns, occasions),
    speech: dayOfSpeech(document, timex),
    talk: dayOfTalk(document, occasions),
    minutes: dayOfMinutes(document, occasions),
  }
}

const contentsOf = (sayings: readonly Saying[]): Span[] =>
  unionOf(sayings.flatMap(({ statement }) => statement.content))
