import type { Document } from '../document/document.ts'
import { FeatureBuffer } from '../sequence/features.ts'
import { combine } from '../sequence/hashing.ts'
import { SequenceDecoder, type SequenceModel } from '../sequence/sequence-model.ts'
import type { WordForm } from '../sequence/word-forms.ts'
import { neighbours } from './disputes.ts'
import type { TokenBeliefs } from './first-pass.ts'
import { outside, type TokenTable } from './passages.ts'
import type { Proposal, TokenRun } from './second-pass.ts'
import { blank, step } from './token-features.ts'

/** The third pass's labels: logistic regression as a random field of one token. */
export const verdicts = ['wrong', 'right'] as const

/** Finer than `gradeOf`: ten steps, closest near the ends. */
function fineGrade(probability: number): number {
  const odds = Math.log((probability + 1e-3) / (1 - probability + 1e-3))
  return Math.max(0, Math.min(12, Math.round(odds * 1.2 + 6)))
}

/** Says how likely a proposal is to be a right attribution, from its words and from what both passes believe. */
export class Judge {
  private readonly features = new FeatureBuffer()
  private readonly decoder: SequenceDecoder

  constructor(model: SequenceModel) {
    this.decoder = new SequenceDecoder(model)
  }

  /** A probability for each proposal; they are those of one document, in the order of the text. */
  weigh(document: Document, table: TokenTable, beliefs: TokenBeliefs, proposals: readonly Proposal[]): number[] {
    const rivals = rivalsOf(proposals)
    return proposals.map((proposal, i) => {
      extractVerdict(document, table, beliefs, proposal, rivals[i] ?? 0, this.features)
      this.decoder.score(this.features)
      return this.decoder.marginals()[1] ?? 0
    })
  }
}

/**
 * For each proposal the largest cue belief of another whose content it shares a token with, in quarters, and whether
 * its own cue lies in another's content.
 */
export function rivalsOf(proposals: readonly Proposal[]): number[] {
  return proposals.map((one, i) => {
    let strongest = 0
    let within = 0
    for (let j = Math.max(0, i - neighbours); j <= i + neighbours; j++) {
      const other = proposals[j]
      if (i === j || !other) continue
      if (shareTokens(one.content, other.content)) strongest = Math.max(strongest, other.candidate.belief)
      if (shareTokens(one.cue, other.content)) within = Math.max(within, other.candidate.belief)
    }
    return Math.ceil(strongest * 4) * 5 + Math.ceil(within * 4)
  })
}

function shareTokens(a: readonly TokenRun[], b: readonly TokenRun[]): boolean {
  return a.some((one) => b.some((other) => one[0] < other[1] && other[0] < one[1]))
}

