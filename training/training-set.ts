import type { FeatureBuffer } from '../src/analysis/sequence/features.ts'

/** Features of one kind (nodes or edges) of all tokens, by row number. */
export interface FeatureColumns {
  /** Token t has `rows[starts[t] .. starts[t + 1])`. */
  readonly starts: Uint32Array
  readonly rows: Uint32Array
  /** The bucket (top bits of the hash) of each row, ascending. */
  readonly buckets: Uint32Array
}

/** Labelled sequences, in shared memory so that workers read them without a copy. */
export interface TrainingSet {
  readonly labels: readonly string[]
  readonly bits: number
  readonly nodes: FeatureColumns
  readonly edges: FeatureColumns
  readonly gold: Uint8Array
  /** Sequence s has tokens `sequences[s] .. sequences[s + 1]`. */
  readonly sequences: Uint32Array
}

interface BuilderOptions {
  readonly labels: readonly string[]
  /** Buckets are 2^bits. */
  readonly bits: number
  /** A feature that occurs less often in the sequences that count is left out. */
  readonly minimumCount: number
}

/** Collects labelled sequences; the task's extractor fills a `FeatureBuffer` for each. */
export class TrainingSetBuilder {
  private readonly options: BuilderOptions
  private readonly nodes: ColumnBuilder
  private readonly edges: ColumnBuilder
  private readonly gold: number[] = []
  private readonly sequences: number[] = [0]

  constructor(options: BuilderOptions) {
    this.options = options
    this.nodes = new ColumnBuilder(options.bits)
    this.edges = new ColumnBuilder(options.bits)
  }

  /** Number of sequences so far. */
  get size(): number {
    return this.sequences.length - 1
  }

  /** Adds a sequence. With `counts` false (development data) its features are used only where training has them. */
  add(features: FeatureBuffer, gold: ArrayLike<number>, counts = true): void {
    for (let t = 0; t < features.length; t++) {
      this.nodes.add(features.nodes, features.nodeStarts[t] ?? 0, features.nodeStarts[t + 1] ?? 0, counts)
      this.edges.add(features.edges, features.edgeStarts[t] ?? 0, features.edgeStarts[t + 1] ?? 0, counts)
      this.gold.push(gold[t] ?? 0)
    }
    this.sequences.push(this.gold.length)
  }

  finish(): TrainingSet {
    return {
      labels: this.options.labels,
      bits: this.options.bits,
      nodes: this.nodes.finish(this.options.minimumCount),
      edges: this.edges.finish(this.options.minimumCount),
      gold: shared(Uint8Array, this.gold),
      sequences: shared(Uint32Array, this.sequences),
    }
  }
}

class ColumnBuilder {
  private readonly shift: number
  private readonly counts: Uint32Array
  private readonly starts: number[] = [0]
  private buckets = new Uint32Array(1 << 20)
  private length = 0

  constructor(bits: number) {
    this.shift = 32 - bits
    this.counts = new Uint32Array(2 ** bits)
  }

  add(hashes: Uint32Array, from: number, to: number, count: boolean): void {
    if (this.length + to - from > this.buckets.length) {
      const larger = new Uint32Array(this.buckets.length * 2)
      larger.set(this.buckets)
      this.buckets = larger
    }
    for (let i = from; i < to; i++) {
      const bucket = (hashes[i] ?? 0) >>> this.shift
      this.buckets[this.length++] = bucket
      if (count) this.counts[bucket] = (this.counts[bucket] ?? 0) + 1
    }
    this.starts.push(this.length)
  }

  finish(minimum: number): FeatureColumns {
    const kept: number[] = []
    const rowOf = new Int32Array(this.counts.length).fill(-1)
    this.counts.forEach((count, bucket) => {
      if (count >= minimum) {
        rowOf[bucket] = kept.length
        kept.push(bucket)
      }
    })
    const rows = new Uint32Array(new SharedArrayBuffer(4 * this.length))
    const starts = shared(Uint32Array, this.starts)
    let length = 0
    for (let t = 0; t + 1 < this.starts.length; t++) {
      starts[t] = length
      for (let i = this.starts[t] ?? 0; i < (this.starts[t + 1] ?? 0); i++) {
        const row = rowOf[this.buckets[i] ?? 0] ?? -1
        if (row >= 0) rows[length++] = row
      }
    }
    starts[this.starts.length - 1] = length
    return { starts, rows, buckets: shared(Uint32Array, kept) }
  }
}

type NumberArray = Uint8Array | Uint32Array

function shared<T extends NumberArray>(
  kind: { new (buffer: SharedArrayBuffer): T; BYTES_PER_ELEMENT: number },
  values: ArrayLike<number>,
): T {
  const array = new kind(new SharedArrayBuffer(values.length * kind.BYTES_PER_ELEMENT))
  array.set(values)
  return array
}
