import type { Kysely } from 'kysely'
import type { MigrationLock } from './migrations/migrations.ts'
import type { Schema } from './schema.ts'

/** What differs between the databases: each engine's folder makes one of these. */
export interface Engine {
  readonly db: Kysely<Schema>
  readonly lockMigrations: MigrationLock
  /** What is wrong with the database, a line each; none where it is sound. */
  check(): Promise<readonly string[]>
  /** Ends what goes on beside the queries, after the last of them. */
  close(): Promise<void>
}
