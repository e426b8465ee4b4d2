/** Sparse rows of quantised weights by feature hash, as the model file holds them. */
export interface FeatureTable {
  /** Weights in a row. */
  readonly width: number
  /** Buckets are 2^bits; a feature's is the top bits of its hash. Two features that share a bucket share a row. */
  readonly bits: number
  /** The bucket of each row, ascending. */
  readonly buckets: Uint32Array
  /**
   * Row after row, two weights in each number: low × 2^0 + high × 2^16 (`packedWidth` numbers a row). Adding two numbers
   * adds both pairs, as long as no sum leaves sixteen bits, which takes more than 258 features on one token.
   */
  readonly rows: Int32Array
  /** A weight is the whole number in the row times this. */
  readonly scale: number
}

/** Numbers in a row of `width` weights. */
export function packedWidth(width: number): number {
  return (width + 1) >>> 1
}

/** Packs rows of `width` signed bytes each. */
export function packRows(weights: ArrayLike<number>, width: number): Int32Array {
  const half = packedWidth(width)
  const count = width === 0 ? 0 : weights.length / width
  const packed = new Int32Array(count * half)
  for (let row = 0; row < count; row++) {
    for (let k = 0; k < width; k += 2) {
      const high = k + 1 < width ? (weights[row * width + k + 1] ?? 0) : 0
      packed[row * half + (k >>> 1)] = (weights[row * width + k] ?? 0) + high * 65536
    }
  }
  return packed
}

/** One of the weights, or sums of weights, of a packed row that begins at `base`. */
export function unpackedAt(packed: Int32Array, base: number, k: number): number {
  const pair = packed[base + (k >>> 1)] ?? 0
  const low = (pair << 16) >> 16
  return (k & 1) === 0 ? low : (pair - low) >> 16
}

/**
 * Packs of each row by how much each weight is above the first one, all but that: no label is more or less likely for a
 * weight that all have. As long as no sum leaves sixteen bits, which takes more than 128 features on one token.
 */
export function packLeads({ rows, width, buckets }: FeatureTable, packed: Int32Array, start: number): void {
  const half = packedWidth(width)
  let at = start
  for (let row = 0; row < buckets.length; row++) {
    const base = row * half
    const first = unpackedAt(rows, base, 0)
    for (let k = 1; k < width; k += 2) {
      const high = k + 1 < width ? unpackedAt(rows, base, k + 1) - first : 0
      packed[at++] = unpackedAt(rows, base, k) - first + high * 65536
    }
  }
}

/**
 * Finds rows in a large table: a bitmap over the buckets says which have a row, and running counts beside it say where
 * (a succinct rank index). Most features of an unseen text have none, and are turned away by one read of memory. With
 * 2^23 buckets and 2^18 rows three in a hundred unseen features meet a stranger's weights.
 */
export class RankIndex {
  private readonly shift: number
  /** For each 32 buckets: the bitmap's word, then the number of rows before it. */
  private readonly words: Uint32Array

  constructor({ buckets, bits }: Pick<FeatureTable, 'buckets' | 'bits'>) {
    this.shift = 32 - bits
    this.words = new Uint32Array(2 * Math.max(1, 2 ** bits / 32))
    const { words } = this
    for (let i = 0; i < buckets.length; i++) {
      const bucket = buckets[i] ?? 0
      const at = 2 * (bucket >>> 5)
      words[at] = (words[at] ?? 0) | (1 << (bucket & 31))
    }
    let rank = 0
    for (let at = 0; at < words.length; at += 2) {
      words[at + 1] = rank
      const word = words[at] ?? 0
      if (word !== 0) rank += countBits(word)
    }
  }

  /** Writes to `rows[places[i]]` the row of the feature `hashes[i]`, from 1, or 0 where it has none, for i below `count`. */
  findAll(hashes: Uint32Array, count: number, places: Int32Array, rows: Int32Array): void {
    const { words, shift } = this
    for (let i = 0; i < count; i++) {
      const bucket = (hashes[i] ?? 0) >>> shift
      const at = 2 * (bucket >>> 5)
      const word = words[at] ?? 0
      const bit = bucket & 31
      const row = 1 + (words[at + 1] ?? 0) + countBits(word & ((1 << bit) - 1))
      // No branch: the processor could not guess it, and would wait for this read before it begins the next.
      rows[places[i] ?? 0] = row * ((word >>> bit) & 1)
    }
  }
}

function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Finds rows in a small table, by open addressing. */
export class HashIndex {
  private readonly shift: number
  private readonly mask: number
  /** Buckets + 1, 0 where free. */
  private readonly keys: Uint32Array
  private readonly rows: Int32Array

  constructor({ buckets, bits }: Pick<FeatureTable, 'buckets' | 'bits'>) {
    this.shift = 32 - bits
    const room = 2 ** Math.ceil(Math.log2(4 * buckets.length + 8))
    this.mask = room - 1
    this.keys = new Uint32Array(room)
    this.rows = new Int32Array(room)
    buckets.forEach((bucket, row) => {
      let at = bucket & this.mask
      while (this.keys[at] !== 0) at = (at + 1) & this.mask
      this.keys[at] = bucket + 1
      this.rows[at] = row
    })
  }

  /** The row of a feature, or -1 where it has none. */
  find(hash: number): number {
    const wanted = (hash >>> this.shift) + 1
    for (let at = (wanted - 1) & this.mask; ; at = (at + 1) & this.mask) {
      const key = this.keys[at]
      if (key === wanted) return this.rows[at] ?? -1
      if (key === 0) return -1
    }
  }
}
