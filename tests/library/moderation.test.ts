import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLibrary } from '../../src/library/library.ts'
import type { GuildLibrary, StatementHit, WhoSaidQuery } from '../../src/library/types.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { startEngines } from '../store/engines.ts'
import { analyzeLines, articleOf } from './analyze-lines.ts'

const engines = await startEngines()
const text = '2022-06-07 Mayor: Ada Orlo said the bridge stands\n\nundated : Cy Orlo said the ferry sinks'

describe.each(engines)('on $name:', ({ skipped, newDatabase }) => {
  if (skipped !== undefined) {
    it.skip(skipped)
    return
  }
  let store: Store
  let guild: GuildLibrary
  const open = (analysisVersion: string) =>
    openLibrary({ store, analyze: analyzeLines, analysisVersion, now: () => new Date(0) }).forGuild('1')

  beforeEach(async () => {
    store = await openStore(await newDatabase())
    guild = open('1')
    await guild.add(articleOf('a', text))
  })
  afterEach(() => store.close())

  async function hits(query: Partial<WhoSaidQuery> = {}): Promise<readonly StatementHit[]> {
    const answer = await guild.whoSaid({ offset: 0, limit: 10, ...query })
    return answer.kind === 'statements' ? answer.hits : []
  }
  const about = async (words: string) => (await hits()).find((hit) => hit.words.join(' ').includes(words))
  const idOf = async (words: string) => (await about(words))?.id ?? ''
  const speakers = async () =>
    (await guild.suggestSpeakers('', 9)).map(({ name, statements }) => `${name} ${statements}`)
  const actorOf = async (name: string) => (await guild.suggestSpeakers(name, 1))[0]?.id ?? ''

  describe('a correction', () => {
    it('of the speaker is answered under the one who said it, and shown as one', async () => {
      expect(
        await guild.correct(await idOf('ferry'), { action: 'speaker', actor: await actorOf('Ada Orlo') }, '7'),
      ).toBe(true)
      expect(await about('ferry')).toMatchObject({ speaker: { name: 'Ada Orlo' }, corrected: true })
      expect(await about('bridge')).toMatchObject({ corrected: false })
      expect(await speakers()).toEqual(['Ada Orlo 2'])
    })

    it('of date and kind is what questions find', async () => {
      const id = await idOf('ferry')
      await guild.correct(id, { action: 'date', value: '2021-05' }, '7')
      await guild.correct(id, { action: 'kind', kind: 'direct' }, '7')
      expect(await hits({ to: '2021-12', onlyDirect: true })).toMatchObject([
        { id, date: { value: '2021-05', basis: 'corrected' }, kind: 'direct' },
      ])
    })

    it('of date may be to a week', async () => {
      const id = await idOf('ferry')
      await guild.correct(id, { action: 'date', value: '2021-W18' }, '7')
      expect(await hits({ from: '2021-05-09', to: '2021-05-09' })).toMatchObject([{ id, date: { value: '2021-W18' } }])
      expect(await hits({ from: '2021-05-10', to: '2021-05-31' })).toEqual([])
      await expect(guild.correct(id, { action: 'date', value: '2021-W54' }, '7')).rejects.toThrow('is no date')
    })

    it('takes away what is no statement', async () => {
      await guild.correct(await idOf('ferry'), { action: 'dismiss' }, '7')
      expect((await hits()).map(({ words }) => words.join(' '))).toEqual(['the bridge stands'])
      expect((await guild.article('a'))?.analysis.statements).toHaveLength(1)
    })

    it('outlives a new analysis and an edit elsewhere in the article', async () => {
      await guild.correct(await idOf('ferry'), { action: 'date', value: '2021' }, '7')
      guild = open('2')
      await guild.add(articleOf('a', `A line before.\n\n${text}`))
      expect(await about('ferry')).toMatchObject({ date: { value: '2021' }, paragraph: 3 })
    })

    it('is in the log with who, when and what, and can be taken back', async () => {
      const id = await idOf('ferry')
      await guild.correct(id, { action: 'dismiss' }, '7')
      const [entry, ...others] = await guild.log(10)
      expect(others).toEqual([])
      expect(entry).toMatchObject({
        member: '7',
        at: '1970-01-01T00:00:00.000Z',
        article: 'a',
        statement: id,
        undone: false,
      })
      expect(entry?.change).toEqual({ action: 'dismiss' })
      expect(await guild.undo(entry?.number ?? 0)).toBe(true)
      expect(await about('ferry')).toMatchObject({ corrected: false })
      expect(await guild.undo(entry?.number ?? 0)).toBe(false)
      expect(await guild.log(10)).toMatchObject([{ undone: true }])
    })

    it('of what is not there, or of another guild, is none', async () => {
      const other = openLibrary({ store, analyze: analyzeLines, analysisVersion: '1' }).forGuild('2')
      expect(await other.correct(await idOf('ferry'), { action: 'dismiss' }, '7')).toBe(false)
      expect(await guild.correct('gone', { action: 'dismiss' }, '7')).toBe(false)
      expect(await guild.correct(await idOf('ferry'), { action: 'speaker', actor: 'gone' }, '7')).toBe(false)
      await expect(guild.correct(await idOf('ferry'), { action: 'date', value: 'June' }, '7')).rejects.toThrow(
        'is no date',
      )
      expect(await guild.log(10)).toEqual([])
    })
  })

  describe('the speaker of a correction', () => {
    it('can be named: someone who is known, or a new person', async () => {
      const id = await idOf('ferry')
      await guild.correct(id, { action: 'speaker', name: 'ada  orlo' }, '7')
      expect(await speakers()).toEqual(['Ada Orlo 2'])
      await guild.correct(id, { action: 'speaker', name: 'Dee Ravn' }, '7')
      expect(await speakers()).toEqual(['Ada Orlo 1', 'Dee Ravn 1'])
      expect(await hits({ speaker: 'Ravn' })).toMatchObject([{ id, speaker: { name: 'Dee Ravn' }, corrected: true }])
      await expect(guild.correct(id, { action: 'speaker', name: '42' }, '7')).rejects.toThrow('A name needs letters')
    })

    it('counts as the one whom the article names', async () => {
      await guild.correct(await idOf('ferry'), { action: 'speaker', name: 'Ada Orlo' }, '7')
      const analysis = (await guild.article('a'))?.analysis
      const ada = analysis?.entities.find(({ name }) => name === 'Ada Orlo')
      expect(analysis?.statements.map(({ speaker }) => speaker?.id)).toEqual([ada?.id, ada?.id])
    })
  })

  describe('a statement that was missed', () => {
    const longer = `${text}\n\nNobody heard Bo say that the toll is off, and nobody minded.`
    const words = 'the toll is off'
    const missed = {
      words,
      sentence: [120, 180] as const,
      kind: 'indirect' as const,
      date: '2022-06',
      speaker: { name: 'Bo Lindt' },
    }

    beforeEach(async () => {
      await guild.add(articleOf('a', longer))
    })

    it('is answered like any other, and shown as added by hand', async () => {
      const hit = await guild.addStatement('a', missed, '7')
      expect(hit).toMatchObject({ words: [words], paragraph: 3, corrected: true, speaker: { name: 'Bo Lindt' } })
      expect(await hits({ speaker: 'Lindt', from: '2022-06', to: '2022-06' })).toMatchObject([{ id: hit.id }])
      expect((await hits({ about: 'toll' })).map(({ id }) => id)).toEqual([hit.id])
      expect((await guild.statementsOf('a')).map((each) => each.words[0])).toEqual([
        'the bridge stands',
        'the ferry sinks',
        words,
      ])
    })

    it('outlives a new analysis, and moves with its words', async () => {
      const { id } = await guild.addStatement('a', missed, '7')
      await guild.reanalyze('a')
      await guild.add(articleOf('a', `A line before.\n\n${longer}`))
      expect(await about('toll')).toMatchObject({ id, paragraph: 4 })
      await guild.add(articleOf('a', text))
      expect(await about('toll')).toBeUndefined()
      await guild.add(articleOf('a', longer))
      expect(await about('toll')).toMatchObject({ id, paragraph: 3 })
    })

    it('can be put right in turn, is gone with its article, and taken back', async () => {
      const { id } = await guild.addStatement('a', missed, '7')
      await guild.correct(id, { action: 'date', value: null }, '7')
      expect(await about('toll')).toMatchObject({ date: { value: null, basis: 'unknown' } })
      await guild.remove('a')
      expect(await hits()).toEqual([])
      await guild.restore('a')
      expect(await about('toll')).toBeDefined()
      const [, addition] = await guild.log(2)
      await guild.undo(addition?.number ?? 0)
      expect(await about('toll')).toBeUndefined()
    })

    it('needs words that stand in the article, and are no statement yet', async () => {
      await expect(guild.addStatement('a', { ...missed, words: 'the toll was off' }, '7')).rejects.toThrow(
        'These words do not stand in the article just so',
      )
      await expect(guild.addStatement('a', { ...missed, words: ' ' }, '7')).rejects.toThrow('do not stand')
      await guild.addStatement('a', missed, '7')
      await expect(guild.addStatement('a', missed, '8')).rejects.toThrow('These words are a statement already')
      await expect(guild.addStatement('gone', missed, '7')).rejects.toThrow('not in the library any more')
    })

    it('is in the history with its words, its article and who added it', async () => {
      await guild.addStatement('a', missed, '7')
      await guild.correct(await idOf('ferry'), { action: 'dismiss' }, '8')
      expect(await guild.history(1, 0)).toMatchObject({
        total: 2,
        changes: [{ words: 'the ferry sinks', article: { id: 'a' }, entry: { member: '8' } }],
      })
      expect(await guild.history(1, 1)).toMatchObject({ changes: [{ words, entry: { member: '7' } }] })
    })
  })

  describe('a new analysis', () => {
    it('says how many statements there were before', async () => {
      await guild.correct(await idOf('ferry'), { action: 'date', value: '2021' }, '7')
      expect(await guild.reanalyze('a')).toMatchObject({ before: 2, article: { header: { id: 'a' } } })
      expect(await about('ferry')).toMatchObject({ date: { value: '2021' }, corrected: true })
      expect(await guild.reanalyze('gone')).toBeNull()
    })
  })

  describe('actors', () => {
    it('are one once merged, under the second one’s name, and two again when that is taken back', async () => {
      expect(await guild.mergeActors(await actorOf('Cy Orlo'), await actorOf('Ada Orlo'), '7')).toBe(true)
      expect(await speakers()).toEqual(['Ada Orlo 2'])
      expect(await hits({ speaker: 'Cy Orlo' })).toHaveLength(2)
      await guild.add(articleOf('b', 'undated : Cy Orlo said once more'))
      expect(await speakers()).toEqual(['Ada Orlo 3'])
      await guild.undo((await guild.log(1))[0]?.number ?? 0)
      expect(await speakers()).toEqual(['Cy Orlo 2', 'Ada Orlo 1'])
    })

    it('are not merged with themselves, in a ring, or with nobody', async () => {
      const [ada, cy] = [await actorOf('Ada Orlo'), await actorOf('Cy Orlo')]
      expect(await guild.mergeActors(ada, ada, '7')).toBe(false)
      expect(await guild.mergeActors(ada, 'gone', '7')).toBe(false)
      expect(await guild.mergeActors(ada, cy, '7')).toBe(true)
      expect(await guild.mergeActors(cy, ada, '7')).toBe(false)
      expect(await speakers()).toEqual(['Cy Orlo 2'])
    })

    describe('split', () => {
      const apart = (articles: readonly string[], name: string) => ({ articles, name })
      beforeEach(async () => {
        await guild.add(articleOf('v1', '2022-01-01 Pilot: Ada Vint said one'))
        await guild.add(articleOf('v2', '2022-01-02 : Vint said two'))
        await guild.add(articleOf('v3', 'undated : Vint said three'))
      })
      const vints = async () => (await speakers()).filter((name) => name.includes('Vint'))

      it('are two, each with what its own articles say', async () => {
        expect(await vints()).toEqual(['Ada Vint 3'])
        expect(await guild.splitActor(await actorOf('Ada Vint'), apart(['v3'], ' Bo  Vint '), '7')).toBe(true)
        expect(await vints()).toEqual(['Ada Vint 2', 'Bo Vint 1'])
        expect(await hits({ speaker: 'Bo Vint' })).toMatchObject([
          { article: { id: 'v3' }, speaker: { name: 'Bo Vint' } },
        ])
        expect((await guild.whoSaid({ speaker: 'Vint', offset: 0, limit: 9 })).kind).toBe('which')
        expect(await guild.log(1)).toMatchObject([{ member: '7', change: { action: 'split', name: 'Bo Vint' } }])
      })

      it('stay two when the articles are analysed anew, and an edited article keeps to it', async () => {
        await guild.splitActor(await actorOf('Ada Vint'), apart(['v3'], 'Bo Vint'), '7')
        guild = open('2')
        for (const id of ['v1', 'v2', 'v3']) {
          const stored = await guild.article(id)
          if (stored) await guild.add(stored.article)
        }
        expect(await vints()).toEqual(['Ada Vint 2', 'Bo Vint 1'])
        await guild.add(articleOf('v3', 'undated : Vint said three\n\nundated : Vint said four'))
        expect(await vints()).toEqual(['Ada Vint 2', 'Bo Vint 2'])
      })

      it('are told apart by role in articles to come', async () => {
        await guild.splitActor(await actorOf('Ada Vint'), apart(['v3'], 'Bo Vint'), '7')
        await guild.add(articleOf('v4', 'undated Ferry Captain: Bo Vint said four'))
        await guild.add(articleOf('v5', 'undated Captain: Vint said five'))
        await guild.add(articleOf('v6', 'undated Test Pilot: Vint said six'))
        expect(await vints()).toEqual(['Ada Vint 3', 'Bo Vint 3'])
      })

      it('are one again when that is taken back, whichever name is asked for', async () => {
        await guild.splitActor(await actorOf('Ada Vint'), apart(['v3'], 'Bo Vint'), '7')
        await guild.undo((await guild.log(1))[0]?.number ?? 0)
        expect(await vints()).toEqual(['Ada Vint 3'])
        expect(await hits({ speaker: 'Bo Vint' })).toHaveLength(3)
        expect(await guild.splitActor(await actorOf('Ada Vint'), apart(['v2'], 'Bo Vint'), '7')).toBe(true)
        expect(await vints()).toEqual(['Ada Vint 2', 'Bo Vint 1'])
      })

      it('leave the first one the name that its articles use', async () => {
        expect(await guild.splitActor(await actorOf('Ada Vint'), apart(['v1'], 'Ada Vint'), '7')).toBe(true)
        expect(await vints()).toEqual(['Vint 2', 'Ada Vint 1'])
        expect(await hits({ speaker: 'Ada Vint' })).toHaveLength(1)
        await guild.undo((await guild.log(1))[0]?.number ?? 0)
        expect(await vints()).toEqual(['Ada Vint 3'])
        expect(await hits({ speaker: 'Vint' })).toHaveLength(3)
      })

      it('give the articles to one who is there already', async () => {
        await guild.add(articleOf('w', 'undated : Bo Vint said five'))
        await guild.splitActor(await actorOf('Ada Vint'), apart(['v3'], 'Bo Vint'), '7')
        expect(await vints()).toEqual(['Ada Vint 2', 'Bo Vint 2'])
        await guild.undo((await guild.log(1))[0]?.number ?? 0)
        expect(await vints()).toEqual(['Ada Vint 3', 'Bo Vint 1'])
      })

      it('can be merged parts', async () => {
        await guild.mergeActors(await actorOf('Cy Orlo'), await actorOf('Ada Vint'), '7')
        await guild.splitActor(await actorOf('Ada Vint'), apart(['a'], 'Cy Orlo'), '7')
        expect(await speakers()).toContain('Ada Vint 3')
        expect(await speakers()).toContain('Cy Orlo 1')
        guild = open('2')
        const stored = await guild.article('a')
        if (stored) await guild.add(stored.article)
        expect(await speakers()).toContain('Cy Orlo 1')
      })

      it('are not split from nothing, without a letter, or of nobody', async () => {
        const ada = await actorOf('Ada Vint')
        expect(await guild.splitActor('gone', apart(['v1'], 'Bo Vint'), '7')).toBe(false)
        expect(await guild.splitActor(ada, apart(['a', 'gone'], 'Bo Vint'), '7')).toBe(false)
        expect(await guild.splitActor(ada, apart([], 'Bo Vint'), '7')).toBe(false)
        await expect(guild.splitActor(ada, apart(['v1'], ' 7 '), '7')).rejects.toThrow('A name needs letters')
        await expect(guild.splitActor(ada, apart(['v1', 'v2', 'v3'], 'Bo Vint'), '7')).rejects.toThrow(
          'These are all the articles that Ada Vint is in',
        )
        expect(await guild.log(9)).toEqual([])
      })

      it('of one guild are no other guild’s', async () => {
        const other = openLibrary({ store, analyze: analyzeLines, analysisVersion: '1' }).forGuild('2')
        expect(await other.splitActor(await actorOf('Ada Vint'), apart(['v3'], 'Bo Vint'), '7')).toBe(false)
        expect(await vints()).toEqual(['Ada Vint 3'])
      })
    })

    it('are found by the old name and the new once renamed, also by a new analysis', async () => {
      expect(await guild.renameActor(await actorOf('Ada Orlo'), ' Adaline  Orlo-Vint ', '7')).toBe(true)
      expect(await hits({ speaker: 'Orlo-Vint' })).toHaveLength(1)
      expect(await hits({ speaker: 'Ada Orlo' })).toMatchObject([{ speaker: { name: 'Adaline Orlo-Vint' } }])
      await guild.add(articleOf('b', 'undated : Ada Orlo said once more'))
      expect(await speakers()).toEqual(['Adaline Orlo-Vint 2', 'Cy Orlo 1'])
      await guild.undo((await guild.log(1))[0]?.number ?? 0)
      expect(await speakers()).toEqual(['Ada Orlo 2', 'Cy Orlo 1'])
      await expect(guild.renameActor(await actorOf('Ada Orlo'), ' - ', '7')).rejects.toThrow('A name needs letters')
    })
  })
})
