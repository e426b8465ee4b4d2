import { describe, expect, it } from 'vitest'
import { holds, membersOn, standingOn } from '../../src/alliances/alliances.ts'
import { countryByCode } from '../../src/alliances/countries.ts'
import { findAlliance } from '../../src/alliances/names.ts'
import { firstDay } from '../../src/alliances/partial-date.ts'
import { reference } from '../../src/alliances/reference.ts'
import type { Alliance } from '../../src/alliances/types.ts'

const all = reference()

function alliance(name: string): Alliance {
  const found = findAlliance(all, name)
  if (!found) throw new Error(`No alliance is called ${name}`)
  return found
}

function codes(name: string, day: string): string[] {
  return membersOn(all, alliance(name), day).map(({ membership }) => membership.country)
}

function status(name: string, country: string, day: string): string {
  return standingOn(all, alliance(name), country, day).membership?.status ?? 'none'
}

describe('the files', () => {
  it('cover the organisations that study groups ask about', () => {
    expect(all.alliances.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['NATO', 'CSTO', 'OTS', 'TURKSOY', 'EAEU', 'CIS', 'SCO', 'OSCE', 'EU', 'CSDP', 'SEATO']),
    )
    expect(all.alliances.length).toBeGreaterThanOrEqual(39)
  })

  it('know every organisation by its kind, founding treaty and date, and what pages it was compared with', () => {
    for (const { id, name, kind, founded, read } of all.alliances) {
      expect(
        [id, name, kind, founded.treaty].every((words) => words.length > 1),
        id,
      ).toBe(true)
      for (const { page, day } of read) expect(`${day} ${page}`, id).toMatch(/^2026-\d\d-\d\d \S{2,}/)
    }
    expect(all.alliances.filter(({ read }) => read.length > 0).length).toBeGreaterThanOrEqual(24)
  })

  it('use the words for a status that programs outside rely on', () => {
    expect(new Set(all.memberships.map(({ status: word }) => word))).toEqual(
      new Set([
        ...['member', 'observer', 'dialogue partner', 'associate', 'candidate', 'suspended', 'withdrawn', 'former'],
      ]),
    )
  })

  it('name only countries that exist or existed', () => {
    expect(all.memberships.filter(({ country }) => !countryByCode(country))).toEqual([])
  })

  it('never give a country two statuses in one alliance on one day', () => {
    const overlapping = all.memberships.filter((row) =>
      all.memberships.some(
        (other) =>
          other !== row &&
          other.alliance === row.alliance &&
          other.country === row.country &&
          holds(row, firstDay(other.from)),
      ),
    )
    expect(overlapping).toEqual([])
  })

  it('end every membership after it began and not after the day of reference', () => {
    const wrong = all.memberships.filter(({ alliance: id, from, to }) => {
      const { asOf, dissolved } = alliance(id)
      return firstDay(from) > asOf || (to !== null && (to <= from || firstDay(to) > asOf)) || (dissolved && !to)
    })
    expect(wrong.filter(({ status: state }) => state !== 'withdrawn')).toEqual([])
  })

  it('begin no membership before the organisation or what it grew from', () => {
    const before = all.memberships.filter(
      ({ alliance: id, from }) => from < '1945' || from.slice(0, 4) > alliance(id).asOf,
    )
    expect(before).toEqual([])
  })
})

describe('known totals on the day of reference', () => {
  it.each([
    ['NATO', 32],
    ['CSTO', 6],
    ['OTS', 5],
    ['TURKSOY', 6],
    ['EAEU', 5],
    ['SCO', 10],
    ['OSCE', 57],
    ['EU', 27],
    ['CSDP', 27],
    ['Council of Europe', 46],
    ['African Union', 55],
    ['ECOWAS', 12],
    ['Arab League', 22],
    ['GCC', 6],
    ['OIC', 57],
    ['ASEAN', 11],
    ['CELAC', 33],
    ['G7', 7],
    ['G20', 19],
    ['OPEC', 12],
    ['Visegrad Group', 4],
    ['CIS', 9],
    ['BRICS', 11],
    ['Mercosur', 6],
    ['OAS', 33],
    ['Alliance of Sahel States', 3],
    ['Lublin Triangle', 3],
    ['Benelux', 3],
    ['GUAM', 4],
    ['AUKUS', 3],
    ['Quad', 4],
    ['Five Eyes', 5],
    ['Warsaw Pact', 0],
    ['SEATO', 0],
    ['CENTO', 0],
    ['Western European Union', 0],
  ])('%s has %i members', (name, total) => {
    expect(codes(name, alliance(name).asOf)).toHaveLength(total)
  })
})

