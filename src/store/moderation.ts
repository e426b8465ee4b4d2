import type { Kysely, Selectable } from 'kysely'
import type { Span, StatementKind } from '../analysis/types.ts'
import type { ActorAlias } from './records.ts'
import type { ModerationTable, Schema } from './schema.ts'

/** A moderator's word on a statement, which goes before the analysis's and outlives a new analysis. */
export type Correction =
  | { readonly action: 'speaker'; readonly actor: string; readonly name: string }
  /** ISO, as exact as known; null: not dated. */
  | { readonly action: 'date'; readonly value: string | null }
  | { readonly action: 'kind'; readonly kind: StatementKind }
  /** It is no statement. */
  | { readonly action: 'dismiss' }
  | Addition

/** A statement that the analysis missed: the words that a moderator chose, and where they stand in the article. */
export interface Addition {
  readonly action: 'add'
  readonly words: string
  readonly span: Span
  /** 1-based. */
  readonly paragraph: number
  readonly kind: StatementKind
  /** Null where the speaker is not known. */
  readonly actor: string | null
  readonly name: string | null
  /** ISO, as exact as known; null: not dated. */
  readonly date: string | null
}

/** What a moderator did to the actors of the community. */
export type ActorChange =
  | { readonly action: 'merge'; readonly into: string }
  | { readonly action: 'rename'; readonly name: string; readonly before: string }
  | ActorSplit

/** Some articles of an actor are another one's. */
export interface ActorSplit {
  readonly action: 'split'
  readonly into: string
  /** The name of the actor that the articles went to. */
  readonly name: string
  /** Whether that actor was made by the split. */
  readonly made: boolean
  /** The actor that was split, and those that are one with it. */
  readonly of: readonly string[]
  readonly moved: readonly MovedAppearance[]
  /** What the actor that was split had before. */
  readonly before: { readonly name: string; readonly aliases: readonly ActorAlias[] }
  /** The name that it was left with. */
  readonly after: string
}

/** An article that had named this actor. */
export interface MovedAppearance {
  readonly article: string
  readonly from: string
}

const actorActions: ReadonlySet<string> = new Set<ActorChange['action']>(['merge', 'rename', 'split'])
const isCorrection = (change: Correction | ActorChange): change is Correction => !actorActions.has(change.action)

export interface ModerationEntry {
  /** Unique in the guild, later ones larger: the guild's revision that the change made. */
  readonly number: number
  /** ISO time. */
  readonly at: string
  /** The Discord id of the moderator. */
  readonly member: string
  readonly article: string | null
  readonly statement: string | null
  readonly actor: string | null
  readonly change: Correction | ActorChange
  readonly undone: boolean
}

/** What moderators said of one statement, in the order that they did. */
export interface Corrections {
  readonly article: string
  readonly changes: readonly Correction[]
}

/** What a guild's moderators did, corrections of statements among it. */
export class GuildModeration {
  readonly #db: Kysely<Schema>
  readonly #guild: string

  constructor(db: Kysely<Schema>, guild: string) {
    this.#db = db
    this.#guild = guild
  }

  /** Notes what a moderator does; call it in a change, whose revision is the entry's number. */
  async note(entry: Omit<ModerationEntry, 'undone'>): Promise<void> {
    const { change, ...columns } = entry
    const { action, ...body } = change
    await this.#db
      .insertInto('moderation')
      .values({ guild: this.#guild, ...columns, action, body: JSON.stringify(body), undone_at: null })
      .execute()
  }

  /** The last entries, the newest first, from the one at `offset`. */
  async entries(limit: number, offset = 0): Promise<readonly ModerationEntry[]> {
    const rows = await this.#db
      .selectFrom('moderation')
      .selectAll()
      .where('guild', '=', this.#guild)
      .orderBy('number', 'desc')
      .limit(limit)
      .offset(offset)
      .execute()
    return rows.map(toEntry)
  }

  async count(): Promise<number> {
    const row = await this.#db
      .selectFrom('moderation')
      .select(({ fn }) => fn.countAll<string | number | bigint>().as('entries'))
      .where('guild', '=', this.#guild)
      .executeTakeFirstOrThrow()
    return Number(row.entries)
  }

  /** The entry of a number; null where there is none, or it is undone. */
  async find(number: number): Promise<ModerationEntry | null> {
    const row = await this.#db
      .selectFrom('moderation')
      .selectAll()
      .where('guild', '=', this.#guild)
      .where('number', '=', number)
      .where('undone_at', 'is', null)
      .executeTakeFirst()
    return row ? toEntry(row) : null
  }

  /** Marks an entry as undone; call it in a change. */
  async setUndone(number: number, at: Date): Promise<void> {
    await this.#db
      .updateTable('moderation')
      .set({ undone_at: at.toISOString() })
      .where('guild', '=', this.#guild)
      .where('number', '=', number)
      .execute()
  }

  /** The corrections in force of the statements of these articles, or of all; oldest first, by statement. */
  async corrections(articles?: readonly string[]): Promise<ReadonlyMap<string, Corrections>> {
    if (articles?.length === 0) return new Map()
    let query = this.#inForce()
    if (articles) query = query.where('article', 'in', articles)
    const byStatement = new Map<string, Corrections>()
    for (const { statement, article, change } of (await query.execute()).map(toEntry)) {
      if (statement === null || article === null || !isCorrection(change)) continue
      const changes = [...(byStatement.get(statement)?.changes ?? []), change]
      byStatement.set(statement, { article, changes })
    }
    return byStatement
  }

  /** The articles that statements of these ids were added to. */
  async articlesWith(added: readonly string[]): Promise<readonly string[]> {
    if (added.length === 0) return []
    const rows = await this.#inForce().where('statement', 'in', added).where('action', '=', 'add').execute()
    return [...new Set(rows.flatMap(({ article }) => article ?? []))]
  }

  /** Says where the words of an added statement stand now; call it in a change. */
  async moveAddition(article: string, statement: string, addition: Addition): Promise<void> {
    const { action, ...body } = addition
    await this.#db
      .updateTable('moderation')
      .set({ body: JSON.stringify(body) })
      .where('guild', '=', this.#guild)
      .where('article', '=', article)
      .where('statement', '=', statement)
      .where('action', '=', action)
      .execute()
  }

  #inForce() {
    return this.#db
      .selectFrom('moderation')
      .selectAll()
      .where('guild', '=', this.#guild)
      .where('statement', 'is not', null)
      .where('undone_at', 'is', null)
      .orderBy('number')
  }

  /** The splits of actors in force, oldest first. */
  async splits(): Promise<readonly ActorSplit[]> {
    const rows = await this.#db
      .selectFrom('moderation')
      .selectAll()
      .where('guild', '=', this.#guild)
      .where('action', '=', 'split')
      .where('undone_at', 'is', null)
      .orderBy('number')
      .execute()
    return rows.flatMap((row) => {
      const { change } = toEntry(row)
      return change.action === 'split' ? [change] : []
    })
  }
}

function toEntry(row: Selectable<ModerationTable>): ModerationEntry {
  const { number, at, member, article, statement, actor } = row
  // The columns hold what this program wrote from the same type.
  const change = { action: row.action, ...JSON.parse(row.body) } as Correction | ActorChange
  return { number, at, member, article, statement, actor, change, undone: row.undone_at !== null }
}
