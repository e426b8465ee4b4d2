import { type Country, countries } from './countries.ts'
import type { Alliance, Reference } from './types.ts'

/** The alliance with this id, name, acronym, alias or former name, whatever the case, accents and a leading "the". */
export function findAlliance(reference: Reference, name: string): Alliance | undefined {
  const wanted = fold(name)
  const byName = (names: (alliance: Alliance) => readonly string[]) =>
    reference.alliances.find((alliance) => names(alliance).some((one) => fold(one) === wanted))
  // A name in use wins over a name that another organisation has given up.
  return (
    byName((alliance) => [alliance.id, alliance.name, ...alliance.acronyms, ...alliance.aliases]) ??
    byName((alliance) => alliance.formerNames)
  )
}

/** The country with this ISO code, name, official name or alias, whatever the case, accents and a leading "the". */
export function findCountry(name: string): Country | undefined {
  const wanted = fold(name)
  const present = (country: Country) => country.until === null
  const matches = countries().filter((country) =>
    [country.code, country.name, country.officialName, ...country.aliases].some((one) => fold(one) === wanted),
  )
  return matches.find(present) ?? matches[0]
}

/** Every name of the alliance, the names that it has given up last. */
export function namesOf(alliance: Alliance): readonly string[] {
  return [...new Set([alliance.id, alliance.name, ...alliance.acronyms, ...alliance.aliases, ...alliance.formerNames])]
}

function fold(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[-’'.\s]+/g, ' ')
    .trim()
}
