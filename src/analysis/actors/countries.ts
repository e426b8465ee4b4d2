import gazetteer from './data/countries.json' with { type: 'json' }
import { foldName } from './names.ts'

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  readonly name: string
}

const byName = new Map<string, Country>()
const bySeat = new Map<string, Country>()
const byDemonym = new Map<string, Country>()

for (const country of gazetteer.countries) {
  const entry = { code: country.code, name: country.name }
  for (const name of [country.name, ...country.names]) byName.set(foldName(name), entry)
  for (const seat of country.seats) if (!bySeat.has(foldName(seat))) bySeat.set(foldName(seat), entry)
  for (const demonym of country.demonyms) if (!byDemonym.has(foldName(demonym))) byDemonym.set(foldName(demonym), entry)
}

/** The country that a name names, or null; case, diacritics and a leading article do not count. */
export function countryNamed(name: string): Country | null {
  return byName.get(foldName(name)) ?? null
}

/** The country whose seat of government a name is ("Ankara", "the Kremlin"), or null. */
export function countrySeatedAt(name: string): Country | null {
  return bySeat.get(foldName(name)) ?? null
}

/** The country of a demonym ("Kyrgyz"), or null. */
export function countryOfDemonym(word: string): Country | null {
  return byDemonym.get(foldName(word)) ?? null
}
