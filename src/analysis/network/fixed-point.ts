import type { Matrix, PackedMatrix } from './matrices.ts'

/**
 * The networks are read in whole numbers: one instruction multiplies eight or sixteen where it multiplies four floats,
 * and the sums are exact, so the same on every machine. States, which lie between -1 and 1, are bytes: x × `stateUnit` +
 * `stateZero`, rounded. Words' representations and what goes into a layer have 16 bits: x × 2^`wordBits`, with x within
 * ±8, and x × 2^`inputBits`, within ±16.
 */
export const stateUnit = 63
export const stateZero = 64
export const wordBits = 12
export const inputBits = 11

/** The largest number of 16 bits. */
const largest = 32_767

/** How the numbers stand that a product multiplies with weights. */
export interface Format {
  /** Bytes of a number, and of a weight. */
  readonly bytes: 1 | 2
  /** What 1 and 0 stand as. */
  readonly unit: number
  readonly zero: number
  /** What a weight of 1 stands as in each column. Throws an `Error` where the weights are too large for this format. */
  readonly weightUnits: (weights: Matrix, bias: ArrayLike<number>) => Float64Array
}

/** States; a column's weights are bytes, of which the largest is ±127. */
export const stateFormat: Format = {
  bytes: 1,
  unit: stateUnit,
  zero: stateZero,
  weightUnits: (weights, bias) => {
    // A bias that dwarfs its weights takes their precision, so that sums fit.
    const most = Float64Array.from({ length: weights.columns }, (_, column) => Math.abs(bias[column] ?? 0) / 2 ** 16)
    weights.values.forEach((value, i) => {
      const column = i % weights.columns
      most[column] = Math.max(most[column] ?? 0, Math.abs(value))
    })
    return most.map((value) => (value > 0 ? 127 / value : 1))
  },
}

const weightBits = 13
/** Weights of a column and its bias, without their signs, come to less. */
const heaviest = 48

/** Words' representations; weights have 16 bits. */
export const wordFormat: Format = {
  bytes: 2,
  unit: 2 ** wordBits,
  zero: 0,
  weightUnits: ({ columns, values }, bias) => {
    const sums = Float64Array.from({ length: columns }, (_, column) => Math.abs(bias[column] ?? 0))
    values.forEach((value, i) => {
      sums[i % columns] = (sums[i % columns] ?? 0) + Math.abs(value)
    })
    if (sums.some((sum) => sum >= heaviest)) throw new Error('The model file is damaged: weights that are too large')
    return sums.fill(2 ** weightBits)
  },
}

/** Numbers with a number of bits after the point, within 16. */
export function toShorts(values: ArrayLike<number>, bits: number): Int16Array<ArrayBuffer> {
  const shorts = new Int16Array(values.length)
  for (let i = 0; i < shorts.length; i++) shorts[i] = toShort(values[i] ?? 0, bits)
  return shorts
}

/** The same of a packed matrix. */
export function unpackShorts({ rows, columns, values, scales }: PackedMatrix, bits: number): Int16Array<ArrayBuffer> {
  const shorts = new Int16Array(values.length)
  for (let row = 0, i = 0; row < rows; row++) {
    // A byte times this fits into 16 bits.
    const unit = Math.min((scales[row] ?? 0) * 2 ** bits, largest / 128)
    for (const end = i + columns; i < end; i++) shorts[i] = Math.round((values[i] ?? 0) * unit)
  }
  return shorts
}

function toShort(value: number, bits: number): number {
  return Math.max(-largest, Math.min(largest, Math.round(value * 2 ** bits)))
}

/** Bytes that a column has before its weights: where its sums start, and what they are multiplied by. */
export const columnHead = 8

/**
 * Weights in the order in which they are read. For each block of columns: where their sums start, which is the bias less
 * what zeros add; what the sums are multiplied by, after which 1 stands as `unit`; then, for each group of rows whose
 * weights fill four bytes, these four of each column. Throws an `Error` where the weights are too large.
 */
export function interleave(
  weights: Matrix,
  bias: ArrayLike<number>,
  blocks: readonly (readonly number[])[],
  { format, unit }: { readonly format: Format; readonly unit: number },
): Uint8Array<ArrayBuffer> {
  const { rows, columns, values } = weights
  const { bytes, unit: one, zero } = format
  const units = format.weightUnits(weights, bias)
  const most = 2 ** (8 * bytes - 1) - 1
  const weight = (row: number, column: number): number => {
    const value = (values[row * columns + column] ?? 0) * (units[column] ?? 0)
    return Math.max(-most, Math.min(most, Math.round(value)))
  }
  const together = 4 / bytes
  const buffer = new ArrayBuffer(columns * (columnHead + rows * bytes))
  const [words, floats] = [new Int32Array(buffer), new Float32Array(buffer)]
  const numbers = bytes === 1 ? new Int8Array(buffer) : new Int16Array(buffer)
  let at = 0
  for (const block of blocks) {
    for (const column of block) {
      let start = Math.round((bias[column] ?? 0) * (units[column] ?? 0) * one)
      for (let row = 0; row < rows; row++) start -= zero * weight(row, column)
      words[at++] = start
    }
    for (const column of block) floats[at++] = unit / (one * (units[column] ?? 0))
    for (let row = 0; row < rows; row += together) {
      for (const column of block) {
        for (let k = 0; k < together; k++) numbers[at * together + k] = weight(row + k, column)
        at++
      }
    }
  }
  return new Uint8Array(buffer)
}
