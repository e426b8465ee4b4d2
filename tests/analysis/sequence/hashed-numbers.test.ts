import fc from 'fast-check'
import { expect, it } from 'vitest'
import { HashedNumbers } from '../../../src/analysis/sequence/hashed-numbers.ts'

it('gives each hash the number that was set last, with the bits added since, and 0 to all others', () => {
  const hash = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 2 ** 32 - 1 }))
  const step = fc.record({ hash, number: fc.integer({ min: 0, max: 2 ** 16 - 1 }), adds: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), fc.array(hash), (steps, others) => {
      const numbers = new HashedNumbers(4)
      const wanted = new Map<number, number>()
      for (const { hash, number, adds } of steps) {
        if (adds) numbers.add(hash, number)
        else numbers.set(hash, number)
        wanted.set(hash, adds ? (wanted.get(hash) ?? 0) | number : number)
      }
      for (const hash of [...wanted.keys(), ...others]) expect(numbers.get(hash)).toBe(wanted.get(hash) ?? 0)
    }),
  )
})
