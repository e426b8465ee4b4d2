import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Arena } from '../../../src/analysis/network/arena.ts'
import {
  inputBits,
  interleave,
  stateUnit,
  stateZero,
  toShorts,
  wordBits,
  wordFormat,
} from '../../../src/analysis/network/fixed-point.ts'
import { mostLabels } from '../../../src/analysis/network/labelling.ts'
import type { Matrix } from '../../../src/analysis/network/matrices.ts'
import { followBack, inputBias, placeChain, placeLayer, placeProduct } from '../../../src/analysis/network/placing.ts'
import { forwardBackward, newBeliefs, viterbi } from '../../../src/analysis/sequence/inference.ts'
import { seededRandom } from '../../../training/random.ts'

/** Numbers between -`size` and `size`. */
function draw(rows: number, columns: number, size: number, seed: number): Matrix {
  const random = seededRandom(seed)
  return { rows, columns, values: Float32Array.from({ length: rows * columns }, () => (2 * random() - 1) * size) }
}

const inputs = (arena: Arena, address: number, count: number): number[] =>
  [...arena.shorts.subarray(address / 2, address / 2 + count)].map((value) => value / 2 ** inputBits)

/** Numbers between -1 and 1 as states. */
const toStates = (values: Float32Array): Uint8Array =>
  Uint8Array.from(values, (value) => Math.round(value * stateUnit) + stateZero)

/** x · w + bias in plain numbers. */
function multiply(x: Matrix, w: Matrix, bias: Matrix): number[] {
  return Array.from({ length: x.rows * w.columns }, (_, i) => {
    const [row, column] = [Math.floor(i / w.columns), i % w.columns]
    let sum = bias.values[column] ?? 0
    for (let k = 0; k < w.rows; k++) sum += (x.values[row * w.rows + k] ?? 0) * (w.values[k * w.columns + column] ?? 0)
    return sum
  })
}

const count = fc.integer({ min: 1, max: 12 })

