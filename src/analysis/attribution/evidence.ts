import type { Document } from '../document/document.ts'
import { neighbours } from './disputes.ts'
import type { TokenBeliefs } from './first-pass.ts'
import { closing, opening, type TokenTable } from './passages.ts'
import { holds, type Proposal, shareTokens, type TokenRun } from './second-pass.ts'

/** Numbers that `gatherEvidence` gives for a proposal. */
export const evidenceWidth = 50

/** What stands for a neighbour, rival or source that there is none of. */
const far = 99
const never = -9

interface Reading {
  readonly document: Document
  readonly table: TokenTable
  readonly beliefs: TokenBeliefs
  /** Writes the next number of the row. */
  readonly put: (value: number) => void
}

/**
 * What speaks for and against each proposal of a document beside its words: how sure both passes are, its shape and
 * place, and what competes with it. `words` are the log-odds that the words alone give. A row of `evidenceWidth` numbers
 * for each proposal, in order.
 */
export function gatherEvidence(
  document: Document,
  table: TokenTable,
  beliefs: TokenBeliefs,
  proposals: readonly Proposal[],
  words: readonly number[],
): Float32Array {
  const rows = new Float32Array(proposals.length * evidenceWidth)
  let at = 0
  const put = (value: number): void => {
    rows[at++] = value
  }
  const reading = { document, table, beliefs, put }
  const expected = words.map((odds) => 1 / (1 + Math.exp(-odds)))
  const total = expected.reduce((sum, share) => sum + share, 0)
  const voices = new Map<number, number>()
  const voiceOf = ({ source }: Proposal): number => table.forms[(source[0]?.[1] ?? 0) - 1]?.lower ?? 0
  proposals.forEach((proposal, i) => {
    voices.set(voiceOf(proposal), (voices.get(voiceOf(proposal)) ?? 0) + (expected[i] ?? 0))
  })
  const share = (100 * total) / document.tokens.length
  proposals.forEach((proposal, i) => {
    at = i * evidenceWidth
    put(words[i] ?? 0)
    put(share)
    put((voices.get(voiceOf(proposal)) ?? 0) - (expected[i] ?? 0))
    writeCertainty(reading, proposal)
    writeShape(reading, proposal)
    writePlace(reading, proposal)
    writeCompany(reading, proposals, words, i)
  })
  return rows
}

/** How sure both passes are of the cue, the content with its ends, and the source. */
function writeCertainty({ beliefs, put }: Reading, proposal: Proposal): void {
  const { candidate, content, source } = proposal
  const contents = summary(content, beliefs.content)
  const sources = summary(source, beliefs.source)
  const first = content[0]?.[0] ?? 0
  const end = content.at(-1)?.[1] ?? 1
  put(candidate.belief)
  put(summary([[candidate.first, candidate.end]], beliefs.cue).most)
  put(proposal.contentBelief)
  put(proposal.boundaryBelief)
  put(Math.min(1, ...proposal.runBeliefs))
  put(proposal.contentLikeness)
  put(proposal.expectedSources)
  put(proposal.otherSource)
  put(source.length > 0 ? proposal.sourceBelief : -1)
  put(contents.mean)
  put(contents.least)
  put(source.length > 0 ? sources.mean : -1)
  put(beliefs.source[source[0]?.[0] ?? -1] ?? -1)
  put(beliefs.begin[first] ?? 0)
  put(beliefs.content[first - 1] ?? 0)
  put(beliefs.content[end - 1] ?? 0)
  put(beliefs.content[end] ?? 0)
}

function summary(runs: readonly TokenRun[], values: Float32Array): { mean: number; least: number; most: number } {
  let sum = 0
  let count = 0
  let least = 1
  let most = 0
  for (const [first, end] of runs) {
    for (let t = first; t < end; t++) {
      const value = values[t] ?? 0
      sum += value
      least = Math.min(least, value)
      most = Math.max(most, value)
    }
    count += end - first
  }
  return { mean: count === 0 ? 0 : sum / count, least, most }
}

const sizeOf = (runs: readonly TokenRun[]): number => runs.reduce((sum, [first, end]) => sum + end - first, 0)

