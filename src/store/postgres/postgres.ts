import { Kysely, PostgresDialect, type PostgresPoolClient, sql } from 'kysely'
import pg from 'pg'
import type { Engine, OnQuery } from '../engine-type.ts'
import { isUnreachable, retry, toUserError } from '../retry.ts'
import type { Schema } from '../schema.ts'
import { Announcements } from './announcements.ts'
import { Leadership } from './leadership.ts'

/** Any number, the same in every version of this program. */
const migrationLock = 7_277_372

const statementTimeout = 30_000
const poolSize = 10

/** Opens a PostgreSQL database (15 or later) by its address; connections are made when needed. */
export function openPostgres(connectionString: string, onQuery: OnQuery): Engine {
  const pool = new pg.Pool({ connectionString, max: poolSize, statement_timeout: statementTimeout })
  // A connection that breaks is dropped by the pool when it is idle; in use, its next query fails by itself.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const patient = {
    connect: async () => {
      const connect = () => retry(() => pool.connect(), isUnreachable).catch(toUserError('store.away'))
      return inWords(await connect(), connect)
    },
    end: () => pool.end(),
    options: pool.options,
  }
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: patient }),
    log: ({ queryDurationMillis, level }) => onQuery(queryDurationMillis, level === 'error'),
  })
  const announcements = new Announcements(connectionString)
  const leadership = new Leadership(connectionString)
  return {
    db,
    lockMigrations: async (transaction) => {
      await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(transaction)
    },
    announce: (transaction, guild) => announcements.send(transaction, guild),
    listen: (changed) => announcements.listen(changed),
    lead: (turn) => leadership.lead(turn),
    // PostgreSQL checks its constraints as it writes, and its pages by checksums as it reads.
    check: async () => {
      await sql`select 1`.execute(db)
      return []
    },
    close: async () => {
      await leadership.close()
      await announcements.close()
      await db.destroy()
    },
  }
}

/**
 * A connection whose breaking is told in the member's words. One that broke while it lay idle in the pool is found out by its first
 * query: where that only reads, outside a transaction, it is asked again on a new one.
 */
function inWords(first: pg.PoolClient, connect: () => Promise<pg.PoolClient>): PostgresPoolClient {
  let client: pg.PoolClient | null = first
  let isUsed = false
  const ask = async (text: string, parameters: readonly unknown[]): Promise<pg.QueryResult> => {
    const mayRepeat = !isUsed && /^select\s/i.test(text)
    isUsed = true
    const run = () => (client ?? first).query(text, [...parameters])
    if (!mayRepeat) return run()
    return run().catch(async (error: unknown) => {
      if (!isUnreachable(error)) throw error
      client?.release(true)
      client = null
      client = await connect()
      return run()
    })
  }
  const query = (text: string, parameters: readonly unknown[]) => ask(text, parameters).catch(toUserError('store.lost'))
  // Kysely asks with texts alone: the other form, with a cursor, is for streams, of which there are none here.
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client?.release() }
}
