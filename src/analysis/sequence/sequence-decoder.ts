import type { FeatureSink, MemoPlan } from './feature-sink.ts'
import { type Beliefs, type Chain, floor, forwardBackward, newBeliefs, viterbi } from './inference.ts'
import { NodeSums } from './node-sums.ts'
import type { SequenceModel } from './sequence-model.ts'
import { StepMemo } from './step-memo.ts'

/** Bounds the table of a model with a very fine scale. */
const largestTable = 1 << 18

/**
 * Scores and decodes one sequence at a time: `begin`, the features token by token, then `decode` or `marginals`, whose
 * results are overwritten by the next sequence. Not for concurrent use.
 */
export class SequenceDecoder implements FeatureSink {
  readonly labels: readonly string[]
  /** Tokens scored since the decoder was made. */
  work = 0
  private readonly nodes: NodeSums
  private readonly steps: StepMemo
  /** exp(-i × scale): weights are whole numbers of a scale, so no exponential is taken while reading. */
  private readonly powers: Float64Array
  private readonly chain: Chain
  private readonly beliefs: Beliefs
  private path = new Uint8Array(0)
  private back = new Uint8Array(0)
  private readonly best: Float64Array
  /** Of one token: how far each label's score lies above the first one's. */
  private readonly leads: Int32Array
  private isScored = false

  constructor(model: SequenceModel, plan: MemoPlan = { memos: [] }) {
    const L = model.labels.length
    this.labels = model.labels
    this.nodes = new NodeSums(model.nodes, plan)
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
      fromFirst: Uint8Array.from(all, (y) =>
        Math.max(
          0,
          all.findIndex((x) => isAllowed(x, y)),
        ),
      ),
      fromEnd: Uint8Array.from(all, (y) => all.findLastIndex((x) => isAllowed(x, y)) + 1),
    }
    this.beliefs = newBeliefs(0, L, false)
    this.best = new Float64Array(2 * L)
    this.leads = new Int32Array(L + 1)
  }

  /**
   * Tells the decoder that another text begins. `generation` says what its slots mean: where it is another than that of
   * the text before, nothing that is remembered holds.
   */
  beginText(generation: number): void {
    this.nodes.beginText(generation)
  }

  /** Begins a sequence of at most `length` tokens. */
  begin(length: number): void {
    this.isScored = false
    this.nodes.begin(length)
    this.steps.makeRoom(length)
    this.reserve(length)
  }

  beginToken(): void {
    if (this.nodes.length > 0) this.closeStep()
    this.nodes.beginToken()
  }

  node(hash: number): void {
    this.nodes.node(hash)
  }

  edge(hash: number): void {
    this.steps.add(hash)
  }

  slotOf(memo: number, key: number, more: number): number {
    return this.nodes.slotOf(memo, key, more)
  }

  recall(memo: number, group: number, slot: number): boolean {
    return this.nodes.recall(memo, group, slot)
  }

  keep(): void {
    this.nodes.keep()
  }

  private closeStep(): void {
    const t = this.nodes.length - 1
    // The step from the boundary has no features.
    if (t > 0) this.chain.steps[t] = this.steps.take()
    else this.steps.drop()
  }

  /** The best label of each token. */
  decode(): Uint8Array {
    this.finish()
    viterbi(this.chain, this.path, this.back, this.best)
    return this.path.subarray(0, this.chain.length)
  }

  /** p(label | text) for each token and label: length × labels. */
  marginals(): Float64Array {
    this.finish()
    forwardBackward(this.chain, this.beliefs)
    return this.beliefs.marginals.subarray(0, this.chain.length * this.labels.length)
  }

  private finish(): void {
    const { chain, nodes, powers, leads } = this
    chain.length = nodes.length
    if (this.isScored || nodes.length === 0) return
    this.isScored = true
    this.work += nodes.length
    this.closeStep()
    nodes.settle()
    chain.factors = this.steps.factors
    const L = chain.labels
    for (let t = 0; t < nodes.length; t++) {
      const top = nodes.readLeads(t, leads)
      for (let y = 0; y < L; y++) {
        chain.potentials[t * L + y] = powers[Math.min(top - (leads[y] ?? 0), powers.length - 1)] ?? 0
      }
    }
  }

  private reserve(length: number): void {
    if (this.path.length >= length) return
    const L = this.labels.length
    const room = Math.max(64, 2 * this.path.length, length)
    this.path = new Uint8Array(room)
    this.back = new Uint8Array(room * L)
    this.chain.potentials = new Float64Array(room * L)
    this.chain.steps = new Int32Array(room)
    Object.assign(this.beliefs, newBeliefs(room, L, false))
  }
}
