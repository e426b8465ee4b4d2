import type { CueLexicon } from '../../src/analysis/attribution/cue-lexicon.ts'
import { findPassages, type Passage, readTokens, type TokenTable } from '../../src/analysis/attribution/passages.ts'
import { TokenFeatures, tokenLabels } from '../../src/analysis/attribution/token-features.ts'
import { FeatureBuffer } from '../../src/analysis/sequence/features.ts'
import type { WordForms } from '../../src/analysis/sequence/word-forms.ts'
import { type LabelledArticle, tokenRuns } from '../polnear.ts'
import { type TrainingSet, TrainingSetBuilder } from '../training-set.ts'

/** An article read as the first pass reads it. */
export interface ReadArticle extends LabelledArticle {
  readonly table: TokenTable
  readonly passages: readonly Passage[]
}

export function readArticle(article: LabelledArticle, words: WordForms): ReadArticle {
  return { ...article, table: readTokens(article.document, words), passages: findPassages(article.document) }
}

/** Which sequences of a set belong to which article. */
export interface ArticleSequences {
  readonly set: TrainingSet
  /** By article: numbers of its sequences. */
  readonly sequences: readonly number[][]
}

/** The gold label of each token of a document: source, cue or content, B at the start of each run. */
export function tokenGold({ document, gold }: LabelledArticle): Uint8Array {
  const labels = new Uint8Array(document.tokens.length)
  const parts = [
    ['source', tokenLabels.indexOf('B-source')],
    ['cue', tokenLabels.indexOf('B-cue')],
    ['content', tokenLabels.indexOf('B-content')],
  ] as const
  for (const attribution of gold.attributions) {
    for (const [part, begin] of parts) {
      for (const [first, end] of tokenRuns(document, attribution[part])) {
        labels.fill(begin + 1, first, end)
        labels[first] = begin
      }
    }
  }
  return labels
}

/** The first pass's sequences. The first `training` articles count; the others are development data. */
export function buildTokenSet(
  articles: readonly ReadArticle[],
  training: number,
  lexicon: CueLexicon,
): ArticleSequences {
  const builder = new TrainingSetBuilder({ labels: tokenLabels, bits: 23, minimumCount: 3 })
  const extractor = new TokenFeatures(lexicon)
  const features = new FeatureBuffer()
  const sequences = articles.map((article, index) => {
    const own: number[] = []
    const gold = tokenGold(article)
    for (const passage of article.passages) {
      if (isDiscarded(article, passage)) continue
      const labels = gold.slice(passage.first, passage.end)
      mendRuns(labels)
      features.clear()
      extractor.extract(article.document, article.table, passage, features)
      own.push(builder.size)
      builder.add(features, labels, index < training)
    }
    return own
  })
  return { set: builder.finish(), sequences }
}

/** Makes each run begin with B: also one that began before the passage, or that a nested attribution cuts. */
function mendRuns(labels: Uint8Array): void {
  labels.forEach((label, i) => {
    const before = labels[i - 1] ?? 0
    if (label > 0 && label % 2 === 0 && before !== label && before !== label - 1) labels[i] = label - 1
  })
}

/** Whether the passage touches a region that the annotators left out. */
export function isDiscarded({ document, gold }: LabelledArticle, { first, end }: Passage): boolean {
  const start = document.tokens[first]?.start ?? 0
  const stop = document.tokens[end - 1]?.end ?? 0
  return gold.discard.some((region) => region[0] < stop && region[1] > start)
}
