import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

export interface Country {
  /** ISO 3166-1 alpha-2; for states that are gone, the code that was theirs. */
  readonly code: string
  readonly name: string
  readonly officialName: string
  /** Other names that texts use for it. */
  readonly aliases: readonly string[]
  /** "Kazakhstani"; empty where the data have none. */
  readonly demonym: string
  readonly region: string
  readonly subregion: string
  /** Codes of the countries that share a land border with it. */
  readonly neighbours: readonly string[]
  /** Codes of the lands that it covers on maps: ISO 3166-1 numeric, `XK` for Kosovo; of states that are gone, today's. */
  readonly lands: readonly string[]
  /** The ISO day on which the state was gone; null for those that exist. */
  readonly until: string | null
  /** Codes of the states that are gone in whose land it lies. */
  readonly predecessors: readonly string[]
}

const namesFile = z.record(
  z.string().length(2),
  z.strictObject({ short: z.string().optional(), aliases: z.array(z.string()) }),
)
const historicalFile = z.array(
  z.strictObject({
    code: z.string().length(2),
    name: z.string(),
    aliases: z.array(z.string()),
    demonym: z.string(),
    region: z.string(),
    until: z.iso.date(),
    successors: z.array(z.string().length(2)),
  }),
)

/** The fields that are read of the package world-countries. */
const packageFile = z.array(
  z.object({
    cca2: z.string().length(2),
    cca3: z.string().length(3),
    ccn3: z.string(),
    name: z.object({ common: z.string(), official: z.string() }),
    region: z.string(),
    subregion: z.string(),
    borders: z.array(z.string()),
    demonyms: z.object({ eng: z.object({ m: z.string() }).optional() }).optional(),
  }),
)

const DATA = join(import.meta.dirname, 'data')

const all: readonly Country[] = readCountries()
const byCode: ReadonlyMap<string, Country> = new Map(all.map((country) => [country.code, country]))

/** All countries of ISO 3166-1 and the historical states that the reference needs. */
export function countries(): readonly Country[] {
  return all
}

/** The country with this ISO 3166-1 alpha-2 code, in capitals. */
export function countryByCode(code: string): Country | undefined {
  return byCode.get(code)
}

/** The name to show for a code; the code itself where no country has it. */
export function countryName(code: string): string {
  return byCode.get(code)?.name ?? code
}

function readCountries(): Country[] {
  // The package's type declarations do not fit Node's modules, so that it is read as data.
  const worldCountries = packageFile.parse(createRequire(import.meta.url)('world-countries'))
  const names = namesFile.parse(parse(readFileSync(join(DATA, 'country-names.yaml'), 'utf8')))
  const historical = historicalFile.parse(parse(readFileSync(join(DATA, 'historical-countries.yaml'), 'utf8')))
  const alpha2 = new Map(worldCountries.map((country) => [country.cca3, country.cca2]))
  const present = worldCountries.map((country): Country => {
    const own = names[country.cca2]
    const name = own?.short ?? country.name.common
    const others = [country.name.common, country.name.official, ...(own?.aliases ?? [])]
    return {
      code: country.cca2,
      name,
      officialName: country.name.official,
      aliases: [...new Set(others)].filter((other) => other !== name),
      demonym: country.demonyms?.eng?.m ?? '',
      region: country.region,
      subregion: country.subregion,
      neighbours: country.borders.flatMap((code) => alpha2.get(code) ?? []),
      lands: [country.ccn3 || country.cca2],
      until: null,
      predecessors: historical.filter(({ successors }) => successors.includes(country.cca2)).map(({ code }) => code),
    }
  })
  const gone = historical.map(
    (country): Country => ({
      ...{ code: country.code, name: country.name, aliases: country.aliases, demonym: country.demonym },
      ...{ officialName: country.name, region: country.region, subregion: country.region, until: country.until },
      lands: present.filter(({ code }) => country.successors.includes(code)).flatMap(({ lands }) => lands),
      ...{ neighbours: [], predecessors: [] },
    }),
  )
  return [...present, ...gone]
}
