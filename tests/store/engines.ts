import { afterAll } from 'vitest'
import { startPostgres } from './postgres-server.ts'

export interface TestEngine {
  readonly name: string
  /** Why its tests are skipped; undefined where they run. */
  readonly skipped: string | undefined
  /** The address of a new, empty database. */
  readonly newDatabase: () => Promise<string>
}

/** Both engines, for tests that hold for each; PostgreSQL's server runs until the file's tests are done. */
export async function startEngines(): Promise<readonly TestEngine[]> {
  const postgres = await startPostgres()
  const skipped = typeof postgres === 'string' ? postgres : undefined
  if (typeof postgres !== 'string') afterAll(() => postgres.stop())
  return [
    { name: 'SQLite', skipped: undefined, newDatabase: async () => 'sqlite::memory:' },
    {
      name: skipped === undefined ? 'PostgreSQL' : `PostgreSQL (skipped: ${skipped})`,
      skipped,
      newDatabase: () =>
        typeof postgres === 'string' ? Promise.reject(new Error(postgres)) : postgres.createDatabase(),
    },
  ]
}
