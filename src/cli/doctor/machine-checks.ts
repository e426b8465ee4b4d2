import { accessSync, constants, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Config } from '../../config.ts'
import { loadAnalyzer } from '../../library/analyzer.ts'
import { readStarter } from '../../library/starter.ts'
import { examineStore } from '../../store/examine.ts'
import { UserError } from '../../user-error.ts'
import { type Finding, note, well, wrong } from './finding.ts'

/** The oldest Node that the program runs on. */
const oldestNode = 24

export function checkNode(version = process.versions.node): Finding {
  const [major = 0] = version.split('.').map(Number)
  return major >= oldestNode
    ? well(`Node ${version}`)
    : wrong(`Node ${version} is too old.`, `Start the bot with npm start: it brings Node ${oldestNode}.`)
}

/** Whether the data folder can be written, or made. */
export function checkDataFolder({ dataDir }: Config): Finding {
  const folder = resolve(dataDir)
  const there = existsSync(folder)
  try {
    accessSync(there ? folder : resolve(folder, '..'), constants.W_OK)
    return there ? well(`The data folder ${folder} can be written.`) : note(`The data folder ${folder} will be made.`)
  } catch {
    return wrong(`The data folder ${folder} cannot be written.`, 'Give the bot’s user the right to, or set DATA_DIR.')
  }
}

/** Whether the database is there, of this program’s schema, and sound; it is not changed. */
export async function checkDatabase({ databaseUrl }: Config): Promise<Finding> {
  const kind = databaseUrl.startsWith('sqlite:') ? 'SQLite' : 'PostgreSQL'
  try {
    const { version, newest, damage } = await examineStore(databaseUrl)
    if (damage.length > 0) {
      const [first] = damage
      return wrong(
        `The database is damaged: ${first}${damage.length > 1 ? ` (and ${damage.length - 1} more)` : ''}.`,
        'Stop the bot and put the last backup back: npm run restore -- FILE.',
      )
    }
    if (version === null) return note(`There is no ${kind} database yet; the bot makes it when it starts.`)
    if (version > newest) {
      return wrong('The database was written by a newer version.', 'Update Rapporteur, or restore an older backup.')
    }
    if (version < newest) return note('The database is of an older version; the bot updates it when it starts.')
    return well(`The ${kind} database is sound.`)
  } catch (error) {
    const words = error instanceof Error ? error.message.split('\n', 1)[0] : 'no reason given'
    return wrong(`The ${kind} database cannot be read: ${words}`, 'Check DATABASE_URL, and that the database runs.')
  }
}

/** Whether the models load and find who said what in a sentence of our own. */
export function checkModels(): Finding {
  const text = 'The mayor of Velden, Ada Orlo, said on Monday that “the bridge will be built by spring.”'
  const article = { title: null, author: null, source: null, url: null, published: '2022-06-07', tags: [] }
  try {
    const { statements } = loadAnalyzer()({ ...article, id: 'doctor', language: 'en', text })
    return statements.length > 0
      ? well('The models load, and find who said what.')
      : wrong('The models load, but find nothing.', 'Take the folder models/ from the same version as the program.')
  } catch (error) {
    const words = error instanceof Error ? error.message : 'no reason given'
    return wrong(
      `The models cannot be loaded: ${words}`,
      'Take the folder models/ from the same version as the program.',
    )
  }
}

/** Whether the starter articles can be read. */
export async function checkStarter(folder: string): Promise<Finding> {
  try {
    const articles = await readStarter(folder)
    return articles.length > 0
      ? well(`${articles.length} starter articles`)
      : note('There are no starter articles.', `They belong into ${folder}.`)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return wrong(error.message, 'Take the folder corpus/ from the same version as the program.')
  }
}
