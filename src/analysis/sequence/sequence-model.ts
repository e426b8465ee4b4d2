import { addRows, type FeatureTable, type PackedRows, packRows, unpackSums } from './feature-table.ts'
import type { FeatureBuffer } from './features.ts'
import { type Beliefs, floor, forwardBackward, type Lattice, viterbi } from './inference.ts'

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

/** Sums of quantised edge weights beyond this are cut: a label pair e^20 times as likely is certain. */
const steepest = 20
/** Bounds the tables of a model with a very fine scale. */
const largestTable = 1 << 18

/**
 * Scores and decodes one sequence at a time. What its methods return is overwritten by the next `score`. Not for
 * concurrent use; a decoder holds about 3 × labels² × length numbers.
 */
export class SequenceDecoder {
  readonly model: SequenceModel
  private readonly lattice: Lattice
  private readonly beliefs: Beliefs
  private path = new Uint8Array(0)
  private back = new Uint8Array(0)
  private readonly best: Float64Array
  private readonly nodeRows: PackedRows
  private readonly edgeRows: PackedRows
  private readonly nodePairs: Int32Array
  private readonly edgePairs: Int32Array
  private readonly nodeSums: Int32Array
  private readonly edgeSums: Int32Array
  /** Steps without the boundary, labels × labels, then the boundary's row; and their exponentials. */
  private readonly steps: Float64Array
  private readonly stepFactors: Float64Array
  /** exp(-i × scale): weights are whole numbers of a scale, so no exponential is taken while reading. */
  private readonly nodePowers: Float64Array
  /** exp(i × scale) from the middle on. */
  private readonly edgePowers: Float64Array

  constructor(model: SequenceModel) {
    this.model = model
    const L = model.labels.length
    const none = new Float64Array(0)
    const ends = Float64Array.from({ length: L }, (_, y) => model.transitions[y * (L + 1) + L] ?? 0)
    this.lattice = { length: 0, labels: L, nodes: none, edges: none, ends }
    this.beliefs = newBeliefs(0, L, false)
    this.best = new Float64Array(2 * L)
    this.nodeRows = packRows(model.nodes)
    this.edgeRows = packRows(model.edges)
    this.nodePairs = new Int32Array(this.nodeRows.width)
    this.edgePairs = new Int32Array(this.edgeRows.width)
    this.nodeSums = new Int32Array(L)
    this.edgeSums = new Int32Array(L * L)
    this.steps = Float64Array.from({ length: (L + 1) * L }, (_, i) => {
      return model.transitions[Math.floor(i / L) * (L + 1) + (i % L)] ?? 0
    })
    this.stepFactors = this.steps.map(Math.exp)
    const { nodes, edges } = model
    this.nodePowers = Float64Array.from(
      { length: Math.min(largestTable, Math.ceil(-floor / nodes.scale)) + 1 },
      (_, i) => Math.exp(-i * nodes.scale),
    )
    const reach = Math.min(largestTable, Math.ceil(steepest / edges.scale))
    this.edgePowers = Float64Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp((i - reach) * edges.scale))
  }

  /** Scores all labels of all tokens; call before the other methods. */
  score(features: FeatureBuffer): void {
    const { model, nodePairs, nodeSums, edgePairs, edgeSums } = this
    this.reserve(features.length)
    this.lattice.length = features.length
    const { nodes, nodeStarts, edges, edgeStarts } = features
    for (let t = 0; t < features.length; t++) {
      nodePairs.fill(0)
      addRows(model.nodes, this.nodeRows, nodes, nodeStarts[t] ?? 0, nodeStarts[t + 1] ?? 0, nodePairs)
      unpackSums(nodePairs, nodeSums.length, nodeSums)
      this.scoreNodes(t)
      edgePairs.fill(0)
      if (t > 0) addRows(model.edges, this.edgeRows, edges, edgeStarts[t] ?? 0, edgeStarts[t + 1] ?? 0, edgePairs)
      unpackSums(edgePairs, edgeSums.length, edgeSums)
      this.scoreEdges(t)
    }
  }

  private scoreNodes(t: number): void {
    const { nodeSums, nodePowers, lattice, beliefs } = this
    const L = nodeSums.length
    const scale = this.model.nodes.scale
    let top = nodeSums[0] ?? 0
    for (let y = 1; y < L; y++) top = Math.max(top, nodeSums[y] ?? 0)
    for (let y = 0; y < L; y++) {
      const sum = nodeSums[y] ?? 0
      lattice.nodes[t * L + y] = sum * scale
      beliefs.potentials[t * L + y] = nodePowers[Math.min(top - sum, nodePowers.length - 1)] ?? 0
    }
  }

  private scoreEdges(t: number): void {
    const { edgeSums, edgePowers, steps, stepFactors, lattice, beliefs } = this
    const size = edgeSums.length
    const scale = this.model.edges.scale
    const base = t * size
    const middle = edgePowers.length >>> 1
    // The first token has the boundary before it, whose scores stand after the others.
    const row = t === 0 ? size : 0
    const count = t === 0 ? this.nodeSums.length : size
    for (let i = 0; i < count; i++) {
      const sum = Math.max(-middle, Math.min(middle, edgeSums[i] ?? 0))
      lattice.edges[base + i] = (steps[row + i] ?? 0) + sum * scale
      beliefs.factors[base + i] = (stepFactors[row + i] ?? 0) * (edgePowers[middle + sum] ?? 1)
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
