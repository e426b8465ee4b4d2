/**
 * Sparse rows of weights by feature hash. A bitmap over the top bits of the hash says which features have a row, and
 * running counts beside it say where (a succinct rank index): most features of an unseen text have none, and are
 * turned away by one read of a few hundred kilobytes that stay in the processor's cache. Two features that share a
 * bucket share a row; with 2^23 buckets and 2^18 rows three in a hundred unseen features meet a stranger's weights.
 */
export interface FeatureTable {
  /** Weights in a row. */
  readonly width: number
  /** Buckets are 2^bits. */
  readonly bits: number
  /** For each 32 buckets: the bitmap's word, then the number of rows before it. */
  readonly index: Uint32Array
  /** Row after row of quantised weights; a weight is the number times `scale`. */
  readonly rows: Int8Array
  readonly scale: number
}

/**
 * A table's rows with two weights in each number, low × 2^0 + high × 2^16: adding two numbers adds both pairs, as long
 * as no sum leaves sixteen bits, which takes more than 258 features on one token.
 */
export interface PackedRows {
  /** Numbers in a row. */
  readonly width: number
  readonly rows: Int32Array
}

export function packRows({ rows, width }: FeatureTable): PackedRows {
  const half = (width + 1) >>> 1
  const count = width === 0 ? 0 : rows.length / width
  const packed = new Int32Array(count * half)
  for (let row = 0; row < count; row++) {
    for (let k = 0; k < width; k += 2) {
      const high = k + 1 < width ? (rows[row * width + k + 1] ?? 0) : 0
      packed[row * half + (k >>> 1)] = (rows[row * width + k] ?? 0) + high * 65536
    }
  }
  return { width: half, rows: packed }
}

/** Writes the packed sums' weights, `width` of them, to `sums`. */
export function unpackSums(packed: Int32Array, width: number, sums: Int32Array): void {
  for (let k = 0; k < width; k += 2) {
    const pair = packed[k >>> 1] ?? 0
    const low = (pair << 16) >> 16
    sums[k] = low
    if (k + 1 < width) sums[k + 1] = (pair - low) >> 16
  }
}

/** A table's parts from its buckets in ascending order. */
export function indexBuckets(buckets: Uint32Array, bits: number): Uint32Array {
  const index = new Uint32Array(2 * Math.max(1, 2 ** bits / 32))
  for (const bucket of buckets) {
    const word = 2 * (bucket >>> 5)
    index[word] = (index[word] ?? 0) | (1 << (bucket & 31))
  }
  let rank = 0
  for (let word = 0; word < index.length; word += 2) {
    index[word + 1] = rank
    rank += countBits(index[word] ?? 0)
  }
  return index
}

/** The row of a feature, or -1 where it has none. */
export function findRow(table: FeatureTable, hash: number): number {
  const bucket = hash >>> (32 - table.bits)
  const at = 2 * (bucket >>> 5)
  const word = table.index[at] ?? 0
  const bit = bucket & 31
  if (((word >>> bit) & 1) === 0) return -1
  return (table.index[at + 1] ?? 0) + countBits(word & ((1 << bit) - 1))
}

/** Adds the rows of `hashes` from `from` to `to` (exclusive) to `sums`. */
export function addRows(
  table: FeatureTable,
  packed: PackedRows,
  hashes: Uint32Array,
  from: number,
  to: number,
  sums: Int32Array,
): void {
  const { rows, width } = packed
  for (let i = from; i < to; i++) {
    const row = findRow(table, hashes[i] ?? 0)
    if (row < 0) continue
    const base = row * width
    for (let k = 0; k < width; k++) sums[k] = (sums[k] ?? 0) + (rows[base + k] ?? 0)
  }
}

function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
