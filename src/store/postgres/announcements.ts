import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import type { Schema } from '../schema.ts'

const channel = 'rapporteur_change'

/** Between two tries to listen again after the connection was lost, in milliseconds. */
const pause = 250

/**
 * Tells the processes on one database of each other's changes, by LISTEN and NOTIFY on a connection of its own.
 * https://www.postgresql.org/docs/current/sql-notify.html
 */
export class Announcements {
  readonly #connectionString: string
  /** Tells this process's announcements from those of others. */
  readonly #sender = randomUUID()
  #client: pg.Client | null = null
  #closed = false

  constructor(connectionString: string) {
    this.#connectionString = connectionString
  }

  /** Announces a change of a guild; it is sent when the transaction is committed. */
  async send(transaction: Kysely<Schema>, guild: string): Promise<void> {
    await sql`select pg_notify(${channel}, ${`${this.#sender} ${guild}`})`.execute(transaction)
  }

  /** Calls `changed` with each guild that another process changed, and with null once it listens again after a break. */
  async listen(changed: (guild: string | null) => void): Promise<void> {
    const client = new pg.Client({ connectionString: this.#connectionString, keepAlive: true })
    let listening = false
    client.on('notification', ({ payload = '' }) => {
      const space = payload.indexOf(' ')
      if (payload.slice(0, space) !== this.#sender) changed(payload.slice(space + 1))
    })
    // The end of a broken connection follows its error, and is what starts the next one.
    client.on('error', () => {})
    client.on('end', () => {
      if (listening) void this.#listenAgain(changed)
    })
    await client.connect()
    await client.query(`listen ${channel}`)
    listening = true
    this.#client = client
    if (this.#closed) await client.end()
  }

  async #listenAgain(changed: (guild: string | null) => void): Promise<void> {
    while (!this.#closed) {
      try {
        await this.listen(changed)
        return changed(null)
      } catch (error) {
        // The server is away: whoever needs it meanwhile is told so by their own query.
        if (!(error instanceof Error)) throw error
        await setTimeout(pause)
      }
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#client?.end()
  }
}
