import type { Kysely } from 'kysely'
import type { PublicationDate, Span, StatementKind } from '../analysis/types.ts'
import { GuildArticles } from './articles.ts'
import { GuildModeration } from './moderation.ts'
import type { Appearance, ArticleEntry } from './records.ts'
import type { Schema } from './schema.ts'

/** What an index holds of a statement; its words are in the store. */
export interface StatementOutline {
  readonly id: string
  readonly article: string
  /** 1-based. */
  readonly paragraph: number
  /** Puts the statements of an article in the order of its text. */
  readonly position: number
  /** The community's actor that the speaker is; null where the speaker is unknown. */
  readonly actor: string | null
  readonly kind: StatementKind
  /** ISO, as exact as known; null: not dated. */
  readonly date: string | null
  readonly confidence: number
}

/** What an index holds of an article, without its text. */
export interface ArticleOutline {
  readonly id: string
  readonly title: string | null
  readonly author: string | null
  readonly source: string | null
  readonly url: string | null
  readonly published: PublicationDate
  readonly addedAt: string
  /** The text's first characters, where there is no title. */
  readonly opening: string
  readonly statements: readonly StatementOutline[]
  readonly appearances: readonly Appearance[]
}

/** The words of a statement as they stand in its article, its parts joined by spaces. */
export interface StatementWords {
  readonly id: string
  readonly text: string
}

/** Enough to call an article by its first words. */
const openingLength = 250

/**
 * What an index is made from: the little of a guild's articles that it holds, read in as few steps as can be. What
 * moderators put right is in it; the articles that they did so with are read as a whole.
 */
export class GuildOutlines {
  readonly #db: Kysely<Schema>
  readonly #guild: string

  constructor(db: Kysely<Schema>, guild: string) {
    this.#db = db
    this.#guild = guild
  }

  /** The outlines of the articles of these ids; removed ones are left out. In any order. */
  async of(ids: readonly string[]): Promise<readonly ArticleOutline[]> {
    const { corrected, others } = await this.#divide(ids)
    return [...(await this.#read(others)), ...corrected.map(outlineOf)]
  }

  /** The words of the statements of the articles of these ids. In any order. */
  async words(ids: readonly string[]): Promise<readonly StatementWords[]> {
    const { corrected, others } = await this.#divide(ids)
    const found = corrected.flatMap(({ text, statements }) =>
      statements.map(({ id, content }) => ({ id, text: wordsOf(text, content) })),
    )
    return [...(await this.#readWords(others)), ...found]
  }

  async #divide(ids: readonly string[]) {
    const articles = new GuildArticles(this.#db, this.#guild)
    const corrections = await new GuildModeration(this.#db, this.#guild).corrections(ids)
    const touched = new Set([...corrections.values()].map(({ article }) => article))
    return { corrected: await articles.entries([...touched]), others: ids.filter((id) => !touched.has(id)) }
  }

  async #read(ids: readonly string[]): Promise<readonly ArticleOutline[]> {
    if (ids.length === 0) return []
    const articles = await this.#db
      .selectFrom('article')
      .innerJoin('analysis', (join) =>
        join.onRef('analysis.guild', '=', 'article.guild').onRef('analysis.article', '=', 'article.id'),
      )
      .select(['id', 'title', 'author', 'source', 'url', 'added_at', 'published_value', 'published_basis'])
      .where('article.guild', '=', this.#guild)
      .where('article.id', 'in', ids)
      .where('article.removed_at', 'is', null)
      .execute()
    const openings = await this.#openings(articles.flatMap(({ id, title }) => (title === null ? [id] : [])))
    const appearances = Map.groupBy(await this.#appearances(ids), ({ article }) => article)
    const statements = await this.#statements(ids, appearances)
    return articles.map(({ id, title, author, source, url, added_at, published_value, published_basis }) => ({
      id,
      title,
      author,
      source,
      url,
      addedAt: added_at,
      // The column holds what this program wrote from the same type.
      published: { value: published_value, basis: published_basis as PublicationDate['basis'] },
      opening: openings.get(id) ?? '',
      statements: statements.get(id) ?? [],
      appearances: appearances.get(id) ?? [],
    }))
  }

  async #openings(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map()
    const rows = await this.#db
      .selectFrom('article')
      .select('id')
      .select(({ fn, ref, val }) => fn<string>('substr', [ref('text'), val(1), val(openingLength)]).as('opening'))
      .where('guild', '=', this.#guild)
      .where('id', 'in', ids)
      .execute()
    return new Map(rows.map(({ id, opening }) => [id, opening]))
  }

  #appearances(ids: readonly string[]): Promise<Appearance[]> {
    return this.#db
      .selectFrom('appearance')
      .select(['article', 'entity', 'actor', 'role'])
      .where('guild', '=', this.#guild)
      .where('article', 'in', ids)
      .orderBy('article')
      .orderBy('entity')
      .execute()
  }

  /** By article, in any order. */
  async #statements(
    ids: readonly string[],
    appearances: ReadonlyMap<string, readonly Appearance[]>,
  ): Promise<ReadonlyMap<string, readonly StatementOutline[]>> {
    const rows = await this.#db
      .selectFrom('statement')
      .select(['id', 'article', 'paragraph', 'position', 'entity', 'kind', 'date_value', 'confidence'])
      .where('guild', '=', this.#guild)
      .where('article', 'in', ids)
      .orderBy('article')
      .orderBy('position')
      .execute()
    const actors = new Map(
      [...appearances].map(([article, list]) => [article, new Map(list.map(({ entity, actor }) => [entity, actor]))]),
    )
    const outlines = rows.map(({ id, article, paragraph, position, entity, kind, date_value, confidence }) => {
      const actor = entity === null ? null : (actors.get(article)?.get(entity) ?? null)
      // The column holds what this program wrote from the same type.
      return { id, article, paragraph, position, actor, kind: kind as StatementKind, date: date_value, confidence }
    })
    return Map.groupBy(outlines, ({ article }) => article)
  }

  async #readWords(ids: readonly string[]): Promise<readonly StatementWords[]> {
    if (ids.length === 0) return []
    const texts = await new GuildArticles(this.#db, this.#guild).texts(ids)
    const rows = await this.#db
      .selectFrom('statement')
      .select(['id', 'article', 'content'])
      .where('guild', '=', this.#guild)
      .where('article', 'in', ids)
      .execute()
    // The column holds what this program wrote from the same type.
    return rows.map(({ id, article, content }) => ({
      id,
      text: wordsOf(texts.get(article) ?? '', JSON.parse(content) as Span[]),
    }))
  }
}

const wordsOf = (text: string, content: readonly Span[]): string => content.map((span) => text.slice(...span)).join(' ')

function outlineOf(entry: ArticleEntry): ArticleOutline {
  const { id, title, author, source, url, published, addedAt, text, appearances } = entry
  const statements = entry.statements.map((statement, position): StatementOutline => {
    const { id: name, article, paragraph, actor, kind, date, confidence } = statement
    return { id: name, article, paragraph, position, actor, kind, date: date.value, confidence }
  })
  const header = { id, title, author, source, url, published, addedAt }
  return { ...header, opening: text.slice(0, openingLength), statements, appearances }
}
