import type {
  Analysis,
  Article,
  Entity,
  PublicationDate,
  Span,
  Statement,
  StatementDate,
  StatementKind,
} from '../analysis/types.ts'
import type { ModerationEntry } from '../store/store.ts'

/** One community's library as commands see it. The guild is fixed when the library is opened for it. */
export interface GuildLibrary {
  readonly guild: string
  /** Answers "who said what and when". */
  whoSaid(query: WhoSaidQuery): Promise<WhoSaidAnswer>
  /** Full text over the articles, by word, by prefix and nearly so; best first. */
  search(query: SearchQuery): Promise<SearchAnswer>
  /** Finds words that someone remembers: where they stand just so, and the statements that come near them. */
  quote(words: string): Promise<QuoteAnswer>
  /** Statements and dated events in order of date. Null where the article named is not there. */
  timeline(query: TimelineQuery): Promise<TimelineAnswer | null>
  /** One statement with the paragraph that it stands in; null where it is gone. */
  context(statementId: string): Promise<StatementContext | null>
  /** An article with its analysis; the article is named by id, or by words of its title. */
  article(idOrTitle: string): Promise<StoredArticle | null>
  /** What an article asserts and what it reports: at most `sentences` each, in the order of the text. */
  summary(article: StoredArticle, sentences: number): Promise<ArticleSummary>
  /** The actor that an entity of an article is; null where either is gone. */
  actorIn(articleId: string, entity: string): Promise<ActorProfile | null>
  /** An actor by id, or by a name of theirs, whether they speak or are only spoken of. */
  actor(idOrName: string): Promise<ActorAnswer>
  /** Everyone and everything that speaks, across the articles: most statements first. */
  speakers(limit: number): Promise<readonly ActorHeader[]>
  /** All articles of the guild, then the starter corpus where it is on; newest first. */
  articles(): Promise<readonly ArticleHeader[]>
  /** Speakers and articles for autocomplete: prefix first, then fuzzy, then recent. */
  suggestSpeakers(typed: string, limit: number): Promise<readonly ActorHeader[]>
  /** As `suggestSpeakers`, with those who are only spoken of after them. */
  suggestActors(typed: string, limit: number): Promise<readonly ActorHeader[]>
  /** What statements may be about, for words as they are typed: names that the articles speak of, then words of titles. */
  suggestTopics(typed: string, limit: number): Promise<readonly string[]>
  suggestArticles(typed: string, limit: number): Promise<readonly ArticleHeader[]>
  /**
   * Analyses and stores; what is `patient` comes after everything that somebody waits for.
   * Throws UserError where the article cannot be taken (empty, too long), and `article.stale` where it is to be stored
   * only over a revision of it and was edited or removed meanwhile.
   */
  add(
    article: Article,
    options?: { readonly patient?: boolean; readonly over?: number | undefined },
  ): Promise<StoredArticle>
  /** Analyses an article of the guild's own anew; what moderators corrected stays. Null where there is none. */
  reanalyze(articleId: string, options?: { readonly patient?: boolean }): Promise<Reanalysis | null>
  /** Takes an article of the guild's own out of the library; it can be restored. False where there is none. */
  remove(articleId: string): Promise<boolean>
  /** Brings a removed article back with all that belongs to it. False where there is nothing to bring back. */
  restore(articleId: string): Promise<boolean>
  /** The guild's own articles that were removed and can be restored, the last removed first. */
  removed(): Promise<readonly ArticleHeader[]>
  /** What `add` would store, with nothing stored. Throws as `add` does. */
  preview(article: Article): Promise<StoredArticle>
  /** Articles of the library with much the same text, the most alike first; the one of the same id is left out. */
  nearDuplicates(article: Article): Promise<readonly NearDuplicate[]>
  /** All articles of the starter corpus, those that are turned off among them. */
  starterArticles(): Promise<readonly ArticleHeader[]>
  settings(): Promise<Settings>
  /** Changes the settings named; the others stay as they are. */
  configure(change: Partial<Settings>): Promise<Settings>
  /** Puts a statement of the guild's own articles right, in the name of a member. False where there is none. */
  correct(statementId: string, correction: StatementCorrection, member: string): Promise<boolean>
  /** Makes one actor of two, under the second one's name. False where either is not there, or they are one already. */
  mergeActors(from: string, into: string, member: string): Promise<boolean>
  /** False where there is no such actor. Throws UserError where the name has no letters. */
  renameActor(actor: string, name: string, member: string): Promise<boolean>
  /**
   * Makes two actors of one: what these articles of the guild say of it belongs to the actor of that name, which is made
   * where there is none. Later analyses keep to it. False where there is no such actor, or none of the articles has it.
   * Throws UserError where the name has no letters, or no article would be left to the first one.
   */
  splitActor(
    actor: string,
    apart: { readonly articles: readonly string[]; readonly name: string },
    member: string,
  ): Promise<boolean>
  /** Adds a statement that was missed to an article of the guild's own. Throws UserError where its words do not stand there. */
  addStatement(articleId: string, statement: MissedStatement, member: string): Promise<StatementHit>
  /** The statements of an article in the order of its text. */
  statementsOf(articleId: string): Promise<readonly StatementHit[]>
  /** The sentences of an article's text, in order. */
  sentencesOf(article: StoredArticle): readonly Sentence[]
  /** The community's actors that an article names, those who speak in it first. */
  actorsOf(articleId: string): Promise<readonly ActorHeader[]>
  /** One of the community's actors, with the community's articles that name it, the newest first; null where there is none. */
  ownActor(id: string): Promise<OwnActor | null>
  /** Actors for a name as it is typed, whether they say something or not; best first. */
  suggestOwnActors(typed: string, limit: number): Promise<readonly ActorHeader[]>
  /** The actors of just this name, then those that it may mean; none where it is new here. */
  actorsNamed(typed: string): Promise<readonly ActorHeader[]>
  /** What moderators did to statements and actors, the newest first, from the one at `offset`. */
  log(limit: number, offset?: number): Promise<readonly ModerationEntry[]>
  /** The same, with what the entries name in words, and how many there are in all. */
  history(limit: number, offset: number): Promise<History>
  /** Takes an entry of the log back. False where there is none, or it is undone already. */
  undo(entry: number): Promise<boolean>
  /** Keeps the state of a reply so that its buttons work after a restart; returns a short key. */
  remember(state: unknown): Promise<string>
  /** The state kept under a key, unparsed; null where it is unknown or too old. */
  recall(key: string): Promise<unknown>
}

