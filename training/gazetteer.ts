import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { countries as listed } from 'countries-list'
import isoCountries from 'i18n-iso-countries'
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import nationalities from 'i18n-nationality/langs/en.json' with { type: 'json' }
import extras from '../src/analysis/actors/data/country-extras.json' with { type: 'json' }

type Extra = Readonly<Record<string, readonly string[] | undefined>>

/**
 * Writes src/analysis/actors/data/countries.json: for each country its ISO 3166-1 code, the name that readers know it by,
 * its other names, demonyms, and the seats of government that stand for it (not Brussels: it
 * stands for the EU and NATO). Everyday names come before ISO's long forms.
 */
export async function train(): Promise<void> {
  isoCountries.registerLocale(english)
  const names: Extra = extras.names
  const demonyms: Extra = extras.demonyms
  const seats: Extra = extras.seats
  const nationality: Readonly<Record<string, string | undefined>> = nationalities.nationalities
  const codes = [...new Set([...Object.keys(isoCountries.getAlpha2Codes()), 'XK'])].sort()
  const countries = codes.map((code) => {
    const country = Object.entries(listed).find(([key]) => key === code)?.[1]
    const iso = isoCountries.getName(code, 'en', { select: 'all' }) ?? []
    const all = unique([...(country ? [country.name] : []), ...iso, ...(names[code] ?? [])].map(withoutArticle))
    const everyday =
      [country?.name, ...all].find((name): name is string => name !== undefined && !name.includes(',')) ?? code
    return {
      code,
      name: everyday,
      names: all.filter((name) => name !== everyday),
      demonyms: unique([
        ...(demonyms[code] ?? []),
        ...(nationality[code] && !/[-( ]/.test(nationality[code]) ? [nationality[code]] : []),
      ]),
      seats: unique(
        [...(country?.capital && code !== 'BE' ? [country.capital] : []), ...(seats[code] ?? [])].map(withoutArticle),
      ),
    }
  })
  const file = resolve(import.meta.dirname, '../src/analysis/actors/data/countries.json')
  const source =
    'Made by `npm run train -- gazetteer` from countries-list, i18n-iso-countries, i18n-nationality (MIT) and country-extras.json'
  writeFileSync(file, `${JSON.stringify({ source, countries }, null, 1)}\n`)
}

const withoutArticle = (name: string): string =>
  name.replace(/^the /i, (article) => (article === 'The ' ? article : ''))
const unique = (values: readonly string[]): string[] => [...new Set(values)]
