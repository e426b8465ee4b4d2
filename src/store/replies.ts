import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** The state of replies whose buttons must work after a restart. Times are passed in, as dates. */
export class GuildReplies {
  readonly #db: Kysely<Schema>
  readonly #guild: string

  constructor(db: Kysely<Schema>, guild: string) {
    this.#db = db
    this.#guild = guild
  }

  /** Keeps `body` (JSON) under the key until it expires; a key that is there already lives on as long. */
  async keep(key: string, body: unknown, expires: Date): Promise<void> {
    const text = JSON.stringify(body)
    const expires_at = expires.toISOString()
    await this.#db
      .insertInto('reply')
      .values({ guild: this.#guild, key, body: text, expires_at })
      .onConflict((conflict) => conflict.columns(['guild', 'key']).doUpdateSet({ body: text, expires_at }))
      .execute()
  }

  /** What was kept; null where it is unknown, or expired by `now`. */
  async find(key: string, now: Date): Promise<unknown> {
    const row = await this.#db
      .selectFrom('reply')
      .select('body')
      .where('guild', '=', this.#guild)
      .where('key', '=', key)
      .where('expires_at', '>', now.toISOString())
      .executeTakeFirst()
    return row ? JSON.parse(row.body) : null
  }

  /** Deletes what has expired by `now`. */
  async forget(now: Date): Promise<void> {
    await this.#db
      .deleteFrom('reply')
      .where('guild', '=', this.#guild)
      .where('expires_at', '<=', now.toISOString())
      .execute()
  }
}
