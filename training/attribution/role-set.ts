import { type CueCandidate, findCues } from '../../src/analysis/attribution/cues.ts'
import type { TokenBeliefs } from '../../src/analysis/attribution/first-pass.ts'
import { RoleFeatures, roleLabels } from '../../src/analysis/attribution/role-features.ts'
import { FeatureBuffer } from '../../src/analysis/sequence/features.ts'
import { tokenRuns } from '../polnear.ts'
import type { SpanSets } from '../score/attribution.ts'
import { TrainingSetBuilder } from '../training-set.ts'
import { type ArticleSequences, isDiscarded, type ReadArticle } from './token-set.ts'

/** An article with the first pass's beliefs, from a model that was not trained on it. */
export interface BelievedArticle extends ReadArticle {
  readonly beliefs: TokenBeliefs
}

/** The second pass's sequences: one for each candidate cue that is one in the gold data. */
export function buildRoleSet(articles: readonly BelievedArticle[], training: number): ArticleSequences {
  const builder = new TrainingSetBuilder({ labels: roleLabels, bits: 22, minimumCount: 3 })
  const extractor = new RoleFeatures()
  const features = new FeatureBuffer()
  const sequences = articles.map((article, index) => {
    const own: number[] = []
    const goldAt = goldByCueToken(article)
    for (const cue of findCues(article.document, article.table, article.beliefs)) {
      const gold = goldOf(cue, goldAt)
      if (!gold || isDiscarded(article, { paragraph: 0, first: cue.first, end: cue.end })) continue
      features.clear()
      extractor.extract(article.document, article.table, article.beliefs, cue, features)
      own.push(builder.size)
      builder.add(features, roleGold(article, cue, gold), index < training)
    }
    return own
  })
  return { set: builder.finish(), sequences }
}

/** The gold attribution whose cue has each token. */
function goldByCueToken({ document, gold }: ReadArticle): Map<number, SpanSets> {
  const at = new Map<number, SpanSets>()
  for (const attribution of gold.attributions) {
    for (const [first, end] of tokenRuns(document, attribution.cue)) {
      for (let t = first; t < end; t++) at.set(t, attribution)
    }
  }
  return at
}

function goldOf(cue: CueCandidate, goldAt: ReadonlyMap<number, SpanSets>): SpanSets | null {
  for (let t = cue.first; t < cue.end; t++) {
    const gold = goldAt.get(t)
    if (gold) return gold
  }
  return null
}

function roleGold({ document }: ReadArticle, cue: CueCandidate, gold: SpanSets): Uint8Array {
  const labels = new Uint8Array(cue.windowEnd - cue.windowFirst)
  const mark = (spans: SpanSets['cue'], begin: number, inner: number): void => {
    for (const [first, end] of tokenRuns(document, spans)) {
      const from = Math.max(first, cue.windowFirst) - cue.windowFirst
      const to = Math.min(end, cue.windowEnd) - cue.windowFirst
      if (to <= from) continue
      labels.fill(inner, from, to)
      labels[from] = begin
    }
  }
  mark(gold.content, 4, 5)
  mark(gold.source, 2, 3)
  mark(gold.cue, 1, 1)
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] ?? 0
    const before = labels[i - 1] ?? 0
    if ((label === 3 || label === 5) && before !== label && before !== label - 1) labels[i] = label - 1
  }
  return labels
}
