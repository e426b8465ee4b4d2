import { type Kysely, sql } from 'kysely'
import { UserError } from '../../user-error.ts'
import type { Schema } from '../schema.ts'
import { articles } from './0001-articles.ts'
import { moderationAndStudy } from './0002-moderation-and-study.ts'

type Migration = (db: Kysely<Schema>) => Promise<void>

/** In order, for ever: a migration that was released is never changed. The schema's version is their number. */
const migrations: readonly Migration[] = [articles, moderationAndStudy]

/** The schema's version in this program. */
export const newestVersion = migrations.length

/** Takes the engine's lock against another process that migrates; held until the transaction ends. */
export type MigrationLock = (db: Kysely<Schema>) => Promise<void>

/**
 * Brings the schema up to the newest version, each migration in one transaction under the lock.
 * Throws UserError `store.newer`, and changes nothing, where the database is newer than this program.
 */
export async function migrate(db: Kysely<Schema>, lock: MigrationLock, steps = migrations): Promise<void> {
  let version: number
  do {
    version = await db.transaction().execute(async (transaction) => {
      await lock(transaction)
      return step(transaction, steps)
    })
  } while (version < steps.length)
}

async function step(db: Kysely<Schema>, steps: readonly Migration[]): Promise<number> {
  await sql`create table if not exists schema_version (version integer primary key)`.execute(db)
  const found = await sql<{ version: number | null }>`select max(version) as version from schema_version`.execute(db)
  const version = found.rows[0]?.version ?? 0
  if (version > steps.length) {
    throw new UserError(
      'store.newer',
      `The database has schema version ${version}; this program knows versions up to ${steps.length}. ` +
        'Update Rapporteur, or restore a backup that this version made.',
    )
  }
  const next = steps[version]
  if (!next) return version
  await next(db)
  await sql`insert into schema_version (version) values (${version + 1})`.execute(db)
  return version + 1
}