/** How the bot behaves in one community. */
export interface Settings {
  /** Whether a question's answer is seen by all in the channel, or by the asker alone, who can share it. */
  readonly answers: 'public' | 'private'
  /** Whether the starter articles are in the library. */
  readonly starter: boolean
  /** The ids of the starter articles that are left out while the others are in. */
  readonly starterOff: readonly string[]
  /** The language that dates and numbers are written in (BCP 47); null: each member's own. */
  readonly language: string | null
  /** The id of a role whose members are moderators, beside those who may manage messages; null for none. */
  readonly moderators: string | null
}

export type { ModerationEntry } from '../store/store.ts'

/** What a moderator can put right of a statement. */
export type StatementCorrection =
  /** The id of an actor of the guild. */
  | { readonly action: 'speaker'; readonly actor: string }
  /** Someone of this name; a new person where there is no actor of just this name. */
  | { readonly action: 'speaker'; readonly name: string }
  /** ISO, as exact as known; null: not dated. */
  | { readonly action: 'date'; readonly value: string | null }
  | { readonly action: 'kind'; readonly kind: StatementKind }
  /** It is no statement. */
  | { readonly action: 'dismiss' }

/** A statement that the analysis missed. */
export interface MissedStatement {
  /** As they stand in the article, in or near `sentence`. */
  readonly words: string
  /** The sentence that was chosen: a span of the article's text. */
  readonly sentence: Span
  readonly kind: StatementKind
  /** An actor's id or a name, as in `StatementCorrection`; null where the speaker is not known. */
  readonly speaker: { readonly actor: string } | { readonly name: string } | null
  /** ISO, as exact as known; null: not dated. */
  readonly date: string | null
}

