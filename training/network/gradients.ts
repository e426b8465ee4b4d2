import type { Arena } from './arena.ts'
import type { Parameter } from './parameters.ts'

/** Writes the transpose of a matrix of rows × columns at `from` to `to`; rows are padded with zeros to `wide` columns. */
export function transpose(
  { floats }: Arena,
  from: number,
  rows: number,
  columns: number,
  to: number,
  wide = rows,
): void {
  const a = from / 4
  const b = to / 4
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      floats[b + column * wide + row] = floats[a + row * columns + column] ?? 0
  }
  if (wide > rows) {
    for (let column = 0; column < columns; column++) floats.fill(0, b + column * wide + rows, b + (column + 1) * wide)
  }
}

/** A matrix of weights with room for its transpose, which is made anew after each step. */
export interface Product {
  readonly parameter: Parameter
  readonly transposed: number
}

/** Working space for the transpose of up to `length` × `width` inputs. */
export interface Bench {
  readonly arena: Arena
  readonly space: number
}

/** y += x · w backwards: the gradient of w from x and that of y, and of x (added to `dx`, where that is not 0). */
export function productBack(
  { arena, space }: Bench,
  { parameter, transposed }: Product,
  x: number,
  dy: number,
  dx: number,
  length: number,
): void {
  const { rows, columns, gradient } = parameter
  transpose(arena, x, length, rows, space)
  arena.kernels.multiply(space, dy, gradient, rows, length, columns)
  if (dx !== 0) arena.kernels.multiply(dy, transposed, dx, length, columns, rows)
}

/** Adds all rows of `from` to one row at `to`. */
export function addRows({ floats }: Arena, from: number, length: number, width: number, to: number): void {
  const b = to / 4
  for (let t = 0, a = from / 4; t < length; t++) {
    for (let i = 0; i < width; i++, a++) floats[b + i] = (floats[b + i] ?? 0) + (floats[a] ?? 0)
  }
}

/** Adds the row at `from` to that at `to`. */
export function addRow({ floats }: Arena, from: number, width: number, to: number): void {
  const a = from / 4
  const b = to / 4
  for (let i = 0; i < width; i++) floats[b + i] = (floats[b + i] ?? 0) + (floats[a + i] ?? 0)
}

/** The parameters of a layer of gated recurrent units one way. */
export interface GruParameters {
  readonly recurrent: Product
  readonly bias: Parameter
}

/**
 * One direction of a layer backwards. `states` and `dStates`: this direction's columns of length × `width`; `saved`: this
 * direction's part of what the forward run kept, `savedWidth` floats a token; `dInputs`: this direction's columns of
 * length × `inputWidth`, which are set. `space`: room for size + 2 × length × 3 size.
 */
export function recurBack(
  bench: Bench,
  { recurrent, bias }: GruParameters,
  size: number,
  at: {
    states: number
    dStates: number
    width: number
    saved: number
    savedWidth: number
    dInputs: number
    inputWidth: number
    space: number
  },
  length: number,
  forwards: boolean,
): void {
  const { arena } = bench
  const { floats, kernels } = arena
  const dState = at.space / 4
  const updates = at.space + 4 * size
  floats.fill(0, dState, dState + size)
  for (let k = length - 1; k >= 0; k--) {
    const t = forwards ? k : length - 1 - k
    const before = k === 0 ? -1 : at.states / 4 + (forwards ? t - 1 : t + 1) * at.width
    const saved = at.saved / 4 + t * at.savedWidth
    const dOut = at.dStates / 4 + t * at.width
    const dIn = at.dInputs / 4 + t * at.inputWidth
    const du = updates / 4 + t * 3 * size
    for (let i = 0; i < size; i++) {
      const slope = (floats[dState + i] ?? 0) + (floats[dOut + i] ?? 0)
      const reset = floats[saved + i] ?? 0
      const update = floats[saved + size + i] ?? 0
      const fresh = floats[saved + 2 * size + i] ?? 0
      const u = floats[saved + 5 * size + i] ?? 0
      const old = before < 0 ? 0 : (floats[before + i] ?? 0)
      const dFresh = slope * (1 - update) * (1 - fresh * fresh)
      const dUpdate = slope * (old - fresh) * update * (1 - update)
      const dReset = dFresh * u * reset * (1 - reset)
      floats[dIn + i] = dReset
      floats[dIn + size + i] = dUpdate
      floats[dIn + 2 * size + i] = dFresh
      floats[du + i] = dReset
      floats[du + size + i] = dUpdate
      floats[du + 2 * size + i] = dFresh * reset
      floats[dState + i] = slope * update
    }
    if (k > 0) kernels.multiply(du * 4, recurrent.transposed, at.space, 1, 3 * size, size)
  }
  addRows(arena, updates, length, 3 * size, bias.gradient)
  if (length > 1) {
    // The states before: all but the last in reading order, beside the gradients of all but the first.
    const first = forwards ? 0 : 1
    transposeColumns(arena, at.states + first * at.width * 4, length - 1, at.width, size, bench.space)
    const later = updates + (forwards ? 1 : 0) * 3 * size * 4
    kernels.multiply(bench.space, later, recurrent.parameter.gradient, size, length - 1, 3 * size)
  }
}

/** The transpose of the first `columns` of rows that are `width` apart. */
function transposeColumns(
  { floats }: Arena,
  from: number,
  rows: number,
  width: number,
  columns: number,
  to: number,
): void {
  for (let row = 0, a = from / 4; row < rows; row++, a += width) {
    for (let column = 0, b = to / 4 + row; column < columns; column++, b += rows) floats[b] = floats[a + column] ?? 0
  }
}
