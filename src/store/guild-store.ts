import type { Kysely, Transaction } from 'kysely'
import { GuildActors } from './actors.ts'
import { GuildArticles } from './articles.ts'
import type { Engine } from './engine-type.ts'
import { GuildModeration } from './moderation.ts'
import { GuildOutlines } from './outlines.ts'
import { GuildReplies } from './replies.ts'
import { isConflict, isLost, retry } from './retry.ts'
import type { Schema } from './schema.ts'
import { GuildSettings } from './settings.ts'
import { GuildStudy } from './study.ts'

/** One community's part of the store: nothing of another community can be read or written through it. */
export class GuildStore {
  readonly guild: string
  readonly articles: GuildArticles
  readonly outlines: GuildOutlines
  readonly actors: GuildActors
  readonly settings: GuildSettings
  readonly replies: GuildReplies
  readonly moderation: GuildModeration
  readonly study: GuildStudy
  readonly #db: Kysely<Schema>
  readonly #engine: Pick<Engine, 'announce'>
  readonly #changed: (guild: string) => void

  /** `changed` is called after each change that was committed. */
  constructor(engine: Pick<Engine, 'db' | 'announce'>, guild: string, changed: (guild: string) => void) {
    const { db } = engine
    this.#db = db
    this.#engine = engine
    this.#changed = changed
    this.guild = guild
    this.articles = new GuildArticles(db, guild)
    this.outlines = new GuildOutlines(db, guild)
    this.actors = new GuildActors(db, guild)
    this.settings = new GuildSettings(db, guild)
    this.replies = new GuildReplies(db, guild)
    this.moderation = new GuildModeration(db, guild)
    this.study = new GuildStudy(db, guild)
  }

  /** The number of changes so far; 0 for a guild that has none. */
  async revision(): Promise<number> {
    const row = await this.#db.selectFrom('guild').select('revision').where('guild', '=', this.guild).executeTakeFirst()
    return row?.revision ?? 0
  }

  /**
   * Runs `work` in one transaction, as the guild's next revision. Changes to one guild wait for each other (the row
   * that counts them is locked first); those to other guilds do not. `work` may be run again: after a conflict, and where
   * the connection broke before the end of it, for then nothing was done.
   */
  async change<T>(work: (change: GuildChange) => Promise<T>): Promise<T> {
    let isWorking = true
    const once = async (change: GuildChange): Promise<T> => {
      isWorking = true
      const done = await work(change)
      isWorking = false
      return done
    }
    const result = await retry(
      () => this.#try(once),
      (error) => isConflict(error) || (isWorking && isLost(error)),
    )
    this.#changed(this.guild)
    return result
  }

  #try<T>(work: (change: GuildChange) => Promise<T>): Promise<T> {
    return this.#db.transaction().execute(async (transaction) => {
      const { revision } = await this.#nextRevision(transaction)
      const result = await work({
        revision,
        articles: new GuildArticles(transaction, this.guild),
        actors: new GuildActors(transaction, this.guild),
        settings: new GuildSettings(transaction, this.guild),
        moderation: new GuildModeration(transaction, this.guild),
      })
      await this.#engine.announce(transaction, this.guild)
      return result
    })
  }

  #nextRevision(transaction: Transaction<Schema>) {
    return transaction
      .insertInto('guild')
      .values({ guild: this.guild, revision: 1 })
      .onConflict((conflict) =>
        conflict.column('guild').doUpdateSet((expression) => ({ revision: expression('guild.revision', '+', 1) })),
      )
      .returning('revision')
      .executeTakeFirstOrThrow()
  }
}

/** A change under way: what is written through it is there together, or not at all. */
export interface GuildChange {
  /** The guild's revision once the change is done. */
  readonly revision: number
  readonly articles: GuildArticles
  readonly actors: GuildActors
  readonly settings: GuildSettings
  readonly moderation: GuildModeration
}
