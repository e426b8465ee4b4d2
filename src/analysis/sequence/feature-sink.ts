/**
 * Where an extractor writes the features of a sequence: a `FeatureBuffer` while training, the `SequenceDecoder` while
 * reading. A decoder does not need a feature but the sum of its weights with the others', and what a few words decide
 * comes again and again. So features that depend on little stand in a block
 *
 *     if (!sink.recall(memo, group, slot)) {
 *       sink.node(…)
 *       sink.keep()
 *     }
 *
 * whose slot names all that they depend on: the decoder runs the block once and remembers the sum. A feature that
 * depends on more is written outside of any block. Blocks may stand in blocks.
 */
export interface FeatureSink {
  /** Begins the next token; what follows belongs to it. */
  beginToken(): void
  /** Adds a feature that scores each label of the token. */
  node(hash: number): void
  /** Adds a feature that scores each pair of labels of the token before and the token; of the first token's none counts. */
  edge(hash: number): void
  /** The slot of two whole numbers in a memo that is addressed by such; negative where it has no room or `key` is negative. */
  slotOf(memo: number, key: number, more: number): number
  /** True where the sum of a group's features in the slot is known and has been added. A negative slot is never known. */
  recall(memo: number, group: number, slot: number): boolean
  /** Ends the block of the last `recall` that was false. */
  keep(): void
}

/** How many sums a memo has room for. */
export interface MemoShape {
  /** Groups of features for each slot. */
  readonly groups: number
  /** Slots are 0 to `slots`, exclusive: given out by `slotOf`, for which their number is a power of two, or by the extractor. */
  readonly slots: number
}

/** What an extractor needs a decoder to remember. */
export interface MemoPlan {
  readonly memos: readonly MemoShape[]
}
