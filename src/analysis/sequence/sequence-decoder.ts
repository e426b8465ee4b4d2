import type { FeatureSink, MemoPlan } from './feature-sink.ts'
import { packedWidth, RankIndex, unpackedAt } from './feature-table.ts'
import { type Beliefs, type Chain, floor, forwardBackward, newBeliefs, viterbi } from './inference.ts'
import { RowMemo } from './row-memo.ts'
import type { SequenceModel } from './sequence-model.ts'
import { StepMemo } from './step-memo.ts'

/** Bounds the table of a model with a very fine scale. */
const largestTable = 1 << 18
/** Blocks in blocks. */
const deepest = 4

/**
 * Scores and decodes one sequence at a time: `begin`, the features token by token, then `decode` or `marginals`, whose
 * results are overwritten by the next sequence. Not for concurrent use.
 */
export class SequenceDecoder implements FeatureSink {
  readonly labels: readonly string[]
  /** Tokens begun since `begin`. */
  length = 0
  /** Tokens scored since the decoder was made. */
  work = 0
  private readonly half: number
  private readonly index: RankIndex
  private readonly rows: Int32Array
  /** Packed sums of the nodes' weights, token after token. */
  private sums: Int32Array
  private readonly memos: readonly RowMemo[]
  private generation = 0
  /** Of each run the key, and whether there is one; its sum is a row of `runRows`. */
  private readonly runKeys: Float64Array
  private readonly runRows: Int32Array
  /** Where features are added: the token's sum, or inside of blocks the row of the innermost. */
  private into: Int32Array
  private at = 0
  private depth = 0
  private readonly outerInto: Int32Array[]
  private readonly outerAt = new Int32Array(deepest)
  private readonly outerMemo: (RowMemo | null)[]
  private readonly outerPlace = new Int32Array(deepest)
  /** Rows of blocks that are not remembered. */
  private readonly scratch: Int32Array
  private readonly steps: StepMemo
  /** exp(-i × scale): weights are whole numbers of a scale, so no exponential is taken while reading. */
  private readonly powers: Float64Array
  private readonly chain: Chain
  private readonly beliefs: Beliefs
  private path = new Uint8Array(0)
  private back = new Uint8Array(0)
  private readonly best: Float64Array
  private isScored = false

  constructor(model: SequenceModel, plan: MemoPlan = { memos: [], runs: 0 }) {
    const L = model.labels.length
    this.labels = model.labels
    this.half = packedWidth(L)
    this.index = new RankIndex(model.nodes)
    this.rows = model.nodes.rows
    this.sums = new Int32Array(0)
    this.memos = plan.memos.map((shape) => new RowMemo(shape, L))
    this.runKeys = new Float64Array(plan.runs)
    this.runRows = new Int32Array(plan.runs * this.half)
    this.scratch = new Int32Array(deepest * this.half)
    this.into = this.sums
    this.outerInto = Array.from({ length: deepest }, () => this.sums)
    this.outerMemo = Array.from({ length: deepest }, () => null)
    const between = Float64Array.from({ length: (L + 1) * L }, (_, i) => {
      return model.transitions[Math.floor(i / L) * (L + 1) + (i % L)] ?? 0
    })
    this.steps = new StepMemo(model.edges, L, between)
    const { scale } = model.nodes
    this.powers = Float64Array.from({ length: Math.min(largestTable, Math.ceil(-floor / scale)) + 1 }, (_, i) =>
      Math.exp(-i * scale),
    )
    const isAllowed = (x: number, y: number): boolean => between[x * L + y] !== Number.NEGATIVE_INFINITY
    const all = Array.from(model.labels.keys())
    this.chain = {
      length: 0,
      labels: L,
      potentials: new Float64Array(0),
      steps: new Int32Array(0),
      factors: this.steps.factors,
      ends: Float64Array.from(all, (y) => Math.exp(model.transitions[y * (L + 1) + L] ?? 0)),
      fromFirst: Uint8Array.from(all, (y) => Math.max(0, all.findIndex((x) => isAllowed(x, y)))),
      fromEnd: Uint8Array.from(all, (y) => all.findLastIndex((x) => isAllowed(x, y)) + 1),
    }
    this.beliefs = newBeliefs(0, L, false)
    this.best = new Float64Array(2 * L)
  }

  /**
   * Tells the decoder that another text begins. `generation` says what its slots mean: where it is another than that of
   * the text before, nothing that is remembered holds.
   */
  beginText(generation: number): void {
    const stale = generation !== this.generation
    this.generation = generation
    for (const memo of this.memos) if (stale || memo.full) memo.clear()
  }