/** Lengths, order and distances of the parts, and how much of the content is quoted. */
function writeShape({ table, put }: Reading, { candidate, content, source }: Proposal): void {
  const length = sizeOf(content)
  let quoted = 0
  for (const [first, end] of content) for (let t = first; t < end; t++) if (table.quotation[t] !== -1) quoted++
  const first = content[0]?.[0] ?? 0
  const end = content.at(-1)?.[1] ?? 1
  const before = content.findLast((run) => run[0] < candidate.first)
  put(length)
  put(content.length)
  put(sizeOf(source))
  put(candidate.end - candidate.first)
  put(length === 0 ? 0 : quoted / length)
  put(table.quote[first] === opening ? 1 : 0)
  put(table.quote[end - 1] === closing ? 1 : 0)
  put(first >= candidate.first ? 0 : end > candidate.first ? 1 : 2)
  put(before ? before[1] - candidate.first - 1 : first - candidate.end)
  put(source[0] ? awayFrom(candidate, source[0]) : far)
}

/** Tokens between, below zero where the run stands before the cue. */
function awayFrom(cue: { readonly first: number; readonly end: number }, [first, end]: TokenRun): number {
  return first < cue.first ? end - cue.first - 1 : first - cue.end
}

/** Where it stands in its sentence and document, and what it leaves of the sentence. */
function writePlace({ document, table, beliefs, put }: Reading, { candidate, content, source }: Proposal): void {
  const sentence = document.sentences[table.sentence[candidate.first] ?? 0]
  const last = (content.at(-1)?.[1] ?? 1) - 1
  const own: readonly TokenRun[] = [...content, ...source, [candidate.first, candidate.end]]
  const left = { tokens: 0, content: 0, source: 0, cue: 0 }
  // A window is bounded and a sentence is not, so that reading takes time linear in the text's length.
  const from = Math.max(candidate.windowFirst, sentence?.firstToken ?? 0)
  const to = Math.min(candidate.windowEnd, sentence?.endToken ?? candidate.windowEnd)
  for (let t = from; t < to; t++) {
    if (holds(own, t)) continue
    left.tokens++
    left.content += beliefs.content[t] ?? 0
    left.source += beliefs.source[t] ?? 0
    left.cue += beliefs.cue[t] ?? 0
  }
  let quoted = 0
  for (let t = candidate.windowFirst; t < candidate.windowEnd; t++) if (table.quotation[t] !== -1) quoted++
  put(to - from)
  put(candidate.first - from)
  put(to - candidate.end)
  put((document.sentences[table.sentence[last] ?? 0]?.endToken ?? last) - last)
  put(left.tokens)
  put(left.content)
  put(left.source)
  put(left.cue)
  put(quoted / (candidate.windowEnd - candidate.windowFirst))
  put(candidate.first / document.tokens.length)
}

/** What the words give to the proposals around it: those over the same tokens, in or around it, beside it. */
function writeCompany(
  { table, put }: Reading,
  proposals: readonly Proposal[],
  words: readonly number[],
  i: number,
): void {
  const own = proposals[i]
  if (!own) return
  const { candidate, content, cue } = own
  const rival = { count: 0, odds: never, belief: 0 }
  const best = { around: never, inside: never, sentence: never }
  const before = { gap: far, odds: never }
  const after = { gap: far, odds: never }
  for (let j = Math.max(0, i - neighbours); j <= i + neighbours; j++) {
    const other = proposals[j]
    if (i === j || !other) continue
    const odds = words[j] ?? 0
    if (shareTokens(content, other.content)) {
      rival.count++
      rival.odds = Math.max(rival.odds, odds)
      rival.belief = Math.max(rival.belief, other.candidate.belief)
    }
    if (shareTokens(cue, other.content)) best.around = Math.max(best.around, odds)
    if (shareTokens(content, other.cue)) best.inside = Math.max(best.inside, odds)
    if (table.sentence[other.candidate.first] === table.sentence[candidate.first]) {
      best.sentence = Math.max(best.sentence, odds)
    }
    const gap = j < i ? candidate.first - other.candidate.end : other.candidate.first - candidate.end
    const side = j < i ? before : after
    if (gap >= side.gap) continue
    side.gap = gap
    side.odds = odds
  }
  put(rival.count)
  put(rival.odds)
  put(rival.belief)
  put(best.around)
  put(best.inside)
  put(best.sentence)
  put(before.gap)
  put(before.odds)
  put(after.gap)
  put(after.odds)
}
