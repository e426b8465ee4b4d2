import { setImmediate } from 'node:timers/promises'
import { findParagraphs } from '../../analysis/document/paragraphs.ts'
import type { ArticleOutline, GuildStore, StatementOutline } from '../../store/store.ts'
import { likeness, type Sketch, sketchOf } from '../near-duplicates.ts'
import type { ArticleHeader, NearDuplicate } from '../types.ts'
import { ActorIndex } from './actor-index.ts'
import { CommunityFrequencies } from './community-frequencies.ts'
import { compareDates } from './dates.ts'
import { LazySearch, page } from './lazy-search.ts'
import { clearDiscarded, inFixedOrder, searchAllThenAny } from './search.ts'
import { type IdText, TextSearch } from './text-search.ts'

/** What is held of a statement in memory; its words are in the store. */
export type IndexedStatement = StatementOutline

interface IndexedArticle {
  readonly header: ArticleHeader
  readonly addedAt: string
  readonly statements: readonly IndexedStatement[]
  readonly actors: readonly string[]
}

/** What parts of an index take in memory: measured on news articles, in bytes. */
const bytes = { index: 20_000, article: 20_000, statement: 400 }

export interface ScoredParagraph {
  readonly article: string
  /** 1-based. */
  readonly paragraph: number
  readonly score: number
  /** The folded words of the paragraph that fit the words searched for. */
  readonly terms: ReadonlySet<string>
}
/** The likeness from which two articles are taken for versions of one. */
const nearDuplicate = 0.3

interface ScoredStatement {
  readonly statement: IndexedStatement
  readonly score: number
}

/**
 * The index of one guild in memory, made from its store: statements, paragraphs, titles and names. It follows the
 * store by the guild's revision, so that a change is taken over in place whoever made it. What takes long is done a
 * page of articles at a time, with other work in between.
 */
export class GuildIndex {
  readonly actors = new ActorIndex()
  readonly #starter: boolean
  readonly #without: ReadonlySet<string>
  #revision = 0
  #followed: Promise<void> = Promise.resolve()
  #settings: ReadonlyMap<string, unknown> = new Map()
  readonly #articles = new Map<string, IndexedArticle>()
  readonly #statements = new Map<string, IndexedStatement>()
  readonly #titles = new TextSearch()
  /** The words of statements and whole paragraphs: larger than all the rest, and not every question wants them. */
  readonly #words = new LazySearch()
  readonly #paragraphs = new LazySearch()
  readonly #sketches = new Map<string, Sketch>()
  #newestFirst: readonly IndexedStatement[] | null = null
  #frequencies: CommunityFrequencies | null = null

  /** The articles of the ids in `without` are left out, as if the store had them not. */
  constructor(options: { readonly starter: boolean; readonly without?: readonly string[] }) {
    this.#starter = options.starter
    this.#without = new Set(options.without)
  }

  /** Takes over what changed in the store since the last time; the first time, everything. */
  catchUp(store: GuildStore): Promise<void> {
    return this.#inTurn(() => this.#follow(store))
  }

