import type { Span } from '../types.ts'

/** Words that name a person, an organisation or a place. */
export interface Mention {
  readonly span: Span
  readonly type: 'person' | 'organisation' | 'place'
}

/** Whether one of the spans, which are in order and do not overlap, covers the offset. */
export function coversOffset(spans: readonly Span[], offset: number): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spans[middle]?.[1] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return (spans[low]?.[0] ?? Number.POSITIVE_INFINITY) <= offset
}
