import type { Mention } from '../actors/mention.ts'
import { type Document, meetsQuotation } from '../document/document.ts'
import type { Span, StatementKind } from '../types.ts'
import { nameBeforeAside } from './asides.ts'
import { calibrate } from './calibration.ts'
import { type Attribution, withCertain } from './certain.ts'
import type { AttributionModel } from './model.ts'
import { readTokens, type TokenTable } from './passages.ts'
import { proposeAll } from './proposals.ts'
import { asksInHeading, hasScareQuote, isTitleOfWork, namesOnly, withoutConnective } from './quoted.ts'
import type { Proposal, TokenRun } from './second-pass.ts'

export type { Attribution } from './certain.ts'
export { type AttributionModel, parseAttributionModel } from './model.ts'

/**
 * Finds the attributions of a text: a first pass labels sources, cues and contents, a second finds each cue's own, and
 * a third weighs what it found (see models/attribution.md); the marks have the last word. In the order of their cues.
 * Contents do not overlap, except that the turns of a transcript hold what is attributed within them. `mentions`: what the
 * text names, in order.
 */
export function findAttributions(
  document: Document,
  mentions: readonly Mention[],
  model: AttributionModel,
): Attribution[] {
  const table = readTokens(document, model.words, mentions)
  const { proposals, confidence } = propose(document, table, model)
  const attributions = settle(proposals, confidence, model.threshold).map((i) => {
    const proposal = proposals[i] as Proposal
    return toAttribution(document, table, proposal, confidence[i] ?? 0)
  })
  return withCertain(document, mentions, attributions).filter(
    (attribution) => !isLabel(document, attribution) && !asksInHeading(document, attribution),
  )
}

/** A work's title is no statement; of what may be one, a label or a scare quote the passes must be fairly sure. */
function isLabel(document: Document, { content, confidence }: Attribution): boolean {
  if (!content.some((span) => meetsQuotation(document, span))) return false
  if (isTitleOfWork(document, content)) return true
  return confidence < doubtful && (namesOnly(document, content) || hasScareQuote(document, content))
}

const doubtful = 0.45

/** All candidates with a content, and how likely each is to be right. */
function propose(
  document: Document,
  table: TokenTable,
  model: AttributionModel,
): { proposals: readonly Proposal[]; confidence: number[] } {
  const { beliefs, proposals } = proposeAll(document, table, model.tagger)
  const weights = model.judge.weigh(document, table, beliefs, proposals)
  return { proposals, confidence: weights.map((weight) => calibrate(model.calibration, weight)) }
}

/** The proposals to keep, by number, ascending: the most confident first, none over tokens that another has. */
export function settle(proposals: readonly Proposal[], confidence: readonly number[], threshold: number): number[] {
  const order = proposals.map((_, i) => i).filter((i) => (confidence[i] ?? 0) >= threshold)
  order.sort((a, b) => (confidence[b] ?? 0) - (confidence[a] ?? 0) || a - b)
  const last = order.reduce((most, i) => Math.max(most, proposals[i]?.content.at(-1)?.[1] ?? 0), 0)
  const taken = new Uint8Array(last)
  const kept: number[] = []
  for (const i of order) {
    const content = proposals[i]?.content ?? []
    if (content.some(([first, end]) => taken.subarray(first, end).includes(1))) continue
    for (const [first, end] of content) taken.fill(1, first, end)
    kept.push(i)
  }
  return kept.sort((a, b) => a - b)
}

function toAttribution(document: Document, table: TokenTable, proposal: Proposal, confidence: number): Attribution {
  const spans = (runs: readonly TokenRun[]): Span[] =>
    runs.map(([first, end]) => [document.tokens[first]?.start ?? 0, document.tokens[end - 1]?.end ?? 0])
  const content = withoutConnective(document, proposal.content)
  return {
    kind: kindOf(table, content),
    content: spans(content),
    cue: spans(proposal.cue),
    source: spans(proposal.source.length > 0 ? proposal.source : subjectOf(document, table, proposal)),
    confidence,
  }
}

/** The name before an aside that the passes did not see as the source; nine in ten such names are in the training text. */
function subjectOf(document: Document, table: TokenTable, { candidate, content }: Proposal): TokenRun[] {
  const name = nameBeforeAside(document, table, candidate.first)
  return name && content.every(([first, end]) => name[1] <= first || end <= name[0]) ? [name] : []
}

/** Direct where all words stand in quotation marks, mixed where some do. */
function kindOf(table: TokenTable, content: readonly TokenRun[]): StatementKind {
  let words = 0
  let quoted = 0
  for (const [first, end] of content) {
    for (let t = first; t < end; t++) {
      if (!table.forms[t]?.word) continue
      words++
      if (table.quotation[t] !== -1) quoted++
    }
  }
  if (quoted === 0) return 'indirect'
  return quoted === words ? 'direct' : 'mixed'
}