describe('known totals over time', () => {
  it.each([
    ['NATO', '1950-01-01', 12],
    ['NATO', '1953-01-01', 14],
    ['NATO', '1956-01-01', 15],
    ['NATO', '1983-01-01', 16],
    ['NATO', '2000-01-01', 19],
    ['NATO', '2005-01-01', 26],
    ['NATO', '2010-01-01', 28],
    ['NATO', '2018-01-01', 29],
    ['NATO', '2021-01-01', 30],
    ['NATO', '2024-01-01', 31],
    ['EU', '1960-01-01', 6],
    ['EU', '1974-01-01', 9],
    ['EU', '1982-01-01', 10],
    ['EU', '1987-01-01', 12],
    ['EU', '1996-01-01', 15],
    ['EU', '2005-01-01', 25],
    ['EU', '2008-01-01', 27],
    ['EU', '2014-01-01', 28],
    ['EU', '2020-02-01', 27],
    ['Council of Europe', '2022-03-01', 47],
    ['Warsaw Pact', '1960-01-01', 8],
    ['Warsaw Pact', '1970-01-01', 7],
    ['CSTO', '2005-01-01', 6],
    ['CSTO', '2010-01-01', 7],
    ['CSTO', '1995-01-01', 9],
    ['SEATO', '1960-01-01', 8],
    ['CENTO', '1957-01-01', 5],
    ['WEU', '2000-01-01', 10],
    ['SCO', '2018-01-01', 8],
    ['ASEAN', '2000-01-01', 10],
    ['ECOWAS', '2024-06-01', 15],
    ['OPEC', '2018-12-01', 15],
    ['GUAM', '2001-01-01', 5],
    ['OSCE', '2011-01-01', 56],
    ['OSCE', '1980-01-01', 35],
    ['G8', '2010-01-01', 8],
    ['UNASUR', '2012-01-01', 12],
    ['BRICS', '2022-01-01', 5],
    ['Mercosur', '2012-07-31', 5],
  ])('%s had on %s %i members', (name, day, total) => {
    expect(codes(name, day)).toHaveLength(total)
  })
})

