import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMentions, readEntityModel } from '../../../src/analysis/actors/mentions.ts'
import { readDocument } from '../../../src/analysis/document/document.ts'
import { parseRareWords } from '../../../src/analysis/sequence/rare-words.ts'
import { parseWordClasses } from '../../../src/analysis/sequence/word-classes.ts'

const models = resolve(import.meta.dirname, '../../../models')
const bytes = readFileSync(resolve(models, 'entities.bin'))
const classes = parseWordClasses(readFileSync(resolve(models, 'word-classes.bin')))
const rare = parseRareWords(readFileSync(resolve(models, 'rare-words.bin')))
const model = readEntityModel(bytes, { classes, rare })

const found = (text: string): string[] =>
  findMentions(readDocument(text), model).map(({ span, type }) => `${type}: ${text.slice(...span)}`)

describe('mentions', () => {
  it.each(['“', '«', '"'])('have no quotation mark in them: %s', (mark) => {
    const close = { '“': '”', '«': '»' }[mark] ?? mark
    const names = found(`She called it ${mark}Great Orlen${close} and him ${mark}Varga${close} in Paris.`)
    expect(names.filter((name) => /[“”«»"]/u.test(name))).toEqual([])
    expect(names).toContain('place: Paris')
  })

  it('are people, organisations and places with the whole of their names', () => {
    const text = 'President Anton Veldmar of Kazakhstan met officials of the European Union in Vienna on Monday.'
    expect(found(text)).toEqual([
      'person: Anton Veldmar',
      'place: Kazakhstan',
      'organisation: European Union',
      'place: Vienna',
    ])
  })

  it('leave the possessive out', () => {
    expect(found('It was Germany’s turn to speak.')).toEqual(['place: Germany'])
  })

  it('keep the stops of an abbreviated country', () => {
    expect(found('Troops left the U.S. on Friday, officials said.')).toEqual(['place: U.S.'])
  })

  it('leave out peoples and languages', () => {
    expect(found('He spoke German to the Italian visitors.')).toEqual([])
  })

  it('stay in the text, in order, not overlapping, whatever the text', () => {
    const word = fc.constantFrom(
      'Ada',
      'U.S.',
      'of',
      '(NATO)',
      'New York',
      'İstanbul',
      '’s',
      '\n',
      '\u{1F600}',
      '-',
      'ﬁ',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(word, { maxLength: 80 }).map((words) => words.join(' ')),
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
    )
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0
        for (const { span } of findMentions(readDocument(text), model)) {
          expect(span[0]).toBeGreaterThanOrEqual(last)
          expect(span[1]).toBeGreaterThan(span[0])
          last = span[1]
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
      { seed: 4, numRuns: 200 },
    )
  })

  it('are found to the end of a long text without a full stop', () => {
    const text = 'they went to Vienna with some friends and then '.repeat(5_000)
    expect(findMentions(readDocument(text), model).at(-1)?.span[0]).toBeGreaterThan(text.length - 2_000)
  })
})

describe('a file that is no entity model', () => {
  it('is turned away', () => {
    expect(() => readEntityModel(new Uint8Array(64), { classes, rare })).toThrow('not a sequence model')
    expect(() => readEntityModel(bytes.subarray(0, 1000), { classes, rare })).toThrow()
  })
})
