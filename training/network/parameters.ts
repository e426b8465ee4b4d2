import type { Matrix } from '../../src/analysis/network/matrices.ts'
import type { Arena } from './arena.ts'

/** Weights that are learned, in an arena, with room for their gradient beside them. Addresses in bytes. */
export interface Parameter {
  readonly rows: number
  readonly columns: number
  readonly weights: number
  readonly gradient: number
  /** Rows that have a gradient since the last step; null where all have. */
  readonly touched: Set<number> | null
  /** Means of the gradients and of their squares, faded. */
  readonly first: Float32Array
  readonly second: Float32Array
}

/** `sparse`: only the rows that a step met are moved by it. `draw` gives the weights to begin with. */
export function newParameter(
  arena: Arena,
  [rows, columns]: readonly [rows: number, columns: number],
  sparse: boolean,
  draw: () => number,
): Parameter {
  const count = rows * columns
  const weights = arena.place(Float32Array.from({ length: count }, draw))
  return {
    rows,
    columns,
    weights,
    gradient: arena.reserve(count),
    touched: sparse ? new Set() : null,
    first: new Float32Array(count),
    second: new Float32Array(count),
  }
}

export function matrixOf(arena: Arena, { rows, columns, weights }: Parameter): Matrix {
  return { rows, columns, values: arena.view(weights, rows * columns).slice() }
}

const fading = 0.9
const squareFading = 0.98
const smoothing = 1e-8

/**
 * Adam (Kingma and Ba 2015) with weights that decay apart from the gradients (Loshchilov and Hutter 2019), one step for
 * all parameters; rows that a step did not meet stay as they are.
 */
export class Adam {
  private readonly arena: Arena
  private readonly parameters: readonly Parameter[]
  private readonly decay: number
  private steps = 0

  /** `decay`: the share of a weight that a step of rate 1 would take away. */
  constructor(arena: Arena, parameters: readonly Parameter[], decay: number) {
    this.arena = arena
    this.parameters = parameters
    this.decay = decay
  }

  /** Moves the weights against their gradients by about `rate` each, and clears the gradients. */
  step(rate: number): void {
    this.steps++
    const pace = (rate * Math.sqrt(1 - squareFading ** this.steps)) / (1 - fading ** this.steps)
    const kept = 1 - rate * this.decay
    for (const parameter of this.parameters) {
      if (!parameter.touched) this.move(parameter, 0, parameter.rows * parameter.columns, pace, kept)
      else {
        const { columns, touched } = parameter
        for (const row of touched) this.move(parameter, row * columns, (row + 1) * columns, pace, kept)
        touched.clear()
      }
    }
  }

  private move(parameter: Parameter, from: number, to: number, pace: number, kept: number): void {
    const { weights, gradient, first, second } = parameter
    const { floats } = this.arena
    for (let i = from, w = weights / 4 + from, g = gradient / 4 + from; i < to; i++, w++, g++) {
      const slope = floats[g] ?? 0
      const mean = fading * (first[i] ?? 0) + (1 - fading) * slope
      const square = squareFading * (second[i] ?? 0) + (1 - squareFading) * slope * slope
      first[i] = mean
      second[i] = square
      floats[w] = kept * (floats[w] ?? 0) - (pace * mean) / (Math.sqrt(square) + smoothing)
      floats[g] = 0
    }
  }
}
