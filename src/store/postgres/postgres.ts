import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Engine } from '../engine-type.ts'
import { isUnreachable, retry } from '../retry.ts'
import type { Schema } from '../schema.ts'
import { Announcements } from './announcements.ts'

/** Any number, the same in every version of this program. */
const migrationLock = 7_277_372

const statementTimeout = 30_000
const poolSize = 10

/** Opens a PostgreSQL database (15 or later) by its address; connections are made when needed. */
export function openPostgres(connectionString: string): Engine {
  const pool = new pg.Pool({ connectionString, max: poolSize, statement_timeout: statementTimeout })
  // A connection that breaks is dropped by the pool when it is idle; in use, its next query fails by itself.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const patient = {
    connect: () => retry(() => pool.connect(), isUnreachable),
    end: () => pool.end(),
    options: pool.options,
  }
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: patient }) })
  const announcements = new Announcements(connectionString)
  return {
    db,
    lockMigrations: async (transaction) => {
      await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(transaction)
    },
    announce: (transaction, guild) => announcements.send(transaction, guild),
    listen: (changed) => announcements.listen(changed),
    // PostgreSQL checks its constraints as it writes, and its pages by checksums as it reads.
    check: async () => {
      await sql`select 1`.execute(db)
      return []
    },
    close: async () => {
      await announcements.close()
      await db.destroy()
    },
  }
}
