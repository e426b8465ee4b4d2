import { describe, expect, it } from 'vitest'
import type { Timex } from '../../../src/analysis/types.ts'
import { scoreTimex } from '../../../training/score/timex.ts'

const date = (start: number, end: number, value: string): Timex => ({ span: [start, end], type: 'DATE', value })

describe('the score of time expressions', () => {
  it('counts a value as right where the spans overlap, and a span only where it is the same', () => {
    const { exact, overlap, value } = scoreTimex([
      { gold: [date(0, 4, '2022'), date(10, 14, '2023')], found: [date(0, 9, '2022'), date(10, 14, '2024')] },
    ])
    expect([exact.f1, overlap.f1, value.f1]).toEqual([0.5, 1, 0.5])
  })

  it('pairs each expression once, the same span first', () => {
    const { overlap, value } = scoreTimex([
      { gold: [date(5, 9, '2022')], found: [date(0, 6, '2021'), date(5, 9, '2022')] },
    ])
    expect(overlap).toMatchObject({ precision: 0.5, recall: 1 })
    expect(value.recall).toBe(1)
  })

  it('is over all documents, and zero where nothing is found', () => {
    const { exact } = scoreTimex([
      { gold: [date(0, 4, '2022')], found: [date(0, 4, '2022')] },
      { gold: [date(0, 4, '2022')], found: [] },
    ])
    expect(exact).toMatchObject({ precision: 1, recall: 0.5 })
    expect(scoreTimex([{ gold: [date(0, 4, '2022')], found: [] }]).exact.f1).toBe(0)
  })
})
