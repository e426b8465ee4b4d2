/**
 * The analysis object of the project's contract, and the article that it is made from.
 * All offsets are UTF-16 code units into `Article.text`, end exclusive.
 */

/** A half-open range of UTF-16 code units into the article's text. */
export type Span = readonly [start: number, end: number]

/** What is read from a file, a page or a message. `text` is the body: without title, byline and page furniture. */
export interface Article {
  readonly id: string
  readonly title: string | null
  readonly author: string | null
  /** The outlet: "New Eastern Outlook". */
  readonly source: string | null
  readonly url: string | null
  /** ISO day, `YYYY-MM-DD`; null where it was not given. */
  readonly published: string | null
  /** ISO 639-1. */
  readonly language: string
  readonly tags: readonly string[]
  readonly text: string
}

export interface PublicationDate {
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null where unknown. */
  readonly value: string | null
  readonly basis: 'given' | 'inferred' | 'unknown'
}

export type StatementKind = 'direct' | 'indirect' | 'mixed'

export interface Speaker {
  /** The id of an entity of the same analysis. */
  readonly id: string
  readonly name: string
  /** The role as this article gives it, nearest before the statement; null where it gives none. */
  readonly role: string | null
}

export interface StatementDate {
  /** ISO, as exact as known (`YYYY`, `YYYY-MM`, `YYYY-Www`, `YYYY-MM-DD`); null where the basis is `unknown`. */
  readonly value: string | null
  /** `corrected`: a moderator said so; the analysis never does. */
  readonly basis: 'stated' | 'inherited' | 'published' | 'unknown' | 'corrected'
  /** The words that the date rests on; null for `published` and `unknown`. */
  readonly span: Span | null
}

export interface Statement {
  readonly kind: StatementKind
  /** Quotation marks included where there are any. */
  readonly content: readonly Span[]
  readonly cue: readonly Span[]
  /** The words that name the source; empty where there are none. */
  readonly source: readonly Span[]
  readonly speaker: Speaker | null
  readonly date: StatementDate
  /** Calibrated: of those at 0.9, nine in ten are right. */
  readonly confidence: number
}

export type EntityType = 'person' | 'organisation' | 'country' | 'place'

export interface EntityRole {
  readonly text: string
  readonly span: Span
}

export interface Entity {
  readonly id: string
  readonly type: EntityType
  readonly name: string
  /** Other names in this text, without the name itself: "Lavrov", "CSTO". */
  readonly aliases: readonly string[]
  readonly roles: readonly EntityRole[]
  /** The words that name it, in order; pronouns are not mentions. */
  readonly mentions: readonly Span[]
}

export type TimexType = 'DATE' | 'TIME' | 'DURATION' | 'SET'

export interface Timex {
  readonly span: Span
  readonly type: TimexType
  /** TIMEX3 value: `2022-06-07`, `P3D`, `PRESENT_REF`. */
  readonly value: string
}

/** A membership as a claim or the reference states it. Country: ISO 3166-1 alpha-2. Dates as exact as known. */
export interface ClaimReference {
  readonly status: string
  readonly from: string | null
  readonly to: string | null
  readonly source: string
}

export interface Claim {
  readonly span: Span
  readonly alliance: string
  readonly country: string
  readonly status: string
  readonly from: string | null
  readonly verdict: 'differs' | 'agrees' | 'unclear'
  readonly reference: ClaimReference | null
}

export interface Analysis {
  readonly id: string
  readonly text: string
  readonly title: string | null
  readonly language: string
  readonly published: PublicationDate
  readonly statements: readonly Statement[]
  readonly entities: readonly Entity[]
  readonly timex: readonly Timex[]
  /** Three sentences, in the order of the text; fewer in a shorter text. */
  readonly summary: readonly Span[]
  readonly claims: readonly Claim[]
}
