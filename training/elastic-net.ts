interface Penalties {
  readonly rate: number
  /** Penalties for one step. */
  readonly l1: number
  readonly l2: number
}

/** AdaGrad's start, so that the first gradients of a rare feature do not throw it. */
const smoothing = 0.1

/** Rows of weights under AdaGrad with lazy proximal elastic net: see `trainModel`. */
export class ElasticNetRows {
  readonly width: number
  readonly weights: Float32Array
  private readonly squares: Float32Array
  /** The step up to which a row's penalties have been taken. */
  private readonly settled: Uint32Array
  private readonly penalties: Penalties
  private now = 0
  private sums = new Float32Array(0)
  private summed = 0

  constructor(count: number, width: number, penalties: Penalties) {
    this.width = width
    this.weights = new Float32Array(count * width)
    this.squares = new Float32Array(count * width)
    this.settled = new Uint32Array(count)
    this.penalties = penalties
  }

  /** Begins the next step. */
  tick(): void {
    this.now++
  }

  /** Adds a row's weights, after the penalties that it owes, to `sums` from `base` on. */
  addTo(row: number, sums: Float64Array, base: number): void {
    if (this.settled[row] !== this.now) this.penalise(row)
    const { width, weights } = this
    const at = row * width
    for (let k = 0; k < width; k++) sums[base + k] = (sums[base + k] ?? 0) + (weights[at + k] ?? 0)
  }

  /** Moves a row against `gradient`. */
  step(row: number, gradient: Float64Array): void {
    const { width, weights, squares, penalties } = this
    const at = row * width
    for (let k = 0; k < width; k++) {
      const slope = gradient[k] ?? 0
      const square = (squares[at + k] ?? 0) + slope * slope
      squares[at + k] = square
      weights[at + k] = (weights[at + k] ?? 0) - (penalties.rate * slope) / Math.sqrt(smoothing + square)
    }
  }

  settle(): void {
    for (let row = 0; row < this.settled.length; row++) this.penalise(row)
  }

  /** Takes the weights as they stand into the average. */
  accumulate(): void {
    if (this.summed === 0) this.sums = new Float32Array(this.weights.length)
    for (let i = 0; i < this.sums.length; i++) this.sums[i] = (this.sums[i] ?? 0) + (this.weights[i] ?? 0)
    this.summed++
  }

  /** Puts the average in the place of the weights; nothing is learned after this. */
  finish(): void {
    for (let i = 0; i < this.sums.length; i++) this.weights[i] = (this.sums[i] ?? 0) / this.summed
  }

  /** Number of rows with a weight that is not zero. */
  used(): number {
    let count = 0
    for (let at = 0; at < this.weights.length; at += this.width) {
      for (let k = 0; k < this.width; k++) {
        if (this.weights[at + k] !== 0) {
          count++
          break
        }
      }
    }
    return count
  }

  /** The size that all but the share `beyond` of the weights that are not zero stay within. */
  magnitude(beyond: number): number {
    const sizes = this.weights
      .filter((weight) => weight !== 0)
      .map(Math.abs)
      .sort()
    return sizes[Math.max(0, Math.ceil(sizes.length * (1 - beyond)) - 1)] ?? 0
  }

  private penalise(row: number): void {
    const { width, weights, squares, penalties } = this
    const steps = this.now - (this.settled[row] ?? 0)
    this.settled[row] = this.now
    const at = row * width
    for (let k = 0; k < width; k++) {
      const weight = weights[at + k] ?? 0
      if (weight === 0) continue
      const pace = (penalties.rate * steps) / Math.sqrt(smoothing + (squares[at + k] ?? 0))
      const size = Math.max(0, Math.abs(weight) - pace * penalties.l1) / (1 + pace * penalties.l2)
      weights[at + k] = weight < 0 ? -size : size
    }
  }
}
