import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Document, readDocument } from '../src/analysis/document/document.ts'
import type { Span } from '../src/analysis/types.ts'
import type { GoldArticle } from './score/attribution.ts'

const span = z.tuple([z.number(), z.number()])
const article = z.object({
  id: z.string(),
  text: z.string(),
  discard: z.array(span).default([]),
  attributions: z.array(z.object({ source: z.array(span), cue: z.array(span), content: z.array(span) })),
})

/** An article of the PolNeAR corpus with its gold attributions. */
export interface LabelledArticle {
  readonly gold: GoldArticle
  readonly document: Document
}

/** Reads `polnear/train.jsonl` or `polnear/dev.jsonl` in the data folder. */
export function readPolnear(data: string, part: 'train' | 'dev'): LabelledArticle[] {
  const lines = readFileSync(join(data, 'polnear', `${part}.jsonl`), 'utf8').split('\n')
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const gold = article.parse(JSON.parse(line))
      return { gold, document: readDocument(gold.text) }
    })
}

/** Token ranges [first, end) that the spans touch, in order; ranges that meet are joined. */
export function tokenRuns(document: Document, spans: readonly Span[]): [number, number][] {
  const runs: [number, number][] = []
  for (const [start, end] of spans) {
    let first = 0
    let high = document.tokens.length
    while (first < high) {
      const middle = (first + high) >>> 1
      if ((document.tokens[middle]?.end ?? 0) <= start) first = middle + 1
      else high = middle
    }
    let last = first
    while (last < document.tokens.length && (document.tokens[last]?.start ?? end) < end) last++
    const before = runs.at(-1)
    if (before && before[1] === first) before[1] = last
    else if (last > first) runs.push([first, last])
  }
  return runs
}
