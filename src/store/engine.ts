import { UserError } from '../user-error.ts'
import type { Engine } from './engine-type.ts'
import { openPostgres } from './postgres/postgres.ts'
import { openSqlite } from './sqlite/sqlite.ts'

export type { Engine } from './engine-type.ts'

/** Opens the engine of an address, `sqlite:PATH` or `postgres://…`; UserError `store.address` for any other. */
export function openEngine(databaseUrl: string): Engine {
  if (databaseUrl.startsWith('sqlite:')) return openSqlite(databaseUrl.slice('sqlite:'.length))
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return openPostgres(databaseUrl)
  throw new UserError(
    'store.address',
    'The database address must be sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE.',
  )
}
