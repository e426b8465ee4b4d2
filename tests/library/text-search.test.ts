import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { foldedWords } from '../../src/library/index/fold.ts'
import { LazySearch } from '../../src/library/index/lazy-search.ts'
import { inFixedOrder } from '../../src/library/index/search.ts'
import { type IdText, TextSearch } from '../../src/library/index/text-search.ts'

const word = fc.constantFrom('harbour', 'Harbours', 'bridge', 'ferry', 'Şule', 'sule', 'mayor’s', 'o’clock', '2022')
const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '))
const documents = fc
  .array(text, { maxLength: 8 })
  .map((texts) => texts.map((each, id) => ({ id: `d${id}`, text: each })))

/** The terms in a fixed order; their order in the tree says nothing. */
function contents(search: MiniSearch<IdText>): unknown {
  const { index, averageFieldLength, ...rest } = search.toJSON()
  const average = averageFieldLength.map((length) => Math.round(length * 1e9))
  return { ...rest, average, index: new Map(index.toSorted(([a], [b]) => (a < b ? -1 : 1))) }
}

describe('a search over texts', () => {
  it('holds what MiniSearch’s own would, added at once, page by page or one by one', async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.nat(8), async (all, from) => {
        const own = new MiniSearch<IdText>({ fields: ['text'], tokenize: foldedWords, processTerm: (term) => term })
        own.addAll(all)
        const atOnce = new TextSearch()
        atOnce.addAll(all)
        const paged = new TextSearch()
        await paged.addPages(pages([all.slice(0, from), all.slice(from)]))
        const single = new TextSearch()
        for (const document of all) single.add(document)
        for (const search of [atOnce, paged, single]) expect(contents(search)).toEqual(contents(own))
      }),
      { seed: 7, numRuns: 100 },
    )
  })

  it('takes no two texts of one name', () => {
    const search = new TextSearch()
    search.addAll([{ id: 'a', text: 'ferry' }])
    expect(() => search.addAll([{ id: 'a', text: 'bridge' }])).toThrow('a text named a already')
  })

  it('puts equal scores in the order of names, however much is taken', () => {
    const search = new TextSearch()
    search.addAll(['c', 'a', 'b'].map((id) => ({ id, text: 'ferry' })))
    search.addAll([{ id: 'd', text: 'ferry ferry' }])
    const found = search.search('ferry')
    expect([...inFixedOrder(found)].map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c'])
    expect([...inFixedOrder(found).take(2)].map(({ id }) => id)).toEqual(['d', 'a'])
  })

  it('is made when it is first wanted, from all articles, once', async () => {
    const lazy = new LazySearch()
    const asked: string[] = []
    const read = async (ids: readonly string[]) => {
      asked.push(...ids)
      return ids.map((id) => ({ id, text: 'ferry' }))
    }
    expect(lazy.made).toBeNull()
    const articles = Array.from({ length: 250 }, (_, n) => `article-${n}`)
    await lazy.make(articles, read)
    await lazy.make(articles, read)
    expect(asked).toEqual(articles)
    expect(lazy.made?.search('ferry')).toHaveLength(250)
  })
})

async function* pages(all: readonly (readonly IdText[])[]): AsyncGenerator<readonly IdText[]> {
  yield* all
}
