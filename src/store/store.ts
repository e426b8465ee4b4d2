import { UserError } from '../user-error.ts'
import type { Engine } from './engine.ts'
import { GuildStore } from './guild-store.ts'
import { migrate } from './migrations/migrations.ts'
import { openPostgres } from './postgres/postgres.ts'
import { openSqlite } from './sqlite/sqlite.ts'

export type { GuildStore } from './guild-store.ts'
export type * from './records.ts'

/** What is kept for all communities. Everything of a community is reached through `forGuild`. */
export interface Store {
  forGuild(guild: string): GuildStore
  /** Has `listener` called with the guild after each change to it that was committed. */
  watch(listener: (guild: string) => void): void
  close(): Promise<void>
}

/**
 * Opens the store at `sqlite:PATH` or `postgres://…` and brings its schema up to date.
 * Throws UserError: `store.newer` for a database of a newer program, `store.address` for an address of neither kind.
 */
export async function openStore(databaseUrl: string): Promise<Store> {
  const engine = openEngine(databaseUrl)
  try {
    await migrate(engine.db, engine.lockMigrations)
  } catch (error) {
    await engine.db.destroy()
    throw error
  }
  const listeners: ((guild: string) => void)[] = []
  const changed = (guild: string): void => {
    for (const listener of listeners) listener(guild)
  }
  return {
    forGuild: (guild) => new GuildStore(engine.db, guild, changed),
    watch: (listener) => {
      listeners.push(listener)
    },
    close: () => engine.db.destroy(),
  }
}

function openEngine(databaseUrl: string): Engine {
  if (databaseUrl.startsWith('sqlite:')) return openSqlite(databaseUrl.slice('sqlite:'.length))
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return openPostgres(databaseUrl)
  throw new UserError(
    'store.address',
    'The database address must be sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE.',
  )
}
