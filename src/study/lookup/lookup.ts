import {
  belongs,
  holds,
  membershipsOf,
  membershipsOfCountry,
  membersOn,
  type Spell,
  spellsOf,
  standingOn,
} from '../../alliances/alliances.ts'
import { type Country, countryByCode } from '../../alliances/countries.ts'
import { firstDay } from '../../alliances/partial-date.ts'
import type { Alliance, MemberBody, Membership, Reference, Status } from '../../alliances/types.ts'
import { UserError } from '../../user-error.ts'

/** Answers from the reference on alliances, as plain data for whoever shows them. */

export interface Entry {
  /** The id of the alliance. */
  readonly alliance: string
  readonly country: CountryName
  readonly status: Status
  /** The alliance's own word for the status where it has one: "partner country". */
  readonly title: string | null
  /** As exact as known; of who belongs, the day of joining, whatever suspensions came between. */
  readonly from: string
  readonly to: string | null
  /** When the suspension began, of who is suspended but belongs. */
  readonly suspended: string | null
  readonly note: string | null
  readonly source: string
  /** False where sources differ, or the dates leave it open whether it held on the day. */
  readonly sure: boolean
}

export interface CountryName {
  readonly code: string
  readonly name: string
  /** Whether the state exists today: those that are gone have no flag. */
  readonly exists: boolean
  /** Codes of the lands that it covers on maps. */
  readonly lands: readonly string[]
}

type Head = Pick<
  Alliance,
  | 'id'
  | 'name'
  | 'acronyms'
  | 'formerNames'
  | 'kind'
  | 'founded'
  | 'dissolved'
  | 'seat'
  | 'notes'
  | 'asOf'
  | 'checked'
  | 'read'
>

export interface AllianceAnswer {
  readonly head: Head
  /** The ISO day that the lists are true for. */
  readonly day: string
  /** Who belongs, suspended ones among them where they count; by date of joining. */
  readonly members: readonly Entry[]
  /** Observers, partners, candidates and the like on the day, and those that are suspended and do not count. */
  readonly others: readonly Entry[]
  /** Who belonged before and does not on the day; empty where that was not asked for. */
  readonly left: readonly Entry[]
  /** Unions that take part. */
  readonly bodies: readonly MemberBody[]
}

/** An alliance as it is, or as it was on the eve of its end. */
export function allianceAnswer(reference: Reference, alliance: Alliance): AllianceAnswer {
  const day = lastDayKnown(alliance)
  const answer = answerOn(reference, alliance, day)
  const present = new Set(answer.members.map(({ country }) => country.code))
  const codes = [...new Set(membershipsOf(reference, alliance.id).map(({ country }) => country))]
  const left = codes
    .filter((code) => !present.has(code))
    .flatMap((code) => spellsOf(reference, alliance, code))
    .filter(({ to }) => to !== null && firstDay(to) <= day)
    .flatMap((spell) => spellEntry(spell) ?? [])
  return { ...answer, left: left.toSorted(byDate) }
}

/** Who belonged to an alliance, or was something to it, on the ISO day. Throws UserError for a day that is not covered. */
export function allianceOn(reference: Reference, alliance: Alliance, day: string): AllianceAnswer {
  covered(alliance, day)
  return { ...answerOn(reference, alliance, day), left: [] }
}

function answerOn(reference: Reference, alliance: Alliance, day: string): Omit<AllianceAnswer, 'left'> {
  const held = membershipsOf(reference, alliance.id).filter((row) => holds(row, day))
  const entries = held
    .filter(({ status }) => status !== 'withdrawn' && status !== 'former')
    .map((row) => {
      const { sure } = standingOn(reference, alliance, row.country, day)
      const spell = spellsOf(reference, alliance, row.country).find(({ rows }) => rows.includes(row))
      return spell ? joined(row, spell, sure) : entry(row, sure)
    })
    .toSorted(byDate)
  return {
    head: alliance,
    day,
    members: entries.filter(({ status }) => belongs(alliance, status)),
    others: entries.filter(({ status }) => !belongs(alliance, status)),
    bodies: alliance.bodies.filter(({ from }) => firstDay(from) <= day),
  }
}

export interface CountryAnswer {
  readonly country: CountryName
  /** What holds on the reference's day, in the order of the reference. */
  readonly now: readonly Entry[]
  /** What is over, latest end first. */
  readonly past: readonly Entry[]
}

/** All that a country is and was, to every alliance. */
export function countryAnswer(reference: Reference, country: Country): CountryAnswer {
  const entries = reference.alliances.flatMap((alliance) => {
    const spells = spellsOf(reference, alliance, country.code)
    const others = membershipsOfCountry(reference, alliance.id, country.code).filter(
      (row) => !belongs(alliance, row.status) && row.status !== 'withdrawn' && row.status !== 'former',
    )
    const all = [...spells.flatMap((spell) => spellEntry(spell) ?? []), ...others.map((row) => entry(row, row.certain))]
    return all.map((one) => ({ one, isNow: one.to === null && alliance.dissolved === null }))
  })
  const past = entries.filter(({ isNow }) => !isNow).map(({ one }) => one)
  return {
    country: nameOf(country.code),
    now: entries.filter(({ isNow }) => isNow).map(({ one }) => one),
    past: past.toSorted((a, b) => firstDay(b.to ?? '9999').localeCompare(firstDay(a.to ?? '9999'))),
  }
}

