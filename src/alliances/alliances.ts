import { firstDay, lastDay } from './partial-date.ts'
import type { Alliance, Membership, Reference, Status } from './types.ts'

/** A membership on a day; `sure` is false where the dates or the fact leave it open whether it held on that day. */
export interface Held {
  readonly membership: Membership
  readonly sure: boolean
}

/** What the country is to the alliance on the ISO day; `membership` null where it is nothing to it. */
export interface Standing {
  readonly membership: Membership | null
  readonly sure: boolean
}

/** The memberships of one alliance, by its id, in the order of the reference. */
export function membershipsOf(reference: Reference, alliance: string): readonly Membership[] {
  return indexOf(reference).get(alliance) ?? []
}

/** The memberships of one country in one alliance, earliest first. */
export function membershipsOfCountry(reference: Reference, alliance: string, country: string): readonly Membership[] {
  return indexOf(reference).get(`${alliance}/${country}`) ?? []
}

const indexes = new WeakMap<Reference, ReadonlyMap<string, readonly Membership[]>>()

function indexOf(reference: Reference): ReadonlyMap<string, readonly Membership[]> {
  const known = indexes.get(reference)
  if (known) return known
  const index = new Map([
    ...Map.groupBy(reference.memberships, (row) => row.alliance),
    ...Map.groupBy(reference.memberships, (row) => `${row.alliance}/${row.country}`),
  ])
  indexes.set(reference, index)
  return index
}

/**
 * What the country (ISO 3166-1 alpha-2) is to the alliance on the ISO day. Not sure where an uncertain entry is in force,
 * where the day lies between the dates that sources give, or after the day the reference is true for.
 */
export function standingOn(reference: Reference, alliance: Alliance, country: string, day: string): Standing {
  const rows = membershipsOfCountry(reference, alliance.id, country)
  const membership = rows.find((row) => holds(row, day)) ?? null
  const sure = day <= alliance.asOf && !rows.some((row) => isOpen(row, day))
  return { membership, sure }
}

/** The states that belong to the alliance on the ISO day, by country code; suspended ones as the alliance counts them. */
export function membersOn(reference: Reference, alliance: Alliance, day: string): readonly Held[] {
  return membershipsOf(reference, alliance.id)
    .filter((row) => belongs(alliance, row.status) && holds(row, day))
    .map((membership) => ({ membership, sure: standingOn(reference, alliance, membership.country, day).sure }))
}

/** What a country is to every alliance on the ISO day, in the order of the reference. */
export function membershipsOn(reference: Reference, country: string, day: string): readonly Held[] {
  return reference.alliances.flatMap((alliance) => {
    const { membership, sure } = standingOn(reference, alliance, country, day)
    return membership ? [{ membership, sure }] : []
  })
}

/** A time of belonging without a break, suspensions included where they count as belonging; dates as the rows have them. */
export interface Spell {
  /** The rows that make it up, earliest first. */
  readonly rows: readonly Membership[]
  readonly from: string
  readonly to: string | null
}

/** The times in which a country belonged to an alliance, earliest first. */
export function spellsOf(reference: Reference, alliance: Alliance, country: string): readonly Spell[] {
  const spells: Spell[] = []
  for (const row of membershipsOfCountry(reference, alliance.id, country)) {
    if (!belongs(alliance, row.status)) continue
    const before = spells.at(-1)
    if (before?.to === row.from) spells.splice(-1, 1, { ...before, rows: [...before.rows, row], to: row.to })
    else spells.push({ rows: [row], from: row.from, to: row.to })
  }
  return spells
}

export interface Overlap {
  /** Country codes, sorted. */
  readonly both: readonly string[]
  readonly onlyFirst: readonly string[]
  readonly onlySecond: readonly string[]
}

/** Who belongs to both alliances on the ISO day, and who to one only. */
export function overlap(reference: Reference, first: Alliance, second: Alliance, day: string): Overlap {
  const ofFirst = membersOn(reference, first, day).map(({ membership }) => membership.country)
  const ofSecond = membersOn(reference, second, day).map(({ membership }) => membership.country)
  return {
    both: ofFirst.filter((country) => ofSecond.includes(country)),
    onlyFirst: ofFirst.filter((country) => !ofSecond.includes(country)),
    onlySecond: ofSecond.filter((country) => !ofFirst.includes(country)),
  }
}

/** Whether a state with this status counts among the alliance's members. */
export function belongs(alliance: Alliance, status: Status): boolean {
  return status === 'member' || (status === 'suspended' && alliance.suspendedCount)
}

/** Whether the membership holds on the ISO day, read from the earliest day that its dates may mean. */
export function holds(row: Membership, day: string): boolean {
  return firstDay(row.from) <= day && (row.to === null || day < firstDay(row.to))
}

/** Whether the entry leaves open if it holds on the ISO day. */
function isOpen(row: Membership, day: string): boolean {
  const beginning = [row.from, ...row.otherFrom]
  const end = row.to === null ? [] : [row.to, ...row.otherTo]
  if (within(beginning, day) || within(end, day)) return true
  return !row.certain && (holds(row, day) || beginning.concat(end).some((date) => date.slice(0, 4) === day.slice(0, 4)))
}

/** Whether the day lies in what the dates span, the last day left out: on that day the change has happened. */
function within(dates: readonly string[], day: string): boolean {
  if (dates.length === 0) return false
  const first = dates.map(firstDay).sort()[0]
  const last = dates.map(lastDay).sort().at(-1)
  return first !== undefined && last !== undefined && first <= day && (day < last || (day === last && first !== last))
}
