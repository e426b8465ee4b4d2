import { describe, expect, it } from 'vitest'
import { type AnswerRecord, accuracyByAlliance, leaderboard, weekOf } from '../../src/study/standings.ts'

const record = (member: string, right: boolean, more: Partial<AnswerRecord> = {}): AnswerRecord => ({
  ...{ guild: 'g', member, alliance: 'NATO', alone: false, right, points: right ? 100 : 0, at: 1000 },
  ...more,
})

describe('the leaderboard', () => {
  it('ranks by points, then accuracy, with shared ranks', () => {
    const records = [
      ...[record('ana', true), record('ana', false)],
      ...[record('bo', true)],
      ...[record('cleo', true), record('cleo', true)],
    ]
    expect(leaderboard(records, { guild: 'g' })).toEqual([
      { member: 'cleo', rank: 1, points: 200, right: 2, answered: 2 },
      { member: 'bo', rank: 2, points: 100, right: 1, answered: 1 },
      { member: 'ana', rank: 2, points: 100, right: 1, answered: 2 },
    ])
  })

  it('keeps to one guild, alliance and week', () => {
    const records = [
      record('other guild', true, { guild: 'h' }),
      record('other alliance', true, { alliance: 'EU' }),
      record('too early', true, { at: 999 }),
      record('too late', true, { at: 2000 }),
      record('ana', true),
    ]
    const scope = { guild: 'g', alliance: 'NATO', from: 1000, until: 2000 }
    expect(leaderboard(records, scope).map(({ member }) => member)).toEqual(['ana'])
  })
})

it('a week begins on Monday, on Sunday too', () => {
  const monday = Date.parse('2025-03-03T00:00:00Z')
  const next = Date.parse('2025-03-10T00:00:00Z')
  expect(weekOf(monday)).toEqual({ from: monday, until: next })
  expect(weekOf(next - 1)).toEqual({ from: monday, until: next })
  expect(weekOf(next).from).toBe(next)
})

it("a member's accuracy stands by alliance, weakest first", () => {
  const records = [
    record('ana', true),
    record('ana', false, { alliance: 'EU' }),
    record('ana', true, { alliance: 'EU' }),
    record('bo', false),
  ]
  expect(accuracyByAlliance(records, 'ana')).toEqual([
    { alliance: 'EU', right: 1, answered: 2 },
    { alliance: 'NATO', right: 1, answered: 1 },
  ])
})
