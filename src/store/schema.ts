/**
 * The tables, alike on both engines. Every table carries the guild as the first part of its key. Lists and objects are
 * JSON in text columns, dates are ISO texts, so that a row reads the same from SQLite and from PostgreSQL.
 */
export interface Schema {
  readonly guild: GuildTable
  readonly setting: SettingTable
  readonly article: ArticleTable
  readonly analysis: AnalysisTable
  readonly statement: StatementTable
  readonly actor: ActorTable
  readonly actor_alias: ActorAliasTable
  readonly appearance: AppearanceTable
  readonly reply: ReplyTable
  readonly moderation: ModerationTable
  readonly study_round: StudyRoundTable
  readonly study_answer: StudyAnswerTable
  readonly study_card: StudyCardTable
  readonly study_deck: StudyDeckTable
}

interface GuildTable {
  guild: string
  /** Counts the changes to the guild's articles and actors. */
  revision: number
}

interface SettingTable {
  guild: string
  name: string
  value: string
}

export interface ArticleTable {
  guild: string
  id: string
  title: string | null
  author: string | null
  source: string | null
  url: string | null
  published: string | null
  language: string
  tags: string
  text: string
  /** SHA-256 of what was handed over, in hexadecimal. */
  hash: string
  /** Counts the edits of this article, from 1. */
  revision: number
  /** The guild's revision at which this article was last added, edited, removed or restored. */
  changed: number
  added_at: string
  /** Null while the article is in the library. */
  removed_at: string | null
}

export interface AnalysisTable {
  guild: string
  article: string
  /** The version of the analysis that made it. */
  version: string
  published_value: string | null
  published_basis: string
  /** The analysis object without what has columns or tables of its own: text, title, publication, statements. */
  body: string
}

export interface StatementTable {
  guild: string
  id: string
  article: string
  /** 0-based, in the order of the analysis. */
  position: number
  /** 1-based. */
  paragraph: number
  kind: string
  content: string
  cue: string
  source: string
  /** The speaker: an entity of the same analysis; null where unknown. */
  entity: string | null
  speaker_name: string | null
  speaker_role: string | null
  date_value: string | null
  date_basis: string
  date_span: string | null
  confidence: number
}

export interface ActorTable {
  guild: string
  id: string
  type: string
  name: string
  /** Set where a moderator merged this actor into another. */
  merged_into: string | null
  /** The guild's revision at which this actor was last changed. */
  changed: number
}

interface ActorAliasTable {
  guild: string
  actor: string
  alias: string
  /** What the alias is looked up by: for people the folded surname, else the whole name folded. */
  lookup: string
}

/** An entity of an article's analysis is this actor of the community. */
interface AppearanceTable {
  guild: string
  article: string
  entity: string
  actor: string
  /** The role that the article gives first; null where it gives none. */
  role: string | null
}

interface ReplyTable {
  guild: string
  key: string
  body: string
  expires_at: string
}

/** What a moderator did; corrections of statements among it. */
export interface ModerationTable {
  guild: string
  /** The guild's revision that the change made. */
  number: number
  at: string
  member: string
  action: string
  article: string | null
  statement: string | null
  actor: string | null
  body: string
  undone_at: string | null
}

export interface StudyRoundTable {
  guild: string
  id: string
  channel: string
  started_at: string
  /** Null while the round goes on: there is one such round in a channel. */
  ended_at: string | null
  body: string
}

export interface StudyAnswerTable {
  guild: string
  round: string
  /** 0-based, in the round. */
  question: number
  member: string
  /** What was asked, the same in every round. */
  item: string
  choice: number
  /** 1 or 0. */
  correct: number
  points: number
  at: string
}

export interface StudyCardTable {
  guild: string
  member: string
  item: string
  due: string
  body: string
}

export interface StudyDeckTable {
  guild: string
  name: string
  body: string
}