/** Fills `features` with one token: what speaks for and against the proposal. */
export function extractVerdict(
  document: Document,
  table: TokenTable,
  beliefs: TokenBeliefs,
  proposal: Proposal,
  rivals: number,
  features: FeatureBuffer,
): void {
  const { candidate, source, content } = proposal
  const at = (t: number): WordForm => table.forms[t] ?? blank
  let head = candidate.first
  for (let t = candidate.first; t < candidate.end; t++) {
    if ((beliefs.cue[t] ?? 0) > (beliefs.cue[head] ?? 0) + 0.05) head = t
  }
  const cue = at(head)
  const belief = fineGrade(candidate.belief)
  const sourceHead = source[0] ? source[0][1] - 1 : -1
  const sourceWord = sourceHead < 0 ? blank : at(sourceHead)
  const contentFirst = content[0]?.[0] ?? -1
  const opener = contentFirst < 0 ? blank : at(contentFirst)
  const last = content.at(-1)
  const closer = last ? at(last[1] - 1) : blank
  let length = 0
  let quoted = 0
  let agreed = 0
  for (const [first, end] of content) {
    for (let t = first; t < end; t++) {
      length++
      if (table.quotation[t] !== -1) quoted++
      agreed += beliefs.content[t] ?? 0
    }
  }
  let sourceAgreed = 0
  for (const [first, end] of source)
    for (let t = first; t < end; t++) sourceAgreed += (beliefs.source[t] ?? 0) / (end - first)
  const kind = length === 0 ? 0 : quoted === 0 ? 1 : quoted === length ? 2 : 3
  const size = step(length)
  const order = contentFirst < candidate.first ? (content.length > 1 ? 2 : 1) : 0
  const sourceOrder = sourceHead < 0 ? 0 : sourceHead < candidate.first ? 1 : 2
  const layout = (order * 3 + sourceOrder) * 4 + kind
  const away =
    contentFirst < 0
      ? 9
      : step(contentFirst < candidate.first ? candidate.first - (last?.[1] ?? 0) : contentFirst - candidate.end)
  const contentBelief = fineGrade(proposal.contentBelief)
  const boundary = fineGrade(proposal.boundaryBelief)
  const sourceBelief = sourceHead < 0 ? 15 : fineGrade(proposal.sourceBelief)
  const sourceDistance = sourceHead < 0 ? 9 : step(Math.abs(sourceHead - candidate.first))

  features.clear()
  features.beginToken()
  features.node(combine(belief, 1))
  features.node(combine(contentBelief, 2))
  features.node(combine(boundary, 3))
  features.node(combine(sourceBelief, 4))
  features.node(combine(fineGrade(length === 0 ? 0 : agreed / length), 5))
  features.node(combine(source.length === 0 ? 15 : fineGrade(sourceAgreed / source.length), 6))
  features.node(combine(rivals, 7))
  features.node(combine(layout, 8))
  features.node(combine(size * 4 + kind, 9))
  features.node(combine(cue.lower, 10))
  features.node(combine(cue.stem, 11))
  features.node(combine(cue.fine, 12))
  features.node(combine(combine(cue.stem, layout), 13))
  features.node(combine(combine(cue.fine, layout), 14))
  features.node(combine(combine(cue.middle, size), 15))
  features.node(combine(opener.lower, 16))
  features.node(combine(combine(cue.stem, opener.lower), 17))
  features.node(combine(combine(cue.middle, opener.middle), 18))
  features.node(combine(sourceWord.lower, 19))
  features.node(combine(sourceWord.fine, 20))
  features.node(combine(combine(cue.middle, sourceWord.middle), 21))
  features.node(combine((belief * 16 + contentBelief) * 4 + kind, 22))
  features.node(combine(belief * 16 + boundary, 23))
  features.node(combine(belief * 16 + sourceBelief, 24))
  features.node(combine(at(candidate.first - 1).lower, 25))
  features.node(combine(at(candidate.end).lower, 26))
  features.node(combine(combine(at(candidate.first - 1).fine, cue.stem), 27))
  features.node(combine(combine(cue.stem, at(candidate.end).fine), 28))
  features.node(combine(combine(at(candidate.first - 2).middle, at(candidate.first - 1).middle), 29))
  features.node(combine(away * 16 + sourceDistance, 30))
  features.node(combine(combine(cue.suffix3, layout), 31))
  features.node(combine(closer.lower, 32))
  features.node(combine(candidate.end - candidate.first, 33))
  features.node(combine(table.quote[candidate.first] === outside ? 0 : 1, 34))
  features.node(combine(rivals * 16 + belief, 35))
  features.node(combine(Math.min(source.length, 3) * 4 + Math.min(content.length, 3), 36))
  features.node(combine(sourceWord.shape, 37))
  const phrase = combine(
    combine(at(candidate.first).lower, at(candidate.end - 1).lower),
    candidate.end - candidate.first,
  )
  const beside = ((beliefs.label[candidate.first - 1] ?? 0) + 1) * 8 + (beliefs.label[candidate.end] ?? 0)
  features.node(combine(phrase, 41))
  features.node(combine(combine(phrase, layout), 42))
  features.node(combine(combine(cue.stem, belief >> 1), 43))
  features.node(combine(combine(cue.fine, contentBelief >> 1), 44))
  features.node(combine(combine(cue.stem, sourceWord.middle), 45))
  features.node(combine(combine(opener.lower, at(contentFirst + 1).lower), 46))
  features.node(combine(combine(cue.fine, opener.fine), 47))
  features.node(combine(combine(at(candidate.first - 2).lower, at(candidate.first - 1).lower), 48))
  features.node(combine(combine(at(candidate.end).lower, at(candidate.end + 1).lower), 49))
  features.node(combine(beside * 16 + belief, 50))
  features.node(combine((contentBelief * 16 + sourceBelief) * 16 + boundary, 51))
  features.node(combine(combine(sourceWord.lower, cue.stem), 52))
  features.node(combine(source[0] ? at(source[0][0]).lower : 0, 53))
  features.node(combine(closer.fine * 16 + boundary, 54))
  features.node(combine(combine(cue.suffix2, at(candidate.first - 1).lower), 55))
  const sentence = document.sentences[table.sentence[candidate.first] ?? 0]
  if (sentence) {
    features.node(
      combine(step(candidate.first - sentence.firstToken) * 8 + step(sentence.endToken - candidate.end), 38),
    )
    features.node(combine(at(sentence.firstToken).lower, 39))
    features.node(combine(Math.min(sentence.paragraph, 3), 40))
  }
}
