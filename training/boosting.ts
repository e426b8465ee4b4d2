import type { Trees } from '../src/analysis/sequence/trees.ts'
import { seededRandom } from './random.ts'

export interface BoostingOptions {
  readonly trees: number
  readonly depth: number
  /** What is taken of each tree's answer. */
  readonly rate: number
  /** Weight of ½‖leaf‖². */
  readonly l2: number
  /** Fewest examples in a leaf. */
  readonly smallest: number
  /** Share of the examples and of the features that a tree is grown on. */
  readonly rows: number
  readonly columns: number
  readonly seed: number
}

/** Examples for the trees: `values` holds `width` numbers for each. */
export interface Examples {
  readonly width: number
  readonly values: Float32Array
  /** 1 where right, 0 where wrong. */
  readonly right: Uint8Array
  /**
   * For examples of which one of a group is to be chosen: the number of each one's group, groups one after the other. The trees then learn
   * the odds within the group instead of each example's own; a group in which none is right teaches nothing.
   */
  readonly groups?: Uint32Array
}

/** At most this many steps of each feature are told apart. */
const bins = 64

/**
 * Logistic gradient boosting over complete trees, level by level, with second-order leaves (Friedman 2001; Chen and
 * Guestrin 2016). The same examples, choice and options give the same trees.
 */
export function growTrees(examples: Examples, chosen: Uint32Array, options: BoostingOptions): Trees {
  return new Grower(examples, chosen, options).grow()
}

class Grower {
  private readonly examples: Examples
  private readonly chosen: Uint32Array
  private readonly options: BoostingOptions
  /** By feature: upper ends of its bins, ascending; the last bin has none. */
  private readonly cuts: Float32Array[]
  /** By chosen example and feature. */
  private readonly binned: Uint8Array
  private readonly score: Float64Array
  private readonly slope: Float64Array
  private readonly curve: Float64Array

  constructor(examples: Examples, chosen: Uint32Array, options: BoostingOptions) {
    const { width, values } = examples
    this.examples = examples
    this.chosen = chosen
    this.options = options
    this.cuts = Array.from({ length: width }, (_, f) =>
      cutsOf(Float32Array.from(chosen, (row) => values[row * width + f] ?? 0).sort()),
    )
    this.binned = new Uint8Array(chosen.length * width)
    chosen.forEach((row, i) => {
      for (let f = 0; f < width; f++) {
        this.binned[i * width + f] = binOf(this.cuts[f] ?? new Float32Array(), values[row * width + f] ?? 0)
      }
    })
    this.score = new Float64Array(chosen.length)
    this.slope = new Float64Array(chosen.length)
    this.curve = new Float64Array(chosen.length)
  }

  grow(): Trees {
    const { chosen, options, score, slope, curve } = this
    const { right, width, groups } = this.examples
    const { trees: count, depth } = options
    const inner = 2 ** depth - 1
    const features = new Uint8Array(count * inner)
    const thresholds = new Float32Array(count * inner).fill(Number.POSITIVE_INFINITY)
    const leaves = new Float32Array(count * (inner + 1))
    const share = chosen.reduce((sum, row) => sum + (right[row] ?? 0), 0) / Math.max(1, chosen.length)
    const base = Math.fround(Math.log((share + 1e-6) / (1 - share + 1e-6)))
    score.fill(base)
    const random = seededRandom(options.seed)
    for (let tree = 0; tree < count; tree++) {
      if (groups) this.slopesByGroup(groups)
      else
        chosen.forEach((row, i) => {
          const p = 1 / (1 + Math.exp(-(score[i] ?? 0)))
          slope[i] = p - (right[row] ?? 0)
          curve[i] = p * (1 - p)
        })
      const rows = pick(chosen.length, options.rows, random)
      const columns = pick(width, options.columns, random)
      this.growOne(
        rows,
        columns,
        features.subarray(tree * inner, (tree + 1) * inner),
        thresholds.subarray(tree * inner, (tree + 1) * inner),
        leaves.subarray(tree * (inner + 1), (tree + 1) * (inner + 1)),
      )
    }
    return { depth, count, features, thresholds, leaves, base }
  }

  /** Of the log-odds that one of those that are right is chosen from its group. */
  private slopesByGroup(groups: Uint32Array): void {
    const { chosen, score, slope, curve } = this
    const { right } = this.examples
    const groupOf = (i: number): number | undefined => groups[chosen[i] ?? -1]
    for (let from = 0; from < chosen.length; ) {
      let to = from + 1
      while (to < chosen.length && groupOf(to) === groupOf(from)) to++
      const most = score.subarray(from, to).reduce((a, b) => Math.max(a, b))
      let all = 0
      let ofRight = 0
      for (let i = from; i < to; i++) {
        const weight = Math.exp((score[i] ?? 0) - most)
        curve[i] = weight
        all += weight
        if (right[chosen[i] ?? -1]) ofRight += weight
      }
      for (let i = from; i < to; i++) {
        const weight = curve[i] ?? 0
        const p = weight / all
        slope[i] = ofRight > 0 ? p - (right[chosen[i] ?? -1] ? weight / ofRight : 0) : 0
        curve[i] = ofRight > 0 ? p * (1 - p) : 0
      }
      from = to
    }
  }

