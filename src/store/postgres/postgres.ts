import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Engine } from '../engine.ts'
import type { Schema } from '../schema.ts'

/** Any number, the same in every version of this program. */
const migrationLock = 7_277_372

const statementTimeout = 30_000
const poolSize = 10

/** Opens a PostgreSQL database (15 or later) by its address; connections are made when needed. */
export function openPostgres(connectionString: string): Engine {
  const pool = new pg.Pool({ connectionString, max: poolSize, statement_timeout: statementTimeout })
  return {
    db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }),
    lockMigrations: async (db) => {
      await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(db)
    },
  }
}
