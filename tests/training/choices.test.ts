import { expect, it } from 'vitest'
import { TreeSum } from '../../src/analysis/sequence/trees.ts'
import { type Examples, growTrees } from '../../training/boosting.ts'
import { seededRandom } from '../../training/random.ts'

const options = { trees: 40, depth: 2, rate: 0.3, l2: 1, smallest: 2, rows: 1, columns: 1, seed: 1 }

/** Groups of three, in each of which the example with the highest second number is right; the first number shifts all of a group alike. */
function choices(count: number): Examples & { readonly groups: Uint32Array } {
  const random = seededRandom(3)
  const values = new Float32Array(count * 6)
  const right = new Uint8Array(count * 3)
  for (let group = 0; group < count; group++) {
    const own = [random(), random(), random()]
    own.forEach((value, i) => {
      values.set([group, value], (group * 3 + i) * 2)
    })
    right[group * 3 + own.indexOf(Math.max(...own))] = 1
  }
  return { width: 2, values, right, groups: Uint32Array.from({ length: count * 3 }, (_, i) => Math.floor(i / 3)) }
}

const rowsOf = ({ right }: Examples) => Uint32Array.from(right.keys())

it('learns which one of a group is right', () => {
  const examples = choices(60)
  const odds = new TreeSum(growTrees(examples, rowsOf(examples), options)).of(examples.values, 2)
  let found = 0
  for (let group = 0; group < 60; group++) {
    const own = [...odds.subarray(group * 3, group * 3 + 3)]
    found += examples.right[group * 3 + own.indexOf(Math.max(...own))] ?? 0
  }
  expect(found).toBeGreaterThan(54)
})

it('learns nothing where none of a group is right', () => {
  const { groups, ...examples } = choices(10)
  const wrong = { ...examples, groups, right: new Uint8Array(30) }
  const { leaves } = growTrees(wrong, rowsOf(wrong), options)
  expect(leaves.every((leaf) => leaf === 0)).toBe(true)
})
