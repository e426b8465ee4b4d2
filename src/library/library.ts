import { setImmediate } from 'node:timers/promises'
import type { Analysis, Article } from '../analysis/types.ts'
import type { Store } from '../store/store.ts'
import { addArticle } from './add-article.ts'
import { CommunityLibrary } from './guild-library.ts'
import { starterGuild } from './guilds.ts'
import { ShelfCache } from './shelf-cache.ts'
import { refreshStarter, type StarterRefresh } from './starter.ts'
import type { GuildLibrary } from './types.ts'

export { restorable } from './guild-library.ts'
export { defaultGuild } from './guilds.ts'

export interface LibraryOptions {
  readonly store: Store
  /** Analyses an article, here or in a worker; what is `patient` comes after everything that somebody waits for. */
  readonly analyze: (article: Article, options: { readonly patient: boolean }) => Analysis | Promise<Analysis>
  /** Analyses made by another version are made anew by `refreshStarter` and on import. */
  readonly analysisVersion: string
  /** Bytes that indexes may take, about; 256 MiB where it is not given. */
  readonly indexMemory?: number
  readonly now?: () => Date
}

const defaultIndexMemory = 128 * 1_048_576

/** The libraries of all communities. */
export interface Library {
  forGuild(guild: string): GuildLibrary
  /**
   * Analyses anew, one after the other and behind all other work, the articles that another version of the analysis
   * analysed; ends early when the signal says so, and goes on from there the next time. Returns how many were done.
   */
  refreshAnalyses(signal: AbortSignal): Promise<number>
  /** How many indexes are in memory, and the bytes that they take, about. */
  indexes(): { readonly guilds: number; readonly bytes: number }
  /** Brings the starter corpus up to date with a folder of Markdown files; see `refreshStarter`. */
  refreshStarter(folder: string): Promise<StarterRefresh>
}

/** Opens the libraries over a store. Each guild's index is made when it is first asked for, and follows its changes. */
export function openLibrary({
  store,
  analyze,
  analysisVersion,
  indexMemory = defaultIndexMemory,
  now = () => new Date(),
}: LibraryOptions): Library {
  const shelves = new ShelfCache(store, indexMemory)
  const soon = (article: Article) => analyze(article, { patient: false })
  const later = (article: Article) => analyze(article, { patient: true })

  return {
    forGuild: (guild) =>
      new CommunityLibrary(guild, {
        own: () => shelves.open(guild),
        starter: (without) => shelves.open(starterGuild, without),
        store: store.forGuild(guild),
        analyze,
        analysisVersion,
        now,
      }),
    refreshAnalyses: async (signal) => {
      let done = 0
      for (const guild of await store.guilds()) {
        // With SQLite a query holds up everything else: let that go on between the guilds, of which there may be thousands.
        await setImmediate()
        const { articles } = store.forGuild(guild)
        for (const id of await articles.analysedOtherwise(analysisVersion)) {
          if (signal.aborted) return done
          const record = await articles.find(id)
          if (!record) continue
          const options = { analyze: later, analysisVersion, now, over: record.revision }
          if (await addArticle(store.forGuild(guild), record.article, options)) done++
        }
      }
      return done
    },
    indexes: () => ({ guilds: shelves.guilds.length, bytes: shelves.weight }),
    refreshStarter: (folder) => {
      const starter = store.forGuild(starterGuild)
      const add = (article: Article) => addArticle(starter, article, { analyze: soon, analysisVersion, now })
      return refreshStarter(starter, folder, add, now())
    },
  }
}
