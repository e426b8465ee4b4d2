import type { Analysis, Article } from '../analysis/types.ts'
import type { Store } from '../store/store.ts'
import { addArticle } from './add-article.ts'
import { CommunityLibrary } from './guild-library.ts'
import { starterGuild } from './guilds.ts'
import { GuildIndex } from './index/guild-index.ts'
import type { Shelf } from './shelves.ts'
import { refreshStarter, type StarterRefresh } from './starter.ts'
import type { GuildLibrary } from './types.ts'

export { defaultGuild } from './guilds.ts'

export interface LibraryOptions {
  readonly store: Store
  /** Analyses an article, here or in a worker. */
  readonly analyze: (article: Article) => Analysis | Promise<Analysis>
  /** Analyses made by another version are made anew by `refreshStarter` and on import. */
  readonly analysisVersion: string
  readonly now?: () => Date
}

/** The libraries of all communities. */
export interface Library {
  forGuild(guild: string): GuildLibrary
  /** Brings the starter corpus up to date with a folder of Markdown files; see `refreshStarter`. */
  refreshStarter(folder: string): Promise<StarterRefresh>
}

/** Opens the libraries over a store. Each guild's index is made when it is first asked for, and follows its changes. */
export function openLibrary({ store, analyze, analysisVersion, now = () => new Date() }: LibraryOptions): Library {
  const indexes = new Map<string, GuildIndex>()
  const upToDate = new Map<string, Promise<void>>()
  store.watch((guild) => upToDate.delete(guild))

  const openShelf = async (guild: string): Promise<Shelf> => {
    const index = indexes.get(guild) ?? new GuildIndex({ starter: guild === starterGuild })
    indexes.set(guild, index)
    const shelf = { store: store.forGuild(guild), index }
    const ready = upToDate.get(guild) ?? index.catchUp(shelf.store)
    upToDate.set(guild, ready)
    try {
      await ready
    } catch (error) {
      if (upToDate.get(guild) === ready) upToDate.delete(guild)
      throw error
    }
    return shelf
  }

  return {
    forGuild: (guild) =>
      new CommunityLibrary(guild, {
        own: () => openShelf(guild),
        starter: () => openShelf(starterGuild),
        store: store.forGuild(guild),
        analyze,
        analysisVersion,
        now,
      }),
    refreshStarter: (folder) => {
      const starter = store.forGuild(starterGuild)
      const add = (article: Article) => addArticle(starter, article, { analyze, analysisVersion, now })
      return refreshStarter(starter, folder, add, now())
    },
  }
}
