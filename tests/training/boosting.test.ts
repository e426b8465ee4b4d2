import { describe, expect, it } from 'vitest'
import { ByteReader, ByteWriter } from '../../src/analysis/sequence/bytes.ts'
import { readTrees, TreeSum, type Trees, writeTrees } from '../../src/analysis/sequence/trees.ts'
import { type Examples, growTrees } from '../../training/boosting.ts'
import { seededRandom } from '../../training/random.ts'

const options = { trees: 40, depth: 2, rate: 0.3, l2: 1, smallest: 5, rows: 0.8, columns: 1, seed: 1 }

/** Points of the unit square, right where exactly one coordinate is above a half, with a third number that says nothing. */
function checkerboard(count: number): Examples {
  const random = seededRandom(7)
  const values = Float32Array.from({ length: 3 * count }, random)
  const above = (i: number): boolean => (values[i] ?? 0) > 0.5
  return {
    width: 3,
    values,
    right: Uint8Array.from({ length: count }, (_, i) => (above(3 * i) === above(3 * i + 1) ? 0 : 1)),
  }
}

const all = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, i) => i)

function shareRight(trees: Trees, { values, width, right }: Examples): number {
  const sums = new TreeSum(trees).of(values, width)
  return right.reduce((hits, r, i) => hits + ((sums[i] ?? 0) > 0 === (r === 1) ? 1 : 0), 0) / right.length
}

function walk({ depth, count, features, thresholds, leaves, base }: Trees, row: Float32Array): number {
  const inner = 2 ** depth - 1
  let sum = base
  for (let tree = 0; tree < count; tree++) {
    let node = 0
    while (node < inner) {
      const at = tree * inner + node
      node = 2 * node + ((row[features[at] ?? 0] ?? 0) > (thresholds[at] ?? 0) ? 2 : 1)
    }
    sum += leaves[tree * (inner + 1) + node - inner] ?? 0
  }
  return sum
}

describe('boosted trees', () => {
  const examples = checkerboard(800)

  it('learn what no sum of single numbers tells', () => {
    const trees = growTrees(examples, all(400), options)
    expect(shareRight(trees, examples)).toBeGreaterThan(0.95)
  })

  it('are the same for the same examples and seed, and others for another seed', () => {
    const trees = growTrees(examples, all(400), options)
    expect(growTrees(examples, all(400), options)).toEqual(trees)
    expect(growTrees(examples, all(400), { ...options, seed: 2 })).not.toEqual(trees)
  })

  it('give the share of right ones where no split has enough examples', () => {
    const trees = growTrees(examples, all(8), { ...options, rows: 1, smallest: 5 })
    const right = examples.right.subarray(0, 8).reduce((sum, one) => sum + one, 0)
    expect(new TreeSum(trees).of(examples.values, examples.width)[0]).toBeCloseTo(Math.log(right / (8 - right)), 1)
  })

  it('come back from their bytes as they were', () => {
    const trees = growTrees(examples, all(400), options)
    const writer = new ByteWriter()
    writeTrees(writer, trees)
    expect(readTrees(new ByteReader(writer.finish()))).toEqual(trees)
  })

  it('go left at a threshold and right above it', () => {
    const stump = {
      depth: 1,
      count: 1,
      features: Uint8Array.of(1),
      thresholds: Float32Array.of(0.5),
      leaves: Float32Array.of(-2, 3),
      base: 1,
    }
    expect([...new TreeSum(stump).of(Float32Array.of(9, 0.5, 9, 0.6, 9, 0.1), 2)]).toEqual([-1, 4, -1])
  })

  it.each([1, 2, 3, 4])('give what a walk down each tree of depth %i ends at', (depth) => {
    const random = seededRandom(depth)
    const count = 7
    const inner = 2 ** depth - 1
    const step = () => Math.floor(5 * random())
    const trees: Trees = {
      depth,
      count,
      features: Uint8Array.from({ length: count * inner }, step),
      thresholds: Float32Array.from({ length: count * inner }, () => step() || Number.POSITIVE_INFINITY),
      leaves: Float32Array.from({ length: count * (inner + 1) }, step),
      base: 0.5,
    }
    const values = Float32Array.from({ length: 6 * 40 }, () => step() + (random() < 0.5 ? 0.5 : 0))
    const sums = Array.from({ length: 40 }, (_, row) => walk(trees, values.subarray(6 * row)))
    expect([...new TreeSum(trees).of(values, 6)]).toEqual(sums)
  })

  it('may not have more leaves than fit into one number', () => {
    const deep = { depth: 6, count: 0, features: new Uint8Array(), thresholds: new Float32Array() }
    expect(() => new TreeSum({ ...deep, leaves: new Float32Array(), base: 0 })).toThrow(RangeError)
  })
})
