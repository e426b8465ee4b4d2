import type { Timex } from '../../src/analysis/types.ts'
import { equalSpans, figures, pairSpans, type SpanCount, type SpanFigures } from './spans.ts'

/** `exact`: the same span. `overlap`: at least one character shared. `type`, `value`: of those, the same type or value. */
export interface TimexFigures {
  readonly exact: SpanFigures
  readonly overlap: SpanFigures
  readonly type: SpanFigures
  readonly value: SpanFigures
}

/** Scores the expressions found in documents against the gold of the same documents: the measure of the data's own scorer. */
export function scoreTimex(
  documents: readonly { readonly gold: readonly Timex[]; readonly found: readonly Timex[] }[],
): TimexFigures {
  const right = { exact: 0, overlap: 0, type: 0, value: 0 }
  let [gold, found] = [0, 0]
  for (const document of documents) {
    gold += document.gold.length
    found += document.found.length
    for (const [i, j] of pairSpans(document.gold, document.found, () => true)) {
      const [wanted, given] = [document.gold[i], document.found[j]]
      if (!wanted || !given) continue
      right.overlap++
      if (equalSpans(wanted.span, given.span)) right.exact++
      if (wanted.type === given.type) right.type++
      if (wanted.value === given.value) right.value++
    }
  }
  const of = (count: number): SpanFigures => figures({ gold, found, right: count } satisfies SpanCount)
  return { exact: of(right.exact), overlap: of(right.overlap), type: of(right.type), value: of(right.value) }
}
