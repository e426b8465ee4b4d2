import { openLibrary } from '../src/library/library.ts'
import { openStore } from '../src/store/store.ts'
import { analyzeMadeUp } from './made-up.ts'

/** A process that says, of each article of a guild, when it would answer with it. */
const [databaseUrl = ''] = process.argv.slice(2)
const store = await openStore(databaseUrl)
const library = openLibrary({ store, analyze: analyzeMadeUp, analysisVersion: '1' }).forGuild('1')
const said = new Set<string>()
store.watch(async () => {
  for (const { id } of await library.articles()) {
    if (said.has(id)) continue
    said.add(id)
    process.send?.(id)
  }
})
await library.articles()
process.send?.('watching')
