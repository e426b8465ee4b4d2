import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { openEngine } from './engine.ts'
import { newestVersion } from './migrations/migrations.ts'
import { findDamage } from './sqlite/check.ts'

export interface Examination {
  /** Null where there is no database yet. */
  readonly version: number | null
  /** Of the schema, in this program. */
  readonly newest: number
  /** What is wrong with it, a line each. */
  readonly damage: readonly string[]
}

/** Looks a database over, also while the bot runs on it, and changes nothing. Throws what its engine throws. */
export async function examineStore(databaseUrl: string): Promise<Examination> {
  if (databaseUrl.startsWith('sqlite:')) return examineSqlite(databaseUrl.slice('sqlite:'.length))
  const engine = openEngine(databaseUrl)
  try {
    const damage = await engine.check()
    const tables = await engine.db.introspection.getTables()
    const known = tables.some(({ name }) => name === 'schema_version')
    if (!known) return { version: null, newest: newestVersion, damage }
    const found = sql<{ version: number | null }>`select max(version) as version from schema_version`
    const { rows } = await found.execute(engine.db)
    return { version: rows[0]?.version ?? 0, newest: newestVersion, damage }
  } finally {
    await engine.close()
  }
}

function examineSqlite(path: string): Examination {
  if (!existsSync(path)) return { version: null, newest: newestVersion, damage: [] }
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 })
  try {
    const damage = findDamage(database)
    const known = database.prepare("select 1 from sqlite_master where name = 'schema_version'").get()
    const row = known && database.prepare('select max(version) as version from schema_version').get()
    return { version: Number(row?.version ?? 0), newest: newestVersion, damage }
  } finally {
    database.close()
  }
}
