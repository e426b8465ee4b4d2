import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { readDocument } from '../src/analysis/document/document.ts'
import { featureNames } from '../src/analysis/summary/features.ts'
import { type Covered, choose, coveredBy, rankSentences } from '../src/analysis/summary/summary.ts'
import type { Article } from '../src/analysis/types.ts'
import { loadAnalyzer } from '../src/library/analyzer.ts'
import { bareArticle, readLines } from './measure/figure.ts'
import { cut, lead, rouge } from './score/summary.ts'
import { writeFrequencies } from './summary/frequencies.ts'
import { ridgeRegression } from './summary/ridge.ts'
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
/** Settings this near to the best mean ROUGE-1 are told apart by how many documents they lift above Lead-3. */
const margin = 1

/**
 * Counts the words of the PolNeAR training part for src/analysis/summary/data/frequencies.json, learns the weights of the
 * summary's sentences and writes src/analysis/summary/data/weights.json. A sentence's target is
 * its ROUGE-1 F1 with the article's headline, less the article's mean, on the PolNeAR training part; the weights of
 * redundancy and of position are chosen on summaries/dev. Closed form, so the same data give the same file.
 */
export async function train({ data }: TrainingRequest): Promise<void> {
  const analyze = loadAnalyzer()
  const cover = (article: Article): Covered => coveredBy(analyze(article))
  const rows: number[][] = []
  const targets: number[] = []
  const articles = readLines(resolve(data, 'polnear/train.jsonl'), headlined).map(({ id, title, text }) => ({
    id,
    title,
    body: text.slice(text.indexOf('\n\n') + 2),
  }))
  const known = writeFrequencies(articles.map(({ body }) => body))
  for (const { id, title, body } of articles) {
    const document = readDocument(body)
    const { sentences, features } = rankSentences(document, cover(bareArticle(id, body)), known)
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
    return { ...item, ranked: rankSentences(document, cover(bareArticle(item.id, item.text)), known) }
  })
  const score = ({ weights, redundancy }: Setting): Score => {
    const pairs = dev.map(({ text, reference, ranked }) => {
      const spans = choose(ranked, { weights, redundancy, count: 3 }).map(({ span }) => span)
      const wanted = reference.join(' ')
      return { ours: rouge(cut(text, spans), wanted).r1, lead: rouge(lead(text), wanted).r1 }
    })
    return {
      r1: pairs.reduce((sum, { ours }) => sum + ours, 0) / pairs.length,
      wins: pairs.filter(({ ours, lead }) => ours > lead).length,
    }
  }
  const settings = positionScales.flatMap((scale) =>
    redundancies.map((redundancy) => ({ scale, redundancy, weights: scaled(weights, scale) })),
  )
  const scored = settings.map((setting) => ({ ...setting, ...score(setting) }))
  for (const { scale, redundancy, r1, wins } of scored) {
    console.error(`position ${scale}, redundancy ${redundancy}: ROUGE-1 ${r1.toFixed(1)}, above Lead-3 on ${wins}`)
  }
  const top = Math.max(...scored.map(({ r1 }) => r1))
  const best = scored
    .filter(({ r1 }) => r1 > top - margin)
    .reduce((a, b) => (b.wins > a.wins || (b.wins === a.wins && b.r1 > a.r1) ? b : a))
  const file = resolve(import.meta.dirname, '../src/analysis/summary/data/weights.json')
  const source =
    'Made by `npm run train -- summary` from the headlines of the PolNeAR training part; see models/summary.md'
  writeFileSync(
    file,
    `${JSON.stringify({ source, redundancy: best.redundancy, features: featureNames, weights: best.weights }, null, 1)}\n`,
  )
  console.error(`${rows.length} sentences; wrote ${file}`)
}

interface Score {
  /** Mean over the documents. */
  readonly r1: number
  readonly wins: number
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
