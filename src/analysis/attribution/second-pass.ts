import type { CueCandidate } from './cues.ts'
import type { TokenTable } from './passages.ts'
import { roleLabels, type Tagger } from './tagger.ts'

/** Token indices, ends exclusive. */
export type TokenRun = readonly [first: number, end: number]

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
}

/** Finds the source and content of a cue of the passage that the tagger has just read. */
export function readCue(tagger: Tagger, table: TokenTable, candidate: CueCandidate): Proposal {
  const { labels, marginals } = tagger.readRoles(table, candidate)
  const base = candidate.windowFirst
  const width = roleLabels.length
  const probability = (t: number, label: number): number => marginals[(t - base) * width + label] ?? 0
  const believed = (t: number, label: number): number => probability(t, label) + probability(t, label + 1)
  const source = runsOf(labels, base, 2, 3)
  const content = runsOf(labels, base, 4, 5)
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
  }
}

function runsOf(labels: Uint8Array, base: number, begin: number, inner: number): TokenRun[] {
  const runs: [number, number][] = []
  labels.forEach((label, i) => {
    if (label !== begin && label !== inner) return
    const last = runs.at(-1)
    if (last && last[1] === base + i && (label === inner || begin === inner)) last[1] = base + i + 1
    else runs.push([base + i, base + i + 1])
  })
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
