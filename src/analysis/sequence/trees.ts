import type { ByteReader, ByteWriter } from './bytes.ts'

/**
 * A sum of complete binary trees over numbers, which gives the logarithm of odds (gradient boosting: Friedman 2001). Each
 * tree stands in level order: the children of node i are 2i + 1 and 2i + 2. A value below or at the node's threshold
 * goes left.
 */
export interface Trees {
  readonly depth: number
  readonly count: number
  /** By tree and inner node: which number is looked at. */
  readonly features: Uint8Array
  readonly thresholds: Float32Array
  /** By tree and leaf: what it adds. */
  readonly leaves: Float32Array
  /** Where no tree says anything. */
  readonly base: number
}

/** Leaves of a tree at most: they are bits of one number. */
const mostLeaves = 32

/**
 * Trees ready to be summed (QuickScorer: Lucchese et al. 2015). No tree is walked down, for the processor could not guess
 * the way: number by number, each node whose threshold the value is above strikes out the leaves to its left, and the first
 * of those left over in the end is where the way would have led.
 */
export class TreeSum {
  private readonly trees: Trees
  /** By number: where its nodes begin; then where the last one's end. */
  private readonly starts: Uint32Array
  /** Of each node, by number and threshold: the threshold, the tree, and the leaves that stay where a value is above. */
  private readonly thresholds: Float32Array
  private readonly treeOf: Uint16Array
  private readonly masks: Int32Array

  /** Throws a `RangeError` where a tree has more than 32 leaves. */
  constructor(trees: Trees) {
    const { features, thresholds, depth } = trees
    const inner = 2 ** depth - 1
    if (inner >= mostLeaves) throw new RangeError(`Trees may not be ${depth} deep`)
    this.trees = trees
    const nodes = Array.from(features.keys()).sort(
      (a, b) => (features[a] ?? 0) - (features[b] ?? 0) || (thresholds[a] ?? 0) - (thresholds[b] ?? 0),
    )
    const width = features.reduce((most, feature) => Math.max(most, feature + 1), 0)
    this.starts = Uint32Array.from({ length: width + 1 }, (_, number) => features.filter((f) => f < number).length)
    this.thresholds = Float32Array.from(nodes, (node) => thresholds[node] ?? 0)
    this.treeOf = Uint16Array.from(nodes, (node) => Math.floor(node / inner))
    this.masks = Int32Array.from(nodes, (node) => ~leftLeaves(node % inner, depth))
  }

  /** The log-odds that the trees give to each row of `width` values. */
  of(values: Float32Array, width: number): Float64Array {
    const { starts, thresholds, treeOf, masks } = this
    const { depth, count, leaves, base } = this.trees
    const perTree = 2 ** depth
    const left = new Int32Array(count)
    const sums = new Float64Array(values.length / width)
    for (let row = 0; row < sums.length; row++) {
      left.fill(-1)
      for (let feature = 0; feature + 1 < starts.length; feature++) {
        const value = values[row * width + feature] ?? 0
        const end = starts[feature + 1] ?? 0
        for (let node = starts[feature] ?? 0; node < end && (thresholds[node] ?? 0) < value; node++) {
          const tree = treeOf[node] ?? 0
          left[tree] = (left[tree] ?? 0) & (masks[node] ?? 0)
        }
      }
      let sum = base
      for (let tree = 0; tree < count; tree++) sum += leaves[tree * perTree + lowestBit(left[tree] ?? 0)] ?? 0
      sums[row] = sum
    }
    return sums
  }
}

const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits)

/** The leaves under a node's left child, as bits. */
function leftLeaves(node: number, depth: number): number {
  const level = Math.floor(Math.log2(node + 1))
  const place = node + 1 - 2 ** level
  const half = 2 ** (depth - level - 1)
  return (2 ** half - 1) << (2 * place * half)
}

export function readTrees(reader: ByteReader): Trees {
  const depth = reader.varint()
  const count = reader.varint()
  const inner = 2 ** depth - 1
  const base = reader.float32()
  const features = Uint8Array.from({ length: count * inner }, () => reader.varint())
  const thresholds = Float32Array.from({ length: count * inner }, () => reader.float32())
  return {
    depth,
    count,
    features,
    thresholds,
    leaves: Float32Array.from({ length: count * (inner + 1) }, () => reader.float32()),
    base,
  }
}

export function writeTrees(writer: ByteWriter, trees: Trees): void {
  writer.varint(trees.depth)
  writer.varint(trees.count)
  writer.float32(trees.base)
  for (const feature of trees.features) writer.varint(feature)
  for (const threshold of trees.thresholds) writer.float32(threshold)
  for (const leaf of trees.leaves) writer.float32(leaf)
}
