import type { Kysely } from 'kysely'
import type { MigrationLock } from './migrations/migrations.ts'
import type { Schema } from './schema.ts'

/** What one process of several does for all of them, until the signal says that another may take over. Never rejects. */
export type Turn = (over: AbortSignal) => Promise<void>

/** Told of each query: how long it took, in milliseconds, and whether it failed. */
export type OnQuery = (milliseconds: number, failed: boolean) => void

/** What differs between the databases: each engine's folder makes one of these. */
export interface Engine {
  readonly db: Kysely<Schema>
  readonly lockMigrations: MigrationLock
  /** In a change: has the other processes on the database told of it once it is committed. */
  announce(transaction: Kysely<Schema>, guild: string): Promise<void>
  /**
   * Calls `changed` with the guild after each change that another process announced, and with null where changes may
   * have been missed. Resolved once it listens.
   */
  listen(changed: (guild: string | null) => void): Promise<void>
  /** Calls `turn` when this process comes to lead those on the database; resolves with whether it leads now. */
  lead(turn: Turn): Promise<boolean>
  /** What is wrong with the database, a line each; none where it is sound. */
  check(): Promise<readonly string[]>
  /** Ends what goes on beside the queries, after the last of them. */
  close(): Promise<void>
}
