import type { Matrix, PackedMatrix } from './matrices.ts'

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
  const { rows, columns: width, values } = matrix
  const size = blocks.reduce((sum, { columns, biased }) => sum + rows * columns.length + 2 * biased.length, 0)
  const packed = new Int16Array(size)
  let at = 0
  for (const { columns, biased } of blocks) {
    for (const column of biased) {
      const sum = Math.round((bias[column] ?? 0) * scale * 2 ** sumBits)
      packed[at++] = sum
      packed[at++] = sum >> 16
    }
    for (let row = 0; row < rows; row += 2) {
      for (const column of columns) {
        packed[at++] = toShort((values[row * width + column] ?? 0) * scale, weightBits)
        packed[at++] = toShort((values[(row + 1) * width + column] ?? 0) * scale, weightBits)
      }
    }
  }
  return packed
}
