import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { startPostgres } from '../tests/store/postgres-server.ts'
import { analysisBench } from './analysis.ts'
import type { Timing } from './compare.ts'
import { type Footprint, footprintBench } from './footprint/footprint.ts'
import type { Latency } from './latency.ts'
import { questionsBench, thousandBench } from './library.ts'
import { type Figure, memoryBench, sharingBench, startBench } from './operation.ts'
import { timeBench } from './time.ts'

const root = resolve(import.meta.dirname, '..')
const sections = ['speed', 'models', 'questions', 'start', 'memory', 'sharing'] as const
const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    data: { type: 'string', default: resolve(root, '../shared/data') },
    only: { type: 'string', multiple: true, default: [...sections] },
  },
})
const wanted = new Set(z.array(z.enum(sections)).parse(values.only))

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

interface Section {
  readonly title: string
  readonly unit: string
}
const timings: (Section & { readonly timings: readonly Timing[] })[] = []
const latencies: (Section & { readonly latencies: readonly Latency[] })[] = []
const footprints: Footprint[] = []
const figures: Figure[] = []

if (wanted.has('speed')) {
  const texts = readTexts(values.data)
  const unit = 'words/s'
  timings.push({ title: 'Whole analysis of an article, one core', unit, timings: analysisBench(texts) })
  timings.push({ title: 'Time expressions, one core', unit, timings: timeBench(texts) })
}
if (wanted.has('models')) footprints.push(...footprintBench())
const asked = [
  { title: 'Questions to 100,000 statements of one server', bench: questionsBench },
  { title: 'Questions to 1,000 articles of one server', bench: thousandBench },
]
if (wanted.has('questions')) {
  for (const { title, bench } of asked) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'))
    const answered = await bench(`sqlite:${join(folder, 'bench.db')}`)
    latencies.push({ title: `${title}, SQLite`, unit: 'ms', latencies: answered })
    rmSync(folder, { recursive: true })
  }
}
if (wanted.has('start')) figures.push(await startBench())
if (wanted.has('memory')) figures.push(await memoryBench())
if (wanted.has('questions') || wanted.has('sharing')) {
  const server = await startPostgres({ durable: true })
  if (typeof server === 'string') console.error(`PostgreSQL is left out: ${server}`)
  else {
    for (const { title, bench } of wanted.has('questions') ? asked : []) {
      const answered = await bench(await server.createDatabase())
      latencies.push({ title: `${title}, PostgreSQL`, unit: 'ms', latencies: answered })
    }
    if (wanted.has('sharing')) figures.push(await sharingBench(await server.createDatabase()))
    await server.stop()
  }
}

if (values.json) process.stdout.write(`${JSON.stringify([...timings, { footprints }, ...latencies, { figures }])}\n`)
else {
  for (const { title, unit, timings: rows } of timings) {
    const cells = rows.map(({ name, perSecond, ratioToFirst }) => [
      name,
      Math.round(perSecond).toLocaleString('en'),
      ratioToFirst.toFixed(2),
    ])
    print(title, ['contender', unit, 'ratio'], cells)
  }
  if (footprints.length > 0) {
    const cells = footprints.map(({ name, load, work, memory }) => [
      name,
      load.toFixed(0),
      work.toFixed(0),
      memory.toFixed(0),
    ])
    print('Loading, each time in a fresh process', ['what', 'ms', 'of these busy', 'MiB over Node'], cells)
  }
  for (const { title, latencies: rows } of latencies) {
    const cells = rows.map(({ name, p50, p99, ratio }) => [
      name,
      p50.toFixed(2),
      p99.toFixed(2),
      ratio?.toFixed(2) ?? '',
    ])
    print(title, ['question', 'p50 ms', 'p99 ms', 'ratio'], cells)
  }
  const cells = figures.map(({ name, unit, value, atMost }) => [
    name,
    `${value.toFixed(2)} ${unit}`,
    `${atMost} ${unit}`,
  ])
  if (cells.length > 0) print('The program as it runs', ['figure', 'measured', 'at most'], cells)
}

function print(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(40) : cell.padStart(14))).join('')
  process.stdout.write(`${[title, line(head), ...rows.map(line)].join('\n')}\n\n`)
}
