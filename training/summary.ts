import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { readDocument } from '../src/analysis/document/document.ts'
import { featureNames } from '../src/analysis/summary/features.ts'
import { type Covered, choose, coveredBy, rankSentences } from '../src/analysis/summary/summary.ts'
import type { Article, Span } from '../src/analysis/types.ts'
import { loadAnalyzer } from '../src/library/analyzer.ts'
import { cut, rouge } from './score/summary.ts'
import type { TrainingRequest } from './train.ts'

const headlined = z.object({ id: z.string(), title: z.string(), text: z.string() })
const referenced = z.object({ id: z.string(), text: z.string(), reference: z.array(z.string()) })

/** How strongly the ridge regression holds the weights to zero. */
const ridge = 10
/** Weights of redundancy that are tried on dev. */
const redundancies = [2, 5, 10, 20]
/** How much of the learned weight of position is kept, tried on dev: headlines repeat the lead more than summaries do. */
const positionScales = [0.5, 0.75, 1]
const positional = new Set<string>(featureNames.slice(1, 5))
const fewestSentences = 8

/**
 * Learns the weights of the summary's sentences and writes src/analysis/summary/data/weights.json. A sentence's target is
 * its ROUGE-1 F1 with the article's headline, less the article's mean, on the PolNeAR training part; the weight of
 * redundancy is chosen on summaries/dev. Closed form, so the same data give the same file.
 */
export async function train({ data }: TrainingRequest): Promise<void> {
  const analyze = loadAnalyzer()
  const cover = (article: Article): Covered => coveredBy(analyze(article))
  const rows: number[][] = []
  const targets: number[] = []
  for (const { id, title, text } of readLines(resolve(data, 'polnear/train.jsonl'), headlined)) {
    const body = text.slice(text.indexOf('\n\n') + 2)
    const document = readDocument(body)
    const { sentences, features } = rankSentences(document, cover(plain(id, body)))
    if (sentences.length < fewestSentences) continue
    const scores = sentences.map(({ start, end }) => rouge(body.slice(start, end), title).r1)
    const mean = scores.reduce((a, b) => a + b, 0) / scores.length
    features.forEach((vector, i) => {
      rows.push([...vector])
      targets.push((scores[i] ?? 0) - mean)
    })
  }
  const weights = ridgeRegression(rows, targets, ridge)
  const dev = readLines(resolve(data, 'summaries/dev.jsonl'), referenced).map((item) => {
    const document = readDocument(item.text)
    return { ...item, document, ranked: rankSentences(document, cover(plain(item.id, item.text))) }
  })
  const score = ({ weights, redundancy }: Setting): number => {
    const values = dev.map(({ text, reference, document, ranked }) => {
      const spans: readonly Span[] = choose(document, ranked, weights, redundancy, 3)
      return rouge(cut(text, spans), reference.join(' ')).r1
    })
    return values.reduce((a, b) => a + b, 0) / values.length
  }
  const settings = positionScales.flatMap((scale) =>
    redundancies.map((redundancy) => ({ scale, redundancy, weights: scaled(weights, scale) })),
  )
  const scored = settings.map((setting) => ({ ...setting, r1: score(setting) }))
  for (const { scale, redundancy, r1 } of scored) {
    console.error(`position ${scale}, redundancy ${redundancy}: ROUGE-1 ${r1.toFixed(1)} on dev`)
  }
  const best = scored.reduce((a, b) => (b.r1 > a.r1 ? b : a))
  const file = resolve(import.meta.dirname, '../src/analysis/summary/data/weights.json')
  const source =
    'Made by `npm run train -- summary` from the headlines of the PolNeAR training part; see models/summary.md'
  writeFileSync(
    file,
    `${JSON.stringify({ source, redundancy: best.redundancy, features: featureNames, weights: best.weights }, null, 1)}\n`,
  )
  console.error(`${rows.length} sentences; wrote ${file}`)
}

interface Setting {
  readonly weights: readonly number[]
  readonly redundancy: number
}

function scaled(weights: readonly number[], scale: number): number[] {
  return weights.map((weight, i) =>
    Number((positional.has(featureNames[i] ?? '') ? weight * scale : weight).toFixed(3)),
  )
}

function readLines<T>(file: string, schema: z.ZodType<T>): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => schema.parse(JSON.parse(line)))
}

const plain = (id: string, text: string): Article => ({
  id,
  text,
  title: null,
  author: null,
  source: null,
  url: null,
  published: null,
  language: 'en',
  tags: [],
})

/** Solves (XᵀX + λI) w = Xᵀy by Gauss-Jordan elimination with pivoting. */
function ridgeRegression(rows: readonly (readonly number[])[], targets: readonly number[], lambda: number): number[] {
  const k = featureNames.length
  const system = Array.from({ length: k }, (_, i) => Array.from({ length: k + 1 }, (_, j) => (i === j ? lambda : 0)))
  rows.forEach((row, r) => {
    for (let i = 0; i < k; i++) {
      const line = system[i] ?? []
      for (let j = 0; j < k; j++) line[j] = (line[j] ?? 0) + (row[i] ?? 0) * (row[j] ?? 0)
      line[k] = (line[k] ?? 0) + (row[i] ?? 0) * (targets[r] ?? 0)
    }
  })
  for (let c = 0; c < k; c++) {
    const size = (r: number): number => Math.abs(system[r]?.[c] ?? 0)
    let pivot = c
    for (let r = c + 1; r < k; r++) if (size(r) > size(pivot)) pivot = r
    const line = system[pivot] ?? []
    system[pivot] = system[c] ?? []
    system[c] = line
    system.forEach((other, r) => {
      if (r === c) return
      const factor = (other[c] ?? 0) / (line[c] ?? 1)
      for (let j = c; j <= k; j++) other[j] = (other[j] ?? 0) - factor * (line[j] ?? 0)
    })
  }
  return system.map((line, i) => (line[k] ?? 0) / (line[i] ?? 1))
}
