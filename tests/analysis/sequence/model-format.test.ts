import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FeatureTable, HashIndex, packRows, RankIndex } from '../../../src/analysis/sequence/feature-table.ts'
import { encodeSequenceModel, parseSequenceModel } from '../../../src/analysis/sequence/model-format.ts'
import type { SequenceModel } from '../../../src/analysis/sequence/sequence-model.ts'

const bits = 12
const table = (width: number): fc.Arbitrary<FeatureTable> =>
  fc
    .dictionary(
      fc.integer({ min: 0, max: 2 ** bits - 1 }).map(String),
      fc.array(fc.integer({ min: -127, max: 127 }), { minLength: width, maxLength: width }),
    )
    .map((rows) => {
      const buckets = Object.keys(rows)
        .map(Number)
        .sort((a, b) => a - b)
      return {
        width,
        bits,
        scale: 0.25,
        buckets: Uint32Array.from(buckets),
        rows: packRows(
          buckets.flatMap((bucket) => rows[String(bucket)] ?? []),
          width,
        ),
      }
    })

const models: fc.Arbitrary<SequenceModel> = fc.record({
  labels: fc.constant(['O', 'B-Straße', 'I']),
  transitions: fc.constant(
    Float32Array.from({ length: 16 }, (_, i) => (i % 5 === 4 ? Number.NEGATIVE_INFINITY : i / 8)),
  ),
  nodes: table(3),
  edges: table(9),
})

describe('the model file', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(models, (model) => {
        expect(parseSequenceModel(encodeSequenceModel(model))).toEqual(model)
      }),
    )
  })

  it('is refused when cut short', () => {
    fc.assert(
      fc.property(models, fc.double({ min: 0, max: 0.999, noNaN: true }), (model, share) => {
        const bytes = encodeSequenceModel(model)
        expect(() => parseSequenceModel(bytes.subarray(0, Math.floor(bytes.length * share)))).toThrow()
      }),
    )
  })

  it('is refused when it is something else', () => {
    expect(() => parseSequenceModel(new TextEncoder().encode('{"labels": []}'))).toThrow('not a sequence model')
  })
})

describe('the indexes of a feature table', () => {
  it('number the rows of its buckets in ascending order and have no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 2 ** bits - 1 })), (chosen) => {
        const buckets = chosen.sort((a, b) => a - b)
        const table = { buckets: Uint32Array.from(buckets), bits }
        // Two features of each bucket: the lowest and one with other low bits.
        const hashes = Array.from({ length: 2 ** bits }, (_, bucket) => [
          (bucket << (32 - bits)) >>> 0,
          ((bucket << (32 - bits)) | 5) >>> 0,
        ]).flat()
        const rows = hashes.map((hash) => buckets.indexOf(hash >>> (32 - bits)))
        const hashed = new HashIndex(table)
        expect(hashes.map((hash) => hashed.find(hash))).toEqual(rows)
        const found = new Int32Array(hashes.length)
        const places = Int32Array.from(hashes.keys())
        new RankIndex(table).findAll(Uint32Array.from(hashes), hashes.length, places, found)
        expect(Array.from(found)).toEqual(rows.map((row) => row + 1))
      }),
      { numRuns: 20 },
    )
  })
})
