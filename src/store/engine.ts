import { UserError } from '../user-error.ts'
import type { Engine, OnQuery } from './engine-type.ts'
import { openPostgres } from './postgres/postgres.ts'
import { openSqlite } from './sqlite/sqlite.ts'

export type { Engine, OnQuery, Turn } from './engine-type.ts'

/** Opens the engine of an address, `sqlite:PATH` or `postgres://…`; UserError `store.address` for any other. */
export function openEngine(databaseUrl: string, onQuery: OnQuery = () => {}): Engine {
  if (databaseUrl.startsWith('sqlite:')) return openSqlite(databaseUrl.slice('sqlite:'.length), onQuery)
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return openPostgres(databaseUrl, onQuery)
  throw new UserError(
    'store.address',
    'The database address must be sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE.',
  )
}
