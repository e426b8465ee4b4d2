import fc from 'fast-check'
import type { GuildLibrary } from '../../src/library/types.ts'
import { articleOf } from '../library/analyze-lines.ts'

/** One write of the load. */
export type Write =
  | { readonly kind: 'add'; readonly id: string; readonly words: string }
  | { readonly kind: 'remove' | 'restore'; readonly id: string }

/** What the library holds of an article: its words, and whether it is removed; undefined before its first write. */
export type Held = { readonly words: string; readonly removed: boolean } | undefined

/** The n-th write of a load, the same for the same seed. */
export function writeNumber(seed: number, n: number): Write {
  const arbitrary = fc.record({ kind: fc.constantFrom('add', 'add', 'add', 'remove', 'restore'), article: fc.nat(9) })
  const [drawn] = fc.sample(arbitrary, { seed: seed * 1_000_003 + n, numRuns: 1 })
  const id = `article-${drawn?.article}`
  const kind = drawn?.kind
  return kind === 'remove' || kind === 'restore' ? { kind, id } : { kind: 'add', id, words: `words of write ${n}` }
}

export async function carryOut(write: Write, library: GuildLibrary): Promise<void> {
  if (write.kind === 'add') await library.add(articleOf(write.id, `undated : Ada Orlo said ${write.words}`))
  else await library[write.kind](write.id)
}

/** What is held of the write's article after it. */
export function after(held: Held, write: Write): Held {
  if (write.kind === 'add') return { words: write.words, removed: false }
  return held && { ...held, removed: write.kind === 'remove' }
}

/** The words that the library answers with, by article; of removed articles none. */
export async function answered(library: GuildLibrary): Promise<ReadonlyMap<string, string>> {
  const answer = await library.whoSaid({ offset: 0, limit: 100 })
  if (answer.kind !== 'statements') return new Map()
  return new Map(answer.hits.map(({ article, words }) => [article.id, words.join(' ')]))
}

export const shown = (held: Held): string | undefined => (held?.removed === false ? held.words : undefined)
