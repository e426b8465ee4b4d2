import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  formatDay,
  formatWeek,
  fromNumber,
  parseDay,
  parseWeek,
  toNumber,
  weekdayOf,
} from '../../../src/analysis/time/calendar.ts'

describe('the calendar', () => {
  it('knows the weekday of a day', () => {
    expect(weekdayOf({ year: 2022, month: 6, day: 10 })).toBe(5)
    expect(weekdayOf({ year: 1969, month: 12, day: 28 })).toBe(7)
  })

  it('counts weeks as ISO 8601 does, over the turn of the year too', () => {
    expect(formatWeek({ year: 1989, month: 11, day: 2 })).toBe('1989-W44')
    expect(formatWeek({ year: 2021, month: 1, day: 3 })).toBe('2020-W53')
    expect(formatWeek({ year: 2024, month: 12, day: 30 })).toBe('2025-W01')
  })

  it('reads the Monday of a week, where the year has it', () => {
    expect(parseWeek('2020-W53')).toEqual({ year: 2020, month: 12, day: 28 })
    expect(parseWeek('2021-W01')).toEqual({ year: 2021, month: 1, day: 4 })
    expect(['2021-W53', '2021-W00', '2021-01', '2021-W1'].map(parseWeek)).toEqual([null, null, null, null])
  })

  it('keeps to the month where it has no such day', () => {
    expect(addMonths({ year: 2024, month: 3, day: 31 }, -1)).toEqual({ year: 2024, month: 2, day: 29 })
    expect(addMonths({ year: 2024, month: 1, day: 15 }, -1)).toEqual({ year: 2023, month: 12, day: 15 })
  })

  it('refuses days that there are not', () => {
    expect(parseDay('2023-02-29')).toBeNull()
    expect(parseDay('2023-2-9')).toBeNull()
  })

  it('reads what it writes, and counts days both ways', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -300_000, max: 600_000 }),
        fc.integer({ min: -9000, max: 9000 }),
        (number, step) => {
          const day = fromNumber(number)
          expect(toNumber(day)).toBe(number)
          expect(parseDay(formatDay(day))).toEqual(day)
          expect(addDays(addDays(day, step), -step)).toEqual(day)
        },
      ),
      { seed: 1 },
    )
  })
})