describe('known changes', () => {
  it.each([
    ['NATO', 'FI', '2023-04-03', 'none'],
    ['NATO', 'FI', '2023-04-04', 'member'],
    ['NATO', 'SE', '2024-03-06', 'none'],
    ['NATO', 'SE', '2024-03-07', 'member'],
    ['NATO', 'FR', '1970-01-01', 'member'],
    ['CSTO', 'AM', '2024-01-31', 'member'],
    ['CSTO', 'AM', '2024-03-01', 'suspended'],
    ['CSTO', 'UZ', '2003-01-01', 'withdrawn'],
    ['CSTO', 'UZ', '2010-01-01', 'member'],
    ['CSTO', 'RS', '2013-04-10', 'none'],
    ['CSTO', 'RS', '2013-04-11', 'observer'],
    ['ECOWAS', 'ML', '2025-01-28', 'suspended'],
    ['ECOWAS', 'ML', '2025-01-29', 'withdrawn'],
    ['ECOWAS', 'BF', '2025-01-29', 'withdrawn'],
    ['ECOWAS', 'NE', '2025-01-29', 'withdrawn'],
    ['ASEAN', 'TL', '2025-10-25', 'observer'],
    ['ASEAN', 'TL', '2025-10-26', 'member'],
    ['OPEC', 'QA', '2018-12-31', 'member'],
    ['OPEC', 'QA', '2019-01-01', 'withdrawn'],
    ['OPEC', 'AO', '2024-01-01', 'withdrawn'],
    ['OPEC', 'EC', '2020-01-01', 'withdrawn'],
    ['OPEC', 'ID', '2016-06-01', 'member'],
    ['OPEC', 'ID', '2020-01-01', 'suspended'],
    ['EU', 'GB', '2020-01-30', 'member'],
    ['EU', 'GB', '2020-02-01', 'withdrawn'],
    ['Council of Europe', 'RU', '2022-03-15', 'member'],
    ['Council of Europe', 'RU', '2022-03-16', 'former'],
    ['Council of Europe', 'GR', '1972-01-01', 'withdrawn'],
    ['CSDP', 'DK', '2022-06-30', 'none'],
    ['CSDP', 'DK', '2022-07-01', 'member'],
    ['SCO', 'BY', '2020-01-01', 'observer'],
    ['SCO', 'BY', '2024-07-04', 'member'],
    ['African Union', 'MA', '2000-01-01', 'withdrawn'],
    ['African Union', 'MA', '2020-01-01', 'member'],
    ['African Union', 'GA', '2024-01-01', 'suspended'],
    ['African Union', 'GA', '2025-05-01', 'member'],
    ['Arab League', 'SY', '2015-01-01', 'suspended'],
    ['Arab League', 'SY', '2023-05-07', 'member'],
    ['BRICS', 'ID', '2025-01-06', 'member'],
    ['CIS', 'GE', '2009-08-17', 'member'],
    ['CIS', 'GE', '2009-08-18', 'withdrawn'],
    ['CIS', 'TM', '2010-01-01', 'associate'],
    ['G7', 'RU', '2010-01-01', 'member'],
    ['G7', 'RU', '2015-01-01', 'former'],
    ['Mercosur', 'VE', '2018-01-01', 'suspended'],
    ['Mercosur', 'BO', '2025-01-01', 'member'],
    ['OTS', 'HU', '2020-01-01', 'observer'],
    ['OTS', 'UZ', '2018-01-01', 'none'],
    ['OTS', 'UZ', '2020-01-01', 'member'],
    ['OTS', 'TM', '2021-11-12', 'observer'],
    ['BRICS', 'EG', '2023-12-31', 'none'],
    ['BRICS', 'EG', '2024-01-01', 'member'],
    ['BRICS', 'BY', '2025-02-01', 'associate'],
    ['BRICS', 'AR', '2024-06-01', 'none'],
    ['OAS', 'NI', '2023-11-18', 'member'],
    ['OAS', 'NI', '2023-11-19', 'withdrawn'],
    ['OAS', 'CU', '1980-01-01', 'suspended'],
    ['EAEU', 'IR', '2024-12-26', 'observer'],
    ['EAEU', 'AM', '2015-01-02', 'member'],
    ['WEU', 'CZ', '1995-01-01', 'associate'],
    ['WEU', 'DK', '2000-01-01', 'observer'],
    ['WEU', 'TR', '2000-01-01', 'associate'],
    ['OSCE', 'JP', '2010-01-01', 'dialogue partner'],
    ['SCO', 'TR', '2013-01-01', 'dialogue partner'],
    ['SCO', 'IR', '2023-07-04', 'member'],
    ['OIC', 'SY', '2020-01-01', 'suspended'],
    ['OIC', 'SY', '2025-04-01', 'member'],
    ['GUAM', 'UZ', '2003-01-01', 'member'],
    ['GUAM', 'UZ', '2006-01-01', 'withdrawn'],
    ['African Union', 'ML', '2025-01-01', 'suspended'],
    ['Mercosur', 'PA', '2025-01-01', 'associate'],
    ['EU', 'RS', '2012-03-01', 'candidate'],
    ['EU', 'GE', '2023-12-14', 'candidate'],
    ['CENTO', 'IQ', '1959-03-23', 'member'],
    ['CENTO', 'IQ', '1959-03-24', 'withdrawn'],
  ])('%s and %s on %s: %s', (name, country, day, expected) => {
    expect(status(name, country, day)).toBe(expected)
  })
})
