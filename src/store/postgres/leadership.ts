import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import type { Turn } from '../engine-type.ts'

/** Any number, the same in every version of this program. */
const leadershipLock = 7_277_373

/** Between two tries to become the one that leads, in milliseconds. */
const pause = 2000

/**
 * Lets one of the processes on a database lead: the one that holds an advisory lock on a connection of its own. When
 * that process or its connection ends, PostgreSQL releases the lock, and another process takes it.
 * https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
export class Leadership {
  readonly #connectionString: string
  readonly #closing = new AbortController()
  #ended: Promise<void> = Promise.resolve()

  constructor(connectionString: string) {
    this.#connectionString = connectionString
  }

  /** Calls `turn` each time that this process comes to lead; resolves with whether it leads now. */
  async lead(turn: Turn): Promise<boolean> {
    const client = await this.#connect()
    const leads = client !== null && (await tryLock(client))
    this.#ended = this.#goOn(client, leads, turn)
    return leads
  }

  async #goOn(first: pg.Client | null, leads: boolean, turn: Turn): Promise<void> {
    let client = first
    let isLeading = leads
    while (!this.#closing.signal.aborted) {
      if (client && isLeading) await this.#takeTurn(client, turn)
      await client?.end().catch(() => {})
      await setTimeout(pause, undefined, { signal: this.#closing.signal }).catch(() => {})
      client = await this.#connect()
      isLeading = client !== null && (await tryLock(client))
    }
    await client?.end().catch(() => {})
  }

  /** Leads until the connection is lost or the program stops. */
  async #takeTurn(client: pg.Client, turn: Turn): Promise<void> {
    const lost = new AbortController()
    client.on('end', () => lost.abort())
    const over = AbortSignal.any([lost.signal, this.#closing.signal])
    const ended = new Promise<void>((resolve) => over.addEventListener('abort', () => resolve(), { once: true }))
    await Promise.all([turn(over), over.aborted ? undefined : ended])
  }

  /** Null where the server is away. */
  async #connect(): Promise<pg.Client | null> {
    const client = new pg.Client({ connectionString: this.#connectionString, keepAlive: true })
    // The end of a broken connection follows its error, and is what ends a turn.
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      if (!(error instanceof Error)) throw error
      return null
    }
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#ended
  }
}

/** False too where the connection was lost. */
async function tryLock(client: pg.Client): Promise<boolean> {
  try {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
      leadershipLock,
    ])
    return rows[0]?.locked ?? false
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return false
  }
}
