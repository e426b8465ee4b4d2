import type { Document } from '../document/document.ts'
import { SequenceDecoder } from '../sequence/sequence-decoder.ts'
import type { SequenceModel } from '../sequence/sequence-model.ts'
import type { CueCandidate } from './cues.ts'
import type { TokenBeliefs } from './first-pass.ts'
import type { TokenTable } from './passages.ts'
import { RoleFeatures, roleMemos } from './role-features.ts'

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

/** Finds the parts of one cue's attribution at a time. */
export class SecondPass {
  private readonly extractor = new RoleFeatures()
  readonly decoder: SequenceDecoder

  constructor(model: SequenceModel) {
    this.decoder = new SequenceDecoder(model, roleMemos)
  }

  /** To be called before the candidates of a text are read. */
  beginText(table: TokenTable): void {
    this.decoder.beginText(table.generation)
  }

  read(document: Document, table: TokenTable, beliefs: TokenBeliefs, candidate: CueCandidate): Proposal {
    this.decoder.begin(candidate.windowEnd - candidate.windowFirst)
    this.extractor.extract(document, table, beliefs, candidate, this.decoder)
    const labels = this.decoder.decode()
    const marginals = this.decoder.marginals()
    const base = candidate.windowFirst
    const believed = (t: number, label: number): number =>
      (marginals[(t - base) * 6 + label] ?? 0) + (marginals[(t - base) * 6 + label + 1] ?? 0)
    const source = runsOf(labels, base, 2, 3)
    const content = runsOf(labels, base, 4, 5)
    let boundary = content.length === 0 ? 0 : 1
    for (const [first, end] of content) {
      boundary = Math.min(boundary, marginals[(first - base) * 6 + 4] ?? 0, believed(end - 1, 4))
      if (end < candidate.windowEnd) boundary = Math.min(boundary, 1 - (marginals[(end - base) * 6 + 5] ?? 0))
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