export interface OwnActor {
  readonly header: ActorHeader
  readonly articles: readonly ArticleHeader[]
}

export interface Sentence {
  readonly span: Span
  /** 1-based. */
  readonly paragraph: number
}

export interface Reanalysis {
  readonly article: StoredArticle
  /** How many statements it had before. */
  readonly before: number
}

/** What moderators did, a page of it. */
export interface History {
  readonly total: number
  readonly changes: readonly LoggedChange[]
}

/** An entry of the log with what it names in words. */
export interface LoggedChange {
  readonly entry: ModerationEntry
  /** The article of the statement; null where there is none, or it was removed. */
  readonly article: ArticleHeader | null
  /** The statement's words; empty where they are gone, or it is not about a statement. */
  readonly words: string
  /** The names of the actors that the entry is about, by id. */
  readonly names: ReadonlyMap<string, string>
}

export interface NearDuplicate {
  readonly article: ArticleHeader
  /** The share of the words, in runs of four, that the two have in common: 0 to 1. */
  readonly likeness: number
}

export interface ArticleHeader {
  readonly id: string
  readonly title: string
  readonly author: string | null
  readonly source: string | null
  readonly url: string | null
  readonly published: PublicationDate
  /** True for an article of the starter corpus. */
  readonly starter: boolean
}

export interface StoredArticle {
  readonly header: ArticleHeader
  readonly article: Article
  readonly analysis: Analysis
  /** The text's paragraphs, in order: what "¶3" counts. */
  readonly paragraphs: readonly Span[]
  /** Counts the article's edits and new analyses, from 1; not there for one that is not stored. */
  readonly revision?: number
}

export interface ArticleSummary {
  /** Sentences of the article's own; with one that leans on the sentence before it, that one, unless it is here too. */
  readonly asserted: readonly { readonly span: Span; readonly before: Span | null }[]
  /** What named speakers say, the author apart. */
  readonly reported: readonly ReportedStatement[]
}

export interface ReportedStatement {
  readonly statement: Statement
  /** The sentence before it, where the words lean on that one. */
  readonly before: Span | null
}

export interface ActorHeader {
  readonly id: string
  readonly name: string
  readonly role: string | null
  readonly type: Entity['type']
  readonly statements: number
}

/** One actor across the articles. */
export interface ActorProfile {
  readonly header: ActorHeader
  /** Other names. */
  readonly names: readonly string[]
  /** The earliest first. */
  readonly roles: readonly RoleSpell[]
  /** All that it appears in, the newest first, with how many statements of its own. */
  readonly articles: readonly { readonly article: ArticleHeader; readonly statements: number }[]
  /** The newest. */
  readonly statements: readonly StatementHit[]
  /** Whom it names in how many of its statements, and who names it; the most first. */
  readonly speaksOf: readonly { readonly actor: ActorHeader; readonly statements: number }[]
  readonly spokenOfBy: readonly { readonly actor: ActorHeader; readonly statements: number }[]
}

/** A role with the publication of the first and last article that gives it, ISO; null where none is dated. */
export interface RoleSpell {
  readonly text: string
  readonly first: string | null
  readonly last: string | null
  readonly articles: number
}

export type ActorAnswer =
  | { readonly kind: 'actor'; readonly profile: ActorProfile }
  | { readonly kind: 'which'; readonly candidates: readonly ActorHeader[] }
  | { readonly kind: 'nobody'; readonly nearest: readonly ActorHeader[] }
  | { readonly kind: 'empty' }

export interface WhoSaidQuery {
  /** A speaker's name as typed, or the id of an actor that was chosen. */
  readonly speaker?: string | undefined
  readonly about?: string | undefined
  /** ISO dates as exact as known, both inclusive; statements without a date are left out where one is given. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly article?: string | undefined
  readonly onlyDirect?: boolean | undefined
  readonly order?: 'relevance' | 'newest' | 'oldest' | undefined
  readonly offset: number
  readonly limit: number
}

export interface StatementHit {
  readonly id: string
  readonly article: ArticleHeader
  /** 1-based. */
  readonly paragraph: number
  readonly kind: StatementKind
  /** The content's words, one string a span, as they stand in the article. */
  readonly words: readonly string[]
  /** The words that name the source, as they stand; empty where there are none. */
  readonly sourceWords: string
  readonly cueWords: string
  readonly speaker: { readonly actorId: string; readonly name: string; readonly role: string | null } | null
  readonly date: StatementDate
  readonly confidence: number
  /** Whether a moderator put something of it right. */
  readonly corrected: boolean
}

