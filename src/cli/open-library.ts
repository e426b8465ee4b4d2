import dotenv from 'dotenv'
import { readConfig } from '../config.ts'
import { analysisVersion, analyzeArticle } from '../library/analyzer.ts'
import { type Library, openLibrary } from '../library/library.ts'
import { openStore } from '../store/store.ts'

export interface OpenLibrary {
  readonly library: Library
  close(): Promise<void>
}

/**
 * Opens the configured store and its libraries, or those of another data folder.
 * Throws UserError for bad settings, and for a database that this program cannot open.
 */
export async function openConfiguredLibrary(dataDir?: string): Promise<OpenLibrary> {
  dotenv.config({ quiet: true })
  const config = readConfig(
    dataDir === undefined ? process.env : { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
  )
  const store = await openStore(config.databaseUrl)
  const library = openLibrary({ store, analyze: analyzeArticle, analysisVersion })
  return { library, close: () => store.close() }
}
