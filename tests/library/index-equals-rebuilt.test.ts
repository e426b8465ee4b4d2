import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../src/library/library.ts'
import type { GuildLibrary, WhoSaidQuery } from '../../src/library/types.ts'
import { openStore } from '../../src/store/store.ts'
import { analyzeLines, articleOf } from './analyze-lines.ts'

const words = fc.array(fc.constantFrom('harbour', 'harbours', 'bridge', 'ferry', 'ice', 'Velden', 'tolls'), {
  minLength: 1,
  maxLength: 4,
})
const statement = fc
  .record({
    date: fc.constantFrom('undated', '2021', '2022-05', '2022-05-16', '2022-06-07'),
    role: fc.constantFrom('', 'Mayor', 'Foreign Minister'),
    name: fc.constantFrom('Ada Orlo', 'Orlo', 'Cy Orlo', 'Bo Lindt', 'B. Lindt', 'Şule Ak', 'Sule Ak'),
    said: words,
  })
  .map(({ date, role, name, said }) => `${date} ${role}: ${name} said ${said.join(' ')}`)
const text = fc.array(statement, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n\n'))
const id = fc.constantFrom('a', 'b', 'c')
const operation = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('add' as const), id, text, title: words }) },
  fc.record({ kind: fc.constant('remove' as const), id }),
  fc.record({ kind: fc.constant('restore' as const), id }),
  fc.record({ kind: fc.constant('ask' as const) }),
)

const queries: readonly Partial<WhoSaidQuery>[] = [
  {},
  { order: 'oldest' },
  { about: 'harbour' },
  { about: 'bridg velden' },
  { speaker: 'Orlo' },
  { speaker: 'Ada Orlo', about: 'ferry' },
  { speaker: 'nobody at all' },
  { from: '2022', article: 'b' },
]

async function everyAnswer(library: GuildLibrary): Promise<unknown> {
  return {
    said: await Promise.all(queries.map((query) => library.whoSaid({ offset: 0, limit: 20, ...query }))),
    speakers: await library.suggestSpeakers('', 20),
    articles: await library.articles(),
  }
}

describe('the index', () => {
  it('answers, after any changes, as one made anew from the store does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 12 }), async (operations) => {
        const store = await openStore('sqlite::memory:')
        try {
          const open = () => openLibrary({ store, analyze: analyzeLines, analysisVersion: '1', now: () => new Date(0) })
          const library = open().forGuild('1')
          for (const step of operations) {
            if (step.kind === 'add') await library.add(articleOf(step.id, step.text, { title: step.title.join(' ') }))
            else if (step.kind === 'ask') await everyAnswer(library)
            else await library[step.kind](step.id)
          }
          expect(await everyAnswer(library)).toEqual(await everyAnswer(open().forGuild('1')))
        } finally {
          await store.close()
        }
      }),
      { seed: 7, numRuns: 150 },
    )
  })
})
