import { describe, expect, it } from 'vitest'
import { readPartialDate } from '../../src/bot/partial-date.ts'

describe('a date that a member types', () => {
  it.each([
    ['2022', '2022'],
    ['2022-6', '2022-06'],
    ['June 2022', '2022-06'],
    ['7 June 2022', '2022-06-07'],
    ['June 7, 2022', '2022-06-07'],
    ['2022-W23', '2022-W23'],
    ['2022-w23', '2022-W23'],
    ['the week of 6 June 2022', '2022-W23'],
    ['week of June 12, 2022', '2022-W23'],
  ])('%s is %s', (typed, date) => {
    expect(readPartialDate('from', typed)).toBe(date)
  })

  it.each(['soon', '2022-W54', 'the week of June 2022', 'the week of 31 June 2022'])('%s is none', (typed) => {
    expect(() => readPartialDate('from', typed)).toThrow('is no date for from')
  })
})
