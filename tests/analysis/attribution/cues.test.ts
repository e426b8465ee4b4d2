import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findCues } from '../../../src/analysis/attribution/cues.ts'
import type { TokenBeliefs } from '../../../src/analysis/attribution/first-pass.ts'
import { findPassages, readTokens } from '../../../src/analysis/attribution/passages.ts'
import { readDocument } from '../../../src/analysis/document/document.ts'
import { encodeWordClasses, parseWordClasses } from '../../../src/analysis/sequence/word-classes.ts'
import { WordForms } from '../../../src/analysis/sequence/word-forms.ts'

const none = {
  hashes: new Uint32Array(0),
  fine: new Uint16Array(0),
  middle: new Uint16Array(0),
  coarse: new Uint16Array(0),
}
const words = new WordForms(parseWordClasses(encodeWordClasses(none)))
const text = 'She said so. “He left. Nobody knew,” they wrote. Then it rained.\nThe end came.'
const document = readDocument(text)
const table = readTokens(document, words, [])
const count = document.tokens.length

it('gives each cue a window that holds it, whatever the first pass believes, also over the end of a sentence', () => {
  const belief = fc.constantFrom(0, 0.02, 0.1, 0.9)
  const tokens = { minLength: count, maxLength: count }
  fc.assert(
    fc.property(fc.array(belief, tokens), fc.array(fc.integer({ min: 0, max: 6 }), tokens), (cue, label) => {
      const beliefs: TokenBeliefs = {
        label: Uint8Array.from(label),
        cue: Float32Array.from(cue),
        source: new Float32Array(count),
        content: new Float32Array(count),
        begin: new Float32Array(count),
      }
      let last = 0
      for (const passage of findPassages(document)) {
        for (const found of findCues(document, table, beliefs, passage)) {
          expect(found.first).toBeGreaterThanOrEqual(last)
          expect(found.windowFirst).toBeLessThanOrEqual(found.first)
          expect(found.windowEnd).toBeGreaterThanOrEqual(found.end)
          expect(found.windowFirst).toBeGreaterThanOrEqual(passage.first)
          expect(found.windowEnd).toBeLessThanOrEqual(passage.end)
          last = found.end
        }
      }
    }),
  )
})
