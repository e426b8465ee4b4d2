import type { Span } from '../../src/analysis/types.ts'

/** An attribution as the gold data and predictions give it: span sets in UTF-16 offsets. */
export interface SpanSets {
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
}

export interface GoldArticle {
  readonly id: string
  readonly text: string
  /** Regions that are not scored. */
  readonly discard: readonly Span[]
  readonly attributions: readonly SpanSets[]
}

export type Group = 'all' | 'direct' | 'mixed' | 'indirect' | 'quoted'

export const metrics = ['token', 'J.3', 'J.5', 'J.8', 'exact', 'cue-exact', 'cue-overlap', 'e2e', 'e2e-strict'] as const

export type Metric = (typeof metrics)[number]

interface Count {
  gold: number
  foundGold: number
  predicted: number
  rightPredicted: number
}

/** Counts over articles, by "metric group"; see `f1`. */
export type AttributionCounts = Map<string, Count>

/** An attribution as sets of token numbers. */
interface TokenSets {
  readonly source: ReadonlySet<number>
  readonly cue: ReadonlySet<number>
  readonly content: ReadonlySet<number>
  readonly groups: readonly Group[]
}

type Accepts = (gold: TokenSets, predicted: TokenSets, jaccard: number) => boolean

const sameSource = (a: TokenSets, b: TokenSets): boolean =>
  shared(a.source, b.source) > 0 || a.source.size + b.source.size === 0

const contentTests: Readonly<Partial<Record<Metric, Accepts>>> = {
  'J.3': (_g, _p, jaccard) => jaccard >= 0.3,
  'J.5': (_g, _p, jaccard) => jaccard >= 0.5,
  'J.8': (_g, _p, jaccard) => jaccard >= 0.8,
  exact: (gold, predicted) => equal(gold.content, predicted.content),
  e2e: (gold, predicted, jaccard) => jaccard >= 0.5 && sameSource(gold, predicted),
  'e2e-strict': (gold, predicted, jaccard) => jaccard >= 0.8 && equal(gold.source, predicted.source),
}

const cueTests: Readonly<Partial<Record<Metric, Accepts>>> = {
  'cue-exact': (gold, predicted) => equal(gold.cue, predicted.cue),
  'cue-overlap': () => true,
}

/** Precision, recall and F1 between 0 and 1; F1 is 0 where nothing is right. */
export function f1(counts: AttributionCounts, metric: Metric, group: Group): { p: number; r: number; f: number } {
  const count = counts.get(`${metric} ${group}`)
  const p = count && count.predicted > 0 ? count.rightPredicted / count.predicted : 0
  const r = count && count.gold > 0 ? count.foundGold / count.gold : 0
  return { p, r, f: p + r > 0 ? (2 * p * r) / (p + r) : 0 }
}

/**
 * Scores one article into `counts`, by the rules of the data's scorer: span sets become sets of the tokens they touch;
 * what lies for more than half in a discarded region is left out; matching is one to one, greedy by Jaccard. Returns,
 * for each prediction, whether it is right end to end; null where it is left out.
 */
export function scoreArticle(
  article: GoldArticle,
  predictions: readonly SpanSets[],
  counts: AttributionCounts,
): (boolean | null)[] {
  const reader = new TokenReader(article)
  const gold = article.attributions.flatMap((one) => reader.read(one) ?? [])
  const read = predictions.map((one) => reader.read(one))
  const predicted = read.flatMap((one) => one ?? [])
  countTokens(gold, predicted, counts)
  const right = new Set<TokenSets>()
  for (const metric of metrics) {
    const content = contentTests[metric]
    const accepts = content ?? cueTests[metric]
    if (!accepts) continue
    const part = content ? 'content' : 'cue'
    const pairs = match(gold, predicted, part, accepts)
    for (const one of gold) if (one[part].size > 0) add(counts, metric, one.groups, 'gold')
    for (const one of predicted) if (one[part].size > 0) add(counts, metric, one.groups, 'predicted')
    for (const [goldOne, predictedOne] of pairs) {
      add(counts, metric, goldOne.groups, 'foundGold')
      add(counts, metric, predictedOne.groups, 'rightPredicted')
      if (metric === 'e2e') right.add(predictedOne)
    }
  }
  return read.map((one) => (one ? right.has(one) : null))
}

function countTokens(gold: readonly TokenSets[], predicted: readonly TokenSets[], counts: AttributionCounts): void {
  const inGold = new Set(gold.flatMap((one) => [...one.content]))
  const inPredicted = new Set(predicted.flatMap((one) => [...one.content]))
  for (const one of gold) {
    add(counts, 'token', one.groups, 'gold', one.content.size)
    add(counts, 'token', one.groups, 'foundGold', shared(one.content, inPredicted))
  }
  for (const one of predicted) {
    add(counts, 'token', one.groups, 'predicted', one.content.size)
    add(counts, 'token', one.groups, 'rightPredicted', shared(one.content, inGold))
  }
}