describe('the kernels of the networks', () => {
  it('multiply states with weights of any size', () => {
    fc.assert(
      fc.property(count, count, count, fc.nat(), (rows, inners, eights, seed) => {
        const arena = new Arena(60_000)
        const x = draw(rows, 8 * inners, 1, seed)
        const w = draw(x.columns, 8 * eights, 0.5, seed + 1)
        const bias = draw(1, w.columns, 1, seed + 2)
        const states = arena.reserve((rows + 3) * x.columns)
        arena.bytes.set(toStates(x.values), states)
        const y = arena.reserve((rows + 3) * w.columns * 2)
        arena.kernels.product(states, placeProduct(arena, w, bias.values), y, rows, x.columns, w.columns)
        const sums = multiply(x, w, bias)
        inputs(arena, y, sums.length).forEach((value, i) => {
          // A state is off by half a step at most, a weight by half a 127th of the largest.
          const most = x.columns * (0.5 * 0.5 * (1 / stateUnit + 1 / 127)) + 0.001
          expect(Math.abs(value - (sums[i] ?? 0))).toBeLessThan(most)
        })
      }),
    )
  })

  it('multiply the largest states with the largest weights', () => {
    const arena = new Arena(4000)
    const states = arena.place(toStates(Float32Array.from({ length: 4 * 8 }, (_, i) => (i < 16 ? 1 : -1))))
    const w = draw(8, 8, 0, 0)
    w.values.fill(1)
    const y = arena.reserve(4 * 8 * 2)
    arena.kernels.product(states, placeProduct(arena, w), y, 4, 8, 8)
    expect(inputs(arena, y, 32)).toEqual(Array.from({ length: 32 }, (_, i) => (i < 16 ? 8 : -8)))
  })

  it('keep the precision of weights beside which the bias of a column is small, and its bias where there are none', () => {
    const arena = new Arena(4000)
    const states = arena.place(toStates(new Float32Array(4 * 8).fill(1)))
    const w = draw(8, 8, 0, 0)
    w.values.forEach((_, i) => {
      w.values[i] = i % 8 === 0 ? 0 : 10 ** -(i % 8)
    })
    const y = arena.reserve(4 * 8 * 2)
    arena.kernels.product(states, placeProduct(arena, w, new Float32Array(8).fill(1.5)), y, 1, 8, 8)
    inputs(arena, y, 8).forEach((value, i) => {
      expect(Math.abs(value - 1.5 - (i === 0 ? 0 : 8 * 10 ** -i))).toBeLessThan(0.002)
    })
  })

  it("multiply words' representations with weights of any size", () => {
    fc.assert(
      fc.property(count, count, count, fc.nat(), (rows, fours, eights, seed) => {
        const arena = new Arena(60_000)
        const x = draw(rows, 4 * fours, 1, seed)
        const w = draw(x.columns, 8 * eights, 0.5, seed + 1)
        const bias = draw(1, w.columns, 1, seed + 2)
        const words = arena.reserve((rows + 3) * x.columns * 2)
        arena.shorts.set(toShorts(x.values, wordBits), words / 2)
        const y = arena.reserve((rows + 3) * w.columns * 2)
        const weights = placeProduct(arena, w, bias.values, { format: wordFormat })
        arena.kernels.productOfWords(words, weights, y, rows, x.columns, w.columns)
        const sums = multiply(x, w, bias)
        inputs(arena, y, sums.length).forEach((value, i) => {
          expect(Math.abs(value - (sums[i] ?? 0))).toBeLessThan(0.004)
        })
      }),
    )
  })

  it('stop at the largest input where a product is larger', () => {
    const arena = new Arena(4000)
    const states = arena.place(toStates(new Float32Array(4 * 8).fill(1)))
    const w = { rows: 8, columns: 8, values: new Float32Array(64).fill(3) }
    const y = arena.reserve(4 * 8 * 2)
    arena.kernels.product(states, placeProduct(arena, w, new Float32Array(8).fill(10)), y, 1, 8, 8)
    expect(inputs(arena, y, 8).every((value) => value > 15.9 && value < 16)).toBe(true)
  })

  it('sum the rows of each list', () => {
    fc.assert(
      fc.property(count, count, count, fc.nat(), (lists, length, eights, seed) => {
        const arena = new Arena(60_000)
        const table = draw(5, 8 * eights, 1, seed)
        const at = arena.place(toShorts(table.values, inputBits))
        const chosen = Array.from({ length: lists * length }, (_, i) => (i * 7 + seed) % 5)
        const list = arena.reserve(4 * chosen.length)
        arena.words.set(
          chosen.map((row) => at + row * table.columns * 2),
          list / 4,
        )
        const y = arena.reserve(lists * table.columns * 2)
        arena.kernels.gather(list, length, y, lists, table.columns)
        inputs(arena, y, lists * table.columns).forEach((value, i) => {
          const own = chosen.slice(Math.floor(i / table.columns) * length).slice(0, length)
          const sum = own.reduce((all, row) => all + (table.values[row * table.columns + (i % table.columns)] ?? 0), 0)
          expect(Math.abs(value - sum)).toBeLessThan(0.005)
        })
      }),
    )
  })

  it('take no weights whose sums could overflow', () => {
    const heavy = { rows: 4, columns: 1, values: Float32Array.of(20, -20, 20, 20) }
    expect(() => interleave(heavy, [], [[0]], { format: wordFormat, unit: 1 })).toThrow('too large')
  })
})

/** The units by the equations, in plain numbers. */
function recur(a: Matrix, w: Matrix, bias: Matrix, length: number, forwards: boolean): number[][] {
  const size = w.rows
  const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
  const states: number[][] = []
  let before = Array<number>(size).fill(0)
  for (let k = 0; k < length; k++) {
    const t = forwards ? k : length - 1 - k
    const into = (gate: number, i: number): number =>
      a.values[t * 6 * size + (forwards ? 0 : 3 * size) + gate * size + i] ?? 0
    const u = (gate: number, i: number): number =>
      before.reduce(
        (sum, h, j) => sum + h * (w.values[j * 3 * size + gate * size + i] ?? 0),
        bias.values[gate * size + i] ?? 0,
      )
    before = before.map((h, i) => {
      const fresh = Math.tanh(into(2, i) + sigmoid(into(0, i) + u(0, i)) * u(2, i))
      return fresh + sigmoid(into(1, i) + u(1, i)) * (h - fresh)
    })
    states[t] = before
  }
  return states
}

