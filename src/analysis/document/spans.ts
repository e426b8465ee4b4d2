import type { Span } from '../types.ts'

/** How many of `length` items pass a test that is passed by all up to some one, and by none from there on. */
export function partitionPoint(length: number, passes: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (passes(middle)) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether one of the spans, which are in order and do not overlap, covers the offset. */
export const coversOffset = (spans: readonly Span[], offset: number): boolean =>
  (spans[firstEndingAfter(spans, offset)]?.[0] ?? Number.POSITIVE_INFINITY) <= offset

/** Whether one of the spans, which are in order and do not overlap, shares anything with the span. */
export const meetsSpan = (spans: readonly Span[], [start, end]: Span): boolean =>
  (spans[firstEndingAfter(spans, start)]?.[0] ?? end) < end

/** Index of the first of the spans, which are in order and do not overlap, that ends after the offset; their number where none does. */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  return partitionPoint(spans.length, (i) => (spans[i]?.[1] ?? 0) <= offset)
}

/** Index of the first of what stands at spans, in order, that begins at the offset or after it; their number where none does. */
export function firstFrom(parts: readonly { readonly span: Span }[], offset: number): number {
  return partitionPoint(parts.length, (i) => (parts[i]?.span[0] ?? 0) < offset)
}

/** What the spans cover: in order and without overlap, as `coversOffset` and `meetsSpan` want them. */
export function unionOf(spans: readonly Span[]): Span[] {
  const union: [number, number][] = []
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = union.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else union.push([start, end])
  }
  return union
}

/** The parts, with the others in place of those that share anything with one of them. In order, where none of the others overlap. */
export function withInPlace<Part extends { readonly span: Span }>(
  parts: readonly Part[],
  others: readonly Part[],
): readonly Part[] {
  if (others.length === 0) return parts
  const taken = unionOf(others.map(({ span }) => span))
  return [...parts.filter(({ span }) => !meetsSpan(taken, span)), ...others].sort((a, b) => a.span[0] - b.span[0])
}

/** Tells of any span which of the given ones, by index, share something with it. Quick where few of these overlap. */
export function overlapsOf(spans: readonly Span[]): (span: Span) => number[] {
  const order = spans.map((span, index) => ({ span, index })).sort((a, b) => a.span[0] - b.span[0])
  const reached: Span[] = []
  for (const { span } of order) reached.push([span[0], Math.max(span[1], reached.at(-1)?.[1] ?? 0)])
  return ([start, end]) => {
    const found: number[] = []
    for (let at = firstEndingAfter(reached, start); ; at++) {
      const next = order[at]
      if (!next || next.span[0] >= end) return found
      if (next.span[1] > start) found.push(next.index)
    }
  }
}
