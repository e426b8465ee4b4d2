import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** A guild's settings by name; values are JSON. */
export class GuildSettings {
  readonly #db: Kysely<Schema>
  readonly #guild: string

  constructor(db: Kysely<Schema>, guild: string) {
    this.#db = db
    this.#guild = guild
  }

  /** The values by name as they were set, unparsed by any schema. */
  async all(): Promise<ReadonlyMap<string, unknown>> {
    const rows = await this.#db
      .selectFrom('setting')
      .select(['name', 'value'])
      .where('guild', '=', this.#guild)
      .execute()
    return new Map(rows.map(({ name, value }) => [name, JSON.parse(value)]))
  }

  /** Sets a value; call it in a change. */
  async set(name: string, value: unknown): Promise<void> {
    const text = JSON.stringify(value)
    await this.#db
      .insertInto('setting')
      .values({ guild: this.#guild, name, value: text })
      .onConflict((conflict) => conflict.columns(['guild', 'name']).doUpdateSet({ value: text }))
      .execute()
  }
}
