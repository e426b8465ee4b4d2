import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLibrary } from '../../src/library/library.ts'
import type { GuildLibrary } from '../../src/library/types.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { analyzeLines, articleOf } from './analyze-lines.ts'

/** Sentences that have nothing in common but their form. */
const sentences = (from: number, to: number) =>
  Array.from(
    { length: to - from },
    (_, i) => `Boat ${from + i} left quay ${(from + i) * 7} with ${(from + i) * 13} crates.`,
  )

let store: Store
let guild: GuildLibrary
beforeEach(async () => {
  store = await openStore('sqlite::memory:')
  guild = openLibrary({ store, analyze: analyzeLines, analysisVersion: '1' }).forGuild('1')
})
afterEach(() => store.close())

const textOf = (...parts: string[][]) => parts.flat().join(' ')
const alike = async (text: string) =>
  (await guild.nearDuplicates(articleOf('new', text))).map(({ article }) => article.id)

describe('near duplicates', () => {
  it('are found, the most alike first, with how alike they are', async () => {
    await guild.add(articleOf('edited', textOf(sentences(0, 80), sentences(200, 220))))
    await guild.add(articleOf('same', textOf(sentences(0, 100))))
    await guild.add(articleOf('other', textOf(sentences(300, 400))))
    const found = await guild.nearDuplicates(articleOf('new', textOf(sentences(0, 100)).toUpperCase()))
    expect(found.map(({ article }) => article.id)).toEqual(['same', 'edited'])
    expect(found[0]?.likeness).toBe(1)
    // 80 sentences of 120 are in both.
    expect(found[1]?.likeness).toBeGreaterThan(0.5)
    expect(found[1]?.likeness).toBeLessThan(0.85)
  })

  it('are those of now: what changed or was removed is none', async () => {
    await guild.add(articleOf('a', textOf(sentences(0, 50))))
    expect(await alike(textOf(sentences(0, 50)))).toEqual(['a'])
    await guild.add(articleOf('a', textOf(sentences(60, 110))))
    expect(await alike(textOf(sentences(0, 50)))).toEqual([])
    expect(await alike(textOf(sentences(60, 110)))).toEqual(['a'])
    await guild.remove('a')
    expect(await alike(textOf(sentences(60, 110)))).toEqual([])
  })

  it('are never the article itself', async () => {
    const stored = await guild.add(articleOf('a', textOf(sentences(0, 50))))
    expect(await guild.nearDuplicates(stored.article)).toEqual([])
  })
})