export type WhoSaidAnswer =
  | {
      readonly kind: 'statements'
      /** Set where the query named one speaker. */
      readonly speaker: ActorHeader | null
      readonly total: number
      readonly articles: number
      readonly hits: readonly StatementHit[]
    }
  | { readonly kind: 'which'; readonly candidates: readonly ActorHeader[] }
  | {
      readonly kind: 'nobody'
      readonly nearest: readonly ActorHeader[]
      /** What others say on the words typed. */
      readonly onTopic: readonly StatementHit[]
    }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'empty' }

export interface SearchQuery {
  readonly words: string
  /** An article's id, or words of its title. */
  readonly article?: string | undefined
  /** An actor's id or name: only what they say, and what names them. */
  readonly actor?: string | undefined
  /** ISO dates as exact as known, both inclusive: of the article's publication, or of a statement there. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly offset: number
  readonly limit: number
}

/** A sentence of an article with what was found in it. */
export interface Passage {
  readonly article: ArticleHeader
  /** 1-based. */
  readonly paragraph: number
  readonly text: string
  /** Spans into `text`. */
  readonly matches: readonly Span[]
  /** The statement that what was found stands in; null where nobody says it. */
  readonly said: StatementHit | null
}

export type SearchAnswer =
  | {
      readonly kind: 'found'
      /** Paragraphs that were found, in all. */
      readonly total: number
      /** True where no paragraph has all of the words: these have some. */
      readonly partly: boolean
      /** The best sentence of each paragraph of the page. */
      readonly passages: readonly Passage[]
      /** Actors and articles whose name or title has the words. */
      readonly actors: readonly ActorHeader[]
      readonly articles: readonly ArticleHeader[]
    }
  | Extract<WhoSaidAnswer, { kind: 'which' | 'empty' }>
  | { readonly kind: 'nobody'; readonly nearest: readonly ActorHeader[] }

export interface QuoteAnswer {
  /** Statements that have the words just so, marks and case apart. */
  readonly exact: readonly StatementHit[]
  /** Where the words stand just so, but as nobody's statement. */
  readonly unsaid: readonly Passage[]
  /** Statements that have most of the words; the nearest first. */
  readonly near: readonly StatementHit[]
  /** Where none of these is: sentences with nearly all of the words that are nobody's statement. */
  readonly nearUnsaid: readonly Passage[]
  /** True where there are no articles at all. */
  readonly empty: boolean
}

/** At least one is given. Speaker and article as in `WhoSaidQuery`; the speaker may be one who is only spoken of. */
export type TimelineQuery = Pick<WhoSaidQuery, 'speaker' | 'about' | 'article'>

/** `date` is ISO, as exact as known. */
export type TimelineEntry =
  | { readonly kind: 'statement'; readonly date: string; readonly hit: StatementHit }
  /**
   * A sentence with a date in which nobody is reported as saying something; the date is its match. Of an actor those
   * that name it, of a topic those that have its words.
   */
  | { readonly kind: 'event'; readonly date: string; readonly passage: Passage }

export type TimelineAnswer =
  | {
      readonly kind: 'timeline'
      /** Set where the query named one speaker. */
      readonly speaker: ActorHeader | null
      /** Oldest first. */
      readonly entries: readonly TimelineEntry[]
      /** Statements that fit and have no date. */
      readonly undated: number
    }
  | Extract<WhoSaidAnswer, { kind: 'which' | 'nobody' | 'empty' }>

export interface StatementContext {
  readonly hit: StatementHit
  readonly text: string
  /** Spans into `text`. */
  readonly paragraph: Span
  readonly before: Span | null
  readonly after: Span | null
  readonly content: readonly Span[]
  readonly cue: readonly Span[]
  readonly source: readonly Span[]
}
