import { setImmediate } from 'node:timers/promises'
import { type DocumentFrequency, termsOf } from '../../analysis/summary/summary.ts'

/** Articles whose words are counted: the newest, which tell what a community reads. */
const mostCounted = 500
/** Articles that are read at a time, so that other work goes on in between. */
const page = 50
/** What a term takes in memory, about, in bytes. */
const termBytes = 90

/** How many of a community's articles have each word. */
export class CommunityFrequencies implements DocumentFrequency {
  readonly #counts: ReadonlyMap<string, number>
  readonly documents: number

  private constructor(counts: ReadonlyMap<string, number>, documents: number) {
    this.#counts = counts
    this.documents = documents
  }

  /** Counts the words of articles, the newest first. */
  static async count(
    ids: readonly string[],
    read: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  ): Promise<CommunityFrequencies> {
    const counts = new Map<string, number>()
    const counted = ids.slice(0, mostCounted)
    for (let from = 0; from < counted.length; from += page) {
      for (const text of (await read(counted.slice(from, from + page))).values()) {
        for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + 1)
      }
      await setImmediate()
    }
    return new CommunityFrequencies(counts, counted.length)
  }

  of(term: string): number {
    return this.#counts.get(term) ?? 0
  }

  /** Bytes of memory, about. */
  get weight(): number {
    return this.#counts.size * termBytes
  }
}
