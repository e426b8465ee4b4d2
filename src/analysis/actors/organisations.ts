import known from './data/organisations.json' with { type: 'json' }
import { foldName } from './names.ts'

const canonical = new Map<string, string>()
for (const names of known.organisations) {
  for (const name of names) canonical.set(foldName(name), foldName(names[0] ?? name))
}

/** One key for all the names of an organisation that readers are taken to know (NATO, the North Atlantic Alliance). */
export function organisationKey(name: string): string {
  const folded = foldName(name).replaceAll('.', '')
  return canonical.get(folded) ?? canonical.get(foldName(name)) ?? folded
}

/** Whether it is a name of an organisation that readers are taken to know. */
export function isKnownBody(name: string): boolean {
  return canonical.has(foldName(name).replaceAll('.', ''))
}

const bySeat = new Map(Object.entries(known.seats).map(([seat, name]) => [foldName(seat), name]))

/** The body for which newspapers use a town's name ("Brussels"), or null. */
export function bodySeatedAt(name: string): string | null {
  return bySeat.get(foldName(name)) ?? null
}

const byTown = new Map(Object.entries(known.towns).map(([town, country]) => [foldName(town), country]))

/** The name of the country whose capital seats a body, so that the town can stand for either; null for other names. */
export function countryOfSeat(name: string): string | null {
  return byTown.get(foldName(name)) ?? null
}

const small = new Set('of the and for in on to de la des du et &'.split(' '))

/** Whether `acronym` is made of the initials of `name`, small words counted or not: CSTO, OSCE. */
export function isAcronymOf(acronym: string, name: string): boolean {
  const letters = lettersOf(acronym)
  return letters !== null && initialsOf(name).includes(letters)
}

/** The letters of an acronym in lower case; null for other names. */
export function lettersOf(acronym: string): string | null {
  const letters = acronym.replaceAll('.', '')
  return /^\p{Lu}[\p{Lu}\p{Ll}]*\p{Lu}$/u.test(letters) ? letters.toLowerCase() : null
}

/** The initials of a name in lower case, with its small words and without them; none of a name of one word. */
export function initialsOf(name: string): readonly string[] {
  const words = name.split(/[\s-]+/u).filter((word) => /^[\p{L}&]/u.test(word))
  if (words.length < 2) return []
  const initials = (list: readonly string[]) =>
    list
      .map((word) => word.charAt(0))
      .join('')
      .toLowerCase()
  return [initials(words), initials(words.filter((word) => !small.has(word.toLowerCase())))]
}
