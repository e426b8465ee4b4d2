import type { Document } from '../document/document.ts'
import type { FeatureSink } from '../sequence/feature-sink.ts'
import { combine } from '../sequence/hashing.ts'
import { OddsDecoder } from '../sequence/odds.ts'
import type { SequenceModel } from '../sequence/sequence-model.ts'
import { blank, type WordForm } from '../sequence/word-forms.ts'
import { neighbours } from './disputes.ts'
import type { TokenBeliefs } from './first-pass.ts'
import { outside, type TokenTable } from './passages.ts'
import { type Proposal, shareTokens } from './second-pass.ts'
import { step } from './tagger-features.ts'

/** The labels: logistic regression as a random field of one token. */
export const verdicts = ['wrong', 'right'] as const

/** Finer than `gradeOf`: ten steps, closest near the ends. */
function fineGrade(probability: number): number {
  const odds = Math.log((probability + 1e-3) / (1 - probability + 1e-3))
  return Math.max(0, Math.min(12, Math.round(odds * 1.2 + 6)))
}

/** Says what the words of a proposal and around it, with how sure both passes are, make of it. */
export class WordJudge {
  private readonly decoder: OddsDecoder

  constructor(model: SequenceModel) {
    this.decoder = new OddsDecoder(model)
  }

  /** The log-odds that each proposal is right; they are those of one document, in the order of the text. */
  weigh(document: Document, table: TokenTable, beliefs: TokenBeliefs, proposals: readonly Proposal[]): number[] {
    const rivals = rivalsOf(proposals)
    this.decoder.begin(proposals.length)
    proposals.forEach((proposal, i) => {
      extractVerdict(document, table, beliefs, proposal, rivals[i] ?? 0, this.decoder)
    })
    return this.decoder.read()
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

/** Writes one token: what speaks for and against the proposal. */
export function extractVerdict(
  document: Document,
  table: TokenTable,
  beliefs: TokenBeliefs,
  proposal: Proposal,
  rivals: number,
  sink: FeatureSink,
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

  sink.beginToken()
  sink.node(combine(belief, 1))
  sink.node(combine(contentBelief, 2))
  sink.node(combine(boundary, 3))
  sink.node(combine(sourceBelief, 4))
  sink.node(combine(fineGrade(length === 0 ? 0 : agreed / length), 5))
  sink.node(combine(source.length === 0 ? 15 : fineGrade(sourceAgreed / source.length), 6))
  sink.node(combine(rivals, 7))
  sink.node(combine(layout, 8))
  sink.node(combine(size * 4 + kind, 9))
  sink.node(combine(cue.lower, 10))
  sink.node(combine(cue.stem, 11))
  sink.node(combine(cue.fine, 12))
  sink.node(combine(combine(cue.stem, layout), 13))
  sink.node(combine(combine(cue.fine, layout), 14))
  sink.node(combine(combine(cue.middle, size), 15))
  sink.node(combine(opener.lower, 16))
  sink.node(combine(combine(cue.stem, opener.lower), 17))
  sink.node(combine(combine(cue.middle, opener.middle), 18))
  sink.node(combine(sourceWord.lower, 19))
  sink.node(combine(sourceWord.fine, 20))
  sink.node(combine(combine(cue.middle, sourceWord.middle), 21))
  sink.node(combine((belief * 16 + contentBelief) * 4 + kind, 22))
  sink.node(combine(belief * 16 + boundary, 23))
  sink.node(combine(belief * 16 + sourceBelief, 24))
  sink.node(combine(at(candidate.first - 1).lower, 25))
  sink.node(combine(at(candidate.end).lower, 26))
  sink.node(combine(combine(at(candidate.first - 1).fine, cue.stem), 27))
  sink.node(combine(combine(cue.stem, at(candidate.end).fine), 28))
  sink.node(combine(combine(at(candidate.first - 2).middle, at(candidate.first - 1).middle), 29))
  sink.node(combine(away * 16 + sourceDistance, 30))
  sink.node(combine(combine(cue.suffix3, layout), 31))
  sink.node(combine(closer.lower, 32))
  sink.node(combine(candidate.end - candidate.first, 33))
  sink.node(combine(table.quote[candidate.first] === outside ? 0 : 1, 34))
  sink.node(combine(rivals * 16 + belief, 35))
  sink.node(combine(Math.min(source.length, 3) * 4 + Math.min(content.length, 3), 36))
  sink.node(combine(sourceWord.shape, 37))
  const phrase = combine(
    combine(at(candidate.first).lower, at(candidate.end - 1).lower),
    candidate.end - candidate.first,
  )
  const beside = ((beliefs.label[candidate.first - 1] ?? 0) + 1) * 8 + (beliefs.label[candidate.end] ?? 0)
  sink.node(combine(phrase, 41))
  sink.node(combine(combine(phrase, layout), 42))
  sink.node(combine(combine(cue.stem, belief >> 1), 43))
  sink.node(combine(combine(cue.fine, contentBelief >> 1), 44))
  sink.node(combine(combine(cue.stem, sourceWord.middle), 45))
  sink.node(combine(combine(opener.lower, at(contentFirst + 1).lower), 46))
  sink.node(combine(combine(cue.fine, opener.fine), 47))
  sink.node(combine(combine(at(candidate.first - 2).lower, at(candidate.first - 1).lower), 48))
  sink.node(combine(combine(at(candidate.end).lower, at(candidate.end + 1).lower), 49))
  sink.node(combine(beside * 16 + belief, 50))
  sink.node(combine((contentBelief * 16 + sourceBelief) * 16 + boundary, 51))
  sink.node(combine(combine(sourceWord.lower, cue.stem), 52))
  sink.node(combine(source[0] ? at(source[0][0]).lower : 0, 53))
  sink.node(combine(closer.fine * 16 + boundary, 54))
  sink.node(combine(combine(cue.suffix2, at(candidate.first - 1).lower), 55))
  const sentence = document.sentences[table.sentence[candidate.first] ?? 0]
  if (sentence) {
    sink.node(combine(step(candidate.first - sentence.firstToken) * 8 + step(sentence.endToken - candidate.end), 38))
    sink.node(combine(at(sentence.firstToken).lower, 39))
    sink.node(combine(Math.min(sentence.paragraph, 3), 40))
  }
}
