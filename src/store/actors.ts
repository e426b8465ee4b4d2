import type { Kysely, Selectable } from 'kysely'
import type { EntityType } from '../analysis/types.ts'
import type { Actor, Appearance } from './records.ts'
import type { ActorTable, Schema } from './schema.ts'

/** A guild's actors with their aliases. */
export class GuildActors {
  readonly #db: Kysely<Schema>
  readonly #guild: string

  constructor(db: Kysely<Schema>, guild: string) {
    this.#db = db
    this.#guild = guild
  }

  async all(): Promise<readonly Actor[]> {
    return this.#withAliases(await this.#rows().execute())
  }

  async find(id: string): Promise<Actor | null> {
    const [actor] = await this.#withAliases(await this.#rows().where('id', '=', id).execute())
    return actor ?? null
  }

  /** Those changed after a revision of the guild. */
  async changedSince(revision: number): Promise<readonly Actor[]> {
    return this.#withAliases(await this.#rows().where('changed', '>', revision).execute())
  }

  /** Those with an alias that is looked up by one of these. */
  async lookUp(lookups: readonly string[]): Promise<readonly Actor[]> {
    if (lookups.length === 0) return []
    const named = this.#db
      .selectFrom('actor_alias')
      .select('actor')
      .where('guild', '=', this.#guild)
      .where('lookup', 'in', lookups)
    return this.#withAliases(await this.#rows().where('id', 'in', named).execute())
  }

  /** The roles that articles of the library give each of these actors, by the actor's id. */
  async roles(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    if (ids.length === 0) return new Map()
    const rows = await this.#db
      .selectFrom('appearance')
      .select(['actor', 'role'])
      .distinct()
      .where('guild', '=', this.#guild)
      .where('actor', 'in', ids)
      .where('role', 'is not', null)
      .execute()
    const grouped = Map.groupBy(rows, ({ actor }) => actor)
    return new Map([...grouped].map(([actor, list]) => [actor, list.flatMap(({ role }) => role ?? [])]))
  }

  /** Writes an actor anew or over the one of its id; aliases are added, never taken away. Call it in a change. */
  async put(actor: Actor, revision: number): Promise<void> {
    const content = { type: actor.type, name: actor.name, merged_into: actor.mergedInto, changed: revision }
    await this.#db
      .insertInto('actor')
      .values({ guild: this.#guild, id: actor.id, ...content })
      .onConflict((conflict) => conflict.columns(['guild', 'id']).doUpdateSet(content))
      .execute()
    if (actor.aliases.length === 0) return
    await this.#db
      .insertInto('actor_alias')
      .values(actor.aliases.map((alias) => ({ guild: this.#guild, actor: actor.id, ...alias })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }

  /** Takes names away from an actor; call it in a change, with a `put` of the actor. */
  async dropAliases(actor: string, aliases: readonly string[]): Promise<void> {
    if (aliases.length === 0) return
    await this.#db
      .deleteFrom('actor_alias')
      .where('guild', '=', this.#guild)
      .where('actor', '=', actor)
      .where('alias', 'in', aliases)
      .execute()
  }

  /** Where these actors appear in articles of the library. */
  async appearances(ids: readonly string[]): Promise<readonly Appearance[]> {
    if (ids.length === 0) return []
    return this.#db
      .selectFrom('appearance')
      .innerJoin('article', (join) =>
        join.onRef('article.guild', '=', 'appearance.guild').onRef('article.id', '=', 'appearance.article'),
      )
      .select(['appearance.article', 'appearance.entity', 'appearance.actor', 'appearance.role'])
      .where('appearance.guild', '=', this.#guild)
      .where('appearance.actor', 'in', ids)
      .where('article.removed_at', 'is', null)
      .orderBy('appearance.article')
      .orderBy('appearance.entity')
      .execute()
  }

  /** Gives an actor's appearance in an article to another actor; call it in a change. */
  async moveAppearance(article: string, from: string, into: string): Promise<void> {
    await this.#db
      .updateTable('appearance')
      .set({ actor: into })
      .where('guild', '=', this.#guild)
      .where('article', '=', article)
      .where('actor', '=', from)
      .execute()
  }

  #rows() {
    return this.#db.selectFrom('actor').selectAll().where('guild', '=', this.#guild).orderBy('id')
  }

  async #withAliases(rows: readonly Selectable<ActorTable>[]): Promise<readonly Actor[]> {
    if (rows.length === 0) return []
    let query = this.#db
      .selectFrom('actor_alias')
      .select(['actor', 'alias', 'lookup'])
      .where('guild', '=', this.#guild)
      .orderBy('alias')
    if (rows.length <= 1000) {
      query = query.where(
        'actor',
        'in',
        rows.map(({ id }) => id),
      )
    }
    const aliases = Map.groupBy(await query.execute(), ({ actor }) => actor)
    return rows.map((row) => ({
      id: row.id,
      // The column holds what this program wrote from the same type.
      type: row.type as EntityType,
      name: row.name,
      mergedInto: row.merged_into,
      aliases: (aliases.get(row.id) ?? []).map(({ alias, lookup }) => ({ alias, lookup })),
    }))
  }
}
