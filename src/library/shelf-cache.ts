import type { Store } from '../store/store.ts'
import { starterGuild } from './guilds.ts'
import { GuildIndex } from './index/guild-index.ts'
import type { Shelf } from './shelves.ts'

interface Held {
  readonly guild: string
  readonly shelf: Shelf
  /** Settled once the index is up to date; null after a change of the store that it has not taken over. */
  ready: Promise<void> | null
}

/**
 * The indexes of the guilds in use, each made when first asked for and kept up to date with the store. Those used least
 * recently are dropped when all together are larger than the budget; they are made anew when asked for again.
 */
export class ShelfCache {
  readonly #store: Store
  readonly #budget: number
  /** In the order of use, the least recent first. */
  readonly #held = new Map<string, Held>()

  /** The budget is in bytes, about; the starter corpus and the guild just asked for are kept whatever they weigh. */
  constructor(store: Store, budget: number) {
    this.#store = store
    this.#budget = budget
    store.watch((changed) => {
      for (const held of this.#held.values()) if (changed === null || changed === held.guild) held.ready = null
    })
  }

  /** A guild's shelf with its index up to date; as if the articles of the ids in `without` were not there. */
  async open(guild: string, without: readonly string[] = []): Promise<Shelf> {
    const key = [guild, ...without.toSorted()].join(' ')
    const held = this.#held.get(key) ?? this.#make(guild, without)
    this.#held.delete(key)
    this.#held.set(key, held)
    held.ready ??= held.shelf.index.catchUp(held.shelf.store)
    const { ready } = held
    try {
      await ready
    } catch (error) {
      if (held.ready === ready) held.ready = null
      throw error
    }
    this.#drop(key)
    return held.shelf
  }

  #make(guild: string, without: readonly string[]): Held {
    const index = new GuildIndex({ starter: guild === starterGuild, without })
    return { guild, shelf: { store: this.#store.forGuild(guild), index }, ready: null }
  }

  #drop(used: string): void {
    let { weight } = this
    for (const [key, { shelf }] of this.#held) {
      if (weight <= this.#budget) return
      if (key === used || key === starterGuild) continue
      weight -= shelf.index.weight
      this.#held.delete(key)
    }
  }

  /** Guilds whose index is in memory, the least recently used first. */
  get guilds(): readonly string[] {
    return [...this.#held.keys()]
  }

  /** Bytes that the indexes take, about. */
  get weight(): number {
    let weight = 0
    for (const { shelf } of this.#held.values()) weight += shelf.index.weight
    return weight
  }
}
