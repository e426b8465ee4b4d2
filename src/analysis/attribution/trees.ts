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

/** The log-odds that the trees give to `values`, read from `offset` on. */
export function sumTrees(trees: Trees, values: ArrayLike<number>, offset = 0): number {
  const { depth, count, features, thresholds, leaves } = trees
  const inner = 2 ** depth - 1
  let sum = trees.base
  for (let tree = 0; tree < count; tree++) {
    const first = tree * inner
    let node = 0
    while (node < inner) {
      const value = values[offset + (features[first + node] ?? 0)] ?? 0
      node = 2 * node + (value <= (thresholds[first + node] ?? 0) ? 1 : 2)
    }
    sum += leaves[tree * (inner + 1) + node - inner] ?? 0
  }
  return sum
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
