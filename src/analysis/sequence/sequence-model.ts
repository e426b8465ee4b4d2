import type { FeatureTable } from './feature-table.ts'

/** A linear-chain conditional random field over hashed features. */
export interface SequenceModel {
  readonly labels: readonly string[]
  /**
   * (labels + 1)², from × to: the score of each step. The last row and column stand for the boundary of the sequence.
   * -Infinity forbids a step.
   */
  readonly transitions: Float32Array
  readonly nodes: FeatureTable
  /** Rows of labels², from × to; for the first token the row from label 0 is not used. */
  readonly edges: FeatureTable
}
