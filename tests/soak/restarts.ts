import { openLibrary } from '../../src/library/library.ts'
import { openStore } from '../../src/store/store.ts'
import { analyzeLines, articleOf } from '../library/analyze-lines.ts'
import type { PostgresServer } from '../store/postgres-server.ts'
import { answered } from './load.ts'

/** Writes in each round, before, while and after the server is away. */
const writes = 20

interface RestartReport {
  readonly acknowledged: number
  /** Writes that failed, as a member would be told, while the server was away. */
  readonly refused: number
  readonly problems: readonly string[]
}

/**
 * Stops and starts a PostgreSQL server while a library writes to it, and looks whether every acknowledged write is
 * there, and whether all is answered again once the server is back.
 */
export async function restartRounds(server: PostgresServer, rounds: number, seed: number): Promise<RestartReport> {
  const store = await openStore(await server.createDatabase())
  const library = openLibrary({ store, analyze: analyzeLines, analysisVersion: '1' }).forGuild('1')
  const written = new Set<string>()
  let acknowledged = 0
  let refused = 0
  const write = async (id: string): Promise<void> => {
    try {
      await library.add(articleOf(id, `undated : Ada Orlo said ${id}`))
      acknowledged++
      written.add(id)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      refused++
    }
  }
  const problems: string[] = []
  for (let round = 0; round < rounds; round++) {
    const load = async () => {
      for (let n = 0; n < writes; n++) await write(`article-${(seed + n) % 7}-${round}`)
    }
    await Promise.all([load(), server.restart()])
    await write(`last-${round}`)
    if (!written.has(`last-${round}`)) problems.push(`round ${round}: no write is taken after the server is back`)
  }
  const answer = await library.suggestArticles('', 10_000)
  const found = new Set(answer.map(({ id }) => id))
  for (const id of written) if (!found.has(id)) problems.push(`${id} was acknowledged and is not there`)
  if ((await answered(library)).size === 0) problems.push('nothing is answered')
  await store.close()
  return { acknowledged, refused, problems }
}
