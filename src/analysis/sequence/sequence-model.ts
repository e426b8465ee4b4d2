import { addRows, type FeatureTable } from './feature-table.ts'
import type { FeatureBuffer } from './features.ts'
import { type Beliefs, forwardBackward, type Lattice, viterbi } from './inference.ts'

/** A linear-chain conditional random field over hashed features. */
export interface SequenceModel {
  readonly labels: readonly string[]
  /**
   * (labels + 1)², from × to: the score of each step. The last row and column stand for the boundary of the sequence.
   * -Infinity forbids a step.
   */
  readonly transitions: Float32Array
  readonly nodes: FeatureTable
  /** Rows of labels², from × to; for the first token the row from label 0 is not used. */
  readonly edges: FeatureTable
}

/**
 * Scores and decodes one sequence at a time. What its methods return is overwritten by the next `score`. Not for
 * concurrent use; a decoder holds about 10 × labels² × length numbers.
 */
export class SequenceDecoder {
  readonly model: SequenceModel
  private readonly lattice: Lattice
  private readonly beliefs: Beliefs
  private path = new Uint8Array(0)
  private back = new Uint8Array(0)
  private readonly best: Float64Array
  private readonly nodeSums: Int32Array
  private readonly edgeSums: Int32Array

  constructor(model: SequenceModel) {
    this.model = model
    const L = model.labels.length
    const none = new Float64Array(0)
    const ends = Float64Array.from({ length: L }, (_, y) => model.transitions[y * (L + 1) + L] ?? 0)
    this.lattice = { length: 0, labels: L, nodes: none, edges: none, ends }
    this.beliefs = {
      marginals: none,
      pairs: null,
      alpha: none,
      beta: none,
      factors: none,
      potentials: none,
      scales: none,
    }
    this.best = new Float64Array(2 * L)
    this.nodeSums = new Int32Array(L)
    this.edgeSums = new Int32Array(L * L)
  }

  /** Scores all labels of all tokens; call before the other methods. */
  score(features: FeatureBuffer): void {
    const { model, lattice, nodeSums, edgeSums } = this
    const L = model.labels.length
    this.reserve(features.length)
    lattice.length = features.length
    for (let t = 0; t < features.length; t++) {
      nodeSums.fill(0)
      addRows(model.nodes, features.nodes, features.nodeStarts[t] ?? 0, features.nodeStarts[t + 1] ?? 0, nodeSums)
      for (let y = 0; y < L; y++) lattice.nodes[t * L + y] = (nodeSums[y] ?? 0) * model.nodes.scale
      edgeSums.fill(0)
      addRows(model.edges, features.edges, features.edgeStarts[t] ?? 0, features.edgeStarts[t + 1] ?? 0, edgeSums)
      this.scoreStep(t, edgeSums)
    }
  }

  private scoreStep(t: number, sums: Int32Array): void {
    const { transitions, edges, labels } = this.model
    const L = labels.length
    const out = this.lattice.edges
    for (let x = 0; x < L; x++) {
      const row = (t === 0 ? L : x) * (L + 1)
      for (let y = 0; y < L; y++) {
        const learned = t === 0 ? 0 : (sums[x * L + y] ?? 0) * edges.scale
        out[(t * L + x) * L + y] = (transitions[row + y] ?? 0) + learned
      }
    }
  }

  /** The best sequence of labels; length as scored. */
  decode(): Uint8Array {
    viterbi(this.lattice, this.path, this.back, this.best)
    return this.path.subarray(0, this.lattice.length)
  }

  /** p(label | text) for each token and label: length × labels. */
  marginals(): Float64Array {
    forwardBackward(this.lattice, this.beliefs)
    return this.beliefs.marginals.subarray(0, this.lattice.length * this.model.labels.length)
  }

  private reserve(length: number): void {
    if (this.path.length >= length) return
    const L = this.model.labels.length
    const room = Math.max(64, 2 * this.path.length, length)
    this.path = new Uint8Array(room)
    this.back = new Uint8Array(room * L)
    this.lattice.nodes = new Float64Array(room * L)
    this.lattice.edges = new Float64Array(room * L * L)
    Object.assign(this.beliefs, newBeliefs(room, L, false))
  }
}

/** Room for sequences of up to `length` tokens; with `pairs`, for the marginals of steps too. */
export function newBeliefs(length: number, labels: number, pairs: boolean): Beliefs {
  return {
    marginals: new Float64Array(length * labels),
    pairs: pairs ? new Float64Array(length * labels * labels) : null,
    alpha: new Float64Array(length * labels),
    beta: new Float64Array(length * labels),
    factors: new Float64Array(length * labels * labels),
    potentials: new Float64Array(length * labels),
    scales: new Float64Array(length),
  }
}
