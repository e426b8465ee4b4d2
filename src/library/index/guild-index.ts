import type MiniSearch from 'minisearch'
import { findParagraphs } from '../../analysis/document/paragraphs.ts'
import type { StatementKind } from '../../analysis/types.ts'
import type { ArticleEntry, GuildStore } from '../../store/store.ts'
import type { ArticleHeader } from '../types.ts'
import { ActorIndex } from './actor-index.ts'
import { openSearch, searchAllThenAny } from './search.ts'

/** What is held of a statement in memory; its words are in the store. */
export interface IndexedStatement {
  readonly id: string
  readonly article: string
  readonly paragraph: number
  readonly position: number
  readonly actor: string | null
  readonly kind: StatementKind
  readonly date: string | null
  readonly confidence: number
}

interface IndexedArticle {
  readonly header: ArticleHeader
  readonly addedAt: string
  readonly statements: readonly IndexedStatement[]
  readonly paragraphs: number
  readonly actors: readonly string[]
}

interface IdText {
  readonly id: string
  readonly text: string
}

/**
 * The index of one guild in memory, made from its store: statements, paragraphs, titles and names. It follows the
 * store by the guild's revision, so that a change is taken over in place whoever made it.
 */
export class GuildIndex {
  readonly actors = new ActorIndex()
  readonly #starter: boolean
  #revision = 0
  #followed: Promise<void> = Promise.resolve()
  #settings: ReadonlyMap<string, unknown> = new Map()
  readonly #articles = new Map<string, IndexedArticle>()
  readonly #statements = new Map<string, IndexedStatement>()
  readonly #statementTexts: MiniSearch<IdText> = openSearch(['text'])
  readonly #paragraphTexts: MiniSearch<IdText> = openSearch(['text'])
  readonly #titles: MiniSearch<IdText> = openSearch(['text'])
  #newestFirst: readonly IndexedStatement[] | null = null

  constructor(options: { readonly starter: boolean }) {
    this.#starter = options.starter
  }

  /** Takes over what changed in the store since the last time; the first time, everything. */
  catchUp(store: GuildStore): Promise<void> {
    const follow = () => this.#follow(store)
    this.#followed = this.#followed.then(follow, follow)
    return this.#followed
  }

  async #follow(store: GuildStore): Promise<void> {
    const revision = await store.revision()
    if (revision <= this.#revision) return
    for (const actor of await store.actors.changedSince(this.#revision)) this.actors.put(actor)
    const changed = await store.articles.changedSince(this.#revision)
    for (const { id } of changed) this.#remove(id)
    const live = changed.filter(({ removed }) => !removed).map(({ id }) => id)
    const entries = this.#revision === 0 ? await store.articles.entries() : await store.articles.entries(live)
    for (const entry of entries) this.#put(entry)
    this.#settings = await store.settings.all()
    this.#newestFirst = null
    this.#revision = revision
  }

  #put(entry: ArticleEntry): void {
    this.#remove(entry.id)
    const { text } = entry
    const header = toHeader(entry, this.#starter)
    const statements = entry.statements.map((statement, position) => ({
      id: statement.id,
      article: entry.id,
      paragraph: statement.paragraph,
      position,
      actor: statement.actor,
      kind: statement.kind,
      date: statement.date.value,
      confidence: statement.confidence,
    }))
    const paragraphs = findParagraphs(text)
    this.#statementTexts.addAll(
      entry.statements.map(({ id, content }) => ({
        id,
        text: content.map(([start, end]) => text.slice(start, end)).join(' '),
      })),
    )
    this.#paragraphTexts.addAll(
      paragraphs.map(([start, end], i) => ({ id: paragraphId(entry.id, i + 1), text: text.slice(start, end) })),
    )
    this.#titles.add({ id: entry.id, text: [header.title, header.author, header.source].join(' ') })
    for (const statement of statements) {
      this.#statements.set(statement.id, statement)
      if (statement.actor !== null) this.actors.speak(statement.actor, statement.id)
    }
    const when = `${entry.published.value ?? ''} ${entry.addedAt}`
    for (const appearance of entry.appearances) this.actors.appear(appearance, when)
    const actors = entry.appearances.map(({ actor }) => actor)
    this.#articles.set(entry.id, { header, addedAt: entry.addedAt, statements, paragraphs: paragraphs.length, actors })
  }

  #remove(id: string): void {
    const article = this.#articles.get(id)
    if (!article) return
    this.#statementTexts.discardAll(article.statements.map((statement) => statement.id))
    this.#paragraphTexts.discardAll(Array.from({ length: article.paragraphs }, (_, i) => paragraphId(id, i + 1)))
    this.#titles.discard(id)
    for (const statement of article.statements) {
      this.#statements.delete(statement.id)
      if (statement.actor !== null) this.actors.unspeak(statement.actor, statement.id)
    }
    for (const actor of article.actors) this.actors.disappear(actor, id)
    this.#articles.delete(id)
  }

