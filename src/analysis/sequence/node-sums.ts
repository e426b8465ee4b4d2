import type { FeatureSink, MemoPlan } from './feature-sink.ts'
import { type FeatureTable, packedWidth, packLeads, RankIndex } from './feature-table.ts'
import { RowMemo } from './row-memo.ts'

/** Blocks in blocks at most. */
const deepest = 4
/** Rows for the sums of blocks that are not remembered, before what is written is worked out. */
const spareRows = 4096

/**
 * Sums the rows of each token's features. What an extractor writes is only noted down, as additions of one row to
 * another; `settle` looks all features up in one go and then adds, so that the processor waits for many reads of memory
 * at once and not for each in turn: most features lie where no cache has them. All rows stand in one arena: a row of
 * zeros for features without one, the model's, those remembered, spare ones, and the tokens'.
 */
export class NodeSums implements Omit<FeatureSink, 'edge'> {
  /** Packed leads of all labels but the first over the first; the sums of token t stand in row `firstToken + t`. */
  private arena: Int32Array
  private readonly half: number
  private readonly firstToken: number
  /** Tokens begun since `begin`. */
  length = 0
  private readonly index: RankIndex
  private readonly memos: readonly RowMemo[]
  private generation = 0
  private readonly firstSpare: number
  private nextSpare: number
  /** Additions in order: row `from[i]` to row `to[i]`. */
  private from = new Int32Array(1024)
  private to = new Int32Array(1024)
  private additions = 0
  /** Features whose rows are still to be looked up, and the additions that want them. */
  private hashes = new Uint32Array(1024)
  private wanted = new Int32Array(1024)
  private features = 0
  /** The row that features are added to: the token's, or the innermost block's. */
  private row = 0
  private readonly outer = new Int32Array(deepest)
  private depth = 0

  constructor(table: FeatureTable, plan: MemoPlan) {
    this.half = packedWidth(table.width - 1)
    this.index = new RankIndex(table)
    // Memos begin on a multiple of sixteen rows, so that a slot's rows lie in one line of the processor's cache.
    let next = (table.buckets.length + 16) & ~15
    const memos: RowMemo[] = []
    for (const shape of plan.memos) {
      const memo = new RowMemo(shape, next, this.half)
      memos.push(memo)
      next = (memo.end + 15) & ~15
    }
    this.memos = memos
    this.firstSpare = this.nextSpare = next
    this.firstToken = next + spareRows
    this.arena = new Int32Array((this.firstToken + 64) * this.half)
    packLeads(table, this.arena, this.half)
  }

  /** Begins another text; where slots mean something else than in the one before, nothing that is remembered holds. */
  beginText(generation: number): void {
    const stale = generation !== this.generation
    this.generation = generation
    for (const memo of this.memos) if (stale || memo.full) memo.clear(this.arena)
  }

  /** Begins a sequence of at most `length` tokens. */
  begin(length: number): void {
    this.length = 0
    this.depth = 0
    this.additions = 0
    this.features = 0
    this.nextSpare = this.firstSpare
    const needed = (this.firstToken + length) * this.half
    if (needed <= this.arena.length) return
    const larger = new Int32Array(needed + length * this.half)
    larger.set(this.arena)
    this.arena = larger
  }

  beginToken(): void {
    if (this.nextSpare > this.firstToken - spareRows / 4) this.settle()
    this.row = this.firstToken + this.length
    this.zero(this.row)
    this.length++
  }

  node(hash: number): void {
    if (this.features === this.hashes.length) this.growFeatures()
    this.hashes[this.features] = hash
    this.wanted[this.features++] = this.additions
    this.add(0)
  }

  slotOf(memo: number, key: number, more: number): number {
    return key < 0 ? -1 : (this.memos[memo]?.slotOf(this.arena, key, more) ?? -1)
  }

  recall(memo: number, group: number, slot: number): boolean {
    const remembered = this.memos[memo]
    const row = remembered?.rowOf(group, slot) ?? -1
    if (!remembered || row < 0) {
      this.open(this.takeSpare())
      return false
    }
    if (remembered.recall(this.arena, group, slot)) {
      this.add(row)
      return true
    }
    this.open(row)
    return false
  }

  keep(): void {
    const done = this.row
    this.row = this.outer[--this.depth] ?? 0
    this.add(done)
  }

  /** Works out what was noted down so far. */
  settle(): void {
    const { arena, from, to, half } = this
    this.index.findAll(this.hashes, this.features, this.wanted, from)
    for (let i = 0; i < this.additions; i++) {
      const source = (from[i] ?? 0) * half
      const target = (to[i] ?? 0) * half
      for (let k = 0; k < half; k++) arena[target + k] = (arena[target + k] ?? 0) + (arena[source + k] ?? 0)
    }
    this.additions = 0
    this.features = 0
    this.nextSpare = this.firstSpare
  }

  /** Writes for each label of token `t` the sum of its weights, less that of the first label's, into `leads`; returns the largest. */
  readLeads(t: number, leads: Int32Array): number {
    const { arena, half } = this
    const base = (this.firstToken + t) * half
    let top = 0
    leads[0] = 0
    for (let k = 0; k < half; k++) {
      const pair = arena[base + k] ?? 0
      const low = (pair << 16) >> 16
      const high = (pair - low) >> 16
      leads[2 * k + 1] = low
      leads[2 * k + 2] = high
      top = Math.max(top, low, high)
    }
    return top
  }

  private add(row: number): void {
    if (this.additions === this.from.length) {
      this.from = grown(this.from)
      this.to = grown(this.to)
    }
    this.from[this.additions] = row
    this.to[this.additions++] = this.row
  }

  private open(row: number): void {
    this.outer[this.depth++] = this.row
    this.row = row
    this.zero(row)
  }

  private zero(row: number): void {
    const base = row * this.half
    for (let k = 0; k < this.half; k++) this.arena[base + k] = 0
  }

  private takeSpare(): number {
    return this.nextSpare++
  }

  private growFeatures(): void {
    const larger = new Uint32Array(2 * this.hashes.length)
    larger.set(this.hashes)
    this.hashes = larger
    this.wanted = grown(this.wanted)
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}
