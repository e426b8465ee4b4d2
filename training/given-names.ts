import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { foldName } from '../src/analysis/actors/names.ts'

const target = resolve(import.meta.dirname, '../src/analysis/actors/data/given-names.json')

interface Locale {
  readonly person?: { readonly first_name?: { readonly female?: readonly string[]; readonly male?: readonly string[] } }
}

/**
 * Writes src/analysis/actors/data/given-names.json: given names in Latin letters that the lists of all languages of
 * @faker-js/faker have for women only, or for men only, or for one at least three times as often as for the other.
 * `npm install --no-save @faker-js/faker@10.6.0` first: it is too large to be installed with the bot.
 */
export async function train(): Promise<void> {
  // The package's types are not installed; its locales have this shape.
  const { allLocales }: { allLocales: Readonly<Record<string, Locale>> } = createRequire(import.meta.url)(
    '@faker-js/faker',
  )
  const counts = new Map<string, { female: number; male: number }>()
  for (const { person } of Object.values(allLocales)) {
    for (const sex of ['female', 'male'] as const) {
      for (const name of new Set((person?.first_name?.[sex] ?? []).map(foldName))) {
        if (!/^[a-z]{2,}$/.test(name)) continue
        const count = counts.get(name) ?? { female: 0, male: 0 }
        count[sex]++
        counts.set(name, count)
      }
    }
  }
  const mostly = (sex: 'female' | 'male', other: 'female' | 'male'): string =>
    [...counts]
      .filter(([, count]) => count[sex] > 0 && count[sex] >= 3 * count[other])
      .map(([name]) => name)
      .sort()
      .join(' ')
  const names = {
    source: 'Made by `npm run train -- given-names` from @faker-js/faker 10.6.0 (MIT)',
    female: mostly('female', 'male'),
    male: mostly('male', 'female'),
  }
  writeFileSync(target, `${JSON.stringify(names, null, 1)}\n`)
}
