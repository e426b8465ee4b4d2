import { describe, expect, it } from 'vitest'
import { findPassages, longest, readTokens } from '../../../src/analysis/attribution/passages.ts'
import { readDocument } from '../../../src/analysis/document/document.ts'
import { encodeWordClasses, parseWordClasses } from '../../../src/analysis/sequence/word-classes.ts'
import { WordForms } from '../../../src/analysis/sequence/word-forms.ts'
import type { Span } from '../../../src/analysis/types.ts'

/** The passages of a text as words. */
function passagesOf(text: string): string[] {
  const document = readDocument(text)
  return findPassages(document).map(({ first, end }) =>
    text.slice(document.tokens[first]?.start, document.tokens[end - 1]?.end).replaceAll(/\s+/g, ' '),
  )
}

describe('passages', () => {
  it('are the paragraphs', () => {
    expect(passagesOf('Varga left.\n\nOku said: “I stay.”\n\nIt rained.')).toHaveLength(3)
  })

  it.each([
    ['a quotation of several paragraphs', '“The dam holds, Varga said.\n\n“It will hold for years.”'],
    ['a quotation after a colon', 'Varga was clear:\n\n“The dam holds.”'],
    ['who said the quotation above, after a dash', '“The dam holds.”\n\n— Ilse Varga, engineer of the valley'],
    ['the same after a hyphen, with straight marks', '"The dam holds."\n\n- Ilse Varga.'],
  ])('join %s', (_, text) => {
    expect(passagesOf(text)).toEqual([text.replaceAll(/\s+/g, ' ')])
  })

  it.each([
    ['an item of a list after a paragraph that ends in a quotation', 'Varga called it “safe.”\n\n- Oku came at noon.'],
    ['an item after one that is no quotation', '- Varga left.\n\n- Oku came.'],
    [
      'a dash with a whole paragraph behind it',
      `“The dam holds.”\n\n— ${'The valley was quiet on the day after the visit. '.repeat(4)}`,
    ],
  ])('do not join %s', (_, text) => {
    expect(passagesOf(text)).toHaveLength(2)
  })

  it('cut what is longer than the network reads at once', () => {
    const document = readDocument('one two three four five six seven eight nine ten. '.repeat(100))
    const passages = findPassages(document)
    expect(passages.every(({ first, end }) => end - first <= longest)).toBe(true)
    expect(passages.at(-1)?.end).toBe(document.tokens.length)
  })
})

describe('the tokens of a document', () => {
  const none = new Uint16Array(0)
  const classes = encodeWordClasses({ hashes: new Uint32Array(0), fine: none, middle: none, coarse: none })
  const words = new WordForms(parseWordClasses(classes))
  const document = readDocument('Ada Brandt left the Velden Council in Orsk.')
  const spanOf = (name: string): Span => {
    const start = document.text.indexOf(name)
    return [start, start + name.length]
  }

  it('know what they name, and which of them begin a name', () => {
    const mentions = [
      { span: spanOf('Ada Brandt'), type: 'person' },
      { span: spanOf('Velden Council'), type: 'organisation' },
      { span: spanOf('Orsk'), type: 'place' },
    ] as const
    expect([...readTokens(document, words, mentions).entity]).toEqual([1, 2, 0, 0, 3, 4, 0, 5, 0])
  })

  it('name nothing where a name is only a part of one of them', () => {
    expect([...readTokens(document, words, [{ span: spanOf('Counc'), type: 'person' }]).entity]).toEqual(
      Array(9).fill(0),
    )
  })
})
