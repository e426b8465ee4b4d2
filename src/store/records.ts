import type { Analysis, Article, EntityType, PublicationDate, Statement } from '../analysis/types.ts'

/** A statement as it is kept: the analysis's, with a name of its own and its place in the article. */
export interface StoredStatement extends Statement {
  /** Unique in the guild; the same after a new analysis that finds the same words. */
  readonly id: string
  readonly article: string
  /** 1-based. */
  readonly paragraph: number
  /** The community's actor that the speaker is; null where the speaker is unknown. */
  readonly actor: string | null
  /** Whether a moderator corrected it. */
  readonly corrected: boolean
}

/** An entity of an article's analysis is this actor of the community. */
export interface Appearance {
  readonly article: string
  readonly entity: string
  readonly actor: string
  readonly role: string | null
}

/** An article with its statements and actors. */
export interface ArticleEntry {
  readonly id: string
  readonly title: string | null
  readonly author: string | null
  readonly source: string | null
  readonly url: string | null
  readonly published: PublicationDate
  readonly text: string
  /** Counts the edits of the article, from 1. */
  readonly revision: number
  readonly addedAt: string
  /** SHA-256 of what was handed over, in hexadecimal. */
  readonly hash: string
  readonly analysisVersion: string
  readonly statements: readonly StoredStatement[]
  readonly appearances: readonly Appearance[]
}

/** All that is kept of an article. */
export interface ArticleRecord extends ArticleEntry {
  readonly article: Article
  readonly analysis: Analysis
}

/** An article that was removed, as it was given. */
export type RemovedArticle = Pick<Article, 'id' | 'title' | 'author' | 'source' | 'url' | 'published' | 'text'>

/** What is written for an article, in one transaction. */
export interface NewArticle {
  readonly article: Article
  readonly analysis: Analysis
  readonly analysisVersion: string
  readonly hash: string
  /** One for each statement of the analysis, in its order. */
  readonly statements: readonly { readonly id: string; readonly paragraph: number }[]
  /** One for each entity that became an actor. */
  readonly appearances: readonly { readonly entity: string; readonly actor: string; readonly role: string | null }[]
}

/** A person, organisation, country or place that is one across a community's articles. */
export interface Actor {
  readonly id: string
  readonly type: EntityType
  readonly name: string
  /** Every name it was called by, its own among them, each with what it is looked up by. */
  readonly aliases: readonly ActorAlias[]
  readonly mergedInto: string | null
}

export interface ActorAlias {
  readonly alias: string
  readonly lookup: string
}
