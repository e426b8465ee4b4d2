import type MiniSearch from 'minisearch'
import { findParagraphs } from '../../analysis/document/paragraphs.ts'
import type { StatementKind } from '../../analysis/types.ts'
import type { ArticleEntry, GuildStore } from '../../store/store.ts'
import { likeness, type Sketch, sketchOf } from '../near-duplicates.ts'
import type { ArticleHeader, NearDuplicate } from '../types.ts'
import { ActorIndex } from './actor-index.ts'
import { clearDiscarded, inFixedOrder, openSearch, searchAllThenAny } from './search.ts'

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
  readonly characters: number
  readonly actors: readonly string[]
}

/** What an empty index, a character of text and a statement take in memory: measured on news articles, in bytes. */
const bytes = { index: 20_000, character: 13, statement: 5000 }

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
  readonly #without: ReadonlySet<string>
  #revision = 0
  #followed: Promise<void> = Promise.resolve()
  #settings: ReadonlyMap<string, unknown> = new Map()
  readonly #articles = new Map<string, IndexedArticle>()
  readonly #statements = new Map<string, IndexedStatement>()
  readonly #statementTexts: MiniSearch<IdText> = openSearch(['text'])
  /** Made when first searched: it is larger than all the others, and most questions do without it. */
  #paragraphTexts: MiniSearch<IdText> | null = null
  readonly #titles: MiniSearch<IdText> = openSearch(['text'])
  readonly #sketches = new Map<string, Sketch>()
  #characters = 0
  #newestFirst: readonly IndexedStatement[] | null = null

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
    const revision = await store.revision()
    if (revision <= this.#revision) return
    for (const actor of await store.actors.changedSince(this.#revision)) this.actors.put(actor)
    const changed = await store.articles.changedSince(this.#revision)
    for (const { id } of changed) this.#remove(id)
    const live = changed.filter(({ removed }) => !removed).map(({ id }) => id)
    const entries = this.#revision === 0 ? await store.articles.entries() : await store.articles.entries(live)
    for (const entry of entries) if (!this.#without.has(entry.id)) this.#put(entry)
    await clearDiscarded([this.#statementTexts, this.#titles, ...(this.#paragraphTexts ? [this.#paragraphTexts] : [])])
    await this.actors.settle()
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
    this.#statementTexts.addAll(
      entry.statements.map(({ id, content }) => ({
        id,
        text: content.map(([start, end]) => text.slice(start, end)).join(' '),
      })),
    )
    if (this.#paragraphTexts) this.#putParagraphs(this.#paragraphTexts, entry)
    this.#titles.add({ id: entry.id, text: [header.title, header.author, header.source].join(' ') })
    for (const statement of statements) {
      this.#statements.set(statement.id, statement)
      if (statement.actor !== null) this.actors.speak(statement.actor, statement.id)
    }
    const when = `${entry.published.value ?? ''} ${entry.addedAt} ${entry.id}`
    for (const appearance of entry.appearances) this.actors.appear(appearance, when)
    const actors = entry.appearances.map(({ actor }) => actor)
    this.#characters += text.length
    this.#articles.set(entry.id, {
      header,
      addedAt: entry.addedAt,
      statements,
      characters: text.length,
      actors,
    })
  }

  #putParagraphs(texts: MiniSearch<IdText>, { id, text }: Pick<ArticleEntry, 'id' | 'text'>): void {
    texts.addAll(
      findParagraphs(text).map(([start, end], i) => ({ id: paragraphId(id, i + 1), text: text.slice(start, end) })),
    )
  }

  #remove(id: string): void {
    const article = this.#articles.get(id)
    if (!article) return
    this.#statementTexts.discardAll(article.statements.map((statement) => statement.id))
    for (let n = 1; this.#paragraphTexts?.has(paragraphId(id, n)); n++) this.#paragraphTexts.discard(paragraphId(id, n))
    this.#titles.discard(id)
    this.#sketches.delete(id)
    for (const statement of article.statements) {
      this.#statements.delete(statement.id)
      if (statement.actor !== null) this.actors.unspeak(statement.actor, statement.id)
    }
    for (const actor of article.actors) this.actors.disappear(actor, id)
    this.#characters -= article.characters
    this.#articles.delete(id)
  }

  setting(name: string): unknown {
    return this.#settings.get(name)
  }

  /** Bytes of memory, about. */
  get weight(): number {
    const text = this.#paragraphTexts ? this.#characters * bytes.character : 0
    return bytes.index + text + this.#statements.size * bytes.statement
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

  /** The accepted statements with the words, or nearly so, with scores. */
  withWords(words: string, accept: (statement: IndexedStatement) => boolean): readonly ScoredStatement[] {
    const accepted = (id: string): boolean => {
      const statement = this.#statements.get(id)
      return statement !== undefined && accept(statement)
    }
    return searchAllThenAny(this.#statementTexts, words, accepted).flatMap(({ id, score }) => this.#scored(id, score))
  }

  /** The accepted statements in a paragraph with all the words, with scores. */
  async inParagraphsWith(
    words: string,
    accept: (statement: IndexedStatement) => boolean,
    store: GuildStore,
  ): Promise<readonly ScoredStatement[]> {
    if (!this.#paragraphTexts) await this.#inTurn(() => this.#readParagraphs(store))
    const found = this.#paragraphTexts?.search(words, { combineWith: 'AND', fuzzy: false }) ?? []
    return inFixedOrder(found).flatMap((result) => {
      const [article, paragraph] = parseParagraphId(result.id)
      return (this.#articles.get(article)?.statements ?? [])
        .filter((statement) => statement.paragraph === paragraph && accept(statement))
        .map((statement) => ({ statement, score: result.score }))
    })
  }

  /** The accepted articles' paragraphs with the words, or nearly so; the best first. */
  async paragraphsWith(
    words: string,
    accept: (article: string) => boolean,
    store: GuildStore,
  ): Promise<readonly ScoredParagraph[]> {
    if (!this.#paragraphTexts) await this.#inTurn(() => this.#readParagraphs(store))
    const found = this.#paragraphTexts?.search(words, { combineWith: 'AND' }) ?? []
    const terms = new Map(found.map((result) => [String(result.id), result.terms]))
    return inFixedOrder(found).flatMap(({ id, score }) => {
      const [article, paragraph] = parseParagraphId(id)
      return accept(article) ? [{ article, paragraph, score, terms: new Set(terms.get(id)) }] : []
    })
  }

  /** Statements with any of the words just so, those with the most and rarest first. */
  withAnyWord(words: string, limit: number): readonly IndexedStatement[] {
    const found = this.#statementTexts.search(words, { combineWith: 'OR', prefix: false, fuzzy: false })
    return inFixedOrder(found)
      .slice(0, limit)
      .flatMap(({ id }) => this.#statements.get(id) ?? [])
  }

  /** The statements of an article, or of one of its paragraphs, in the order of its text. */
  statementsIn(article: string, paragraph?: number): readonly IndexedStatement[] {
    const statements = this.#articles.get(article)?.statements ?? []
    return paragraph === undefined ? statements : statements.filter((statement) => statement.paragraph === paragraph)
  }

  async #readParagraphs(store: GuildStore): Promise<void> {
    if (this.#paragraphTexts) return
    const texts: MiniSearch<IdText> = openSearch(['text'])
    for (const [id, text] of await store.articles.texts([...this.#articles.keys()]))
      this.#putParagraphs(texts, { id, text })
    this.#paragraphTexts = texts
  }

  #scored(id: string, score: number): readonly ScoredStatement[] {
    const statement = this.#statements.get(id)
    return statement ? [{ statement, score }] : []
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
    const begun = inFixedOrder(this.#titles.search(typed, { combineWith: 'AND', prefix: true, fuzzy: false }))
    const near = begun.length >= limit ? [] : inFixedOrder(this.#titles.search(typed, { combineWith: 'OR' }))
    const ids = new Set([...begun, ...near].map(({ id }) => id))
    return [...ids].flatMap((id) => this.header(id) ?? []).slice(0, limit)
  }

  /** The article that words of a title name best: all of them must be in it, or nearly so. */
  findByTitle(words: string): { readonly header: ArticleHeader; readonly score: number } | null {
    const [best] = inFixedOrder(this.#titles.search(words, { combineWith: 'AND' }))
    const header = best && this.header(best.id)
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
