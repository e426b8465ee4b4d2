import { type FeatureTable, packRows } from '../src/analysis/sequence/feature-table.ts'
import { combine } from '../src/analysis/sequence/hashing.ts'
import { type Beliefs, type Chain, forwardBackward, newBeliefs } from '../src/analysis/sequence/inference.ts'
import type { SequenceModel } from '../src/analysis/sequence/sequence-model.ts'
import { ElasticNetRows } from './elastic-net.ts'
import { exponentiate, type Lattice, logPartition, newChain } from './lattice.ts'
import { seededRandom, shuffle } from './random.ts'
import type { FeatureColumns, TrainingSet } from './training-set.ts'

export interface TrainerOptions {
  readonly epochs: number
  /** AdaGrad's step size. */
  readonly rate: number
  /** Weights of ‖w‖₁ and ½‖w‖² beside the summed negative log-likelihood of the training sequences. */
  readonly l1: number
  readonly l2: number
  /** Share of the node features that each step leaves out at random, so that none relies on the others' company. */
  readonly dropout: number
  readonly seed: number
  /** (labels + 1)², from × to, last is the boundary: false forbids a step. */
  readonly allowed: readonly boolean[]
}

export interface EpochReport {
  readonly epoch: number
  /** Mean negative log-likelihood of a training token, in nats, as met during the epoch. */
  readonly loss: number
  /** Rows with a weight that is not zero. */
  readonly rows: number
  /** Micro F1 of the labels after the first, token by token, by largest marginal, on the development sequences. */
  readonly f1: number
}

/**
 * Maximum likelihood with elastic net by stochastic AdaGrad with proximal steps (Duchi, Hazan and Singer 2011), one
 * sequence a step, penalties taken lazily when a row is next met; the weights are the average of those at the ends of the
 * last half of the epochs (Polyak and Juditsky 1992). The same set, options and seed give the same model.
 */
export function trainModel(
  set: TrainingSet,
  training: Uint32Array,
  development: Uint32Array,
  options: TrainerOptions,
  report: (report: EpochReport) => void,
): SequenceModel {
  const trainer = new Trainer(set, training.length, options)
  const order = training.slice()
  const random = seededRandom(options.seed)
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    shuffle(order, random)
    let loss = 0
    let tokens = 0
    for (const sequence of order) {
      loss += trainer.learn(sequence)
      tokens += (set.sequences[sequence + 1] ?? 0) - (set.sequences[sequence] ?? 0)
    }
    trainer.settle()
    if (2 * epoch > options.epochs) trainer.accumulate()
    if (epoch === options.epochs) trainer.finish()
    report({ epoch, loss: loss / tokens, rows: trainer.nodes.used(), f1: trainer.f1(development) })
  }
  return trainer.model()
}

/** A token that the model already gives this much to is not learned from: its gradient moves nothing but time. */
const certain = 1 - 1e-3

class Trainer {
  readonly nodes: ElasticNetRows
  private readonly edges: ElasticNetRows
  /** The transitions are one dense row; forbidden steps are never read. */
  private readonly steps: ElasticNetRows
  private readonly set: TrainingSet
  private readonly allowed: readonly boolean[]
  private readonly labels: number
  private lattice: Lattice
  private chain: Chain
  private beliefs: Beliefs
  private room = 0
  private readonly gradient: Float64Array
  private readonly dropout: number
  /** Decides with a feature's place what this step leaves out. */
  private draw: number

  constructor(set: TrainingSet, sequences: number, options: TrainerOptions) {
    const L = set.labels.length
    const penalties = { rate: options.rate, l1: options.l1 / sequences, l2: options.l2 / sequences }
    this.set = set
    this.allowed = options.allowed
    this.labels = L
    this.dropout = options.dropout
    this.draw = options.seed
    this.nodes = new ElasticNetRows(set.nodes.buckets.length, L, penalties)
    this.edges = new ElasticNetRows(set.edges.buckets.length, L * L, penalties)
    this.steps = new ElasticNetRows(1, (L + 1) * (L + 1), { ...penalties, l1: 0 })
    const none = new Float64Array(0)
    this.lattice = { length: 0, labels: L, nodes: none, edges: none, ends: new Float64Array(L) }
    this.chain = newChain(0, L)
    this.beliefs = newBeliefs(0, L, true)
    this.gradient = new Float64Array((L + 1) * (L + 1))
  }

