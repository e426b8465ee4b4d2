import dotenv from 'dotenv'
import { type Config, readConfig } from '../config.ts'
import { analysisVersion } from '../library/analyzer.ts'
import { type Library, openLibrary } from '../library/library.ts'
import { openAnalysisPool } from '../library/workers/analysis-pool.ts'
import type { OnQuery } from '../store/engine.ts'
import { openStore, type Store } from '../store/store.ts'

export interface OpenLibrary {
  readonly library: Library
  readonly store: Store
  /** Articles that wait for analysis, and articles that are being analysed. */
  analyses(): { readonly waiting: number; readonly running: number }
  close(): Promise<void>
}

/** The configuration, or the same with SQLite in another data folder. Throws UserError for bad settings. */
function configFor(dataDir: string | undefined): Config {
  dotenv.config({ quiet: true })
  return readConfig(dataDir === undefined ? process.env : { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' })
}

/** The address of the configured database, or of SQLite in another data folder. Throws UserError for bad settings. */
export function configuredDatabase(dataDir?: string): string {
  return configFor(dataDir).databaseUrl
}

/**
 * Opens the configured store and its libraries, or those of another data folder.
 * Throws UserError for bad settings, and for a database that this program cannot open. `onQuery` is told of each query.
 */
export async function openConfiguredLibrary(dataDir?: string, onQuery?: OnQuery): Promise<OpenLibrary> {
  const { databaseUrl, indexMemoryMb } = configFor(dataDir)
  const store = await openStore(databaseUrl, onQuery)
  const indexMemory = indexMemoryMb * 1_048_576
  const pool = openAnalysisPool()
  const library = openLibrary({
    store,
    analyze: (article, options) => pool.run(article, options),
    analysisVersion,
    indexMemory,
  })
  const close = async (): Promise<void> => {
    // The store ends the duties of this process, which may wait for an analysis.
    await Promise.all([store.close(), pool.close()])
  }
  const analyses = () => ({ waiting: pool.waiting, running: pool.running })
  return { library, store, analyses, close }
}
