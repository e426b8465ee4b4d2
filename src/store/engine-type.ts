import type { Kysely } from 'kysely'
import type { MigrationLock } from './migrations/migrations.ts'
import type { Schema } from './schema.ts'

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
  /** What is wrong with the database, a line each; none where it is sound. */
  check(): Promise<readonly string[]>
  /** Ends what goes on beside the queries, after the last of them. */
  close(): Promise<void>
}
