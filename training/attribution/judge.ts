import { evidenceWidth, gatherEvidence } from '../../src/analysis/attribution/evidence.ts'
import { verdicts, WordJudge } from '../../src/analysis/attribution/word-judge.ts'
import { parseSequenceModel } from '../../src/analysis/sequence/model-format.ts'
import type { SequenceModel } from '../../src/analysis/sequence/sequence-model.ts'
import type { Trees } from '../../src/analysis/sequence/trees.ts'
import { type Examples, growTrees } from '../boosting.ts'
import { allowedSteps, byFold, folds, trainFolds } from './folds.ts'
import { buildJudgeSet, type ProposedArticle, rightness } from './judge-set.ts'

/** A judge's two halves, for each fold and for all of the training part. */
export interface FoldedJudge {
  readonly folds: readonly JudgeParts[]
  readonly full: JudgeParts
}

export interface JudgeParts {
  readonly words: SequenceModel
  readonly trees: Trees
}

const wordOptions = { rate: 0.05, l1: 1, l2: 0.02, dropout: 0.5, seed: 1, epochs: 12, allowed: allowedSteps(verdicts) }
const treeOptions = { trees: 100, depth: 4, rate: 0.12, l2: 10, smallest: 20, rows: 0.7, columns: 0.4, seed: 1 }

/**
 * Learns which proposals are right, from proposals that were made by passes not trained on their article. The trees learn
 * from what a fold's words say of the fold's own articles. The first `count` articles are for training.
 */
export async function trainJudge(articles: readonly ProposedArticle[], count: number): Promise<FoldedJudge> {
  const words = await trainFolds('judge', buildJudgeSet(articles, count), count, wordOptions)
  const judgeOf = byFold(words, count, (bytes) => new WordJudge(parseSequenceModel(bytes)))
  const known = articles.slice(0, count)
  const { examples, rowsOf } = gatherExamples(
    known,
    known.map(({ document, table, beliefs, proposals }, i) => judgeOf(i).weigh(document, table, beliefs, proposals)),
  )
  const grow = (bytes: Uint8Array, name: string, chosen: (article: number) => boolean): JudgeParts => {
    const started = Date.now()
    const trees = growTrees(examples, rowsOf(chosen), treeOptions)
    console.error(`${name}  ${trees.count} trees  ${((Date.now() - started) / 1000).toFixed(0)} s`)
    return { words: parseSequenceModel(bytes), trees }
  }
  return {
    full: grow(words.full, 'judge', () => true),
    folds: words.folds.map((bytes, fold) =>
      grow(bytes, `judge, fold ${fold + 1}`, (article) => article % folds !== fold),
    ),
  }
}

/** The proposals that are scored as the trees see them, and which of the rows belong to chosen articles. */
function gatherExamples(
  articles: readonly ProposedArticle[],
  words: readonly (readonly number[])[],
): { examples: Examples; rowsOf: (chosen: (article: number) => boolean) => Uint32Array } {
  const values: Float32Array[] = []
  const right: number[] = []
  const owner: number[] = []
  articles.forEach((article, index) => {
    const { document, table, beliefs, proposals } = article
    const evidence = gatherEvidence(document, table, beliefs, proposals, words[index] ?? [])
    rightness(article, proposals).forEach((verdict, i) => {
      if (verdict === null) return
      values.push(evidence.subarray(i * evidenceWidth, (i + 1) * evidenceWidth))
      right.push(verdict ? 1 : 0)
      owner.push(index)
    })
  })
  const all = new Float32Array(values.length * evidenceWidth)
  values.forEach((row, i) => {
    all.set(row, i * evidenceWidth)
  })
  return {
    examples: { width: evidenceWidth, values: all, right: Uint8Array.from(right) },
    rowsOf: (chosen) => Uint32Array.from(owner.flatMap((article, row) => (chosen(article) ? [row] : []))),
  }
}