  /** One step on one sequence. Returns its negative log-likelihood before the step. */
  learn(sequence: number): number {
    this.nodes.tick()
    this.edges.tick()
    this.steps.tick()
    this.draw = combine(this.draw, sequence)
    this.score(sequence, this.dropout)
    const score = this.goldScore(sequence)
    const taken = exponentiate(this.lattice, this.chain)
    const rest = forwardBackward(this.chain, this.beliefs)
    const logZ = logPartition(taken, rest, this.beliefs.scales, this.lattice.length)
    this.stepNodes(sequence)
    this.stepEdges(sequence)
    return logZ - score
  }

  /** Takes the penalties that are still owed by rows not met of late. */
  settle(): void {
    this.nodes.tick()
    this.edges.tick()
    this.steps.tick()
    this.nodes.settle()
    this.edges.settle()
    this.steps.settle()
  }

  accumulate(): void {
    for (const rows of [this.nodes, this.edges, this.steps]) rows.accumulate()
  }

  finish(): void {
    for (const rows of [this.nodes, this.edges, this.steps]) rows.finish()
  }

  f1(sequences: Uint32Array): number {
    let right = 0
    let found = 0
    let wanted = 0
    for (const sequence of sequences) {
      this.score(sequence, 0)
      exponentiate(this.lattice, this.chain)
      forwardBackward(this.chain, this.beliefs)
      const first = this.set.sequences[sequence] ?? 0
      for (let t = 0; t < this.lattice.length; t++) {
        const gold = this.set.gold[first + t] ?? 0
        const label = largest(this.beliefs.marginals, t * this.labels, this.labels)
        if (label !== 0) found++
        if (gold !== 0) wanted++
        if (label === gold && gold !== 0) right++
      }
    }
    return found + wanted === 0 ? 0 : (2 * right) / (found + wanted)
  }

  model(): SequenceModel {
    const { labels, bits } = this.set
    const transitions = this.steps.weights.map((weight, i) => (this.allowed[i] ? weight : Number.NEGATIVE_INFINITY))
    return {
      labels,
      transitions,
      nodes: quantise(this.nodes, this.set.nodes, bits),
      edges: quantise(this.edges, this.set.edges, bits),
    }
  }

  private score(sequence: number, dropout: number): void {
    const { set, labels: L, lattice, steps, allowed } = this
    const first = set.sequences[sequence] ?? 0
    const length = (set.sequences[sequence + 1] ?? 0) - first
    this.reserve(length)
    lattice.length = length
    lattice.nodes.fill(0, 0, length * L)
    for (let t = 0; t < length; t++) {
      const from = set.nodes.starts[first + t] ?? 0
      const to = set.nodes.starts[first + t + 1] ?? 0
      for (let i = from; i < to; i++) {
        if (dropout === 0 || this.keeps(i)) this.nodes.addTo(set.nodes.rows[i] ?? 0, lattice.nodes, t * L)
      }
      if (dropout > 0)
        for (let k = t * L; k < (t + 1) * L; k++) lattice.nodes[k] = (lattice.nodes[k] ?? 0) / (1 - dropout)
      for (let x = 0; x < L; x++) {
        const row = (t === 0 ? L : x) * (L + 1)
        for (let y = 0; y < L; y++) {
          lattice.edges[(t * L + x) * L + y] = allowed[row + y]
            ? (steps.weights[row + y] ?? 0)
            : Number.NEGATIVE_INFINITY
        }
      }
      if (t === 0) continue
      const edgesTo = set.edges.starts[first + t + 1] ?? 0
      for (let i = set.edges.starts[first + t] ?? 0; i < edgesTo; i++) {
        this.edges.addTo(set.edges.rows[i] ?? 0, lattice.edges, t * L * L)
      }
    }
    for (let y = 0; y < L; y++) {
      lattice.ends[y] = allowed[y * (L + 1) + L] ? (steps.weights[y * (L + 1) + L] ?? 0) : Number.NEGATIVE_INFINITY
    }
  }

  private keeps(place: number): boolean {
    return combine(this.draw, place) >>> 0 >= this.dropout * 2 ** 32
  }