  /** One change of the index at a time. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#followed = this.#followed.then(work, work)
    return this.#followed
  }

  async #follow(store: GuildStore): Promise<void> {
    // What changes while this reads is read again the next time, for it counts as a later revision.
    const revision = await store.revision()
    if (revision <= this.#revision) return
    this.actors.putAll(await store.actors.changedSince(this.#revision))
    const changed = await store.articles.changedSince(this.#revision)
    for (let from = 0; from < changed.length; from += page) {
      await this.#take(changed.slice(from, from + page), store)
      await setImmediate()
    }
    await clearDiscarded([this.#titles, this.#words.made, this.#paragraphs.made])
    await this.actors.settle()
    this.#settings = await store.settings.all()
    this.#newestFirst = null
    this.#revision = revision
  }

  /** Takes over changed articles, all at once for those who ask meanwhile. */
  async #take(
    changed: readonly { readonly id: string; readonly removed: boolean }[],
    store: GuildStore,
  ): Promise<void> {
    const ids = changed.filter(({ id, removed }) => !removed && !this.#without.has(id)).map(({ id }) => id)
    const outlines = await store.outlines.of(ids)
    const words = this.#words.made ? await store.outlines.words(ids) : []
    const paragraphs = this.#paragraphs.made ? await paragraphTexts(store, ids) : []
    this.#frequencies = null
    for (const { id } of changed) this.#remove(id)
    this.#titles.addAll(outlines.map((outline) => this.#put(outline)))
    this.#words.made?.addAll(words)
    this.#paragraphs.made?.addAll(paragraphs)
  }

  /** Puts an article in, but for its words; returns what its title is found by. */
  #put(outline: ArticleOutline): IdText {
    const { id, addedAt, statements, appearances } = outline
    const header = toHeader(outline, this.#starter)
    for (const statement of statements) {
      this.#statements.set(statement.id, statement)
      if (statement.actor !== null) this.actors.speak(statement.actor, statement.id)
    }
    const when = `${header.published.value ?? ''} ${addedAt} ${id}`
    for (const appearance of appearances) this.actors.appear(appearance, when)
    const actors = appearances.map(({ actor }) => actor)
    this.#articles.set(id, { header, addedAt, statements, actors })
    return { id, text: [header.title, header.author, header.source].join(' ') }
  }

  #remove(id: string): void {
    const article = this.#articles.get(id)
    if (!article) return
    const paragraphs = this.#paragraphs.made
    this.#words.made?.discardAll(article.statements.map((statement) => statement.id))
    for (let n = 1; paragraphs?.has(paragraphId(id, n)); n++) paragraphs.discard(paragraphId(id, n))
    this.#titles.discard(id)
    this.#sketches.delete(id)
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

  /** Bytes of memory, about. */
  get weight(): number {
    const words = (this.#words.made?.weight ?? 0) + (this.#paragraphs.made?.weight ?? 0)
    const counted = this.#frequencies?.weight ?? 0
    const rows = this.#articles.size * bytes.article + this.#statements.size * bytes.statement
    return bytes.index + rows + this.actors.weight + words + counted
  }

  /** How many of the articles have each word; counted when first asked for, and after each change of an article. */
  async frequencies(store: GuildStore): Promise<CommunityFrequencies> {
    if (this.#frequencies) return this.#frequencies
    const ids = this.headers().map(({ id }) => id)
    const counted = await CommunityFrequencies.count(ids, (some) => store.articles.texts(some))
    this.#frequencies = counted
    return counted
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

  /** The accepted statements with the words, or nearly so, with scores; the best first. `accept` null: all are. */
  async withWords(
    words: string,
    accept: ((statement: IndexedStatement) => boolean) | null,
    store: GuildStore,
  ): Promise<readonly ScoredStatement[]> {
    const accepted = (id: string): boolean => {
      const statement = this.#statements.get(id)
      return statement !== undefined && (accept?.(statement) ?? true)
    }
    const search = await this.#search(this.#words, store)
    const found: ScoredStatement[] = []
    for (const { id, score } of searchAllThenAny(search, words, accept && accepted)) {
      const statement = this.#statements.get(id)
      if (statement) found.push({ statement, score })
    }
    return found
  }

  /** The accepted statements in a paragraph with all the words, with scores. */
  async inParagraphsWith(
    words: string,
    accept: ((statement: IndexedStatement) => boolean) | null,
    store: GuildStore,
  ): Promise<readonly ScoredStatement[]> {
    const search = await this.#search(this.#paragraphs, store)
    const found = search.search(words, { combineWith: 'AND', fuzzy: false })
    return [...inFixedOrder(found)].flatMap((result) => {
      const [article, paragraph] = parseParagraphId(result.id)
      return this.statementsIn(article, paragraph)
        .filter((statement) => accept?.(statement) ?? true)
        .map((statement) => ({ statement, score: result.score }))
    })
  }

  /** The accepted paragraphs with all of the words, or any of them, or nearly so; the best first. */
  async paragraphsWith(
    words: string,
    accept: (article: string, paragraph: number) => boolean,
    store: GuildStore,
    combineWith: 'AND' | 'OR' = 'AND',
  ): Promise<readonly ScoredParagraph[]> {
    const search = await this.#search(this.#paragraphs, store)
    return [...inFixedOrder(search.search(words, { combineWith }))].flatMap(({ id, score, terms }) => {
      const [article, paragraph] = parseParagraphId(id)
      return accept(article, paragraph) ? [{ article, paragraph, score, terms: new Set(terms) }] : []
    })
  }

  /** Articles whose title, author or outlet has all of the words, or nearly so; the best first. */
  titled(words: string, accept: (article: ArticleHeader) => boolean): readonly ArticleHeader[] {
    const found = inFixedOrder(this.#titles.search(words, { combineWith: 'AND' }))
    return [...found].flatMap(({ id }) => this.header(id) ?? []).filter(accept)
  }

  /** Statements with any of the words, or nearly so, those with the most and rarest first. */
  async withAnyWord(words: string, limit: number, store: GuildStore): Promise<readonly IndexedStatement[]> {
    const search = await this.#search(this.#words, store)
    const found = search.search(words, { combineWith: 'OR', prefix: false })
    return [...inFixedOrder(found).take(limit)].flatMap(({ id }) => this.#statements.get(id) ?? [])
  }

  /** The statements of an article, or of one of its paragraphs, in the order of its text. */
  statementsIn(article: string, paragraph?: number): readonly IndexedStatement[] {
    const statements = this.#articles.get(article)?.statements ?? []
    return paragraph === undefined ? statements : statements.filter((statement) => statement.paragraph === paragraph)
  }

  async #search(lazy: LazySearch, store: GuildStore): Promise<TextSearch> {
    const read = (ids: readonly string[]) =>
      lazy === this.#words ? store.outlines.words(ids) : paragraphTexts(store, ids)
    if (!lazy.made) await this.#inTurn(() => lazy.make([...this.#articles.keys()], read))
    return lazy.made ?? new TextSearch()
  }

  /** Articles with much the same text as this one. Their sketches are made when first asked for, and kept. */
  async nearDuplicates(text: string, store: GuildStore): Promise<readonly NearDuplicate[]> {
    const unknown = [...this.#articles.keys()].filter((id) => !this.#sketches.has(id))
    for (const [id, known] of await store.articles.texts(unknown)) this.#sketches.set(id, sketchOf(known))
    const sketch = sketchOf(text)
    return [...this.#sketches].flatMap(([id, other]) => {
      const article = this.header(id)
      const alike = likeness(sketch, other)
      return article && alike >= nearDuplicate ? [{ article, likeness: alike }] : []
    })
  }

  /** Articles for words of a title as they are typed: by prefix, then nearly so; without words, all. */
  suggestArticles(typed: string, limit: number): readonly ArticleHeader[] {
    if (typed.trim() === '') return this.headers().slice(0, limit)
    const begun = this.#titles.search(typed, { combineWith: 'AND', prefix: true, fuzzy: false })
    const near = begun.length >= limit ? [] : this.#titles.search(typed, { combineWith: 'OR' })
    const ids = new Set([begun, near].flatMap((found) => [...inFixedOrder(found).take(limit)].map(({ id }) => id)))
    return [...ids].flatMap((id) => this.header(id) ?? []).slice(0, limit)
  }

  /** Words that titles have and that begin like those typed, or else nearly so; folded, best first. */
  titleWords(typed: string, limit: number): readonly string[] {
    if (typed.trim() === '') return []
    const suggest = (fuzzy: number | false) =>
      this.#titles.autoSuggest(typed, { combineWith: 'AND', prefix: true, fuzzy }).map(({ suggestion }) => suggestion)
    const begun = suggest(false)
    return (begun.length > 0 ? begun : suggest(0.25)).slice(0, limit)
  }

  /** The article that words of a title name best: all of them must be in it, or nearly so. */
  findByTitle(words: string): { readonly header: ArticleHeader; readonly score: number } | null {
    const [best] = inFixedOrder(this.#titles.search(words, { combineWith: 'AND' }))
    const header = best && this.header(best.id)
    return header ? { header, score: best.score } : null
  }
}

async function paragraphTexts(store: GuildStore, ids: readonly string[]): Promise<readonly IdText[]> {
  return [...(await store.articles.texts(ids))].flatMap(([id, text]) =>
    findParagraphs(text).map(([start, end], i) => ({ id: paragraphId(id, i + 1), text: text.slice(start, end) })),
  )
}

/** Orders statements by date, the undated last; those of one day by article, in its order. */
export function compareByDate(a: IndexedStatement, b: IndexedStatement, order: 'newest' | 'oldest'): number {
  if (a.date !== b.date) {
    if (a.date === null) return 1
    if (b.date === null) return -1
    return order === 'oldest' ? compareDates(a.date, b.date) : compareDates(b.date, a.date)
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

function toHeader(outline: ArticleOutline, starter: boolean): ArticleHeader {
  const { id, author, source, url, published } = outline
  return { id, title: outline.title ?? openingWords(outline.opening), author, source, url, published, starter }
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
