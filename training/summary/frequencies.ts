import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type DocumentFrequency, termsOf } from '../../src/analysis/summary/summary.ts'

/** Terms of fewer documents count as new ones. */
const fewest = 4

/**
 * Writes src/analysis/summary/data/frequencies.json: how many of the texts hold each term, terms of one number in one
 * line. The same texts give the same file. Returns the frequencies as they are read from it.
 */
export function writeFrequencies(texts: readonly string[]): DocumentFrequency {
  const counts = new Map<string, number>()
  for (const text of texts) for (const term of termsOf(text)) counts.set(term, (counts.get(term) ?? 0) + 1)
  const kept = [...counts]
    .filter(([, count]) => count >= fewest)
    .toSorted(([a, m], [b, n]) => m - n || (a < b ? -1 : 1))
  const grouped = Map.groupBy(kept, ([, count]) => String(count))
  const terms = Object.fromEntries([...grouped].map(([count, list]) => [count, list.map(([term]) => term).join(' ')]))
  const source =
    'Made by `npm run train -- summary` from the articles of the PolNeAR training part; see models/summary.md'
  const file = resolve(import.meta.dirname, '../../src/analysis/summary/data/frequencies.json')
  writeFileSync(file, `${JSON.stringify({ source, documents: texts.length, terms }, null, 1)}\n`)
  const known = new Map(kept)
  return { documents: texts.length, of: (term) => known.get(term) ?? 1 }
}
