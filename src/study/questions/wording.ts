import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { countryName } from '../../alliances/countries.ts'
import type { Alliance } from '../../alliances/types.ts'

const wordingFile = z.strictObject({
  articles: z.strictObject({ countries: z.array(z.string()), alliances: z.array(z.string()) }),
  swaps: z.record(z.string(), z.array(z.string())),
})

const wording = wordingFile.parse(parse(readFileSync(join(import.meta.dirname, 'data', 'wording.yaml'), 'utf8')))

/** Words of the same initial, by word. */
export const swaps: Readonly<Record<string, readonly string[]>> = wording.swaps

/** "Finland", "the United States": as it stands in a sentence. */
export function inSentence(country: string): string {
  const name = countryName(country)
  return wording.articles.countries.includes(country) && !name.startsWith('The ') ? `the ${name}` : name
}

/** "NATO", "the Arab League". */
export function allianceInSentence({ id }: Pick<Alliance, 'id'>): string {
  return wording.articles.alliances.includes(id) ? `the ${id}` : id
}

export function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** "4 April 2023", "April 2023", "2023". */
export function inWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  if (year === undefined) return date
  const format = day === undefined ? MONTH : DAY
  return month === undefined ? String(year) : format.format(Date.UTC(year, month - 1, day ?? 1))
}

const MONTH = new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'long', timeZone: 'UTC' })
const DAY = new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' })

/** "on 4 April 2023", "in 2023". */
export function whenInWords(date: string): string {
  return `${date.length === 10 ? 'on' : 'in'} ${inWords(date)}`
}

/** "Finland and Sweden", "France, Italy and Spain". */
export function inList(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)
}
