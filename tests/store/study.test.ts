import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore, type Store } from '../../src/store/store.ts'
import { startEngines } from './engines.ts'

const engines = await startEngines()
const round = { id: 'r1', channel: 'c1', startedAt: '2024-01-01T10:00:00.000Z', body: { asked: 0 } }
const answer = {
  round: 'r1',
  question: 0,
  member: 'm1',
  item: 'i1',
  choice: 2,
  correct: true,
  points: 120,
  at: '2024-01-01T10:00:05.000Z',
}

describe.each(engines)('study data on $name', ({ skipped, newDatabase }) => {
  if (skipped !== undefined) {
    it.skip(skipped)
    return
  }
  let store: Store
  const study = (guild = '1') => store.forGuild(guild).study
  beforeEach(async () => {
    store = await openStore(await newDatabase())
  })
  afterEach(() => store.close())

  it('has one round in a channel at a time, which can be saved until it ends', async () => {
    expect(await study().start(round)).toBe(true)
    expect(await study().start({ ...round, id: 'r2' })).toBe(false)
    expect(await study().start({ ...round, id: 'r2', channel: 'c2' })).toBe(true)
    expect(await study('2').start(round)).toBe(true)
    expect(await study().save('r1', { asked: 1 })).toBe(true)
    expect((await study().openRounds()).map(({ body }) => body)).toEqual([{ asked: 1 }, { asked: 0 }])
    expect((await study().openIn('c2'))?.id).toBe('r2')
    expect(await store.guildsWithRounds()).toEqual(['1', '2'])
    expect(await study().end('r1', new Date(0), { end: 'stopped' })).toBe(true)
    expect(await study().end('r1', new Date(0), {})).toBe(false)
    expect((await study().find('r1'))?.body).toEqual({ end: 'stopped' })
    expect(await study().openIn('c1')).toBeNull()
    expect(await study().save('r1', {})).toBe(false)
    expect(await study().start({ ...round, id: 'r3' })).toBe(true)
  })

  it('takes one answer of a member to a question', async () => {
    await study().start(round)
    expect(await study().answer(answer)).toBe(true)
    expect(await study().answer({ ...answer, choice: 0, correct: false })).toBe(false)
    expect(await study().answer({ ...answer, member: 'm2', at: '2024-02-01T00:00:00.000Z' })).toBe(true)
    expect(await study().answers({ round: 'r1', member: 'm1' })).toEqual([answer])
    expect(await study().answers({ since: '2024-01-15' })).toMatchObject([{ member: 'm2' }])
    expect(await study('2').answers({})).toEqual([])
  })

  it('writes a question’s answers and cards with the round, or nothing of it where the round is over', async () => {
    await study().start(round)
    const card = { member: 'm1', item: 'i1', due: '2024-02-01', body: { n: 1 } }
    expect(await study().settle('r1', { asked: 1 }, [answer], [card])).toBe(true)
    expect((await study().find('r1'))?.body).toEqual({ asked: 1 })
    expect(await study().answers({})).toEqual([answer])
    expect(await study().card('m1', 'i1')).toEqual({ item: 'i1', due: '2024-02-01', body: { n: 1 } })
    await study().end('r1', new Date(0), {})
    expect(await study().settle('r1', {}, [{ ...answer, question: 1 }], [])).toBe(false)
    expect(await study().answers({})).toHaveLength(1)
  })

  it('gives the cards that are due, the first due first', async () => {
    await study().putCard('m1', { item: 'late', due: '2024-03-01', body: { n: 1 } })
    await study().putCard('m1', { item: 'soon', due: '2024-01-09', body: { n: 1 } })
    await study().putCard('m1', { item: 'soon', due: '2024-02-01', body: { n: 2 } })
    expect(await study().cards('m1', '2024-02-02')).toEqual([{ item: 'soon', due: '2024-02-01', body: { n: 2 } }])
    expect((await study().cards('m1')).map(({ item }) => item)).toEqual(['soon', 'late'])
  })

  it('forgets a member, and nobody else', async () => {
    await study().start(round)
    for (const member of ['m1', 'm2']) {
      await study().answer({ ...answer, member })
      await study().putCard(member, { item: 'i1', due: '2024-02-01', body: {} })
    }
    await study().start({ ...round, id: 'r2', channel: 'alone/m1' })
    expect(await study().forget('m1', 'alone/m1')).toBe(2)
    expect(await study().find('r2')).toBeNull()
    expect(await study().answers({})).toMatchObject([{ member: 'm2' }])
    expect(await study().cards('m1')).toEqual([])
    expect(await study().cards('m2')).toHaveLength(1)
  })

  it('keeps decks by name', async () => {
    await study().putDeck('capitals', [1])
    await study().putDeck('capitals', [2])
    expect(await study().decks()).toEqual(new Map([['capitals', [2]]]))
    expect(await study('2').decks()).toEqual(new Map())
    expect(await study().removeDeck('capitals')).toBe(true)
    expect(await study().removeDeck('capitals')).toBe(false)
  })
})