describe('a layer of gated recurrent units in whole numbers', () => {
  it.each([8, 16, 24, 40])('of %i units reads both ways as the equations say', (size) => {
    for (const length of [1, 2, 9]) {
      const arena = new Arena(200_000)
      const ways = [0, 2].map((seed) => ({
        state: draw(size, 3 * size, 3 / size, seed),
        bias: draw(1, 3 * size, 1, seed + 1),
      }))
      const [forward, backward] = ways
      const plain = draw(length, 6 * size, 6, 5)
      const bias = inputBias({ rows: 1, columns: 6 * size, values: new Float32Array(6 * size) }, ways)
      const into = plain.values.map((value, i) => value + (bias[i % bias.length] ?? 0))
      const out = arena.reserve(length * 2 * size * 2)
      const layer = placeLayer(arena, ways)
      arena.kernels.recur(
        layer,
        arena.place(toShorts(into, inputBits)),
        out,
        length,
        size,
        arena.reserve(9 * size + 16),
      )
      if (!forward || !backward) throw new Error('There are two ways')
      const left = recur(plain, forward.state, forward.bias, length, true)
      const right = recur(plain, backward.state, backward.bias, length, false)
      for (let t = 0; t < length; t++) {
        const both = [...(left[t] ?? []), ...(right[t] ?? [])]
        both.forEach((value, i) => {
          const found = ((arena.bytes[out + t * 2 * size + i] ?? 0) - stateZero) / stateUnit
          expect(Math.abs(value - found)).toBeLessThan(0.02)
        })
      }
    }
  })
})

describe('the labels of a chain', () => {
  it('and their probabilities are those that Viterbi and forward-backward find in double precision', () => {
    const labels = fc.integer({ min: 2, max: mostLabels })
    fc.assert(
      fc.property(labels, fc.integer({ min: 1, max: 30 }), fc.nat(), (L, length, seed) => {
        const arena = new Arena(20_000)
        const states = draw(length, 8, 1, seed)
        const [weights, bias, steps] = [
          draw(8, mostLabels, 4, seed + 1),
          draw(1, mostLabels, 1, seed + 2),
          draw(L + 1, L, 3, seed + 3),
        ]
        // Weights and states that their bytes tell exactly.
        weights.values.forEach((value, i) => {
          weights.values[i] = i < mostLabels ? 4 : (Math.round((value / 4) * 127) / 127) * 4
        })
        states.values.forEach((value, i) => {
          states.values[i] = Math.round(value * stateUnit) / stateUnit
        })
        // No step to the last label from the first one, and none there from the start.
        steps.values[L - 1] = Number.NEGATIVE_INFINITY
        steps.values[L + L - 1] = Number.NEGATIVE_INFINITY
        const [potentials, marginals, back] = [4, 4, 2].map((bytes) =>
          arena.reserve((length + 2) * mostLabels * bytes),
        ) as [number, number, number]
        const chain = placeChain(arena, weights, bias, steps)
        arena.kernels.label(arena.place(toStates(states.values)), chain, length, 8, potentials, marginals, back)
        const found = new Uint8Array(length)
        followBack(arena, back, length, found)

        const scores = Array.from({ length: length * L }, (_, i) => {
          const [t, y] = [Math.floor(i / L), i % L]
          let sum = bias.values[y] ?? 0
          for (let k = 0; k < 8; k++) sum += (states.values[t * 8 + k] ?? 0) * (weights.values[k * mostLabels + y] ?? 0)
          return sum
        })
        const plain = {
          length,
          labels: L,
          potentials: Float64Array.from(scores, Math.exp),
          steps: Int32Array.from({ length }, (_, t) => (t === 0 ? 0 : L)),
          factors: Float64Array.from(steps.values, Math.exp),
          ends: new Float64Array(L).fill(1),
          fromFirst: new Uint8Array(L),
          fromEnd: new Uint8Array(L).fill(L),
        }
        const beliefs = newBeliefs(length, L, false)
        forwardBackward(plain, beliefs)
        for (let t = 0; t < length; t++) {
          const own = arena.floats.subarray(marginals / 4 + t * mostLabels, marginals / 4 + (t + 1) * mostLabels)
          own.forEach((value, y) => {
            expect(Math.abs(value - (y < L ? (beliefs.marginals[t * L + y] ?? 0) : 0))).toBeLessThan(0.001)
          })
        }
        const path = new Uint8Array(length)
        viterbi(plain, path, new Uint8Array(length * L), new Float64Array(2 * L))
        const worth = (sequence: Uint8Array): number =>
          sequence.reduce(
            (sum, y, t) =>
              sum + (scores[t * L + y] ?? 0) + (steps.values[t === 0 ? y : ((sequence[t - 1] ?? 0) + 1) * L + y] ?? 0),
            0,
          )
        expect(worth(found)).toBeGreaterThan(worth(path) - 0.001 * length)
      }),
    )
  })
})
