import { existsSync, globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { analysisBench } from './analysis.ts'
import type { Timing } from './compare.ts'
import { questionsBench } from './library.ts'
import { timeBench } from './time.ts'

const root = resolve(import.meta.dirname, '..')
const { values } = parseArgs({
  options: { json: { type: 'boolean' }, data: { type: 'string', default: resolve(root, '../shared/data') } },
})

/** News texts where the gold data are at hand, else the starter corpus. */
function readTexts(data: string): string[] {
  const file = resolve(data, 'polnear/dev.jsonl')
  if (!existsSync(file))
    return globSync('corpus/*.md', { cwd: root }).map((name) => readFileSync(resolve(root, name), 'utf8'))
  const article = z.object({ text: z.string() })
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  return lines.map((line) => article.parse(JSON.parse(line)).text)
}

const texts = readTexts(values.data)
const results: readonly { readonly title: string; readonly unit: string; readonly timings: readonly Timing[] }[] = [
  { title: 'Whole analysis of an article, one core', unit: 'words/s', timings: analysisBench(texts) },
  { title: 'Time expressions, one core', unit: 'words/s', timings: timeBench(texts) },
]

const latencies = await questionsBench('sqlite::memory:')

if (values.json)
  process.stdout.write(
    `${JSON.stringify([...results, { title: 'Questions to 100,000 statements', unit: 'ms', latencies }])}\n`,
  )
else {
  for (const { title, unit, timings } of results) {
    const rows = timings.map(({ name, perSecond, ratioToFirst }) => [
      name.padEnd(32),
      Math.round(perSecond).toLocaleString('en').padStart(12),
      ratioToFirst.toFixed(2).padStart(8),
    ])
    process.stdout.write(`${title}\n${'contender'.padEnd(32)}${unit.padStart(12)}${'ratio'.padStart(8)}\n`)
    process.stdout.write(`${rows.map((row) => row.join('')).join('\n')}\n\n`)
  }
  process.stdout.write(
    `Questions to 100,000 statements of one guild\n${'question'.padEnd(32)}${'p50 ms'.padStart(12)}${'p99 ms'.padStart(12)}${'ratio'.padStart(8)}\n`,
  )
  for (const { name, p50, p99, ratio } of latencies) {
    const cells = [p50.toFixed(2).padStart(12), p99.toFixed(2).padStart(12), (ratio?.toFixed(2) ?? '').padStart(8)]
    process.stdout.write(`${name.padEnd(32)}${cells.join('')}\n`)
  }
}