  /** Begins a sequence of at most `length` tokens. */
  begin(length: number): void {
    this.length = 0
    this.isScored = false
    this.reserve(length)
    this.steps.makeRoom(length)
    this.steps.drop()
    this.depth = 0
    this.runKeys.fill(Number.NaN)
  }

  beginToken(): void {
    if (this.length > 0) this.closeStep()
    this.at = this.length * this.half
    this.into = this.sums
    for (let k = 0; k < this.half; k++) this.sums[this.at + k] = 0
    this.length++
  }

  node(hash: number): void {
    const row = this.index.find(hash)
    if (row >= 0) this.addRow(this.rows, row * this.half)
  }

  edge(hash: number): void {
    this.steps.add(hash)
  }

  slotOf(memo: number, key: number, more: number): number {
    return key < 0 ? -1 : (this.memos[memo]?.slotOf(key, more) ?? -1)
  }

  recall(memo: number, group: number, slot: number): boolean {
    const remembered = this.memos[memo]
    const place = remembered && slot >= 0 ? remembered.indexOf(group, slot) : -1
    if (!remembered || place < 0 || place >= remembered.known.length) {
      this.open(this.scratch, this.depth * this.half, null, 0)
      return false
    }
    if (remembered.known[place] === 1) {
      this.addRow(remembered.rows, place * this.half)
      return true
    }
    this.open(remembered.rows, place * this.half, remembered, place)
    return false
  }

  recallRun(run: number, key: number): boolean {
    if (this.runKeys[run] === key) {
      this.addRow(this.runRows, run * this.half)
      return true
    }
    this.runKeys[run] = key
    this.open(this.runRows, run * this.half, null, 0)
    return false
  }

  keep(): void {
    const { into, at } = this
    this.depth--
    const memo = this.outerMemo[this.depth]
    if (memo) memo.known[this.outerPlace[this.depth] ?? 0] = 1
    this.into = this.outerInto[this.depth] ?? this.sums
    this.at = this.outerAt[this.depth] ?? 0
    this.addRow(into, at)
  }

  /** Sends what follows to another row, made empty. */
  private open(into: Int32Array, at: number, memo: RowMemo | null, place: number): void {
    this.outerInto[this.depth] = this.into
    this.outerAt[this.depth] = this.at
    this.outerMemo[this.depth] = memo
    this.outerPlace[this.depth] = place
    this.depth++
    this.into = into
    this.at = at
    for (let k = 0; k < this.half; k++) into[at + k] = 0
  }

  private addRow(rows: Int32Array, base: number): void {
    const { into, at, half } = this
    for (let k = 0; k < half; k++) into[at + k] = (into[at + k] ?? 0) + (rows[base + k] ?? 0)
  }

  private closeStep(): void {
    const t = this.length - 1
    if (t > 0) this.chain.steps[t] = this.steps.take()
    else this.steps.drop()
  }

  /** The best label of each token. */
  decode(): Uint8Array {
    this.finish()
    viterbi(this.chain, this.path, this.back, this.best)
    return this.path.subarray(0, this.length)
  }

  /** p(label | text) for each token and label: length × labels. */
  marginals(): Float64Array {
    this.finish()
    forwardBackward(this.chain, this.beliefs)
    return this.beliefs.marginals.subarray(0, this.length * this.labels.length)
  }

  private finish(): void {
    this.chain.length = this.length
    if (this.isScored || this.length === 0) return
    this.isScored = true
    this.work += this.length
    this.closeStep()
    const { chain, sums, half, powers } = this
    chain.factors = this.steps.factors
    const L = chain.labels
    for (let t = 0; t < this.length; t++) {
      const base = t * half
      let top = unpackedAt(sums, base, 0)
      for (let y = 1; y < L; y++) top = Math.max(top, unpackedAt(sums, base, y))
      for (let y = 0; y < L; y++) {
        chain.potentials[t * L + y] = powers[Math.min(top - unpackedAt(sums, base, y), powers.length - 1)] ?? 0
      }
    }
  }

  private reserve(length: number): void {
    if (this.path.length >= length) return
    const L = this.labels.length
    const room = Math.max(64, 2 * this.path.length, length)
    this.path = new Uint8Array(room)
    this.back = new Uint8Array(room * L)
    this.sums = new Int32Array(room * this.half)
    this.chain.potentials = new Float64Array(room * L)
    this.chain.steps = new Int32Array(room)
    Object.assign(this.beliefs, newBeliefs(room, L, false))
  }
}
