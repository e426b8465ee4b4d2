import type { CueCandidate } from './cues.ts'
import type { TokenTable } from './passages.ts'
import { type Labelling, marginalWidth, roleLabels, type Tagger } from './tagger.ts'

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

/** What the tagger makes of a cue's window, whose first token is `base`. */
interface Window extends Labelling {
  readonly base: number
}

const probability = ({ marginals, base }: Window, token: number, label: number): number =>
  marginals[(token - base) * marginalWidth + label] ?? 0

/** The probability of a label or the next one: of a run's first token or one inside. */
const believed = (window: Window, token: number, begin: number): number =>
  probability(window, token, begin) + probability(window, token, begin + 1)

const beginSource = roleLabels.indexOf('B-source')
const beginContent = roleLabels.indexOf('B-content')

/** Finds the source and content of a cue, given its place among those that the tagger has just opened. */
export function readCue(
  tagger: Pick<Tagger, 'readRoles'>,
  table: TokenTable,
  candidate: CueCandidate,
  place: number,
): Proposal {
  const base = candidate.windowFirst
  const { labels, marginals } = tagger.readRoles(table, place)
  const window = { labels, marginals, base }
  let content = runsOf(labels, base, beginContent, beginContent + 1)
  if (content.length === 0) content = likeliestRun(window, beginContent, [])
  let source = runsOf(labels, base, beginSource, beginSource + 1)
  if (source.length === 0) source = likeliestRun(window, beginSource, content)
  let boundary = content.length === 0 ? 0 : 1
  for (const [first, end] of content) {
    boundary = Math.min(boundary, probability(window, first, beginContent), believed(window, end - 1, beginContent))
    if (end < candidate.windowEnd) boundary = Math.min(boundary, 1 - probability(window, end, beginContent + 1))
  }
  const cue = runsOf(labels, base, 1, 1)
  return {
    candidate,
    cue: cue.length > 0 ? cue : [[candidate.first, candidate.end]],
    source,
    content,
    runBeliefs: content.map((run) => meanBelief(window, [run], beginContent)),
    sourceBelief: meanBelief(window, source, beginSource),
    contentBelief: meanBelief(window, content, beginContent),
    boundaryBelief: boundary,
    ...weighWindow(window, source, content),
  }
}

function weighWindow(
  window: Window,
  source: readonly TokenRun[],
  content: readonly TokenRun[],
): Pick<Proposal, 'contentLikeness' | 'expectedSources' | 'otherSource'> {
  let size = 0
  let common = 0
  let missed = 0
  let expectedSources = 0
  let otherSource = 0
  for (let t = window.base; t < window.base + window.labels.length; t++) {
    const chance = believed(window, t, beginContent)
    if (holds(content, t)) {
      size++
      common += chance
    } else missed += chance
    expectedSources += probability(window, t, beginSource)
    const sourceChance = believed(window, t, beginSource)
    if (sourceChance > otherSource && !holds(source, t)) otherSource = sourceChance
  }
  return { contentLikeness: size === 0 ? 0 : common / (size + missed), expectedSources, otherSource }
}

/**
 * A source or content that the best sequence does not have is still proposed from this probability of its likeliest token
 * on; the judge sees how unsure it is.
 */
const least = 0.15

/**
 * The likeliest token of the window for a source or content, with those beside it that are half as likely; none where it is
 * not likely enough. Tokens with another label or of the runs that are `taken` are none.
 */
function likeliestRun(window: Window, begin: number, taken: readonly TokenRun[]): TokenRun[] {
  const { labels, base } = window
  const end = base + labels.length
  const likely = (t: number): number => (labels[t - base] !== 0 || holds(taken, t) ? 0 : believed(window, t, begin))
  let top = base
  for (let t = base + 1; t < end; t++) if (likely(t) > likely(top)) top = t
  const most = likely(top)
  if (most < least) return []
  let first = top
  let past = top + 1
  while (first > base && likely(first - 1) >= most / 2) first--
  while (past < end && likely(past) >= most / 2) past++
  return [[first, past]]
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

/** The mean probability of the runs' tokens to be in a source or content; 0 where there are none. */
function meanBelief(window: Window, runs: readonly TokenRun[], begin: number): number {
  let sum = 0
  let count = 0
  for (const [first, end] of runs) {
    for (let t = first; t < end; t++) sum += believed(window, t, begin)
    count += end - first
  }
  return count === 0 ? 0 : sum / count
}
