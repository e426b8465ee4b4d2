import type { Document } from '../document/document.ts'
import type { SequenceModel } from '../sequence/sequence-model.ts'
import { TreeSum, type Trees } from '../sequence/trees.ts'
import { evidenceWidth, gatherEvidence } from './evidence.ts'
import type { TokenBeliefs } from './first-pass.ts'
import type { TokenTable } from './passages.ts'
import type { Proposal } from './second-pass.ts'
import { WordJudge } from './word-judge.ts'

/**
 * Says how likely a proposal is to be a right attribution: what its words make of it is one number among those that trees
 * weigh, so that what competes with it counts too.
 */
export class Judge {
  private readonly words: WordJudge
  private readonly trees: TreeSum

  constructor(words: SequenceModel, trees: Trees) {
    this.words = new WordJudge(words)
    this.trees = new TreeSum(trees)
  }

  /** A probability for each proposal; they are those of one document, in the order of the text. */
  weigh(document: Document, table: TokenTable, beliefs: TokenBeliefs, proposals: readonly Proposal[]): number[] {
    const words = this.words.weigh(document, table, beliefs, proposals)
    const evidence = gatherEvidence(document, table, beliefs, proposals, words)
    return Array.from(this.trees.of(evidence, evidenceWidth), (odds) => 1 / (1 + Math.exp(-odds)))
  }
}
