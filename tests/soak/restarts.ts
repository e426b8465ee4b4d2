import { openLibrary } from '../../src/library/library.ts'
import { openStore } from '../../src/store/store.ts'
import { UserError } from '../../src/user-error.ts'
import { analyzeLines, articleOf } from '../library/analyze-lines.ts'
import type { PostgresServer } from '../store/postgres-server.ts'

/** The longest that it may take, in milliseconds, from the server's return until all is served. */
const fullServiceWithin = 5000

interface RestartReport {
  readonly acknowledged: number
  /** Writes that were refused with words to try again, as a member would be told, while the server was away. */
  readonly refused: number
  /** The longest from a return of the server until a write was taken and a question answered, in milliseconds. */
  readonly slowestReturn: number
  readonly problems: readonly string[]
}

/**
 * Stops and starts a PostgreSQL server while a library writes to it and reads from it, and looks whether every
 * acknowledged write is there, whether members were told no more than to try again, and how soon all is served again.
 */
export async function restartRounds(server: PostgresServer, rounds: number, seed: number): Promise<RestartReport> {
  const store = await openStore(await server.createDatabase())
  const library = openLibrary({ store, analyze: analyzeLines, analysisVersion: '1' }).forGuild('1')
  const written = new Set<string>()
  const problems: string[] = []
  let acknowledged = 0
  let refused = 0
  let slowestReturn = 0
  /** Whether a write is taken and a question answered. */
  const isServed = async (id: string): Promise<boolean> => {
    try {
      await library.add(articleOf(id, `undated : Ada Orlo said ${id}`))
      acknowledged++
      written.add(id)
      return (await library.whoSaid({ offset: 0, limit: 5 })).kind === 'statements'
    } catch (error) {
      refused++
      if (!(error instanceof UserError)) problems.push(`a member would be told of a fault of ours: ${error}`)
      return false
    }
  }
  for (let round = 0; round < rounds; round++) {
    const away = new AbortController()
    const load = async () => {
      for (let n = 0; !away.signal.aborted; n++) await isServed(`article-${(seed + n) % 7}-${round}-${n % 50}`)
    }
    const loading = load()
    await server.restart()
    const returned = performance.now()
    while (!(await isServed(`last-${round}`)) && performance.now() - returned < 2 * fullServiceWithin);
    const took = performance.now() - returned
    slowestReturn = Math.max(slowestReturn, took)
    if (took > fullServiceWithin) problems.push(`round ${round}: full service only after ${Math.round(took)} ms`)
    away.abort()
    await loading
  }
  const found = new Set((await library.suggestArticles('', 1_000_000)).map(({ id }) => id))
  for (const id of written) if (!found.has(id)) problems.push(`${id} was acknowledged and is not there`)
  await store.close()
  return { acknowledged, refused, slowestReturn, problems }
}
