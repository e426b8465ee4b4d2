import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMentions, readEntityModel } from '../../../src/analysis/actors/mentions.ts'
import {
  type Attribution,
  findAttributions,
  parseAttributionModel,
} from '../../../src/analysis/attribution/attribution.ts'
import { type Document, readDocument } from '../../../src/analysis/document/document.ts'
import { parseRareWords } from '../../../src/analysis/sequence/rare-words.ts'
import { parseWordClasses } from '../../../src/analysis/sequence/word-classes.ts'

const models = new URL('../../../models/', import.meta.url)
const bytesOf = (name: string): Uint8Array => readFileSync(new URL(`${name}.bin`, models))
const classes = parseWordClasses(bytesOf('word-classes'))
const model = parseAttributionModel(bytesOf('attribution'), classes, bytesOf('word-vectors'))
const entityModel = readEntityModel(bytesOf('entities'), { classes, rare: parseRareWords(bytesOf('rare-words')) })

function attributionsOf(document: Document): Attribution[] {
  return findAttributions(document, findMentions(document, entityModel), model)
}

/** The words of each attribution of a text. */
function read(text: string): { who: string; says: string; kind: string }[] {
  const words = (spans: Attribution['source']): string =>
    spans.map(([start, end]) => text.slice(start, end)).join(' … ')
  return attributionsOf(readDocument(text)).map(({ source, content, kind }) => ({
    who: words(source),
    says: words(content),
    kind,
  }))
}

describe('attributions', () => {
  it('finds an indirect statement and its source', () => {
    expect(read('Agriculture Minister Ilse Marendaal said that the harvest would be late this year.')).toEqual([
      {
        who: 'Agriculture Minister Ilse Marendaal',
        says: 'that the harvest would be late this year',
        kind: 'indirect',
      },
    ])
  })

  it('finds a quotation before its cue, with the marks', () => {
    expect(read('“We will not close the harbour before the spring,” said Tomas Berwick.')).toEqual([
      { who: 'Tomas Berwick', says: '“We will not close the harbour before the spring,”', kind: 'direct' },
    ])
  })

  it('joins what stands on both sides of the cue', () => {
    const [one] = read('“The bridge is safe,” Mr Berwick said, “and it will stay open through the winter.”')
    expect(one).toMatchObject({ who: 'Mr Berwick', kind: 'direct' })
    expect(one?.says).toContain('The bridge is safe')
    expect(one?.says).toContain('through the winter')
  })

  it('joins what stands behind a long description of the speaker', () => {
    const who =
      'Ines Varga, the harbour master, who has run the ferry since 1990 and who has seen three councils come and go'
    expect(read(`“If the council does not pay,” said ${who}, “we will close the line.”`)).toEqual([
      { who, says: '“If the council does not pay,” … “we will close the line.”', kind: 'direct' },
    ])
  })

  it.each([
    ['straight marks', '"The talks have failed and nobody should pretend otherwise," Anna Velloso told reporters.'],
    ['LaTeX marks', "``The talks have failed and nobody should pretend otherwise,'' Anna Velloso told reporters."],
    ['single marks', '‘The talks have failed and nobody should pretend otherwise,’ Anna Velloso told reporters.'],
    ['guillemets', '« The talks have failed and nobody should pretend otherwise », Anna Velloso told reporters.'],
  ])('reads quotations in %s', (_name, text) => {
    const [one] = read(text)
    expect(one).toMatchObject({ who: 'Anna Velloso', kind: 'direct' })
    expect(one?.says).toContain('The talks have failed and nobody should pretend otherwise')
  })

  it('takes no label in quotation marks for a statement', () => {
    expect(
      read('The ministry opened the “Silver Gate” programme, and the “old guard” of the party stayed away.'),
    ).toEqual([])
  })

  it('gives every attribution a confidence between 0 and 1', () => {
    for (const { confidence } of attributionsOf(readDocument('She said yes. He claimed that it was no.'))) {
      expect(confidence).toBeGreaterThan(0)
      expect(confidence).toBeLessThanOrEqual(1)
    }
  })
})

/** Pieces that meet the model's conditions, and any Unicode between them. */
const piece = fc.oneof(
  fc.constantFrom(
    ' said ',
    '“',
    '”',
    '"',
    "''",
    '``',
    '. ',
    ', ',
    '\n',
    '\n\n',
    ' he ',
    ' according to ',
    ' that ',
    '’s',
    '«',
    '»',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

describe('attributions of any text', () => {
  it('have spans in the text, in order, and contents that do not overlap', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const text = pieces.join('')
        const found = attributionsOf(readDocument(text))
        const taken = new Uint8Array(text.length)
        for (const { content, cue, source } of found) {
          for (const spans of [content, cue, source]) {
            let last = 0
            for (const [start, end] of spans) {
              expect(start).toBeGreaterThanOrEqual(last)
              expect(end).toBeGreaterThan(start)
              expect(end).toBeLessThanOrEqual(text.length)
              last = end
            }
          }
          expect(content.length).toBeGreaterThan(0)
          for (const [start, end] of content) {
            expect(taken.subarray(start, end).some((value) => value === 1)).toBe(false)
            taken.fill(1, start, end)
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  it('take work in proportion to the length', () => {
    for (const unit of ['said “ he ', 'He said that she said. ', '說「好」。', '“', 'a\n']) {
      const document = readDocument(unit.repeat(Math.floor(2 ** 16 / unit.length)))
      const before = model.tagger.work
      attributionsOf(document)
      expect(model.tagger.work - before).toBeLessThan(250 * document.tokens.length)
    }
  })

  it('lie in a text of a mebibyte too, at no more work a token', () => {
    const units = [
      'said “ he ',
      'He said that she said. ',
      '說「好」。',
      '“',
      'a\n',
      '\ud800',
      '“Yes,” said Ada Orlo.\n\n',
    ]
    const text = units.map((unit) => unit.repeat(Math.ceil(2 ** 20 / units.length / unit.length))).join('')
    const document = readDocument(text)
    const before = model.tagger.work
    const spans = attributionsOf(document).flatMap(({ content, cue, source }) => [...content, ...cue, ...source])
    expect(model.tagger.work - before).toBeLessThan(250 * document.tokens.length)
    expect(spans.length).toBeGreaterThan(0)
    expect(spans.every(([start, end]) => 0 <= start && start < end && end <= text.length)).toBe(true)
  })
})
