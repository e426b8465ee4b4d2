import type { Matrix } from './matrices.ts'

/**
 * The networks are read in whole numbers: one instruction multiplies eight numbers of 16 bits where it multiplies four
 * floats, and the sums are exact, so the same on every machine. A number x stands as x × 2^bits, rounded: states, which
 * lie between -1 and 1, and words' representations with `stateBits`, weights with `weightBits`, sums of their products
 * therefore with `sumBits`, and what goes into a layer, which lies within ±16, with `inputBits`.
 */
export const stateBits = 12
export const weightBits = 13
export const sumBits = stateBits + weightBits
export const inputBits = 11

/** Bits that a sum loses where it becomes an input. */
export const inputShift = sumBits - inputBits

/** The largest number of 16 bits. */
const largest = 32_767

/** A sum of products of states and these weights, and an input beside it, stay below 2^31. */
const heaviest = 2 ** (31 - sumBits) - 2 ** (15 - inputBits)

/** Numbers with a number of bits after the point, within 16. */
export function toShorts(values: ArrayLike<number>, bits: number): Int16Array<ArrayBuffer> {
  return Int16Array.from(values, (value) => toShort(value, bits))
}

export function toShort(value: number, bits: number): number {
  return Math.max(-largest, Math.min(largest, Math.round(value * 2 ** bits)))
}

/** Throws where the sums of a column's products might not fit into 32 bits. */
function checkColumns({ columns, values }: Matrix, scale: number): void {
  const sums = new Float64Array(columns)
  values.forEach((value, i) => {
    sums[i % columns] = (sums[i % columns] ?? 0) + Math.abs(value * scale)
  })
  if (sums.some((sum) => sum >= heaviest)) throw new Error('The model file is damaged: weights that are too large')
}

/** Columns of a matrix that are read together, and which of them have a bias. */
export interface Block {
  readonly columns: readonly number[]
  readonly biased: readonly number[]
}

/**
 * Weights in the order in which they are read: for each block its biases in 32 bits, then for each two rows and each
 * column of the block both rows' weights. The number of rows is even. `scale`: what weights and biases are multiplied by first.
 * Throws an `Error` where they are too large.
 */
export function interleave(
  matrix: Matrix,
  bias: ArrayLike<number>,
  blocks: readonly Block[],
  scale = 1,
): Int16Array<ArrayBuffer> {
  checkColumns(matrix, scale)
  const packed: number[] = []
  const weight = (row: number, column: number): number =>
    toShort((matrix.values[row * matrix.columns + column] ?? 0) * scale, weightBits)
  for (const { columns, biased } of blocks) {
    for (const column of biased) {
      const sum = Math.round((bias[column] ?? 0) * scale * 2 ** sumBits)
      packed.push(sum & 0xffff, sum >> 16)
    }
    for (let row = 0; row < matrix.rows; row += 2)
      for (const column of columns) packed.push(weight(row, column), weight(row + 1, column))
  }
  return Int16Array.from(packed)
}