function match(
  gold: readonly TokenSets[],
  predicted: readonly TokenSets[],
  part: 'content' | 'cue',
  accepts: Accepts,
): [TokenSets, TokenSets][] {
  const candidates: { gold: TokenSets; predicted: TokenSets; jaccard: number }[] = []
  for (const one of gold) {
    for (const other of predicted) {
      const both = shared(one[part], other[part])
      if (both === 0) continue
      const jaccard = both / (one[part].size + other[part].size - both)
      if (accepts(one, other, jaccard)) candidates.push({ gold: one, predicted: other, jaccard })
    }
  }
  // The sort is stable, so equal pairs stay in the order of the text.
  candidates.sort((a, b) => b.jaccard - a.jaccard)
  const taken = new Set<TokenSets>()
  const pairs: [TokenSets, TokenSets][] = []
  for (const candidate of candidates) {
    if (taken.has(candidate.gold) || taken.has(candidate.predicted)) continue
    taken.add(candidate.gold).add(candidate.predicted)
    pairs.push([candidate.gold, candidate.predicted])
  }
  return pairs
}

function add(counts: AttributionCounts, metric: Metric, groups: readonly Group[], part: keyof Count, by = 1): void {
  for (const group of groups) {
    const key = `${metric} ${group}`
    const count = counts.get(key) ?? { gold: 0, foundGold: 0, predicted: 0, rightPredicted: 0 }
    count[part] += by
    counts.set(key, count)
  }
}

function shared(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let count = 0
  for (const value of a) if (b.has(value)) count++
  return count
}

function equal(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size === b.size && shared(a, b) === a.size
}

/** Turns span sets of one article into token sets. */
class TokenReader {
  private readonly tokens: { start: number; word: boolean }[] = []
  private readonly tokenAt: Int32Array
  private readonly quoted: Uint8Array
  private readonly discarded: ReadonlySet<number>

  constructor(article: GoldArticle) {
    // Characters outside the basic plane count as two unknown marks, as in the data's scorer.
    const text = article.text.replace(/[\u{10000}-\u{10FFFF}]/gu, '\uFFFD\uFFFD')
    this.tokenAt = new Int32Array(text.length + 1).fill(-1)
    for (const found of text.matchAll(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_\s]/gu)) {
      this.tokenAt.fill(this.tokens.length, found.index, found.index + found[0].length)
      this.tokens.push({ start: found.index, word: /^[\p{L}\p{N}]/u.test(found[0]) })
    }
    this.quoted = quotedMask(text)
    this.discarded = this.tokensOf(article.discard)
  }

  /** Null where the attribution is not scored. */
  read(one: SpanSets): TokenSets | null {
    const content = this.tokensOf(one.content)
    const cue = this.tokensOf(one.cue)
    const anchor = content.size > 0 ? content : cue
    if (anchor.size > 0 && 2 * shared(anchor, this.discarded) > anchor.size) return null
    return { source: this.tokensOf(one.source), cue, content, groups: this.groupsOf(content) }
  }

  private tokensOf(spans: readonly Span[]): Set<number> {
    const tokens = new Set<number>()
    for (const [start, end] of spans) {
      for (let at = Math.max(start, 0); at < Math.min(end, this.tokenAt.length - 1); at++) {
        const token = this.tokenAt[at] ?? -1
        if (token >= 0) tokens.add(token)
      }
    }
    return tokens
  }

  private groupsOf(content: ReadonlySet<number>): readonly Group[] {
    const all = [...content].flatMap((i) => this.tokens[i] ?? [])
    const words = all.filter((token) => token.word)
    const marked = (words.length > 0 ? words : all).map((token) => this.quoted[token.start] === 1)
    if (marked.length > 0 && marked.every(Boolean)) return ['all', 'direct', 'quoted']
    return marked.some(Boolean) ? ['all', 'mixed', 'quoted'] : ['all', 'indirect']
  }
}

/** One for each character in double quotation marks, which end with their line at the latest. */
function quotedMask(text: string): Uint8Array {
  const mask = new Uint8Array(text.length)
  let inside = false
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    const two = text.slice(i, i + 2)
    if (char === '\n') inside = false
    if (char === '“') inside = true
    else if (char === '”') inside = false
    else if (char === '"') inside = !inside
    else if (two === '``' || two === "''") {
      inside = two === '``' || !inside
      i++
    } else if (inside) mask[i] = 1
  }
  return mask
}
