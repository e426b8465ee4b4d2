import type { Arena } from './arena.ts'
import { type Block, interleave } from './fixed-point.ts'
import { chainFloats, chainParts, mostLabels } from './labelling.ts'
import type { Matrix } from './matrices.ts'
import { productBlock } from './product.ts'
import { recurrentScale, unitBlocks } from './recurrence.ts'

const floatBytes = 4
const range = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first + i)

/** Places the weights of a `product`; `scale` is what they are multiplied by first. */
export function placeProduct(arena: Arena, weights: Matrix, bias: ArrayLike<number> = [], scale = 1): number {
  return arena.place(interleave(weights, bias, columnBlocks(weights.columns), scale))
}

function columnBlocks(columns: number): Block[] {
  return range(0, columns / productBlock).map((block) => {
    const own = range(block * productBlock, productBlock)
    return { columns: own, biased: own }
  })
}

/** The weights of one direction of a layer of gated recurrent units: size × 3 size, by gate, and 3 size. */
export interface WayWeights {
  readonly state: Matrix
  readonly bias: Matrix
}

/** Places a layer for `recur`. Of its biases those of the third gate; the others belong to its inputs (`inputBias`). */
export function placeLayer(arena: Arena, ways: readonly WayWeights[]): number {
  const [address = 0] = ways.map(({ state, bias }) => {
    return arena.place(interleave(state, bias.values, layerBlocks(state.rows), recurrentScale))
  })
  return address
}

/** The units of each block, gate by gate. */
function layerBlocks(size: number): Block[] {
  return unitBlocks(size).map((units) => {
    const gate = (number: number): number[] => units.map((unit) => number * size + unit)
    return { columns: [...gate(0), ...gate(1), ...gate(2)], biased: gate(2) }
  })
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
  placeProduct(arena, used, scores)
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
