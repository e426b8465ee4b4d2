import { UserError } from '../user-error.ts'
import { backupSqlite, restoreSqlite } from './sqlite/backup.ts'

/** Writes a consistent copy of a SQLite store to a file, also while the bot runs; see `backupSqlite`. */
export async function backupStore(databaseUrl: string, file: string): Promise<void> {
  await backupSqlite(pathOf(databaseUrl, 'pg_dump --format=custom'), file)
}

/** Puts a verified backup in the place of a SQLite store; see `restoreSqlite`. */
export async function restoreStore(databaseUrl: string, file: string): Promise<void> {
  await restoreSqlite(pathOf(databaseUrl, 'pg_restore'), file)
}

function pathOf(databaseUrl: string, instead: string): string {
  if (databaseUrl.startsWith('sqlite:')) return databaseUrl.slice('sqlite:'.length)
  throw new UserError('backup.engine', `This is for SQLite. The database is PostgreSQL: use its own ${instead}.`)
}
