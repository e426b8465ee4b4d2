import type { CueCandidate } from './cues.ts'
import type { TokenTable } from './passages.ts'
import { marginalWidth, type Tagger } from './tagger.ts'

/** Token indices, ends exclusive. */
export type TokenRun = readonly [first: number, end: number]

const nowhere: TokenRun = [0, 0]

/** Whether a run of one meets a run of the other. Asked very often, so without iterators. */
export function shareTokens(a: readonly TokenRun[], b: readonly TokenRun[]): boolean {
  for (let i = 0; i < a.length; i++) {
    const [first, end] = a[i] ?? nowhere
    for (let j = 0; j < b.length; j++) {
      const other = b[j] ?? nowhere
      if (first < other[1] && other[0] < end) return true
    }
  }
  return false
}

/** Whether a run has the token. */
export function holds(runs: readonly TokenRun[], token: number): boolean {
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i] ?? nowhere
    if (run[0] <= token && token < run[1]) return true
  }
  return false
}

/** What the second pass makes of one candidate cue. */
export interface Proposal {
  readonly candidate: CueCandidate
  readonly cue: readonly TokenRun[]
  readonly source: readonly TokenRun[]
  readonly content: readonly TokenRun[]
  /** For each run of the content the mean probability of its tokens to be content. */
  readonly runBeliefs: readonly number[]
  /** Means of the labels' probabilities over the tokens of the source and of the content; 0 where there are none. */
  readonly sourceBelief: number
  readonly contentBelief: number
  /** The least probability of a content's first and last tokens. */
  readonly boundaryBelief: number
  /** From the probabilities of the window's tokens: how alike the content and the true one are expected to be (Jaccard). */
  readonly contentLikeness: number
  /** How many sources the window is expected to have, and the largest probability of a token outside the given one. */
  readonly expectedSources: number
  readonly otherSource: number
}

/** Finds the source and content of a cue, given its place among those that the tagger has just opened. */
export function readCue(
  tagger: Pick<Tagger, 'readRoles'>,
  table: TokenTable,
  candidate: CueCandidate,
  place: number,
): Proposal {
  const { labels, marginals } = tagger.readRoles(table, place)
  const base = candidate.windowFirst
  const probability = (t: number, label: number): number => marginals[(t - base) * marginalWidth + label] ?? 0
  const believed = (t: number, label: number): number => probability(t, label) + probability(t, label + 1)
  const free = (t: number): boolean => labels[t - base] === 0
  let content = runsOf(labels, base, 4, 5)
  if (content.length === 0) content = likeliestRun(candidate, (t) => (free(t) ? believed(t, 4) : 0))
  let source = runsOf(labels, base, 2, 3)
  if (source.length === 0) {
    source = likeliestRun(candidate, (t) => (free(t) && !holds(content, t) ? believed(t, 2) : 0))
  }
  let boundary = content.length === 0 ? 0 : 1
  for (const [first, end] of content) {
    boundary = Math.min(boundary, probability(first, 4), believed(end - 1, 4))
    if (end < candidate.windowEnd) boundary = Math.min(boundary, 1 - probability(end, 5))
  }
  const cue = runsOf(labels, base, 1, 1)
  return {
    candidate,
    cue: cue.length > 0 ? cue : [[candidate.first, candidate.end]],
    source,
    content,
    runBeliefs: content.map((run) => mean([run], (t) => believed(t, 4))),
    sourceBelief: mean(source, (t) => believed(t, 2)),
    contentBelief: mean(content, (t) => believed(t, 4)),
    boundaryBelief: boundary,
    ...weighWindow(candidate, source, content, probability),
  }
}

function weighWindow(
  { windowFirst, windowEnd }: CueCandidate,
  source: readonly TokenRun[],
  content: readonly TokenRun[],
  probability: (token: number, label: number) => number,
): Pick<Proposal, 'contentLikeness' | 'expectedSources' | 'otherSource'> {
  let size = 0
  let common = 0
  let missed = 0
  let expectedSources = 0
  let otherSource = 0
  for (let t = windowFirst; t < windowEnd; t++) {
    const chance = probability(t, 4) + probability(t, 5)
    if (holds(content, t)) {
      size++
      common += chance
    } else missed += chance
    expectedSources += probability(t, 2)
    const sourceChance = probability(t, 2) + probability(t, 3)
    if (sourceChance > otherSource && !holds(source, t)) otherSource = sourceChance
  }
  return { contentLikeness: size === 0 ? 0 : common / (size + missed), expectedSources, otherSource }
}

/**
 * A source or content that the best sequence does not have is still proposed from this probability of its likeliest token
 * on; the judge sees how unsure it is.
 */
const least = 0.15

/** The likeliest token of the window with those beside it that are half as likely; none where it is not likely enough. */
function likeliestRun({ windowFirst, windowEnd }: CueCandidate, likely: (token: number) => number): TokenRun[] {
  let top = windowFirst
  let most = likely(top)
  for (let t = windowFirst + 1; t < windowEnd; t++) {
    const own = likely(t)
    if (own > most) {
      top = t
      most = own
    }
  }
  if (most < least) return []
  let first = top
  let end = top + 1
  while (first > windowFirst && likely(first - 1) >= most / 2) first--
  while (end < windowEnd && likely(end) >= most / 2) end++
  return [[first, end]]
}

function runsOf(labels: Uint8Array, base: number, begin: number, inner: number): TokenRun[] {
  const runs: [number, number][] = []
  let open: [number, number] | null = null
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]
    if (label !== begin && label !== inner) open = null
    else if (open && (label === inner || begin === inner)) open[1] = base + i + 1
    else {
      open = [base + i, base + i + 1]
      runs.push(open)
    }
  }
  return runs
}

function mean(runs: readonly TokenRun[], value: (token: number) => number): number {
  let sum = 0
  let count = 0
  for (const [first, end] of runs) {
    for (let t = first; t < end; t++) sum += value(t)
    count += end - first
  }
  return count === 0 ? 0 : sum / count
}
