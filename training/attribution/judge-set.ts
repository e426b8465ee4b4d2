import type { Proposals } from '../../src/analysis/attribution/proposals.ts'
import type { Proposal, TokenRun } from '../../src/analysis/attribution/second-pass.ts'
import { extractVerdict, rivalsOf, verdicts } from '../../src/analysis/attribution/word-judge.ts'
import type { Document } from '../../src/analysis/document/document.ts'
import { FeatureBuffer } from '../../src/analysis/sequence/features.ts'
import type { Span } from '../../src/analysis/types.ts'
import { type SpanSets, scoreArticle } from '../score/attribution.ts'
import { TrainingSetBuilder } from '../training-set.ts'
import type { ArticleSequences } from './folds.ts'
import type { ReadArticle } from './tagger-set.ts'

/** An article with what the first two passes propose. */
export interface ProposedArticle extends ReadArticle, Proposals {}

/** The word judge's sequences, one token each: every proposal, and whether it is right end to end. */
export function buildJudgeSet(articles: readonly ProposedArticle[], training: number): ArticleSequences {
  const builder = new TrainingSetBuilder({ labels: verdicts, bits: 20, minimumCount: 3 })
  const features = new FeatureBuffer()
  const sequences = articles.map((article, index) => {
    const own: number[] = []
    const right = rightness(article, article.proposals)
    const rivals = rivalsOf(article.proposals)
    article.proposals.forEach((proposal, i) => {
      const verdict = right[i]
      if (verdict === null || verdict === undefined) return
      features.clear()
      extractVerdict(article.document, article.table, article.beliefs, proposal, rivals[i] ?? 0, features)
      own.push(builder.size)
      builder.add(features, [verdict ? 1 : 0], index < training)
    })
    return own
  })
  return { set: builder.finish(), sequences }
}

/** For each proposal whether the scorer calls it right end to end; null where it is not scored. */
export function rightness(article: ReadArticle, proposals: readonly Proposal[]): (boolean | null)[] {
  return scoreArticle(
    article.gold,
    proposals.map((proposal) => toSpans(article.document, proposal)),
    new Map(),
  )
}

export function toSpans(document: Document, proposal: Proposal): SpanSets {
  const spans = (runs: readonly TokenRun[]): Span[] =>
    runs.map(([first, end]) => [document.tokens[first]?.start ?? 0, document.tokens[end - 1]?.end ?? 0])
  return { source: spans(proposal.source), cue: spans(proposal.cue), content: spans(proposal.content) }
}
