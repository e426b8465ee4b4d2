import type { Arena } from './arena.ts'
import { type Format, inputBits, interleave, stateFormat } from './fixed-point.ts'
import { chainFloats, chainParts, mostLabels } from './labelling.ts'
import type { Matrix } from './matrices.ts'
import { productBlock } from './product.ts'
import { unitBlocks } from './recurrence.ts'

const floatBytes = 4
const range = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i)

/** How a product's left side stands, by default as states, and what 1 is to stand as in its result, by default an input. */
export interface ProductShape {
  readonly format?: Format
  readonly unit?: number
}

/** Places the weights of a `product`. */
export function placeProduct(
  arena: Arena,
  weights: Matrix,
  bias: ArrayLike<number> = [],
  { format = stateFormat, unit = 2 ** inputBits }: ProductShape = {},
): number {
  const blocks = range(0, weights.columns / productBlock).map((block) => range(block * productBlock, productBlock))
  return arena.place(interleave(weights, bias, blocks, { format, unit }))
}

/** The weights of one direction of a layer of gated recurrent units: size × 3 size, by gate, and 3 size. */
export interface WayWeights {
  readonly state: Matrix
  readonly bias: Matrix
}

/** Places a layer for `recur`. Of its biases those of the third gate; the others belong to its inputs (`inputBias`). */
export function placeLayer(arena: Arena, ways: readonly WayWeights[]): number {
  const [address = 0] = ways.map(({ state, bias }) => {
    const size = state.rows
    const blocks = unitBlocks(size).map((units) =>
      range(0, 3).flatMap((gate) => units.map((unit) => gate * size + unit)),
    )
    const own = bias.values.map((value, column) => (column < 2 * size ? 0 : value))
    return arena.place(interleave(state, own, blocks, { format: stateFormat, unit: 2 ** inputBits }))
  })
  return address
}

/** What goes into a layer everywhere: its inputs' bias, and of each way the biases of the first two gates. */
export function inputBias(bias: Matrix, ways: readonly WayWeights[]): Float32Array {
  const sums = Float32Array.from(bias.values)
  ways.forEach(({ state, bias: { values } }, way) => {
    for (let i = 0; i < 2 * state.rows; i++) {
      const column = way * 3 * state.rows + i
      sums[column] = (sums[column] ?? 0) + (values[i] ?? 0)
    }
  })
  return sums
}

/** Far enough below all scores to be nothing. */
const noLabel = -60

/**
 * Places a chain for `label`: weights of inner × 8 and a bias, of which the first columns are the labels', and the scores
 * of steps, (labels + 1) × labels, the first row from the start; -Infinity forbids.
 */
export function placeChain(arena: Arena, weights: Matrix, bias: Matrix, steps: Matrix): number {
  const count = steps.columns
  const isLabel = (column: number): boolean => column % mostLabels < count
  const used = { ...weights, values: weights.values.map((value, i) => (isLabel(i) ? value : 0)) }
  const scores = bias.values.map((value, label) => (isLabel(label) ? value : noLabel))
  const factors = new Float32Array(chainFloats).fill(Number.NEGATIVE_INFINITY, chainParts.bestStart / floatBytes)
  for (let to = 0; to < count; to++) {
    const start = steps.values[to] ?? 0
    factors[chainParts.start / floatBytes + to] = Math.exp(start)
    factors[chainParts.bestStart / floatBytes + to] = start
    for (let from = 0; from < count; from++) {
      const step = steps.values[(from + 1) * count + to] ?? 0
      factors[chainParts.from / floatBytes + from * mostLabels + to] = Math.exp(step)
      factors[chainParts.to / floatBytes + to * mostLabels + from] = Math.exp(step)
      factors[chainParts.bestFrom / floatBytes + from * mostLabels + to] = step
    }
  }
  const address = arena.place(factors)
  // The weights follow the steps.
  placeProduct(arena, used, scores, { unit: 1 })
  return address
}

/** Follows what `label` left at `back` from the best last label to the first token's. */
export function followBack({ floats, shorts }: Arena, back: number, length: number, labels: Uint8Array): void {
  const scores = (back + 2 * length * mostLabels) / floatBytes
  let label = 0
  for (let y = 1; y < mostLabels; y++) {
    if ((floats[scores + y] ?? 0) > (floats[scores + label] ?? 0)) label = y
  }
  for (let t = length - 1; t >= 0; t--) {
    labels[t] = label
    label = shorts[back / 2 + t * mostLabels + label] ?? 0
  }
}
