import { describe, expect, it } from 'vitest'
import { compareDates, firstDay, isWeek, isWithin, weekOf } from '../../src/library/index/dates.ts'

describe('dates as exact as known', () => {
  it('are in order by their first day, a week between the days around its Monday', () => {
    const sorted = [
      '2022',
      '2022-06',
      '2022-06-01',
      '2022-06-05',
      '2022-W23',
      '2022-06-07',
      '2022-W24',
      '2022-12',
      '2023',
    ]
    expect(sorted.toReversed().toSorted(compareDates)).toEqual(sorted)
  })

  it('of a week lie within dates that one of its days is in', () => {
    expect(isWithin('2022-W23', '2022-06-12', undefined)).toBe(true)
    expect(isWithin('2022-W23', '2022-06-13', undefined)).toBe(false)
    expect(isWithin('2022-W22', undefined, '2022-05')).toBe(true)
    expect(isWithin('2022-W23', undefined, '2022-05')).toBe(false)
    expect(isWithin('2022-06-08', '2022-W23', '2022-W23')).toBe(true)
    expect(isWithin('2022-06-13', '2022-W23', '2022-W23')).toBe(false)
  })

  it('know the week of a day and the Monday of a week, over the turn of the year too', () => {
    expect(weekOf('2022-06-12')).toBe('2022-W23')
    expect(weekOf('2021-01-03')).toBe('2020-W53')
    expect(weekOf('2022-06')).toBeNull()
    expect(firstDay('2020-W53')).toBe('2020-12-28')
  })

  it('know which weeks a year has', () => {
    expect(isWeek('2020-W53')).toBe(true)
    expect(['2021-W53', '2021-W00', '2021-06-01', '2021'].filter(isWeek)).toEqual([])
  })
})
