import { sql } from 'kysely'
import { type OnQuery, openEngine, type Turn } from './engine.ts'
import { GuildStore } from './guild-store.ts'
import { migrate } from './migrations/migrations.ts'

export type { Findings } from './articles.ts'
export type { GuildChange, GuildStore } from './guild-store.ts'
export type { ActorChange, ActorSplit, Addition, Correction, ModerationEntry } from './moderation.ts'
export type { ArticleOutline, StatementOutline } from './outlines.ts'
export type * from './records.ts'

/** What is kept for all communities. Everything of a community is reached through `forGuild`. */
export interface Store {
  forGuild(guild: string): GuildStore
  /** The guilds that something is kept for. */
  guilds(): Promise<readonly string[]>
  /** The guilds in which a round of a quiz goes on. */
  guildsWithRounds(): Promise<readonly string[]>
  /**
   * Has `listener` called with the guild after each change to it, by this process or another; with null where changes
   * by others may have been missed.
   */
  watch(listener: (guild: string | null) => void): void
  /** Deletes what expired by `now` of the replies of all guilds. */
  forgetReplies(now: Date): Promise<void>
  /** Deletes for good the articles of all guilds that were removed by `until`. */
  forgetRemoved(until: Date): Promise<void>
  /**
   * Lets one of the processes on the database do what only one may: `turn` is called whenever it is this one's, which
   * it is until the signal says otherwise. Resolves with whether it is now; with SQLite it always is.
   */
  lead(turn: Turn): Promise<boolean>
  /** Throws what the engine throws where the database does not answer. */
  ping(): Promise<void>
  /** What is wrong with the database, a line each; none where it is sound. */
  check(): Promise<readonly string[]>
  close(): Promise<void>
}

/**
 * Opens the store at `sqlite:PATH` or `postgres://…` and brings its schema up to date.
 * Throws UserError: `store.newer` for a database of a newer program, `store.address` for an address of neither kind,
 * `store.locked` where another process has the file. `onQuery` is told of each query.
 */
export async function openStore(databaseUrl: string, onQuery?: OnQuery): Promise<Store> {
  const engine = openEngine(databaseUrl, onQuery)
  const listeners: ((guild: string | null) => void)[] = []
  const changed = (guild: string | null): void => {
    for (const listener of listeners) listener(guild)
  }
  try {
    await migrate(engine.db, engine.lockMigrations)
    await engine.listen(changed)
  } catch (error) {
    await engine.close()
    throw error
  }
  return {
    forGuild: (guild) => new GuildStore(engine, guild, changed),
    guilds: async () => {
      const rows = await engine.db.selectFrom('guild').select('guild').orderBy('guild').execute()
      return rows.map(({ guild }) => guild)
    },
    guildsWithRounds: async () => {
      const open = engine.db.selectFrom('study_round').select('guild').where('ended_at', 'is', null)
      return (await open.distinct().orderBy('guild').execute()).map(({ guild }) => guild)
    },
    watch: (listener) => {
      listeners.push(listener)
    },
    forgetReplies: async (now) => {
      const expired = engine.db.selectFrom('reply').select('guild').where('expires_at', '<=', now.toISOString())
      const rows = await expired.distinct().execute()
      for (const { guild } of rows) await new GuildStore(engine, guild, changed).replies.forget(now)
    },
    forgetRemoved: async (until) => {
      const removed = engine.db.selectFrom('article').select('guild').where('removed_at', '<=', until.toISOString())
      for (const { guild } of await removed.distinct().execute()) {
        await new GuildStore(engine, guild, changed).articles.forgetRemoved(until)
      }
    },
    lead: (turn) => engine.lead(turn),
    ping: async () => {
      await sql`select 1`.execute(engine.db)
    },
    check: () => engine.check(),
    close: () => engine.close(),
  }
}
