import { holds, membershipsOf, membershipsOfCountry, standingOn } from '../../alliances/alliances.ts'
import { countries, countryByCode } from '../../alliances/countries.ts'
import { firstDay, lastDay } from '../../alliances/partial-date.ts'
import type { Alliance, Membership, Reference } from '../../alliances/types.ts'
import { type Random, shuffled } from './random.ts'
import type { Difficulty } from './types.ts'

/** How often a question asks about a day in the past. */
const PAST: Readonly<Record<Difficulty, number>> = { easy: 0, normal: 0.3, hard: 0.7 }

/** The day a question is about: the day of reference, or a first of January in the alliance's life. */
export function askedDay(
  random: Random,
  reference: Reference,
  alliance: Alliance,
  difficulty: Difficulty,
): string | null {
  if (alliance.dissolved === null && random() >= PAST[difficulty]) return alliance.asOf
  const first = membershipsOf(reference, alliance.id)
    .map((row) => lastDay(row.from))
    .sort()[0]
  if (first === undefined) return null
  const last = alliance.dissolved === null ? alliance.asOf : firstDay(alliance.dissolved)
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4))
  return years < 1
    ? alliance.dissolved === null
      ? alliance.asOf
      : null
    : `${Number(first.slice(0, 4)) + 1 + Math.floor(random() * years)}-01-01`
}

/** Countries that are surely members, and not suspended, on the day. */
export function sureMembers(reference: Reference, alliance: Alliance, day: string): readonly string[] {
  return statesOf(reference, alliance).filter((country) => {
    const { membership, sure } = standingOn(reference, alliance, country, day)
    return sure && membership?.status === 'member'
  })
}

/** Whether the country surely does not belong to the alliance on the day, suspended or not. */
export function isSurelyOutside(reference: Reference, alliance: Alliance, country: string, day: string): boolean {
  const { membership, sure } = standingOn(reference, alliance, country, day)
  return sure && membership?.status !== 'member' && membership?.status !== 'suspended'
}

/**
 * Countries that surely do not belong on the day, the most tempting first: who has or had another standing, who borders
 * on a member that the question names, who lies in the same region. Easy questions take them as they come.
 */
export function temptingOutsiders(
  random: Random,
  reference: Reference,
  alliance: Alliance,
  day: string,
  named: readonly string[],
  difficulty: Difficulty,
): readonly string[] {
  const outside = shuffled(random, existingOn(reference, day)).filter(
    (country) => !named.includes(country) && isSurelyOutside(reference, alliance, country, day),
  )
  if (difficulty === 'easy') return outside
  const temptation = new Map(
    outside.map((country) => [country, temptationOf(reference, alliance, country, named) + random()]),
  )
  return outside.toSorted((a, b) => (temptation.get(b) ?? 0) - (temptation.get(a) ?? 0))
}

function temptationOf(reference: Reference, alliance: Alliance, code: string, named: readonly string[]): number {
  const country = countryByCode(code)
  const near = named.flatMap((one) => countryByCode(one) ?? [])
  const standing = membershipsOfCountry(reference, alliance.id, code).length > 0 ? 2 : 0
  const border = near.some(({ neighbours }) => neighbours.includes(code)) ? 1.5 : 0
  const subregion = near.some((one) => one.subregion === country?.subregion) ? 1 : 0
  const region = near.some((one) => one.region === country?.region) ? 1 : 0
  return standing + border + subregion + region
}

/** States that can be asked about: on a past day, those that the reference knows to be in something then. */
export function existingOn(reference: Reference, day: string): readonly string[] {
  const byDay = existing.get(reference) ?? new Map<string, readonly string[]>()
  existing.set(reference, byDay)
  const cached = byDay.get(day)
  if (cached) return cached
  const known = new Set(
    reference.memberships.filter((row) => row.certain && holds(row, day)).map(({ country }) => country),
  )
  const codes = countries()
    .filter(({ code, until }) => known.has(code) && (until === null || day < until))
    .map(({ code }) => code)
  byDay.set(day, codes)
  return codes
}

const existing = new WeakMap<Reference, Map<string, readonly string[]>>()

/** Every country that the reference lists for the alliance, whatever its status. */
export function statesOf(reference: Reference, alliance: Alliance): readonly string[] {
  return [...new Set(membershipsOf(reference, alliance.id).map(({ country }) => country))]
}

/** A member's only beginning, where nothing about it is open: no second spell, no state before it, no other year. */
export function onlyBeginning(reference: Reference, alliance: Alliance, country: string): Membership | null {
  const rows = membershipsOfCountry(reference, alliance.id, country)
  const first = rows.find(({ status }) => status === 'member')
  const before = countryByCode(country)?.predecessors ?? []
  if (!first || rows.some(({ certain }) => !certain)) return null
  const spells = rows.filter(
    (row) => row.status === 'member' && !rows.some((other) => other.status === 'suspended' && other.to === row.from),
  )
  const inherits = before.some((code) => membershipsOfCountry(reference, alliance.id, code).length > 0)
  const year = first.from.slice(0, 4)
  return spells.length === 1 && !inherits && first.otherFrom.every((date) => date.startsWith(year)) ? first : null
}

/** Draws an alliance's question day and its sure members; null where it has too few. */
export function drawMembers(
  draw: { readonly random: Random; readonly reference: Reference; readonly difficulty: Difficulty },
  alliance: Alliance,
  least: number,
): { readonly day: string; readonly members: readonly string[] } | null {
  const day = askedDay(draw.random, draw.reference, alliance, draw.difficulty)
  if (day === null) return null
  const members = sureMembers(draw.reference, alliance, day)
  return members.length < least ? null : { day, members }
}
