import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../src/library/library.ts'
import type { GuildLibrary, StatementCorrection, WhoSaidQuery } from '../../src/library/types.ts'
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
  fc.record({
    kind: fc.constant('correct' as const),
    nth: fc.nat(5),
    correction: fc.constantFrom<StatementCorrection>(
      { action: 'date', value: '2020-02' },
      { action: 'kind', kind: 'direct' },
      { action: 'dismiss' },
    ),
  }),
  fc.record({ kind: fc.constant('rename' as const), nth: fc.nat(3), name: fc.constantFrom('Eda Moss', 'Ada Orlo') }),
  fc.record({ kind: fc.constant('merge' as const), nth: fc.nat(3), into: fc.nat(3) }),
  fc.record({ kind: fc.constant('undo' as const), nth: fc.nat(3) }),
)

/** Does what a moderator would to the statement, speaker or entry of the log that is there, if any. */
async function carryOut(step: Operation, library: GuildLibrary): Promise<void> {
  switch (step.kind) {
    case 'add':
      await library.add(articleOf(step.id, step.text, { title: step.title.join(' ') }))
      break
    case 'remove':
    case 'restore':
      await library[step.kind](step.id)
      break
    case 'ask':
      await everyAnswer(library)
      break
    case 'correct': {
      const said = await library.whoSaid({ offset: step.nth, limit: 1 })
      const [hit] = said.kind === 'statements' ? said.hits : []
      if (hit) await library.correct(hit.id, step.correction, '9')
      break
    }
    case 'rename':
    case 'merge': {
      const speakers = await library.suggestSpeakers('', 4)
      const [one, other] = [speakers[step.nth], step.kind === 'merge' ? speakers[step.into] : undefined]
      if (one && step.kind === 'rename') await library.renameActor(one.id, step.name, '9')
      if (one && other && step.kind === 'merge') await library.mergeActors(one.id, other.id, '9')
      break
    }
    case 'undo': {
      const entry = (await library.log(4))[step.nth]
      if (entry) await library.undo(entry.number)
    }
  }
}

type Operation = typeof operation extends fc.Arbitrary<infer Step> ? Step : never

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
          for (const step of operations) await carryOut(step, library)
          expect(await everyAnswer(library)).toEqual(await everyAnswer(open().forGuild('1')))
        } finally {
          await store.close()
        }
      }),
      { seed: 7, numRuns: 150 },
    )
  })
})
