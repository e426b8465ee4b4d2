import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alikeWords, shareOf } from '../../src/library/alike-words.ts'

const word = fc.stringMatching(/^[a-z]{1,14}$/)

describe('words that are alike', () => {
  it.each([
    ['harbour', 'harbor'],
    ['built', 'buidt'],
    ['bridge', 'brigde'],
    ['stabilising', 'stabilizin'],
    ['cat', 'cat'],
  ])('%s and %s are the same but for a slip', (a, b) => expect(alikeWords(a, b)).toBe(true))

  it.each([
    ['cat', 'car'],
    ['ferry', 'berries'],
    ['harbour', 'labourer'],
    ['war', 'warm'],
  ])('%s and %s are not', (a, b) => expect(alikeWords(a, b)).toBe(false))

  it('are so both ways, and each is like itself', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(alikeWords(a, b)).toBe(alikeWords(b, a))
        expect(alikeWords(a, a)).toBe(true)
      }),
      { seed: 9 },
    )
  })

  it('count once each in the share', () => {
    expect(shareOf(['the', 'the', 'bridge', 'stands'], ['the', 'brigde'])).toBeCloseTo(2 / 3)
    expect(shareOf([], ['a'])).toBe(0)
  })
})
