import dotenv from 'dotenv'
import { analyze } from '../analysis/analysis.ts'
import { readConfig } from '../config.ts'
import { type Library, openLibrary } from '../library/library.ts'
import { openStore } from '../store/store.ts'

/** Changes whenever the analysis would say something else of the same article. */
const analysisVersion = 'rules-1'

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
  const library = openLibrary({
    store,
    analyze: (article) => ({ ...analyze(article), claims: [] }),
    analysisVersion,
  })
  return { library, close: () => store.close() }
}
