import { type FeatureTable, HashIndex, packedWidth, unpackedAt } from './feature-table.ts'

/** Sums of quantised weights beyond this are cut: a label pair e^20 times as likely is certain. */
const steepest = 20
/** Bounds the table of a model with a very fine scale. */
const largestTable = 1 << 18
/** A step to which more rows belong is not remembered. */
const mostRows = 8
/** Steps remembered; a power of two. */
const room = 2048

/**
 * The factors of steps from label to label, made once for all tokens whose edge features have the same rows: few
 * features of a step have any, so most steps of a text are alike.
 */
export class StepMemo {
  /** labels × labels factors, from × to, at the offsets that `take` returns; those from the boundary stand at 0. */
  factors: Float64Array
  private readonly size: number
  private readonly table: FeatureTable
  private readonly index: HashIndex
  /** exp of the transitions between labels. */
  private readonly transitions: Float64Array
  /** exp(i × scale) from the middle on: weights are whole numbers of a scale, so no exponential is taken while reading. */
  private readonly powers: Float64Array
  private readonly sums: Int32Array
  /** The rows of the step that is being read. */
  private rows = new Int32Array(mostRows)
  private rowCount = 0
  private hash = 0
  /** Open addressing by the rows: the number of a step, 0 where free. */
  private readonly places = new Int32Array(2 * room)
  /** For each step how many rows it has, then these. */
  private readonly rowsOf = new Int32Array(room * (mostRows + 1))
  private count = 1

  /** `transitions`: scores labels × labels, from × to, then from the boundary to each label. */
  constructor(table: FeatureTable, labels: number, transitions: Float64Array) {
    this.size = labels * labels
    this.table = table
    this.index = new HashIndex(table)
    const factors = transitions.map(Math.exp)
    this.transitions = factors.slice(0, this.size)
    this.factors = new Float64Array(64 * this.size)
    this.factors.set(factors.subarray(this.size))
    this.sums = new Int32Array(packedWidth(this.size))
    const reach = Math.min(largestTable, Math.ceil(steepest / table.scale))
    this.powers = Float64Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp((i - reach) * table.scale))
  }

  /** To be called between sequences: forgets all steps where there may be no room for `length` more. */
  makeRoom(length: number): void {
    if (this.count + length <= room) return
    this.places.fill(0)
    this.count = 1
  }

  /** Adds a feature to the step that is being read. */
  add(feature: number): void {
    const row = this.index.find(feature)
    if (row < 0) return
    if (this.rowCount === this.rows.length) {
      const larger = new Int32Array(2 * this.rowCount)
      larger.set(this.rows)
      this.rows = larger
    }
    this.rows[this.rowCount++] = row
    this.hash = Math.imul(this.hash ^ row, 0x9e3779b1)
    this.hash ^= this.hash >>> 15
  }

  /** Drops what was added since the last `take`. */
  drop(): void {
    this.rowCount = 0
    this.hash = 0
  }

  /** Ends the step that is being read; returns where its factors stand, good until the next `makeRoom`. */
  take(): number {
    const remembered = this.rowCount <= mostRows && this.count < room
    const mask = this.places.length - 1
    let place = this.hash & mask
    if (this.rowCount <= mostRows) {
      for (; this.places[place] !== 0; place = (place + 1) & mask) {
        const known = this.places[place] ?? 0
        if (!this.isKnownAs(known)) continue
        this.drop()
        return known * this.size
      }
    }
    const made = this.count++
    if (remembered) {
      this.places[place] = made
      const at = made * (mostRows + 1)
      this.rowsOf[at] = this.rowCount
      for (let i = 0; i < this.rowCount; i++) this.rowsOf[at + 1 + i] = this.rows[i] ?? 0
    }
    this.make(made * this.size)
    this.drop()
    return made * this.size
  }

  private isKnownAs(step: number): boolean {
    const at = step * (mostRows + 1)
    if (this.rowsOf[at] !== this.rowCount) return false
    for (let i = 0; i < this.rowCount; i++) if (this.rowsOf[at + 1 + i] !== this.rows[i]) return false
    return true
  }

  private make(base: number): void {
    const { size, sums, rows, powers } = this
    if (base + size > this.factors.length) {
      const larger = new Float64Array(2 * this.factors.length)
      larger.set(this.factors)
      this.factors = larger
    }
    const half = sums.length
    sums.fill(0)
    for (let i = 0; i < this.rowCount; i++) {
      const from = (rows[i] ?? 0) * half
      for (let k = 0; k < half; k++) sums[k] = (sums[k] ?? 0) + (this.table.rows[from + k] ?? 0)
    }
    const middle = powers.length >>> 1
    for (let k = 0; k < size; k++) {
      const sum = Math.max(-middle, Math.min(middle, unpackedAt(sums, 0, k)))
      this.factors[base + k] = (this.transitions[k] ?? 0) * (powers[middle + sum] ?? 1)
    }
  }
}
