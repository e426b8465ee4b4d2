import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Library, openLibrary } from '../../src/library/library.ts'
import type { GuildLibrary, WhoSaidAnswer, WhoSaidQuery } from '../../src/library/types.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { startEngines } from '../store/engines.ts'
import { analyzeLines, articleOf } from './analyze-lines.ts'

const page = { offset: 0, limit: 10 }
const velden = [
  '2022-06-07 Foreign Minister: Ada Orlo said “the bridge will be built by spring.”',
  'Nothing happened for days, and the harbour froze.',
  '2022-06-09 : Ada Orlo said the harbour was closed',
  'undated Mayor of Velden: Bo Lindt said the ferry was late',
  '2021 : Bo Lindt asked who pays for the bridge',
].join('\n\n')

function wordsOf(answer: WhoSaidAnswer): string[] {
  if (answer.kind !== 'statements') throw new Error(`The answer is of kind ${answer.kind}.`)
  return answer.hits.map(({ words }) => words.join(' '))
}

const engines = await startEngines()

describe.each(engines)('on $name:', ({ skipped, newDatabase }) => {
  if (skipped !== undefined) {
    it.skip(skipped)
    return
  }

  let store: Store
  let library: Library
  let guild: GuildLibrary
  let now: Date

  const open = (analysisVersion = '1') => openLibrary({ store, analyze: analyzeLines, analysisVersion, now: () => now })

  beforeEach(async () => {
    now = new Date('2023-01-01T00:00:00Z')
    store = await openStore(await newDatabase())
    library = open()
    guild = library.forGuild('1')
  })
  afterEach(() => store.close())

  const ask = async (query: Partial<WhoSaidQuery>) => wordsOf(await guild.whoSaid({ ...page, ...query }))

  describe('who said what', () => {
    beforeEach(() => guild.add(articleOf('velden', velden, { title: 'A Bridge for Velden' })))

    it('answers by surname with the words, the role, the date and the article', async () => {
      const answer = await guild.whoSaid({ ...page, speaker: 'orlo' })
      expect(answer).toMatchObject({
        kind: 'statements',
        total: 2,
        articles: 1,
        speaker: { name: 'Ada Orlo', role: 'Foreign Minister', statements: 2 },
        hits: [
          { words: ['the harbour was closed'], kind: 'indirect', paragraph: 3, date: { value: '2022-06-09' } },
          {
            words: ['“the bridge will be built by spring.”'],
            cueWords: 'said',
            sourceWords: 'Ada Orlo',
            speaker: { name: 'Ada Orlo', role: 'Foreign Minister' },
            article: { id: 'velden', title: 'A Bridge for Velden', starter: false },
          },
        ],
      })
    })

    it('puts the newest first and the undated last, or the oldest first', async () => {
      const newest = await ask({})
      expect(newest).toEqual([
        'the harbour was closed',
        '“the bridge will be built by spring.”',
        'who pays for the bridge',
        'the ferry was late',
      ])
      expect(await ask({ order: 'oldest' })).toEqual([...newest.slice(0, 3).reverse(), 'the ferry was late'])
    })

    it('leaves out the undated, and what lies outside, where days are given', async () => {
      expect(await ask({ from: '2022-06-08' })).toEqual(['the harbour was closed'])
      expect(await ask({ to: '2022-06' })).toHaveLength(3)
      expect(await ask({ from: '2021-05', to: '2021-06' })).toEqual(['who pays for the bridge'])
    })

    it('finds a topic in the words, and else in the paragraph', async () => {
      expect(await ask({ about: 'harbor' })).toEqual(['the harbour was closed'])
      expect(await ask({ about: 'bridge', speaker: 'Lindt' })).toEqual(['who pays for the bridge'])
      expect(await ask({ about: 'mayor' })).toEqual(['the ferry was late'])
    })

    it('keeps to quotations, and to one article', async () => {
      expect(await ask({ onlyDirect: true })).toEqual(['“the bridge will be built by spring.”'])
      await guild.add(articleOf('other', 'undated : Bo Lindt said no', { title: 'Something Else' }))
      expect(await ask({ article: 'other' })).toEqual(['no'])
      expect(await ask({ article: 'bridge velden', speaker: 'Lindt' })).toHaveLength(2)
    })

    it('gives a page, and the total of all', async () => {
      const answer = await guild.whoSaid({ offset: 1, limit: 2 })
      expect(wordsOf(answer)).toEqual(['“the bridge will be built by spring.”', 'who pays for the bridge'])
      expect(answer).toMatchObject({ total: 4 })
    })

    it('asks which where two people have the name, and takes the id of the one that is chosen', async () => {
      await guild.add(articleOf('b', 'undated : Cy Orlo said maybe'))
      const answer = await guild.whoSaid({ ...page, speaker: 'Orlo' })
      if (answer.kind !== 'which') throw new Error(`The answer is of kind ${answer.kind}.`)
      expect(answer.candidates.map(({ name }) => name)).toEqual(['Ada Orlo', 'Cy Orlo'])
      expect(await ask({ speaker: answer.candidates[1]?.id })).toEqual(['maybe'])
      expect(await ask({ speaker: 'Cy Orlo' })).toEqual(['maybe'])
    })

    it('offers the nearest names, and what others say on the words, where nobody has the name', async () => {
      expect(await guild.whoSaid({ ...page, speaker: 'Orla' })).toMatchObject({
        kind: 'nobody',
        nearest: [{ name: 'Ada Orlo' }],
      })
      expect(await guild.whoSaid({ ...page, speaker: 'ferry' })).toMatchObject({
        kind: 'nobody',
        onTopic: [{ words: ['the ferry was late'] }],
      })
    })

    it('says that there is nothing, and that there are no articles', async () => {
      expect(await guild.whoSaid({ ...page, from: '2030' })).toEqual({ kind: 'nothing' })
      expect(await library.forGuild('2').whoSaid(page)).toEqual({ kind: 'empty' })
    })

    it('shows the paragraph around a statement', async () => {
      const answer = await guild.whoSaid({ ...page, about: 'harbour closed' })
      const id = answer.kind === 'statements' ? answer.hits[0]?.id : undefined
      const context = await guild.context(id ?? '')
      const slice = (span: readonly [number, number] | null | undefined) => span && context?.text.slice(...span)
      expect(slice(context?.paragraph)).toBe('2022-06-09 : Ada Orlo said the harbour was closed')
      expect(slice(context?.content[0])).toBe('the harbour was closed')
      expect(slice(context?.before)).toBe('Nothing happened for days, and the harbour froze.')
      expect(slice(context?.after)).toBe('undated Mayor of Velden: Bo Lindt said the ferry was late')
      expect(await guild.context('gone')).toBeNull()
    })
  })

  describe('one actor across articles', () => {
    const add = (id: string, text: string) => guild.add(articleOf(id, text))
    const speakers = async () =>
      (await guild.suggestSpeakers('', 25)).map(({ name, statements }) => `${name} ${statements}`)

    it('meets with and without diacritics, by surname and in full', async () => {
      await add('a', 'undated President: Şükrü Demiroğlu said one')
      await add('b', 'undated : Demiroglu said two')
      await add('c', 'undated : Ali Şükrü Demiroglu said three')
      expect(await speakers()).toEqual(['Şükrü Demiroğlu 3'])
      expect(await ask({ speaker: 'demiroglu' })).toHaveLength(3)
    })

    it('is known in full once an article gives the full name', async () => {
      await add('a', 'undated : Orlo said one')
      await add('b', 'undated : Ada Orlo said two')
      expect(await speakers()).toEqual(['Ada Orlo 2'])
    })

    it('stays two where two people share a surname, and a surname alone is then nobody’s', async () => {
      await add('a', 'undated : Ada Orlo said one')
      await add('b', 'undated : Cy Orlo said two')
      await add('c', 'undated : Orlo said three')
      expect(await speakers()).toEqual(['Ada Orlo 1', 'Cy Orlo 1', 'Orlo 1'])
    })

    it('is told by the role where a surname alone fits two', async () => {
      await add('a', 'undated Foreign Minister: Ada Orlo said one')
      await add('b', 'undated Harbour Master: Cy Orlo said two')
      await add('c', 'undated Foreign Minister: Orlo said three')
      expect(await speakers()).toEqual(['Ada Orlo 2', 'Cy Orlo 1'])
    })

    it('is not the one with the surname where the roles have nothing in common', async () => {
      await add('a', 'undated Foreign Minister: Ada Orlo said one')
      await add('b', 'undated Goalkeeper: Orlo said two')
      expect(await speakers()).toEqual(['Ada Orlo 1', 'Orlo 1'])
    })
  })

  describe('articles', () => {
    it('are found by id and by words of the title', async () => {
      await guild.add(
        articleOf('velden', velden, { title: 'A Bridge for Velden', tags: ['x'], published: '2022-06-10' }),
      )
      const stored = await guild.article('velden')
      expect(stored?.article).toEqual(
        articleOf('velden', velden, { title: 'A Bridge for Velden', tags: ['x'], published: '2022-06-10' }),
      )
      expect(stored?.analysis).toEqual(analyzeLines(stored?.article ?? articleOf('', '')))
      expect((await guild.article('bridge velden'))?.header.id).toBe('velden')
      expect(await guild.article('tunnel')).toBeNull()
    })

    it('are suggested by prefix, then nearly, and by age where nothing is typed', async () => {
      await guild.add(articleOf('a', 'x', { title: 'Harbours of the North', published: '2020-01-01' }))
      await guild.add(articleOf('b', 'x', { title: 'The Harbor', published: '2021-01-01' }))
      await guild.add(articleOf('c', 'x', { title: 'Bridges', published: '2019-01-01' }))
      const ids = async (typed: string) => (await guild.suggestArticles(typed, 25)).map(({ id }) => id)
      expect(await ids('')).toEqual(['b', 'a', 'c'])
      expect(await ids('harbour')).toEqual(['a', 'b'])
      expect((await guild.articles()).map(({ id }) => id)).toEqual(['b', 'a', 'c'])
    })

    it('of one guild are not seen in another', async () => {
      await guild.add(articleOf('velden', velden))
      const other = library.forGuild('2')
      await other.add(articleOf('b', 'undated : Cy Orlo said no'))
      expect(wordsOf(await other.whoSaid(page))).toEqual(['no'])
      expect(await other.article('velden')).toBeNull()
      expect((await other.suggestSpeakers('', 25)).map(({ name }) => name)).toEqual(['Cy Orlo'])
    })

    it('replace those of the same id', async () => {
      await guild.add(articleOf('a', velden))
      await guild.add(articleOf('a', 'undated : Cy Orlo said no'))
      expect(await ask({})).toEqual(['no'])
    })

    it('are out of every answer once removed, and back as they were once restored', async () => {
      await guild.add(articleOf('velden', velden, { title: 'A Bridge for Velden' }))
      await guild.add(articleOf('b', 'undated : Cy Orlo said no'))
      const before = await guild.whoSaid(page)
      expect(await guild.remove('velden')).toBe(true)
      expect(await guild.remove('velden')).toBe(false)
      expect(await ask({})).toEqual(['no'])
      expect(await guild.article('velden')).toBeNull()
      expect((await guild.suggestSpeakers('', 9)).map(({ name }) => name)).toEqual(['Cy Orlo'])
      expect(await guild.restore('velden')).toBe(true)
      expect(await guild.whoSaid(page)).toEqual(before)
      expect(await guild.restore('velden')).toBe(false)
    })

    it('give the sentences that carry them, in the order of the text', async () => {
      const sentences = [
        'The bridge of Velden fell.',
        'Nobody was hurt.',
        'The bridge was old.',
        'A new bridge will come.',
      ]
      const article = await guild.add(articleOf('a', sentences.join(' ')))
      const { asserted } = await guild.summary(article, 2)
      expect(asserted).toHaveLength(2)
      for (const { span } of asserted) expect(sentences).toContain(article.article.text.slice(...span))
      expect(asserted[0]?.span[0]).toBeLessThan(asserted[1]?.span[0] ?? 0)
    })

    it('of an older analysis are analysed anew, each once, with their ids, and where they were left off', async () => {
      for (const id of ['a', 'b', 'c']) await guild.add(articleOf(id, velden))
      await guild.remove('c')
      const before = await guild.whoSaid(page)
      const stop = new AbortController()
      const analyzed: unknown[] = []
      const upgraded = openLibrary({
        store,
        analyze: (article, options) => {
          analyzed.push([article.id, options])
          stop.abort()
          return analyzeLines(article)
        },
        analysisVersion: '2',
        now: () => now,
      })
      expect(await upgraded.refreshAnalyses(stop.signal)).toBe(1)
      expect(await upgraded.refreshAnalyses(new AbortController().signal)).toBe(1)
      expect(await upgraded.refreshAnalyses(new AbortController().signal)).toBe(0)
      expect(analyzed).toEqual([
        ['a', { patient: true }],
        ['b', { patient: true }],
      ])
      expect(await upgraded.forGuild('1').whoSaid(page)).toEqual(before)
    })

    it('that change while they are analysed anew stay as they were changed', async () => {
      await guild.add(articleOf('a', velden))
      const upgraded = openLibrary({
        store,
        analyze: async (article) => {
          await guild.remove('a')
          return analyzeLines(article)
        },
        analysisVersion: '2',
      })
      expect(await upgraded.refreshAnalyses(new AbortController().signal)).toBe(0)
      expect(await guild.article('a')).toBeNull()
    })

    it('are refused when they are empty', async () => {
      await expect(guild.add(articleOf('a', ' \n'))).rejects.toThrow('there is no text in it')
      expect(await guild.articles()).toEqual([])
    })

    it('are still there when the library is opened anew, with their statements under the same ids', async () => {
      await guild.add(articleOf('velden', velden, { title: 'A Bridge for Velden' }))
      const before = await guild.whoSaid(page)
      expect(await open().forGuild('1').whoSaid(page)).toEqual(before)
    })
  })

  describe('the starter corpus', () => {
    const folder = mkdtempSync(join(tmpdir(), 'starter-'))
    beforeEach(() => {
      writeFileSync(join(folder, 'a.md'), '---\ntitle: Ferries\n---\nundated Captain: Ada Orlo said the ferry sails')
      writeFileSync(join(folder, 'b.md'), '---\ntitle: Bridges\n---\nundated : Bo Lindt said the bridge stands')
    })
    afterEach(() => {
      for (const file of ['a.md', 'b.md']) rmSync(join(folder, file), { force: true })
    })

    it('is read by every guild, and one person there and here is one speaker', async () => {
      await library.refreshStarter(folder)
      await guild.add(articleOf('velden', velden))
      const answer = await guild.whoSaid({ ...page, speaker: 'Orlo' })
      expect(answer).toMatchObject({ kind: 'statements', total: 3, articles: 2, speaker: { statements: 3 } })
      expect(await library.forGuild('2').suggestSpeakers('', 9)).toHaveLength(2)
    })

    it('is stored once, again when a file or the analysis changes, and removed with its file', async () => {
      expect(await library.refreshStarter(folder)).toEqual({ stored: 2, removed: 0 })
      expect(await library.refreshStarter(folder)).toEqual({ stored: 0, removed: 0 })
      expect(await open('2').refreshStarter(folder)).toEqual({ stored: 2, removed: 0 })
      rmSync(join(folder, 'b.md'))
      expect(await open('2').refreshStarter(folder)).toEqual({ stored: 0, removed: 1 })
      expect((await guild.articles()).map(({ title, starter }) => [title, starter])).toEqual([['Ferries', true]])
    })
  })

  describe('the state of replies', () => {
    it('is kept under a key, for its guild, until it is too old', async () => {
      const key = await guild.remember({ page: 2 })
      expect(await open().forGuild('1').recall(key)).toEqual({ page: 2 })
      expect(await library.forGuild('2').recall(key)).toBeNull()
      expect(await guild.recall('unknown')).toBeNull()
      now = new Date('2023-06-01T00:00:00Z')
      expect(await guild.recall(key)).toBeNull()
    })
  })
})
