import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import type { Engine, OnQuery } from '../engine-type.ts'
import type { Schema } from '../schema.ts'
import { findDamage } from './check.ts'
import { lockDatabase } from './lock.ts'

/**
 * Opens (or makes) a SQLite database at a path, for this process alone; its folder is made too. `:memory:` lives as long
 * as the engine. Throws UserError `store.locked` where another process has it.
 */
export function openSqlite(path: string, onQuery: OnQuery): Engine {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const unlock = path === ':memory:' ? () => {} : lockDatabase(path)
  const database = openDatabase(path, unlock)
  const db = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: asKyselyExpects(database) }),
    log: ({ queryDurationMillis, level }) => onQuery(queryDurationMillis, level === 'error'),
  })
  const closing = new AbortController()
  let turnEnded: Promise<void> = Promise.resolve()
  return {
    db,
    // The database is this process's, and the engine has one connection: there is nobody to wait for, or to tell.
    lockMigrations: async () => {},
    announce: async () => {},
    listen: async () => {},
    lead: async (turn) => {
      turnEnded = turn(closing.signal)
      return true
    },
    check: async () => findDamage(database),
    close: async () => {
      closing.abort()
      await turnEnded
      await db.destroy()
      unlock()
    },
  }
}

function openDatabase(path: string, unlock: () => void): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { timeout: 5000, enableForeignKeyConstraints: true })
    database.exec('pragma journal_mode = wal; pragma synchronous = full')
    return database
  } catch (error) {
    unlock()
    throw error
  }
}

/** Kysely's dialect is written against better-sqlite3; this is the little in which `node:sqlite` differs. */
function asKyselyExpects(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare: (text) => {
      const statement = database.prepare(text)
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...asInput(parameters)),
        run: (parameters) => statement.run(...asInput(parameters)),
        iterate: (parameters) => statement.iterate(...asInput(parameters)),
      }
    },
  }
}

/** Kysely hands parameters on as it got them: our columns are typed as texts and numbers, and nulls. */
function asInput(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
      return value
    throw new TypeError(`SQLite cannot bind a value of type ${typeof value}.`)
  })
}
