import { DatabaseSync } from 'node:sqlite'
import { UserError } from '../../user-error.ts'

/**
 * Takes the database at a path for this process, until it is released or the process ends, however it ends: the lock is
 * SQLite's own on an empty database beside it. Throws UserError `store.locked` where another process has it.
 */
export function lockDatabase(path: string): () => void {
  const lock = new DatabaseSync(`${path}.lock`)
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    throw new UserError(
      'store.locked',
      `The database ${path} is in use by another process; the bot may be running. Stop it first, or name another data folder.`,
    )
  }
  return () => lock.close()
}

/** SQLITE_BUSY, https://www.sqlite.org/rescode.html */
const busy = 5

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === busy
}
