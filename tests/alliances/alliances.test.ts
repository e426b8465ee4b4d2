import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { membershipsOn, overlap, standingOn } from '../../src/alliances/alliances.ts'
import { countryByCode } from '../../src/alliances/countries.ts'
import { findAlliance, findCountry, namesOf } from '../../src/alliances/names.ts'
import { firstDay, lastDay, mayBeSame } from '../../src/alliances/partial-date.ts'
import { readReference, reference } from '../../src/alliances/reference.ts'
import type { Alliance } from '../../src/alliances/types.ts'

const all = reference()

function alliance(name: string): Alliance {
  const found = findAlliance(all, name)
  if (!found) throw new Error(`No alliance is called ${name}`)
  return found
}

describe('names', () => {
  it.each([
    ['nato', 'NATO'],
    ['the North Atlantic Alliance', 'NATO'],
    ['Turkic Council', 'OTS'],
    ['Baghdad Pact', 'CENTO'],
    ['CSCE', 'OSCE'],
    ['G-7', 'G7'],
    ['Visegrád Four', 'Visegrad Group'],
    ['Organization of African Unity', 'African Union'],
  ])('%s is %s', (name, id) => {
    expect(findAlliance(all, name)?.id).toBe(id)
  })

  it('find an alliance by every name that the reference gives it', () => {
    for (const one of all.alliances) {
      for (const name of namesOf(one)) expect(findAlliance(all, name)?.id, name).toBe(one.id)
    }
  })

  it.each([
    ['Türkiye', 'TR'],
    ['turkey', 'TR'],
    ['The Gambia', 'GM'],
    ["Cote d'Ivoire", 'CI'],
    ['UK', 'GB'],
    ['USSR', 'SU'],
    ['fi', 'FI'],
  ])('%s is the country %s', (name, code) => {
    expect(findCountry(name)?.code).toBe(code)
  })

  it('leave an unknown name unknown', () => {
    expect(findAlliance(all, 'Union of Imaginary States')).toBeUndefined()
    expect(findCountry('Ruritania')).toBeUndefined()
  })
})

describe('a standing on a day', () => {
  it('is not sure between the dates that sources give', () => {
    expect(standingOn(all, alliance('NATO'), 'DE', '1955-05-07').sure).toBe(false)
    expect(standingOn(all, alliance('NATO'), 'DE', '1955-05-10')).toMatchObject({ sure: true })
  })

  it('is not sure after the day of reference', () => {
    expect(standingOn(all, alliance('NATO'), 'FI', '2999-01-01').sure).toBe(false)
  })

  it('is not sure where the entry is not', () => {
    expect(standingOn(all, alliance('BRICS'), 'SA', '2025-01-01').sure).toBe(false)
  })
})

it('lists what a country belongs to', () => {
  const ids = membershipsOn(all, 'KZ', '2024-01-01').map(({ membership }) => membership.alliance)
  expect(ids).toEqual(expect.arrayContaining(['CIS', 'CSTO', 'EAEU', 'OIC', 'OSCE', 'OTS', 'SCO', 'TURKSOY']))
  expect(ids).not.toContain('NATO')
})

it('shows what two alliances share', () => {
  const shared = overlap(all, alliance('NATO'), alliance('EU'), '2025-01-01')
  expect(shared.both).toHaveLength(23)
  expect(shared.onlySecond).toEqual(['AT', 'CY', 'IE', 'MT'])
  expect(shared.onlyFirst).toHaveLength(9)
})

it('knows the neighbours of a country', () => {
  expect(countryByCode('FI')?.neighbours.toSorted()).toEqual(['NO', 'RU', 'SE'])
})

describe('partial dates', () => {
  it('span the year or month they name', () => {
    expect([firstDay('2024'), lastDay('2024')]).toEqual(['2024-01-01', '2024-12-31'])
    expect([firstDay('2024-02'), lastDay('2024-02')]).toEqual(['2024-02-01', '2024-02-29'])
    expect([firstDay('2024-02-03'), lastDay('2024-02-03')]).toEqual(['2024-02-03', '2024-02-03'])
  })

  it('begin no later than they end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const date = `${year}-${String(month).padStart(2, '0')}`
        expect(firstDay(date) <= lastDay(date)).toBe(true)
        expect(mayBeSame(date, String(year))).toBe(true)
      }),
    )
  })
})

describe('a file that is wrong', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'reference-'))
    mkdirSync(join(folder, 'organisations'))
    writeFileSync(join(folder, 'reference.yaml'), 'asOf: 2025-01-01\nchecked: 2025-01-02\n')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const read = (memberships: string) => () => {
    const head = 'id: X\nname: X\nkind: pact\nfounded: { treaty: X, date: 1990 }\nseat: null\nsources: { list: L }\n'
    writeFileSync(join(folder, 'organisations', 'x.yaml'), `${head}memberships:\n  - ${memberships}\n`)
    return readReference(folder)
  }

  it('is refused with the file and the field', () => {
    expect(read('{ from: 1990, countries: FR }')().memberships).toHaveLength(1)
    expect(read('{ from: 90, countries: FR }')).toThrow(/x\.yaml: memberships\.0\.from: wanted YYYY/)
    expect(read('{ from: 1990, countries: QQ }')).toThrow(/x\.yaml: no country has the code QQ/)
    expect(read('{ from: 1990, countries: FR, source: page }')).toThrow(/x\.yaml: no source is called page/)
  })
})