/** What some of the alliances share: the members of these and of no other of those compared. */
export interface Region {
  readonly alliances: readonly string[]
  readonly members: readonly CountryName[]
}

export interface CompareAnswer {
  readonly heads: readonly Head[]
  readonly day: string
  /** What most alliances share first; regions without members are left out. */
  readonly regions: readonly Region[]
  readonly counts: readonly number[]
}

/**
 * What two or three alliances share on the ISO day; without one, on the last day on which the reference knows them all.
 * Throws UserError for a day that is not covered, and for alliances that never were there at one time.
 */
export function compareAnswer(reference: Reference, alliances: readonly Alliance[], day: string | null): CompareAnswer {
  const on = day ?? alliances.map(lastDayKnown).sort()[0] ?? ''
  for (const alliance of alliances) covered(alliance, on)
  const sets = alliances.map(
    (alliance) => new Set(membersOn(reference, alliance, on).map(({ membership }) => membership.country)),
  )
  const countries = [...new Set(sets.flatMap((set) => [...set]))]
  const keyOf = (code: string) => sets.flatMap((set, at) => (set.has(code) ? [at] : [])).join(' ')
  const regions = [...Map.groupBy(countries, keyOf)]
    .map(([key, codes]) => ({
      alliances: key.split(' ').map((at) => alliances[Number(at)]?.id ?? ''),
      members: codes.map(nameOf).toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    }))
    .toSorted((a, b) => b.alliances.length - a.alliances.length)
  return { heads: alliances, day: on, regions, counts: sets.map(({ size }) => size) }
}

export interface Gathering {
  readonly alliance: string
  readonly members: number
}

/** The alliances that were there on the ISO day and how many belonged, most first. Throws UserError for a day too late. */
export function alliancesOn(reference: Reference, day: string): readonly Gathering[] {
  const last =
    reference.alliances
      .map(({ asOf }) => asOf)
      .sort()
      .at(-1) ?? ''
  if (day > last) throw tooLate(last)
  return reference.alliances
    .filter(({ dissolved }) => dissolved === null || day < firstDay(dissolved))
    .map((alliance) => ({ alliance: alliance.id, members: membersOn(reference, alliance, day).length }))
    .filter(({ members }) => members > 0)
    .toSorted((a, b) => b.members - a.members)
}

/** The last ISO day that the reference tells an alliance's members of. */
export function lastDayKnown({ dissolved, asOf }: Pick<Alliance, 'dissolved' | 'asOf'>): string {
  if (dissolved === null) return asOf
  return new Date(Date.parse(firstDay(dissolved)) - 86_400_000).toISOString().slice(0, 10)
}

function covered(alliance: Alliance, day: string): void {
  const { id, dissolved, asOf, founded } = alliance
  if (day < firstDay(founded.date)) {
    throw new UserError(
      'alliance.before',
      `${id} was founded in ${founded.date.slice(0, 4)}: there were no members on that day.`,
    )
  }
  if (dissolved !== null && day >= firstDay(dissolved)) {
    throw new UserError('alliance.after', `${id} ended in ${dissolved.slice(0, 4)}: choose an earlier day.`)
  }
  if (day > asOf) throw tooLate(asOf)
}

function tooLate(asOf: string): UserError {
  return new UserError(
    'alliance.late',
    `The reference is true for ${asOf} and knows nothing later: choose an earlier day.`,
  )
}

function entry(row: Membership, sure: boolean): Entry {
  const { alliance, country, status, title, from, to, note, source } = row
  return { alliance, country: nameOf(country), status, title, from, to, suspended: null, note, source, sure }
}

/** A row of a time of belonging, with the dates of the whole time. */
function joined(row: Membership, { from, to }: Spell, sure: boolean): Entry {
  return { ...entry(row, sure), from, to, suspended: row.status === 'suspended' ? row.from : null }
}

/** A time of belonging, as it stood at its end. */
function spellEntry(spell: Spell): Entry | null {
  const last = spell.rows.at(-1)
  return last
    ? joined(
        last,
        spell,
        spell.rows.every(({ status, certain }) => status === 'suspended' || certain),
      )
    : null
}

/** The name of a country, of today or gone, by its code; the code itself where no country has it. */
export function nameOf(code: string): CountryName {
  const country = countryByCode(code)
  return { code, name: country?.name ?? code, exists: country?.until === null, lands: country?.lands ?? [] }
}

function byDate(a: Entry, b: Entry): number {
  return firstDay(a.from).localeCompare(firstDay(b.from)) || a.country.name.localeCompare(b.country.name, 'en')
}
