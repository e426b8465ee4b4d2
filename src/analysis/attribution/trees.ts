import type { ByteReader, ByteWriter } from '../sequence/bytes.ts'

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

/** Numbers that trees may look at, at most: a node's number of one and the rank of its threshold share a word. */
const rankBits = 16
const rankMask = (1 << rankBits) - 1

/**
 * Trees ready to be summed. Which way a value goes is looked up in no tree: it is ranked once among all thresholds of its
 * number, and a node compares ranks, whose difference says left or right without a jump that the processor would have to guess.
 */
export class TreeSum {
  private readonly trees: Trees
  /** By number: its thresholds, ascending. */
  private readonly thresholds: readonly Float32Array[]
  /** By tree and inner node: which number is looked at, and the rank of its threshold. */
  private readonly nodes: Int32Array

  constructor(trees: Trees) {
    this.trees = trees
    const { features, thresholds } = trees
    const width = features.reduce((most, feature) => Math.max(most, feature + 1), 0)
    const lists = Array.from({ length: width }, (): Set<number> => new Set())
    features.forEach((feature, i) => {
      lists[feature]?.add(thresholds[i] ?? 0)
    })
    this.thresholds = lists.map((list) => Float32Array.from(list).sort())
    this.nodes = Int32Array.from(features, (feature, i) => {
      return (feature << rankBits) | countBelow(this.thresholds[feature] ?? thresholds, thresholds[i] ?? 0)
    })
  }

  /**
   * The log-odds that the trees give to each row of `width` values. Tree by tree and not row by row, so that a tree stays
   * in the processor's cache for all rows.
   */
  of(values: Float32Array, width: number): Float64Array {
    const { nodes, thresholds } = this
    const { depth, count, leaves, base } = this.trees
    const rows = values.length / width
    const ranks = new Int32Array(thresholds.length * rows)
    thresholds.forEach((own, feature) => {
      for (let row = 0, at = feature * rows; own.length > 0 && row < rows; row++, at++) {
        ranks[at] = countBelow(own, values[row * width + feature] ?? 0)
      }
    })
    const inner = 2 ** depth - 1
    const sums = new Float64Array(rows).fill(base)
    for (let tree = 0, first = 0; tree < count; tree++, first += inner) {
      const leaf = tree * (inner + 1) - inner
      for (let row = 0; row < rows; row++) {
        let node = 0
        for (let level = 0; level < depth; level++) {
          const word = nodes[first + node] ?? 0
          // The sign of the difference: right where the value is above the threshold.
          node = 2 * node + 1 + (((word & rankMask) - (ranks[(word >>> rankBits) * rows + row] ?? 0)) >>> 31)
        }
        sums[row] = (sums[row] ?? 0) + (leaves[leaf + node] ?? 0)
      }
    }
    return sums
  }
}

/** How many of the ascending numbers are below a value. */
function countBelow(ascending: Float32Array, value: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
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
