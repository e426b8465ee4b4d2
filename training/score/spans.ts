import type { Span } from '../../src/analysis/types.ts'

/** A span of some kind: an entity mention with its type, or a time expression. */
export interface TypedSpan {
  readonly span: Span
  readonly type: string
}

/** How much was found, was there, and agrees. */
export interface SpanCount {
  readonly gold: number
  readonly found: number
  readonly right: number
}

export interface SpanFigures {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/**
 * Pairs gold and found spans one to one, in the order given: first those that are equal, then those that share a
 * character. `same` says which may be paired at all. Returns index pairs (gold, found).
 */
export function pairSpans<G extends { readonly span: Span }, F extends { readonly span: Span }>(
  gold: readonly G[],
  found: readonly F[],
  same: (gold: G, found: F) => boolean,
): [gold: number, found: number][] {
  const pairs: [number, number][] = []
  const paired = new Set<number>()
  const used = new Set<number>()
  for (const fits of [equalSpans, overlap]) {
    gold.forEach((wanted, i) => {
      if (paired.has(i)) return
      const j = found.findIndex((one, at) => !used.has(at) && same(wanted, one) && fits(wanted.span, one.span))
      if (j < 0) return
      pairs.push([i, j])
      paired.add(i)
      used.add(j)
    })
  }
  return pairs
}

export function equalSpans(a: Span, b: Span): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

function overlap(a: Span, b: Span): boolean {
  return a[0] < b[1] && b[0] < a[1]
}

/** Counts by type and measure, `person exact`; `all exact` and `all overlap` are over the scored types. */
export type EntityCounts = Map<string, SpanCount>

const scoredTypes = ['person', 'organisation', 'place'] as const

/**
 * Scores the mentions of one article into `counts`: gold of other types is left out; a country counts as a place.
 * The measure of the data's own scorer.
 */
export function scoreEntities(gold: readonly TypedSpan[], found: readonly TypedSpan[], counts: EntityCounts): void {
  const wanted = gold.filter(({ type }) => type !== 'misc')
  const given = found
    .map(({ span, type }) => ({ span, type: type === 'country' ? 'place' : type }))
    .sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])
  const pairs = pairSpans(wanted, given, (a, b) => a.type === b.type)
  for (const type of scoredTypes) {
    const own = pairs.filter(([i]) => wanted[i]?.type === type)
    const size = {
      gold: wanted.filter((one) => one.type === type).length,
      found: given.filter((one) => one.type === type).length,
    }
    const exact = own.filter(([i, j]) => {
      const a = wanted[i]
      const b = given[j]
      return a && b && equalSpans(a.span, b.span)
    })
    for (const name of [type, 'all']) {
      addCount(counts, `${name} exact`, { ...size, right: exact.length })
      addCount(counts, `${name} overlap`, { ...size, right: own.length })
    }
  }
}

export function addCount(counts: EntityCounts, name: string, { gold, found, right }: SpanCount): void {
  const before = counts.get(name) ?? { gold: 0, found: 0, right: 0 }
  counts.set(name, { gold: before.gold + gold, found: before.found + found, right: before.right + right })
}

/** Precision, recall and F1, from 0 to 1; 0 where there is nothing to divide by. */
export function figures(count: SpanCount | undefined): SpanFigures {
  const { gold, found, right } = count ?? { gold: 0, found: 0, right: 0 }
  const precision = found > 0 ? right / found : 0
  const recall = gold > 0 ? right / gold : 0
  return { precision, recall, f1: right > 0 ? (2 * precision * recall) / (precision + recall) : 0 }
}
