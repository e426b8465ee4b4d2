import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadAnalyzer } from '../src/library/analyzer.ts'
import { measureAttribution } from './measure/attribution.ts'
import { measureEncyclopaedia } from './measure/encyclopaedia.ts'
import { measureEntities } from './measure/entities.ts'
import type { Figure } from './measure/figure.ts'
import { measureGold } from './measure/gold.ts'
import { measureSummaries } from './measure/summaries.ts'
import { measureTime } from './measure/time.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: resolve(import.meta.dirname, '../../shared/data') },
    json: { type: 'boolean' },
  },
})
const analyze = loadAnalyzer()
const data = (file: string): string => resolve(values.data, file)

const parts: readonly { readonly needs: string | null; readonly measure: () => Figure[] }[] = [
  { needs: data('polnear/dev.jsonl'), measure: () => measureAttribution(data('polnear/dev.jsonl'), analyze) },
  { needs: data('ner/conll-val.jsonl'), measure: () => measureEntities(data('ner/conll-val.jsonl'), analyze) },
  { needs: null, measure: () => measureEncyclopaedia(analyze) },
  { needs: data('timex/timebank.jsonl'), measure: () => measureTime(data('timex/timebank.jsonl'), analyze) },
  { needs: data('summaries/dev.jsonl'), measure: () => measureSummaries(data('summaries/dev.jsonl'), analyze) },
  { needs: null, measure: () => measureGold(analyze) },
]

const figures = parts.flatMap(({ needs, measure }) => {
  if (needs === null || existsSync(needs)) return measure()
  console.error(`${needs} is missing: its figures are left out.`)
  return []
})

if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`)
else {
  const width = Math.max(...figures.map(({ what }) => what.length))
  for (const { what, value, reach } of figures) {
    const goal = reach === null ? '' : `   (to reach: ${reach})`
    process.stdout.write(`${what.padEnd(width)}  ${value.padStart(8)}${goal}\n`)
  }
}