  private goldScore(sequence: number): number {
    const { set, labels: L, lattice } = this
    const first = set.sequences[sequence] ?? 0
    let score = 0
    let before = 0
    for (let t = 0; t < lattice.length; t++) {
      const label = set.gold[first + t] ?? 0
      score += (lattice.nodes[t * L + label] ?? 0) + (lattice.edges[(t * L + before) * L + label] ?? 0)
      before = label
    }
    return score + (lattice.ends[before] ?? 0)
  }

  private stepNodes(sequence: number): void {
    const { set, labels: L, beliefs, gradient } = this
    const first = set.sequences[sequence] ?? 0
    for (let t = 0; t < this.lattice.length; t++) {
      const gold = set.gold[first + t] ?? 0
      if ((beliefs.marginals[t * L + gold] ?? 0) > certain) continue
      for (let y = 0; y < L; y++) {
        gradient[y] = ((beliefs.marginals[t * L + y] ?? 0) - (y === gold ? 1 : 0)) / (1 - this.dropout)
      }
      const to = set.nodes.starts[first + t + 1] ?? 0
      for (let i = set.nodes.starts[first + t] ?? 0; i < to; i++) {
        if (this.dropout === 0 || this.keeps(i)) this.nodes.step(set.nodes.rows[i] ?? 0, gradient)
      }
    }
  }

  private stepEdges(sequence: number): void {
    const { set, labels: L, beliefs, gradient, lattice } = this
    const { length } = lattice
    const first = set.sequences[sequence] ?? 0
    const transitions = new Float64Array((L + 1) * (L + 1))
    const add = (x: number, y: number, value: number): void => {
      transitions[x * (L + 1) + y] = (transitions[x * (L + 1) + y] ?? 0) + value
    }
    const pairs = beliefs.pairs ?? new Float64Array(0)
    for (let y = 0; y < L; y++) {
      add(L, y, beliefs.marginals[y] ?? 0)
      add(y, L, beliefs.marginals[(length - 1) * L + y] ?? 0)
    }
    add(L, set.gold[first] ?? 0, -1)
    add(set.gold[first + length - 1] ?? 0, L, -1)
    for (let t = 1; t < length; t++) {
      const x = set.gold[first + t - 1] ?? 0
      const y = set.gold[first + t] ?? 0
      const base = t * L * L
      const sure = (pairs[base + x * L + y] ?? 0) > certain
      for (let i = 0; i < L; i++) for (let j = 0; j < L; j++) add(i, j, pairs[base + i * L + j] ?? 0)
      add(x, y, -1)
      const from = set.edges.starts[first + t] ?? 0
      const to = set.edges.starts[first + t + 1] ?? 0
      if (sure || from === to) continue
      for (let k = 0; k < L * L; k++) gradient[k] = (pairs[base + k] ?? 0) - (k === x * L + y ? 1 : 0)
      for (let i = from; i < to; i++) this.edges.step(set.edges.rows[i] ?? 0, gradient)
    }
    this.steps.step(0, transitions)
  }

  private reserve(length: number): void {
    if (length <= this.room) return
    const L = this.labels
    this.room = Math.max(64, 2 * this.room, length)
    this.chain = newChain(this.room, L)
    this.beliefs = newBeliefs(this.room, L, true)
    this.lattice.nodes = new Float64Array(this.room * L)
    this.lattice.edges = new Float64Array(this.room * L * L)
  }
}

function largest(values: Float64Array, base: number, count: number): number {
  let arg = 0
  for (let i = 1; i < count; i++) if ((values[base + i] ?? 0) > (values[base + arg] ?? 0)) arg = i
  return arg
}

/** The rows that are not zero after rounding to signed bytes; the largest weights are cut to the range. */
function quantise(rows: ElasticNetRows, columns: FeatureColumns, bits: number): FeatureTable {
  const { width, weights } = rows
  const scale = (rows.magnitude(1e-4) || 127) / 127
  const kept: number[] = []
  const values: number[] = []
  for (let row = 0; row < columns.buckets.length; row++) {
    let any = false
    for (let k = 0; k < width; k++) any ||= Math.round((weights[row * width + k] ?? 0) / scale) !== 0
    if (!any) continue
    kept.push(columns.buckets[row] ?? 0)
    for (let k = 0; k < width; k++) {
      values.push(Math.max(-127, Math.min(127, Math.round((weights[row * width + k] ?? 0) / scale))))
    }
  }
  return {
    width,
    bits,
    scale: Math.fround(scale),
    buckets: Uint32Array.from(kept),
    rows: packRows(values, width),
  }
}
