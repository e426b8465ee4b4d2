import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forwardBackward, newBeliefs, viterbi } from '../../../src/analysis/sequence/inference.ts'
import { exponentiate, type Lattice, logPartition, newChain } from '../../../training/lattice.ts'

const score = fc.double({ min: -4, max: 4, noNaN: true })

/** A random lattice of one to five tokens and two or three labels, with some steps forbidden but never all. */
const lattices = fc
  .record({ length: fc.integer({ min: 1, max: 5 }), labels: fc.integer({ min: 2, max: 3 }) })
  .chain(({ length, labels }) =>
    fc
      .record({
        nodes: fc.array(score, { minLength: length * labels, maxLength: length * labels }),
        edges: fc.array(score, { minLength: length * labels ** 2, maxLength: length * labels ** 2 }),
        ends: fc.array(score, { minLength: labels, maxLength: labels }),
        forbidden: fc.integer({ min: 1, max: labels ** 2 - 1 }),
      })
      .map(({ nodes, edges, ends, forbidden }): Lattice => {
        // From a label other than the first a step may be forbidden, to a label other than the first.
        const closed = edges.map((value, i) => {
          const step = i % labels ** 2
          return i >= labels ** 2 && step === forbidden && step >= labels && step % labels > 0
            ? Number.NEGATIVE_INFINITY
            : value
        })
        return {
          length,
          labels,
          nodes: Float64Array.from(nodes),
          edges: Float64Array.from(closed),
          ends: Float64Array.from(ends),
        }
      }),
  )

function enumerate({ length, labels, nodes, edges, ends }: Lattice): { path: number[]; score: number }[] {
  return Array.from({ length: labels ** length }, (_, code) => {
    const path = Array.from({ length }, (_, t) => Math.floor(code / labels ** t) % labels)
    const total = path.reduce(
      (sum, y, t) => sum + (nodes[t * labels + y] ?? 0) + (edges[(t * labels + (path[t - 1] ?? 0)) * labels + y] ?? 0),
      ends[path[length - 1] ?? 0] ?? 0,
    )
    return { path, score: total }
  })
}

describe('inference', () => {
  it('finds a path as good as the best of all paths', () => {
    fc.assert(
      fc.property(lattices, (lattice) => {
        const { length, labels } = lattice
        const path = new Uint8Array(length)
        const chain = newChain(length, labels)
        exponentiate(lattice, chain)
        viterbi(chain, path, new Uint8Array(length * labels), new Float64Array(2 * labels))
        const all = enumerate(lattice)
        const best = Math.max(...all.map((one) => one.score))
        expect(all.find((one) => one.path.every((y, t) => y === path[t]))?.score).toBeCloseTo(best, 9)
      }),
    )
  })

  it('gives the partition function and the marginals that enumeration gives', () => {
    fc.assert(
      fc.property(lattices, (lattice) => {
        const { length, labels } = lattice
        const beliefs = newBeliefs(length, labels, true)
        const chain = newChain(length, labels)
        const taken = exponentiate(lattice, chain)
        const logZ = logPartition(taken, forwardBackward(chain, beliefs), beliefs.scales, length)
        const all = enumerate(lattice)
        const z = all.reduce((sum, one) => sum + Math.exp(one.score), 0)
        expect(logZ).toBeCloseTo(Math.log(z), 9)
        const share = (holds: (path: number[]) => boolean): number =>
          all.reduce((sum, one) => sum + (holds(one.path) ? Math.exp(one.score) / z : 0), 0)
        for (let t = 0; t < length; t++) {
          for (let y = 0; y < labels; y++) {
            expect(beliefs.marginals[t * labels + y]).toBeCloseTo(
              share((path) => path[t] === y),
              9,
            )
            for (let x = 0; t > 0 && x < labels; x++) {
              const pair = share((path) => path[t - 1] === x && path[t] === y)
              expect(beliefs.pairs?.[(t * labels + x) * labels + y]).toBeCloseTo(pair, 9)
            }
          }
        }
      }),
    )
  })

  it('keeps marginals finite where one label is far ahead', () => {
    const lattice: Lattice = {
      length: 2,
      labels: 2,
      nodes: Float64Array.of(1e4, 0, 0, 1e4),
      edges: Float64Array.of(0, 0, 0, 0, 0, 0, 0, 0),
      ends: Float64Array.of(0, 0),
    }
    const beliefs = newBeliefs(2, 2, false)
    const chain = newChain(2, 2)
    exponentiate(lattice, chain)
    forwardBackward(chain, beliefs)
    expect(Array.from(beliefs.marginals)).toEqual([1, expect.closeTo(0), expect.closeTo(0), 1])
  })
})
