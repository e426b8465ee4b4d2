import type { Kysely } from 'kysely'
import type { Analysis, Span } from '../analysis/types.ts'
import { added, corrected, type SpokenRow, toAnalysis, toArticle, toEntry, toStatement } from './article-rows.ts'
import { GuildModeration } from './moderation.ts'
import type { ArticleEntry, ArticleRecord, NewArticle, RemovedArticle, StoredStatement } from './records.ts'
import type { Schema } from './schema.ts'

/** What an analysis found beside the statements. */
export type Findings = Pick<Analysis, 'entities' | 'timex'>

/** Rows in one insert: engines limit the number of values in a command. */
const chunk = 500

/** A guild's articles with their analyses, statements and appearances. Removed articles are kept, but not found. */
export class GuildArticles {
  readonly #db: Kysely<Schema>
  readonly #guild: string

  constructor(db: Kysely<Schema>, guild: string) {
    this.#db = db
    this.#guild = guild
  }

  /** Writes an article anew or over the one of its id; call it in a change. Its actors must be there. */
  async put(entry: NewArticle, change: { readonly revision: number; readonly now: Date }): Promise<void> {
    const { article } = entry
    const content = {
      title: article.title,
      author: article.author,
      source: article.source,
      url: article.url,
      published: article.published,
      language: article.language,
      tags: JSON.stringify(article.tags),
      text: article.text,
      hash: entry.hash,
      changed: change.revision,
      removed_at: null,
    }
    const key = { guild: this.#guild, id: article.id }
    await this.#db
      .insertInto('article')
      .values({ ...key, ...content, revision: 1, added_at: change.now.toISOString() })
      .onConflict((conflict) =>
        conflict
          .columns(['guild', 'id'])
          .doUpdateSet((expression) => ({ ...content, revision: expression('article.revision', '+', 1) })),
      )
      .execute()
    await this.#putAnalysis(entry)
  }

  async #putAnalysis({ article, analysis, analysisVersion, statements, appearances }: NewArticle): Promise<void> {
    const key = { guild: this.#guild, article: article.id }
    for (const table of ['appearance', 'statement', 'analysis'] as const) {
      await this.#db.deleteFrom(table).where('guild', '=', key.guild).where('article', '=', key.article).execute()
    }
    const { published, statements: spoken, text: _text, title: _title, ...body } = analysis
    await this.#db
      .insertInto('analysis')
      .values({
        ...key,
        version: analysisVersion,
        published_value: published.value,
        published_basis: published.basis,
        body: JSON.stringify(body),
      })
      .execute()
    const rows = spoken.flatMap((statement, position) => {
      const place = statements[position]
      return place
        ? [
            {
              ...key,
              ...place,
              position,
              kind: statement.kind,
              content: JSON.stringify(statement.content),
              cue: JSON.stringify(statement.cue),
              source: JSON.stringify(statement.source),
              entity: statement.speaker?.id ?? null,
              speaker_name: statement.speaker?.name ?? null,
              speaker_role: statement.speaker?.role ?? null,
              date_value: statement.date.value,
              date_basis: statement.date.basis,
              date_span: statement.date.span && JSON.stringify(statement.date.span),
              confidence: statement.confidence,
            },
          ]
        : []
    })
    for (let i = 0; i < rows.length; i += chunk) {
      await this.#db
        .insertInto('statement')
        .values(rows.slice(i, i + chunk))
        .execute()
    }
    const links = appearances.map((appearance) => ({ ...key, ...appearance }))
    for (let i = 0; i < links.length; i += chunk) {
      await this.#db
        .insertInto('appearance')
        .values(links.slice(i, i + chunk))
        .execute()
    }
  }

  /** The article with all that is kept of it; null where there is none of this id, or it was removed. */
  async find(id: string): Promise<ArticleRecord | null> {
    const [entry] = await this.entries([id])
    if (!entry) return null
    const row = await this.#db
      .selectFrom('article')
      .innerJoin('analysis', (join) =>
        join.onRef('analysis.guild', '=', 'article.guild').onRef('analysis.article', '=', 'article.id'),
      )
      .select(['article.language', 'article.tags', 'article.published', 'analysis.body'])
      .where('article.guild', '=', this.#guild)
      .where('article.id', '=', id)
      .executeTakeFirstOrThrow()
    return { ...entry, article: toArticle(entry, row), analysis: toAnalysis(entry, row.body) }
  }

  /** The articles of these ids with their statements; removed ones are left out. Oldest addition first. */
  async entries(ids: readonly string[]): Promise<readonly ArticleEntry[]> {
    if (ids.length === 0) return []
    const rows = await this.#db
      .selectFrom('article')
      .innerJoin('analysis', (join) =>
        join.onRef('analysis.guild', '=', 'article.guild').onRef('analysis.article', '=', 'article.id'),
      )
      .selectAll('article')
      .select(['analysis.version', 'analysis.published_value', 'analysis.published_basis'])
      .where('article.guild', '=', this.#guild)
      .where('article.id', 'in', ids)
      .where('article.removed_at', 'is', null)
      .orderBy('article.added_at')
      .orderBy('article.id')
      .execute()
    const spoken = await this.#spoken()
      .where('statement.article', 'in', ids)
      .orderBy('statement.article')
      .orderBy('statement.position')
      .execute()
    const appearances = await this.#db
      .selectFrom('appearance')
      .select(['article', 'entity', 'actor', 'role'])
      .where('guild', '=', this.#guild)
      .where('article', 'in', ids)
      .orderBy('article')
      .orderBy('entity')
      .execute()
    const texts = new Map(rows.map(({ id, text }) => [id, text]))
    const statements = Map.groupBy(await this.#corrected(spoken, ids, async () => texts), ({ article }) => article)
    const appear = Map.groupBy(appearances, ({ article }) => article)
    return rows.map((row) => toEntry(row, statements.get(row.id) ?? [], appear.get(row.id) ?? []))
  }

  /** The statements of these ids that stand in articles of the library, in any order. */
  async statements(ids: readonly string[]): Promise<readonly StoredStatement[]> {
    if (ids.length === 0) return []
    const rows = await this.#spoken().where('statement.id', 'in', ids).execute()
    const known = new Set(rows.map(({ id }) => id))
    const others = ids.filter((id) => !known.has(id))
    const additions = await new GuildModeration(this.#db, this.#guild).articlesWith(others)
    const articles = [...new Set([...rows.map(({ article }) => article), ...additions])]
    const wanted = new Set(ids)
    const found = await this.#corrected(rows, articles, () => this.#liveTexts(additions))
    return found.filter(({ id }) => wanted.has(id))
  }

  /** The words of statements by id, as the analysis found them: also of those that moderators took away. */
  async wordsOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map()
    const rows = await this.#db
      .selectFrom('statement')
      .innerJoin('article', (join) =>
        join.onRef('article.guild', '=', 'statement.guild').onRef('article.id', '=', 'statement.article'),
      )
      .select(['statement.id', 'statement.content', 'article.text'])
      .where('statement.guild', '=', this.#guild)
      .where('statement.id', 'in', ids)
      .execute()
    return new Map(
      rows.map(({ id, content, text }) => {
        // The column holds what this program wrote from the same type.
        const spans = JSON.parse(content) as Span[]
        return [id, spans.map((span) => text.slice(...span)).join(' … ')]
      }),
    )
  }

  /**
   * The statements as moderators want them: corrected, without those that are none, and with those that were missed, in
   * the order of their articles.
   */
  async #corrected(
    rows: readonly SpokenRow[],
    articles: readonly string[] | undefined,
    texts: () => Promise<ReadonlyMap<string, string>>,
  ): Promise<readonly StoredStatement[]> {
    const corrections = await new GuildModeration(this.#db, this.#guild).corrections(articles)
    const found = rows.flatMap((row) => corrected(toStatement(row), corrections.get(row.id)?.changes ?? []) ?? [])
    const known = new Set(rows.map(({ id }) => id))
    const missed = [...corrections].filter(([id, { changes }]) => !known.has(id) && changes[0]?.action === 'add')
    if (missed.length === 0) return found
    const textOf = await texts()
    const additions = missed.flatMap(
      ([
        id,
        {
          article,
          changes: [first, ...later],
        },
      ]) => {
        const text = textOf.get(article)
        if (first?.action !== 'add' || text === undefined) return []
        const statement = added(id, article, text, first)
        return (statement && corrected(statement, later)) ?? []
      },
    )
    return inPlace(found, additions)
  }

  async #liveTexts(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map()
    const rows = await this.#db
      .selectFrom('article')
      .select(['id', 'text'])
      .where('guild', '=', this.#guild)
      .where('id', 'in', ids)
      .where('removed_at', 'is', null)
      .execute()
    return new Map(rows.map(({ id, text }) => [id, text]))
  }

  /** The ids of the articles that another version of the analysis analysed. */
  async analysedOtherwise(version: string): Promise<readonly string[]> {
    const rows = await this.#db
      .selectFrom('analysis')
      .innerJoin('article', (join) =>
        join.onRef('article.guild', '=', 'analysis.guild').onRef('article.id', '=', 'analysis.article'),
      )
      .select('article.id')
      .where('analysis.guild', '=', this.#guild)
      .where('analysis.version', '!=', version)
      .where('article.removed_at', 'is', null)
      .orderBy('article.added_at')
      .execute()
    return rows.map(({ id }) => id)
  }

  /** What the analyses of the articles of these ids found, by id. */
  async findings(ids: readonly string[]): Promise<ReadonlyMap<string, Findings>> {
    if (ids.length === 0) return new Map()
    const rows = await this.#db
      .selectFrom('analysis')
      .select(['article', 'body'])
      .where('guild', '=', this.#guild)
      .where('article', 'in', ids)
      .execute()
    // The column holds what this program wrote from the same type.
    return new Map(rows.map(({ article, body }) => [article, JSON.parse(body) as Findings]))
  }

  /** Counts an article as changed, for what belongs to it was; call it in a change. */
  async touch(id: string, revision: number): Promise<void> {
    await this.#db
      .updateTable('article')
      .set({ changed: revision })
      .where('guild', '=', this.#guild)
      .where('id', '=', id)
      .execute()
  }

  /** The texts of the articles of these ids, by id. */
  async texts(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map()
    const rows = await this.#db
      .selectFrom('article')
      .select(['id', 'text'])
      .where('guild', '=', this.#guild)
      .where('id', 'in', ids)
      .execute()
    return new Map(rows.map(({ id, text }) => [id, text]))
  }

  #spoken() {
    return this.#db
      .selectFrom('statement')
      .innerJoin('article', (join) =>
        join.onRef('article.guild', '=', 'statement.guild').onRef('article.id', '=', 'statement.article'),
      )
      .leftJoin('appearance', (join) =>
        join
          .onRef('appearance.guild', '=', 'statement.guild')
          .onRef('appearance.article', '=', 'statement.article')
          .onRef('appearance.entity', '=', 'statement.entity'),
      )
      .selectAll('statement')
      .select('appearance.actor')
      .where('statement.guild', '=', this.#guild)
      .where('article.removed_at', 'is', null)
  }

  /** Which articles were added, edited, removed or restored after a revision of the guild. */
  async changedSince(revision: number): Promise<readonly { readonly id: string; readonly removed: boolean }[]> {
    const rows = await this.#db
      .selectFrom('article')
      .select(['id', 'removed_at'])
      .where('guild', '=', this.#guild)
      .where('changed', '>', revision)
      .orderBy('changed')
      .execute()
    return rows.map((row) => ({ id: row.id, removed: row.removed_at !== null }))
  }

  /** The articles that were removed after `since`, the last removed first. */
  removed(since: Date): Promise<readonly RemovedArticle[]> {
    return this.#db
      .selectFrom('article')
      .select(['id', 'title', 'author', 'source', 'url', 'published', 'text'])
      .where('guild', '=', this.#guild)
      .where('removed_at', '>', since.toISOString())
      .orderBy('removed_at', 'desc')
      .orderBy('id')
      .execute()
  }

  /** Deletes for good, with all that belongs to them, the articles that were removed by `until`. */
  async forgetRemoved(until: Date): Promise<void> {
    await this.#db
      .deleteFrom('article')
      .where('guild', '=', this.#guild)
      .where('removed_at', '<=', until.toISOString())
      .execute()
  }

  /** Removes an article, or restores it (`removed` null); call it in a change. False where there is nothing to do. */
  async setRemoved(id: string, removed: Date | null, revision: number): Promise<boolean> {
    const result = await this.#db
      .updateTable('article')
      .set({ removed_at: removed?.toISOString() ?? null, changed: revision })
      .where('guild', '=', this.#guild)
      .where('id', '=', id)
      .where('removed_at', removed ? 'is' : 'is not', null)
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  }
}

/** Statements that were added among those that were found, each before the first of its article that stands after it. */
function inPlace(found: readonly StoredStatement[], additions: readonly StoredStatement[]): readonly StoredStatement[] {
  const start = ({ content }: StoredStatement) => content[0]?.[0] ?? 0
  const placed = [...found]
  for (const addition of additions.toSorted((a, b) => start(a) - start(b))) {
    const after = placed.findIndex(
      ({ article, content }) => article === addition.article && start({ ...addition, content }) > start(addition),
    )
    const last = placed.findLastIndex(({ article }) => article === addition.article)
    placed.splice(after === -1 ? last + 1 : after, 0, addition)
  }
  return placed
}
