import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addArticle } from '../../src/library/add-article.ts'
import { starterGuild } from '../../src/library/guilds.ts'
import { ShelfCache } from '../../src/library/shelf-cache.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { analyzeLines, articleOf } from './analyze-lines.ts'

let store: Store
const options = { analyze: analyzeLines, analysisVersion: '1', now: () => new Date(0) }
const add = (guild: string, id: string) =>
  addArticle(store.forGuild(guild), articleOf(id, `undated : Ada Orlo said ${'ice '.repeat(1000)}`), options)

beforeEach(async () => {
  store = await openStore('sqlite::memory:')
  for (const guild of ['1', '2', '3', starterGuild]) await add(guild, 'a')
})
afterEach(() => store.close())

async function weightOfOne(): Promise<number> {
  const cache = new ShelfCache(store, 0)
  return (await cache.open('1')).index.weight
}

describe('the cache of indexes', () => {
  it('drops the least recently used past its budget, and makes it anew when asked', async () => {
    const cache = new ShelfCache(store, 2.5 * (await weightOfOne()))
    for (const guild of ['1', '2', '1', '3']) await cache.open(guild)
    expect(cache.guilds).toEqual(['1', '3'])
    expect((await cache.open('2')).index.size).toBe(1)
    expect(cache.guilds).toEqual(['3', '2'])
  })

  it('keeps the starter corpus, and the guild that was asked for, whatever they weigh', async () => {
    const cache = new ShelfCache(store, 0)
    for (const guild of [starterGuild, '1', '2']) await cache.open(guild)
    expect(cache.guilds).toEqual([starterGuild, '2'])
  })

  it('takes over changes in place, and keeps its weight', async () => {
    const cache = new ShelfCache(store, 1e9)
    const { index } = await cache.open('1')
    const before = cache.weight
    await add('1', 'b')
    expect((await cache.open('1')).index).toBe(index)
    expect(index.size).toBe(2)
    await store.forGuild('1').change(({ articles, revision }) => articles.setRemoved('b', new Date(0), revision))
    await cache.open('1')
    expect(index.size).toBe(1)
    expect(cache.weight).toBe(before)
  })
  it('counts what questions have made since an index was opened', async () => {
    const cache = new ShelfCache(store, 1e9)
    const shelf = await cache.open('1')
    const before = cache.weight
    await shelf.index.withAnyWord('ice', 1, shelf.store)
    expect(cache.weight).toBeGreaterThan(before)
  })
})
