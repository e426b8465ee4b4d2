import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Span } from '../../src/analysis/types.ts'
import {
  type AttributionCounts,
  f1,
  type GoldArticle,
  metrics,
  type SpanSets,
  scoreArticle,
} from '../../training/score/attribution.ts'

const text = 'Ada said “all is well,” and then Bo denied it.\n"No," said Cy; \u{1F600} she “left” it at that.'
const span = fc
  .tuple(fc.integer({ min: 0, max: text.length - 1 }), fc.integer({ min: 1, max: 30 }))
  .map(([start, length]): Span => [start, Math.min(text.length, start + length)])
const spans = fc.array(span, { maxLength: 2 })
const sets: fc.Arbitrary<SpanSets> = fc.record({ source: spans, cue: spans, content: spans })
const cases = fc.record({
  discard: fc.array(span, { maxLength: 1 }),
  attributions: fc.array(sets, { maxLength: 6 }),
  predicted: fc.array(sets, { maxLength: 6 }),
})

const shared = process.env.RAPPORTEUR_SHARED ?? resolve(import.meta.dirname, '../../../shared')
const scorer = join(shared, 'evaluate', 'score_attribution.py')
const ready = existsSync(scorer) && spawnSync('python3', ['--version']).status === 0

describe('the attribution score', () => {
  const article: GoldArticle = {
    id: 'a',
    text,
    discard: [],
    attributions: [{ source: [[0, 3]], cue: [[4, 8]], content: [[9, 23]] }],
  }

  it('is one where the prediction is the gold', () => {
    const counts: AttributionCounts = new Map()
    expect(scoreArticle(article, article.attributions, counts)).toEqual([true])
    for (const metric of metrics) expect(f1(counts, metric, 'direct').f).toBe(1)
  })

  it('asks end to end for half the content and a shared word of the source', () => {
    const half: SpanSets = { source: [[0, 3]], cue: [], content: [[9, 18]] }
    const wrongSource: SpanSets = { source: [[33, 35]], cue: [], content: [[9, 23]] }
    expect(scoreArticle(article, [half], new Map())).toEqual([true])
    expect(scoreArticle(article, [wrongSource], new Map())).toEqual([false])
  })

  it('leaves out what lies in a discarded region', () => {
    expect(scoreArticle({ ...article, discard: [[0, 30]] }, article.attributions, new Map())).toEqual([null])
  })

  it.skipIf(!ready)('equals the scorer that came with the data (skipped without ../shared or python3)', () => {
    const samples = fc.sample(cases, { numRuns: 300, seed: 4 })
    const folder = mkdtempSync(join(tmpdir(), 'score-'))
    const counts: AttributionCounts = new Map()
    try {
      const lines = samples.map((sample, i) => ({ id: String(i), text, ...sample }))
      writeFileSync(join(folder, 'gold.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'))
      const predictions = lines.map(({ id, predicted }) => JSON.stringify({ id, attributions: predicted }))
      writeFileSync(join(folder, 'pred.jsonl'), predictions.join('\n'))
      for (const line of lines) scoreArticle(line, line.predicted, counts)
      const files = [join(folder, 'gold.jsonl'), join(folder, 'pred.jsonl')]
      const run = spawnSync('python3', [scorer, ...files, '--json'], { encoding: 'utf8' })
      const theirs = JSON.parse(run.stdout)
      for (const group of ['all', 'direct', 'mixed', 'indirect', 'quoted'] as const) {
        for (const metric of metrics) {
          const { p, r, f } = f1(counts, metric, group)
          const ours = { P: 100 * p, R: 100 * r, F: 100 * f }
          for (const part of ['P', 'R', 'F'] as const) {
            expect(Math.abs(theirs[group][metric][part] - ours[part]), `${metric} ${group} ${part}`).toBeLessThan(0.051)
          }
        }
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
