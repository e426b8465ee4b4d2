import { z } from 'zod'
import type { Analyze } from '../../src/library/analyzer.ts'
import { type AttributionCounts, f1, type Group, type Metric, scoreArticle } from '../score/attribution.ts'
import { calibrationError } from '../score/calibration.ts'
import { bareArticle, type Figure, percent, readLines } from './figure.ts'

const span = z.tuple([z.number(), z.number()])
const spans = z
  .array(span)
  .nullish()
  .transform((value) => value ?? [])
const gold = z.object({
  id: z.string(),
  text: z.string(),
  discard: spans,
  attributions: z.array(z.object({ source: spans, cue: spans, content: spans })),
})

const rows: readonly (readonly [what: string, metric: Metric, group: Group, reach: string | null])[] = [
  ['statements, end to end F1 (polnear dev)', 'e2e', 'all', '68'],
  ['  of these, with quotation marks', 'e2e', 'quoted', '88'],
  ['  direct quotations', 'e2e', 'direct', '94'],
  ['  mixed', 'e2e', 'mixed', null],
  ['  indirect', 'e2e', 'indirect', null],
  ['content at Jaccard 0.3, F1', 'J.3', 'all', '80'],
  ['content tokens, F1', 'token', 'all', '87'],
]

/** Statements against gold attributions, with the calibration of their confidence. */
export function measureAttribution(file: string, analyze: Analyze): Figure[] {
  const counts: AttributionCounts = new Map()
  const judged: { confidence: number; right: boolean }[] = []
  for (const article of readLines(file, gold)) {
    const { statements } = analyze(bareArticle(article.id, article.text))
    scoreArticle(article, statements, counts).forEach((right, i) => {
      const confidence = statements[i]?.confidence
      if (right !== null && confidence !== undefined) judged.push({ confidence, right })
    })
  }
  return [
    ...rows.map(([what, metric, group, reach]) => ({ what, value: percent(f1(counts, metric, group).f), reach })),
    { what: 'confidence: expected calibration error', value: calibrationError(judged).toFixed(3), reach: '0.05' },
  ]
}
