import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { z } from 'zod'
import { countryByCode } from './countries.ts'
import { type OrganisationFile, organisationFile, referenceFile } from './organisation-file.ts'
import { daysBetween, firstDay } from './partial-date.ts'
import type { Alliance, Membership, Reference } from './types.ts'

const DATA = join(import.meta.dirname, 'data')

let loaded: Reference | undefined

/** The reference of `data/`, read and checked once. Throws an Error that names the file and the field that is wrong. */
export function reference(): Reference {
  loaded ??= readReference(DATA)
  return loaded
}

/** Reads `reference.yaml` and `organisations/*.yaml` of the folder. Throws as `reference` does. */
export function readReference(folder: string): Reference {
  const { asOf, checked } = readChecked(join(folder, 'reference.yaml'), referenceFile)
  const files = readdirSync(join(folder, 'organisations'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, 'organisations', name))
  const organisations = files.map((path) => {
    const file = readChecked(path, organisationFile)
    return { file, memberships: expand(file, checked, path) }
  })
  return {
    alliances: organisations.map(({ file }) => toAlliance(file, asOf, checked)),
    memberships: organisations.flatMap(({ memberships }) => memberships),
  }
}

function readChecked<T>(path: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parse(readFileSync(path, 'utf8')))
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new Error(`${path}: ${issue?.path.join('.')}: ${issue?.message}`)
}

function toAlliance(file: OrganisationFile, asOf: string, checked: string): Alliance {
  const { id, name, acronyms, aliases, formerNames, kind, founded, dissolved, seat } = file
  const { suspendedCount, read, notes, bodies } = file
  return {
    ...{ id, name, acronyms, aliases, formerNames, kind, founded, dissolved, seat },
    ...{ suspendedCount, read, notes, bodies },
    asOf: file.asOf ?? asOf,
    checked,
  }
}

/** One row a country and status: groups spread, `afterwards` and suspensions made rows of their own. */
function expand(file: OrganisationFile, checked: string, path: string): Membership[] {
  const rows: Membership[] = []
  for (const group of file.memberships) {
    const source = sourceOf(file, group.source, path)
    const nearEnd = group.otherDates.filter(
      (date) => group.to !== null && daysBetween(date, group.to) < daysBetween(date, group.from),
    )
    for (const country of group.countries) {
      if (!countryByCode(country)) throw new Error(`${path}: no country has the code ${country}`)
      const row: Membership = {
        alliance: file.id,
        country,
        status: group.status,
        title: group.title,
        from: group.from,
        to: group.to,
        otherFrom: group.otherDates.filter((date) => !nearEnd.includes(date)),
        otherTo: nearEnd,
        source,
        checked,
        certain: group.certain,
        note: group.note,
      }
      rows.push(row)
      if (group.afterwards && group.to !== null) {
        rows.push({
          ...row,
          status: group.afterwards,
          title: null,
          from: group.to,
          to: null,
          otherFrom: nearEnd,
          otherTo: [],
        })
      }
    }
  }
  const sorted = suspend(rows, file, checked, path).sort(
    (a, b) => compare(a.country, b.country) || compare(firstDay(a.from), firstDay(b.from)),
  )
  return sorted.map((row, at) => endAbsence(row, sorted[at + 1]))
}

/** Who left and came back was away only in between. */
function endAbsence(row: Membership, next: Membership | undefined): Membership {
  const away = row.status === 'withdrawn' || row.status === 'former'
  if (!away || !next || next.country !== row.country) return row
  return { ...row, to: next.from, otherTo: next.otherFrom }
}

function suspend(rows: readonly Membership[], file: OrganisationFile, checked: string, path: string): Membership[] {
  let result = [...rows]
  for (const { from, to, countries, otherDates, certain, note, source } of file.suspensions) {
    for (const country of countries) {
      const whole = result.find(
        (row) =>
          row.country === country &&
          row.status === 'member' &&
          row.from <= from &&
          (row.to === null || (to !== null && to <= row.to)),
      )
      if (!whole) throw new Error(`${path}: ${country} is suspended on ${from} but is no member then`)
      const suspended: Membership = {
        ...whole,
        ...{ status: 'suspended', title: null, from, to, certain, note, checked },
        source: sourceOf(file, source, path),
        otherFrom: otherDates,
        otherTo: [],
      }
      const before: Membership = { ...whole, to: from, otherTo: otherDates }
      const after: Membership[] =
        to === null || to === whole.to ? [] : [{ ...whole, from: to, otherFrom: [], source: suspended.source }]
      result = result.filter((row) => row !== whole).concat(before, suspended, after)
    }
  }
  return result
}

function sourceOf(file: OrganisationFile, key: string, path: string): string {
  const source = file.sources[key]
  if (source === undefined) throw new Error(`${path}: no source is called ${key}`)
  return source
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
