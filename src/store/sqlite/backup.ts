import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { UserError } from '../../user-error.ts'
import { newestVersion } from '../migrations/migrations.ts'
import { findDamage } from './check.ts'
import { lockDatabase } from './lock.ts'

/**
 * Copies the database at `path` into a file, as it is at one moment, also while the bot runs and writes; the file is
 * there whole or not at all. Throws UserError where there is no database, or the copy is damaged.
 */
export async function backupSqlite(path: string, file: string): Promise<void> {
  if (!existsSync(path)) throw new UserError('backup.none', `There is no database at ${path}.`)
  const partial = `${file}.partial`
  mkdirSync(dirname(file), { recursive: true })
  const database = new DatabaseSync(path, { timeout: 5000 })
  try {
    await copyInto(partial, database)
  } finally {
    database.close()
  }
  try {
    verify(partial)
    renameSync(partial, file)
  } finally {
    rmSync(partial, { force: true })
  }
}

/**
 * Puts a backup in the place of the database at `path`, once it is verified; what was there is kept beside it as
 * `….before-restore`. Throws UserError where the file is no sound backup, or the bot is running; nothing is changed then.
 */
export async function restoreSqlite(path: string, file: string): Promise<void> {
  if (!existsSync(file)) throw new UserError('restore.none', `There is no file ${file}.`)
  verify(file)
  mkdirSync(dirname(path), { recursive: true })
  const unlock = lockDatabase(path)
  try {
    const partial = `${path}.partial`
    const source = openUntouched(file)
    try {
      await copyInto(partial, source)
    } finally {
      source.close()
    }
    verify(partial)
    setAside(path)
    renameSync(partial, path)
  } finally {
    unlock()
  }
}

/** Writes a copy that is one file, without a log beside it. */
async function copyInto(file: string, source: DatabaseSync): Promise<void> {
  rmSync(file, { force: true })
  await backup(source, file)
  const copy = new DatabaseSync(file)
  copy.exec('pragma journal_mode = delete')
  copy.close()
}

/** Opens a file for reading as it is, with no files made beside it. https://www.sqlite.org/uri.html#uriimmutable */
function openUntouched(file: string): DatabaseSync {
  const url = pathToFileURL(file)
  url.searchParams.set('immutable', '1')
  return new DatabaseSync(url, { readOnly: true })
}

/** Moves a database away with its log, which belongs to it. */
function setAside(path: string): void {
  for (const part of ['', '-wal', '-shm']) {
    rmSync(`${path}.before-restore${part}`, { force: true })
    if (existsSync(path + part)) renameSync(path + part, `${path}.before-restore${part}`)
  }
}

function verify(file: string): void {
  const problem = problemWith(file)
  if (problem !== null) throw new UserError('backup.unsound', `${file} is no sound backup: ${problem}.`)
}

function problemWith(file: string): string | null {
  const database = openUntouched(file)
  try {
    const [damage] = findDamage(database)
    if (damage !== undefined) return damage
    const table = database.prepare("select name from sqlite_master where name = 'schema_version'").get()
    if (!table) return 'it is not a database of Rapporteur'
    const version = Number(database.prepare('select max(version) as version from schema_version').get()?.version)
    if (version > newestVersion) return `its schema version ${version} is newer than this program's ${newestVersion}`
    return null
  } catch (error) {
    // SQLite says with an error that a file is no database, or too damaged to be read.
    if (error instanceof Error && 'errcode' in error) return error.message
    throw error
  } finally {
    database.close()
  }
}
