import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTurns } from '../../../src/analysis/attribution/turns.ts'

const read = (text: string) =>
  findTurns({ text }).map(({ label, words }) => [text.slice(...label), text.slice(...words)])

describe('turns', () => {
  it('are lines opened by a speaker that comes back', () => {
    expect(read('VARGA: We vote today.\n\nOKU: On what?\n\nVARGA: On boats.')).toEqual([
      ['VARGA', 'We vote today.'],
      ['OKU', 'On what?'],
      ['VARGA', 'On boats.'],
    ])
  })

  it('are opened by Q and A', () => {
    expect(read('Q: Why?\n\nA: Because.\n\nQ: Since when?').map(([label]) => label)).toEqual(['Q', 'A', 'Q'])
  })

  it('are opened by Q and A with a full stop', () => {
    const text = 'Q. Is it late?\n\nA. It is.\n\nQ. Why?\n\nA. It was dark.'
    expect(findTurns({ text }).map(({ label, words }) => [text.slice(...label), text.slice(...words)])).toEqual([
      ['Q', 'Is it late?'],
      ['A', 'It is.'],
      ['Q', 'Why?'],
      ['A', 'It was dark.'],
    ])
  })

  it('take the office in brackets along with the label', () => {
    const text =
      'Ms. INES VARGA (Minister of Trade): We vote.\n\nDr. T. OKU: No.\n\nMr. LIND (Greens), rapporteur: Yes.\n\nMs. VARGA: Good.'
    expect(read(text).map(([label]) => label)).toEqual([
      'Ms. INES VARGA (Minister of Trade)',
      'Mr. LIND (Greens), rapporteur',
      'Ms. VARGA',
    ])
  })

  it.each([
    ['headings', 'When: On Monday.\n\nWhere: In Oslo.\n\nWhen: On Tuesday.'],
    ['tallies', 'Varga: 120\n\nOku: 80\n\nVarga: 121'],
    ['labels of which none comes back', 'Varga: One.\n\nOku: Two.\n\nLind: Three.'],
    ['a colon in running text', 'Varga said: no. Oku said: yes.'],
  ])('are not %s', (_, text) => {
    expect(read(text)).toEqual([])
  })

  it('may have an office with the name in brackets, a seat and a party', () => {
    const text =
      'The Secretary of State for the Marches (Mr Tomas Oku): Yes.\n\nInes Varga (Port Sennen) (Ind): No.\n\nInes Varga: No.'
    expect(findTurns({ text }).map(({ label }) => text.slice(...label))).toEqual([
      'The Secretary of State for the Marches (Mr Tomas Oku)',
      'Ines Varga (Port Sennen) (Ind)',
      'Ines Varga',
    ])
  })

  it('may be opened by capitals with a full stop, after a form of address', () => {
    const text = 'Mr. OKU of Orlen. I yield.\n\nTHE CHAIR. Order.\n\nMs. VARGA: No.\n\nTHE CHAIR. It is late.'
    expect(read(text).map(([label]) => label)).toEqual(['Mr. OKU of Orlen', 'THE CHAIR', 'Ms. VARGA', 'THE CHAIR'])
    const house = 'The SPEAKER pro tempore. Order.\n\nMr. OKU. I yield.\n\nMr. OKU. I rise.'
    expect(read(house).map(([label]) => label)).toEqual(['The SPEAKER pro tempore', 'Mr. OKU', 'Mr. OKU'])
    expect(read('BERNE. It rains.\n\nORLEN. It pours.\n\nBERNE. It snows.')).toEqual([])
  })

  it('take no heading of a line before along', () => {
    const text = 'PETITIONS\n\nCanon OKU: I beg.\n\nMs. VARGA: No.\n\nCanon OKU: I do.'
    expect(read(text).map(([label]) => label)).toEqual(['Canon OKU', 'Ms. VARGA', 'Canon OKU'])
  })

  it('lie in the text, label before words', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('VARGA: Yes.', 'OKU: No.', 'Q: Why?', '\u2028', ': '),
    )
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n')
        for (const { label, colon, words } of findTurns({ text })) {
          expect(label[0]).toBeLessThan(label[1])
          expect(text.slice(...colon)).toBe(':')
          expect(colon[1]).toBeLessThanOrEqual(words[0])
          expect(words[0]).toBeLessThan(words[1])
          expect(words[1]).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
})
