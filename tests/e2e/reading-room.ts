import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { loadAnalyzer } from '../../src/library/analyzer.ts'
import { readArticles } from '../../src/library/import/import.ts'
import { openLibrary } from '../../src/library/library.ts'
import { usualGuilds } from '../../src/sandbox/world.ts'
import { openStore } from '../../src/store/store.ts'
import { startVelden, type Velden } from './velden.ts'

const gold = resolve(import.meta.dirname, '../gold')
/** Invented articles in several styles, all from the development half of the gold set. */
const articles = [
  '01-agency-report',
  '03-op-ed',
  '07-press-release',
  '13-blog',
  '17-wire-brief',
  '19-agency-report',
  '20-op-ed',
]

/** The bot of `startVelden` over articles that the analysis itself has read, without the starter articles. */
export async function startReadingRoom(): Promise<Velden> {
  const store = await openStore('sqlite::memory:')
  onTestFinished(() => store.close())
  const library = openLibrary({ store, analyze: loadAnalyzer(), analysisVersion: '1' })
  const guild = library.forGuild(usualGuilds[0]?.id ?? '')
  for (const name of articles) {
    const [article] = await readArticles(`${name}.md`, readFileSync(resolve(gold, `${name}.md`)))
    if (article) await guild.add(article)
  }
  return startVelden((app) => ({ ...app, library: async (id) => library.forGuild(id) }))
}
