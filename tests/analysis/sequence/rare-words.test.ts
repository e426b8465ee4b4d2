import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hashText } from '../../../src/analysis/sequence/hashing.ts'
import { encodeRareWords, findRareWord, parseRareWords, shortHash } from '../../../src/analysis/sequence/rare-words.ts'

const entry = fc.tuple(fc.integer({ min: 0, max: 2 ** 24 - 1 }), fc.integer({ min: 0, max: 1023 }))

it('gives back every word that was written', () => {
  fc.assert(
    fc.property(fc.uniqueArray(entry, { selector: ([hash]) => hash }), (entries) => {
      const order = [...entries].sort(([a], [b]) => a - b)
      const words = {
        hashes: Uint32Array.from(order, ([hash]) => hash),
        fine: Uint16Array.from(order, ([, group]) => group),
      }
      expect(parseRareWords(encodeRareWords(words))).toEqual(words)
    }),
  )
})

it('finds a word by the first bits of its hash, and no other', () => {
  const words = { hashes: Uint32Array.of(shortHash(hashText('qrendi'))), fine: Uint16Array.of(700) }
  expect(findRareWord(words, hashText('qrendi'))).toBe(700)
  expect(findRareWord(words, hashText('melita'))).toBe(-1)
})

it('refuses a class that has no room, and bytes that are something else', () => {
  expect(() => encodeRareWords({ hashes: Uint32Array.of(1), fine: Uint16Array.of(1024) })).toThrow(RangeError)
  expect(() => parseRareWords(Uint8Array.of(1, 2, 3, 4, 0))).toThrow('not classes of rare words')
})
