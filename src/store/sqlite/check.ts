import type { DatabaseSync } from 'node:sqlite'

/** What is wrong with a database, a line each: damaged pages and indexes, rows that point nowhere. None is sound. */
export function findDamage(database: DatabaseSync): readonly string[] {
  const pages = database
    .prepare('pragma integrity_check')
    .all()
    .map((row) => String(row.integrity_check))
    .filter((line) => line !== 'ok')
  const orphans = database
    .prepare('pragma foreign_key_check')
    .all()
    .map((row) => `a row of ${row.table} points to a row of ${row.parent} that is not there`)
  return [...pages, ...orphans]
}
