import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Arena } from '../../../training/network/arena.ts'
import { readBothWays } from '../../../training/network/gru-layer.ts'
import { seededRandom } from '../../../training/random.ts'

/** Numbers between -`size` and `size`. */
function draw(count: number, size: number, seed: number): Float32Array {
  const random = seededRandom(seed)
  return Float32Array.from({ length: count }, () => (2 * random() - 1) * size)
}

const count = fc.integer({ min: 1, max: 40 })
const wide = fc.integer({ min: 1, max: 12 }).map((fours) => 4 * fours)

describe('kernels', () => {
  it('multiply matrices of any size and add to what is there', () => {
    fc.assert(
      fc.property(count, count, wide, fc.nat(), (rows, inner, columns, seed) => {
        const arena = new Arena(8000)
        const x = draw(rows * inner, 1, seed)
        const w = draw(inner * columns, 1, seed + 1)
        const y = draw(rows * columns, 1, seed + 2)
        const at = arena.place(y)
        arena.kernels.multiply(arena.place(x), arena.place(w), at, rows, inner, columns)
        arena.view(at, rows * columns).forEach((value, i) => {
          const row = Math.floor(i / columns)
          let sum = y[i] ?? 0
          for (let k = 0; k < inner; k++) sum += (x[row * inner + k] ?? 0) * (w[k * columns + (i % columns)] ?? 0)
          expect(value).toBeCloseTo(sum, 4)
        })
      }),
    )
  })
})

const size = 8

/** The units by the equations, in plain numbers. */
function recur(
  inputs: Float32Array,
  w: Float32Array,
  bias: Float32Array,
  length: number,
  offset: number,
  forwards: boolean,
) {
  const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
  const states: number[][] = []
  let before = Array<number>(size).fill(0)
  for (let k = 0; k < length; k++) {
    const t = forwards ? k : length - 1 - k
    const a = (gate: number, i: number): number => inputs[t * 6 * size + offset + gate * size + i] ?? 0
    const u = (gate: number, i: number): number =>
      before.reduce((sum, h, j) => sum + h * (w[j * 3 * size + gate * size + i] ?? 0), bias[gate * size + i] ?? 0)
    before = before.map((h, i) => {
      const fresh = Math.tanh(a(2, i) + sigmoid(a(0, i) + u(0, i)) * u(2, i))
      return fresh + sigmoid(a(1, i) + u(1, i)) * (h - fresh)
    })
    states[t] = before
  }
  return states
}

describe('a layer of gated recurrent units', () => {
  it('reads both ways as the equations say, whether or not it keeps what it did', () => {
    const length = 7
    for (const keep of [true, false]) {
      const arena = new Arena(8000)
      const [forward, backward] = [draw(3 * size * size, 1, 1), draw(3 * size * size, 1, 2)]
      const [forwardBias, backwardBias] = [draw(3 * size, 1, 3), draw(3 * size, 1, 4)]
      const inputs = draw(length * 6 * size, 6, 5)
      const layer = {
        size,
        forward: arena.place(forward),
        backward: arena.place(backward),
        forwardBias: arena.place(forwardBias),
        backwardBias: arena.place(backwardBias),
      }
      const out = arena.reserve(length * 2 * size)
      readBothWays(arena, layer, arena.place(inputs), out, length, arena.reserve(length * 12 * size), keep)
      const states = arena.view(out, length * 2 * size)
      const left = recur(inputs, forward, forwardBias, length, 0, true)
      const right = recur(inputs, backward, backwardBias, length, 3 * size, false)
      for (let t = 0; t < length; t++) {
        const both = [...(left[t] ?? []), ...(right[t] ?? [])]
        both.forEach((value, i) => {
          expect(Math.abs(value - (states[t * 2 * size + i] ?? 0))).toBeLessThan(1e-3)
        })
      }
    }
  })
})