  setting(name: string): unknown {
    return this.#settings.get(name)
  }

  get size(): number {
    return this.#articles.size
  }

  header(article: string): ArticleHeader | null {
    return this.#articles.get(article)?.header ?? null
  }

  /** All articles, newest first: by publication, then by the time they were added. */
  headers(): readonly ArticleHeader[] {
    return [...this.#articles.values()].toSorted(byAge).map(({ header }) => header)
  }

  statement(id: string): IndexedStatement | null {
    return this.#statements.get(id) ?? null
  }

  /** All statements, newest first, the undated last; those of one article in its order. */
  newestFirst(): readonly IndexedStatement[] {
    this.#newestFirst ??= [...this.#statements.values()].sort((a, b) => compareByDate(a, b, 'newest'))
    return this.#newestFirst
  }

  statementsOf(actor: string): readonly IndexedStatement[] {
    return this.actors.statementsOf(actor).flatMap((id) => this.#statements.get(id) ?? [])
  }

  /**
   * The accepted statements on a topic, best first: those with the words; where there are none, those in a paragraph
   * with the words.
   */
  onTopic(
    words: string,
    accept: (statement: IndexedStatement) => boolean,
  ): readonly { readonly statement: IndexedStatement; readonly score: number }[] {
    const accepted = (id: string): boolean => {
      const statement = this.#statements.get(id)
      return statement !== undefined && accept(statement)
    }
    const found = searchAllThenAny(this.#statementTexts, words, accepted)
    if (found.length > 0) return found.flatMap(({ id, score }) => this.#scored(id, score))
    const paragraphs = this.#paragraphTexts.search(words, { combineWith: 'AND', fuzzy: false })
    return paragraphs.flatMap((result) => {
      const [article, paragraph] = parseParagraphId(String(result.id))
      return (this.#articles.get(article)?.statements ?? [])
        .filter((statement) => statement.paragraph === paragraph && accept(statement))
        .map((statement) => ({ statement, score: result.score }))
    })
  }

  #scored(id: string, score: number) {
    const statement = this.#statements.get(id)
    return statement ? [{ statement, score }] : []
  }

  /** Articles for words of a title as they are typed: by prefix, then nearly so; without words, all. */
  suggestArticles(typed: string, limit: number): readonly ArticleHeader[] {
    if (typed.trim() === '') return this.headers().slice(0, limit)
    const begun = this.#titles.search(typed, { combineWith: 'AND', prefix: true, fuzzy: false })
    const near = begun.length >= limit ? [] : this.#titles.search(typed, { combineWith: 'OR' })
    const ids = new Set([...begun, ...near].map(({ id }) => String(id)))
    return [...ids].flatMap((id) => this.header(id) ?? []).slice(0, limit)
  }

  /** The article that words of a title name best: all of them must be in it, or nearly so. */
  findByTitle(words: string): { readonly header: ArticleHeader; readonly score: number } | null {
    const [best] = this.#titles.search(words, { combineWith: 'AND' })
    const header = best && this.header(String(best.id))
    return header ? { header, score: best.score } : null
  }
}

/** Orders statements by date, the undated last; those of one day by article, in its order. */
export function compareByDate(a: IndexedStatement, b: IndexedStatement, order: 'newest' | 'oldest'): number {
  if (a.date !== b.date) {
    if (a.date === null) return 1
    if (b.date === null) return -1
    return a.date < b.date === (order === 'oldest') ? -1 : 1
  }
  if (a.article !== b.article) return a.article < b.article ? -1 : 1
  return a.position - b.position
}

function byAge(a: IndexedArticle, b: IndexedArticle): number {
  const key = ({ header, addedAt }: IndexedArticle) => `${header.published.value ?? ''} ${addedAt}`
  const first = key(a)
  const second = key(b)
  return first === second ? (a.header.id < b.header.id ? -1 : 1) : first < second ? 1 : -1
}

function toHeader(entry: ArticleEntry, starter: boolean): ArticleHeader {
  const { id, author, source, url, published } = entry
  return { id, title: entry.title ?? openingWords(entry.text), author, source, url, published, starter }
}

/** An article without a title is called by its first words. */
export function openingWords(text: string): string {
  const words = text.slice(0, 200).trim().split(/\s+/u).slice(0, 8).join(' ')
  return words.length < text.trim().length ? `${words}…` : words
}

const paragraphId = (article: string, paragraph: number): string => `${paragraph} ${article}`

function parseParagraphId(id: string): readonly [article: string, paragraph: number] {
  const space = id.indexOf(' ')
  return [id.slice(space + 1), Number(id.slice(0, space))]
}