  private growOne(
    rows: Uint32Array,
    columns: Uint32Array,
    features: Uint8Array,
    thresholds: Float32Array,
    leaves: Float32Array,
  ): void {
    const { width } = this.examples
    const { binned, slope, curve, options } = this
    const inner = features.length
    const splits = new Uint8Array(inner).fill(bins)
    const place = new Uint16Array(this.chosen.length)
    for (let level = 0; level < options.depth; level++) {
      const first = 2 ** level - 1
      const nodes = 2 ** level
      const slopes = new Float64Array(nodes * width * bins)
      const curves = new Float64Array(nodes * width * bins)
      const counts = new Uint32Array(nodes * width * bins)
      for (const i of rows) {
        const node = (place[i] ?? 0) - first
        for (const f of columns) {
          const at = (node * width + f) * bins + (binned[i * width + f] ?? 0)
          slopes[at] = (slopes[at] ?? 0) + (slope[i] ?? 0)
          curves[at] = (curves[at] ?? 0) + (curve[i] ?? 0)
          counts[at] = (counts[at] ?? 0) + 1
        }
      }
      for (let node = 0; node < nodes; node++) {
        const best = bestSplit(node, width, columns, { slopes, curves, counts }, options)
        if (!best) continue
        features[first + node] = best.feature
        splits[first + node] = best.bin
        thresholds[first + node] = this.cuts[best.feature]?.[best.bin] ?? Number.POSITIVE_INFINITY
      }
      for (let i = 0; i < place.length; i++) {
        const node = place[i] ?? 0
        const left = (binned[i * width + (features[node] ?? 0)] ?? 0) <= (splits[node] ?? bins)
        place[i] = 2 * node + (left ? 1 : 2)
      }
    }
    const slopes = new Float64Array(inner + 1)
    const curves = new Float64Array(inner + 1)
    for (const i of rows) {
      const leaf = (place[i] ?? 0) - inner
      slopes[leaf] = (slopes[leaf] ?? 0) + (slope[i] ?? 0)
      curves[leaf] = (curves[leaf] ?? 0) + (curve[i] ?? 0)
    }
    for (let leaf = 0; leaf <= inner; leaf++) {
      leaves[leaf] = (-options.rate * (slopes[leaf] ?? 0)) / ((curves[leaf] ?? 0) + options.l2)
    }
    for (let i = 0; i < place.length; i++) this.score[i] = (this.score[i] ?? 0) + (leaves[(place[i] ?? 0) - inner] ?? 0)
  }
}

interface Histograms {
  readonly slopes: Float64Array
  readonly curves: Float64Array
  readonly counts: Uint32Array
}

/** The split of a node that lowers the loss most, or null where none does. */
function bestSplit(
  node: number,
  width: number,
  columns: Uint32Array,
  { slopes, curves, counts }: Histograms,
  { l2, smallest }: BoostingOptions,
): { feature: number; bin: number } | null {
  let best: { feature: number; bin: number } | null = null
  let most = 1e-6
  for (const feature of columns) {
    const from = (node * width + feature) * bins
    let slope = 0
    let curve = 0
    let count = 0
    for (let b = 0; b < bins; b++) {
      slope += slopes[from + b] ?? 0
      curve += curves[from + b] ?? 0
      count += counts[from + b] ?? 0
    }
    const whole = (slope * slope) / (curve + l2)
    let slopeLeft = 0
    let curveLeft = 0
    let countLeft = 0
    for (let b = 0; b < bins - 1; b++) {
      slopeLeft += slopes[from + b] ?? 0
      curveLeft += curves[from + b] ?? 0
      countLeft += counts[from + b] ?? 0
      if (countLeft < smallest) continue
      if (count - countLeft < smallest) break
      const slopeRight = slope - slopeLeft
      const gain =
        (slopeLeft * slopeLeft) / (curveLeft + l2) + (slopeRight * slopeRight) / (curve - curveLeft + l2) - whole
      if (gain > most) {
        most = gain
        best = { feature, bin: b }
      }
    }
  }
  return best
}

/** Upper ends of at most `bins` bins with about as many of the sorted values each, half-way to the next value. */
function cutsOf(sorted: Float32Array): Float32Array {
  const cuts: number[] = []
  for (let b = 1; b < bins; b++) {
    let at = Math.floor((b * sorted.length) / bins)
    const value = sorted[at] ?? 0
    while (at < sorted.length && sorted[at] === value) at++
    if (at >= sorted.length) break
    const cut = Math.fround((value + (sorted[at] ?? 0)) / 2)
    const upper = cut > value && cut < (sorted[at] ?? 0) ? cut : value
    if (cuts.length === 0 || upper > (cuts.at(-1) ?? 0)) cuts.push(upper)
  }
  return Float32Array.from(cuts)
}

function binOf(cuts: Float32Array, value: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (value <= (cuts[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}

/** A share of the numbers below `count`, ascending, at least one. */
function pick(count: number, share: number, random: () => number): Uint32Array {
  const kept: number[] = []
  for (let i = 0; i < count; i++) if (share >= 1 || random() < share) kept.push(i)
  return Uint32Array.from(kept.length > 0 ? kept : [0])
}
