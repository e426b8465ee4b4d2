import { z } from 'zod'
import { chronoTimex } from '../../bench/peers/chrono.ts'
import type { Analyze } from '../../src/library/analyzer.ts'
import { scoreTimex } from '../score/timex.ts'
import { crossMeasure } from '../time.ts'
import { bareArticle, type Figure, percent, readLines } from './figure.ts'

const timex = z.object({
  span: z.tuple([z.number(), z.number()]),
  type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']),
  value: z.string(),
})
const gold = z.object({ id: z.string(), text: z.string(), published: z.string(), timex: z.array(timex) })

/** Time expressions of the analyses against gold TIMEX3. */
export function measureTime(file: string, analyze: Analyze): Figure[] {
  const lines = readLines(file, gold)
  const documents = lines.map(({ id, text, published, timex }) => ({
    gold: timex,
    found: analyze(bareArticle(id, text, published)).timex,
  }))
  const { exact, value } = scoreTimex(documents)
  const { all, checked } = crossMeasure(lines)
  const peer = scoreTimex(
    lines.map(({ text, published, timex }) => ({ gold: timex, found: chronoTimex(text, published) })),
  )
  return [
    { what: 'time expressions, exact span F1 (timebank)', value: percent(exact.f1), reach: '85' },
    { what: 'time expressions, value F1', value: percent(value.f1), reach: '80' },
    {
      what: '  ten-fold, decisions learned on the other documents: exact span F1',
      value: percent(all.exact.f1),
      reach: '85',
    },
    { what: '  the same, value F1', value: percent(all.value.f1), reach: '80' },
    { what: '  of these, the half not developed on: exact span F1', value: percent(checked.exact.f1), reach: null },
    { what: '  the same, value F1', value: percent(checked.value.f1), reach: null },
    { what: '  chrono-node, exact span F1', value: percent(peer.exact.f1), reach: null },
    { what: '  chrono-node, value F1', value: percent(peer.value.f1), reach: null },
  ]
}
