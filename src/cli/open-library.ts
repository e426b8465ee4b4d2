import dotenv from 'dotenv'
import { readConfig } from '../config.ts'
import { analysisVersion, loadAnalyzer } from '../library/analyzer.ts'
import { type Library, openLibrary } from '../library/library.ts'
import { openStore } from '../store/store.ts'

export interface OpenLibrary {
  readonly library: Library
  close(): Promise<void>
}

/** The address of the configured database, or of SQLite in another data folder. Throws UserError for bad settings. */
export function configuredDatabase(dataDir?: string): string {
  dotenv.config({ quiet: true })
  const { databaseUrl } = readConfig(
    dataDir === undefined ? process.env : { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
  )
  return databaseUrl
}

/**
 * Opens the configured store and its libraries, or those of another data folder.
 * Throws UserError for bad settings, and for a database that this program cannot open.
 */
export async function openConfiguredLibrary(dataDir?: string): Promise<OpenLibrary> {
  const store = await openStore(configuredDatabase(dataDir))
  const library = openLibrary({ store, analyze: loadAnalyzer(), analysisVersion })
  return { library, close: () => store.close() }
}
