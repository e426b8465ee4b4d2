import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTurns } from '../../../src/analysis/attribution/turns.ts'
import { readDocument } from '../../../src/analysis/document/document.ts'

const turnsOf = (text: string) => findTurns(readDocument(text))

const read = (text: string) =>
  turnsOf(text).map(({ label, words }) => [text.slice(...label), words.map((span) => text.slice(...span)).join(' … ')])

describe('turns', () => {
  it('are lines opened by a speaker that comes back', () => {
    expect(read('VARGA: We vote today.\n\nOKU: On what?\n\nVARGA: On boats.')).toEqual([
      ['VARGA', 'We vote today.'],
      ['OKU', 'On what?'],
      ['VARGA', 'On boats.'],
    ])
  })

  it('may have the office after a dash', () => {
    const call =
      'Ada Orm - Orlen plc - Chair: Good morning.\n\nTom Oku -- Analyst: Why?\n\nAda Orm - Orlen plc - Chair: Well.'
    expect(read(call).map(([label]) => label)).toEqual([
      'Ada Orm - Orlen plc - Chair',
      'Tom Oku -- Analyst',
      'Ada Orm - Orlen plc - Chair',
    ])
  })

  it('may have initials in the label, after a form of address or not, but for "Q." and "A."', () => {
    const text = 'Hon. A. ORM: Why?\n\nJ.P. Lind: I ask.\n\nHon. A. ORM: Well.'
    expect(read(text).map(([label]) => label)).toEqual(['Hon. A. ORM', 'J.P. Lind', 'Hon. A. ORM'])
    expect(read('Q. Well: who?\n\nA. Yes: we.\n\nQ. Well: why?').map(([label]) => label)).toEqual(['Q', 'A', 'Q'])
  })

  it('may have the number of a question before the label', () => {
    const record = 'Q1 Chair: Why?\n\nAda Orm: It rained.\n\nQ2 Tom Pell: When?\n\nAda Orm: In May.'
    expect(read(record).map(([label]) => label)).toEqual(['Chair', 'Ada Orm', 'Tom Pell', 'Ada Orm'])
  })

  it('may be numbered questions, put to somebody', () => {
    const record =
      '2. Hon. ADA ORM (Vell) to the Minister of Ports: Does he agree?\n\nHon. TOM PELL (Minister of Ports): Yes.\n\nHon. ADA ORM: Why?'
    expect(read(record)).toEqual([
      ['Hon. ADA ORM (Vell)', 'Does he agree?'],
      ['Hon. TOM PELL (Minister of Ports)', 'Yes.'],
      ['Hon. ADA ORM', 'Why?'],
    ])
  })

  it('may have the label above them, in capitals', () => {
    const show =
      'ADA ORM, HOST:\n\nThe ferry has stopped. Tom Pell reports.\n\nTOM PELL, BYLINE: It is cold.\n\nINES VARGA: Thirty-one.\n\nPELL: She counts boats.\n\nORM: Thanks.'
    expect(read(show)[0]).toEqual(['ADA ORM, HOST', 'The ferry has stopped. Tom Pell reports.'])
    expect(read(show)).toHaveLength(5)
    for (const other of [
      'ADA ORM, HOST:\n\n(SOUNDBITE OF BELL)',
      'TO BE AGREED:\n\nthe budget',
      'Ada Orm, host:\n\nWelcome.',
    ])
      expect(read(`${other}\n\nPELL: It is.\n\nVARGA: Oh!\n\nPELL: Yes.`).map(([label]) => label)).toEqual([
        'PELL',
        'VARGA',
        'PELL',
      ])
  })

  it('are opened by Q and A', () => {
    expect(read('Q: Why?\n\nA: Because.\n\nQ: Since when?').map(([label]) => label)).toEqual(['Q', 'A', 'Q'])
  })

  it('are opened by Q and A with a full stop', () => {
    const text = 'Q. Is it late?\n\nA. It is.\n\nQ. Why?\n\nA. It was dark.'
    expect(read(text)).toEqual([
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
      'Dr. T. OKU',
      'Mr. LIND (Greens), rapporteur',
      'Ms. VARGA',
    ])
  })

  it.each([
    ['headings', 'When: On Monday.\n\nWhere: In Oslo.\n\nWhen: On Tuesday.'],
    ['lists of who was there', 'Witnesses: Oku, a judge.\n\nMembers present: Lind.\n\nWitnesses: Varga, a clerk.'],
    ['tallies', 'Varga: 120\n\nOku: 80\n\nVarga: 121'],
    ['labels of which none comes back', 'Varga: One.\n\nOku: Two.\n\nLind: Three.'],
    ['a colon in running text', 'Varga said: no. Oku said: yes.'],
  ])('are not %s', (_, text) => {
    expect(read(text)).toEqual([])
  })

  it('may have an office with the name in brackets, a seat and a party', () => {
    const text =
      'The Secretary of State for the Marches (Mr Tomas Oku): Yes.\n\nInes Varga (Port Sennen) (Ind): No.\n\nInes Varga: No.'
    expect(turnsOf(text).map(({ label }) => text.slice(...label))).toEqual([
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

  it('go on over the paragraphs up to the last that speaks of "me" or to "you", stage directions aside', () => {
    const text =
      'THE CHAIR: Order.\n\nMr. Oku, you have the floor.\n\nOKU: The ferry runs at night.\n\nIt carries few.\n\n' +
      'We cannot pay for it.\n\n(Applause)\n\nI will say it again.\n\nThe motion was put.\n\nTHE CHAIR: Thank you.\n\n' +
      'We rose at six.'
    expect(read(text)).toEqual([
      ['THE CHAIR', 'Order.\n\nMr. Oku, you have the floor.'],
      ['OKU', 'The ferry runs at night.\n\nIt carries few.\n\nWe cannot pay for it. … I will say it again.'],
      ['THE CHAIR', 'Thank you.'],
    ])
  })

  it('end in a headline, before a heading, before what only a quotation says of "me", and before much that says nothing of anybody', () => {
    const ask = (between: string): string[] | undefined => read(`OKU: Yes.\n\n${between}\n\nLIND: No.\n\nOKU: Yes.`)[0]
    expect(read('OKU: A Long Road For Many Ferries.\n\nWe met her.\n\nLIND: No.\n\nOKU: Yes.')[0]?.[1]).toBe(
      'A Long Road For Many Ferries.',
    )
    expect(ask('What we heard\n\nWe will go on.')).toEqual(['OKU', 'Yes.'])
    expect(ask('He laughed. “I do like a phrase,” he said.')).toEqual(['OKU', 'Yes.'])
    expect(ask(`${'It rained on the harbour.\n\n'.repeat(4)}We will go on.`)).toEqual(['OKU', 'Yes.'])
  })

  it('go on after the name of the one who is asked for it', () => {
    const hearing = (label: string) =>
      read(`CHAIR: Who are you?\n\n${label}: Tomas Oku, State Engineer.\n\nI built it.\n\nCHAIR: Well.`)[1]?.[1]
    expect(hearing('Dr OKU')).toBe('Tomas Oku, State Engineer.\n\nI built it.')
    expect(hearing('Dr VARGA')).toBe('Tomas Oku, State Engineer.')
  })

  it('do not begin with what the record is of', () => {
    const turns = 'VARGA: We vote today.\n\nOKU: On what?\n\nVARGA: On boats.'
    const labels = (title: string) => read(`${title}: Who pays?\n\n${turns}`).map(([label]) => label)
    expect(labels('Orlen Forum, fourth session')).toEqual(['VARGA', 'OKU', 'VARGA'])
    expect(labels('Orlen Forum, fourth seat')).toEqual(['Orlen Forum, fourth seat', 'VARGA', 'OKU', 'VARGA'])
  })

  it('go on after the last label where somebody speaks of "me"', () => {
    const turns = 'OKU: Yes.\n\nLIND: No.\n\nOKU: Yes.'
    expect(read(`${turns}\n\nI mean it.\n\nWe have edited this for you.`).at(-1)).toEqual(['OKU', 'Yes.\n\nI mean it.'])
  })

  it('may be quoted as a whole', () => {
    expect(read('"OKU: Why now?"\n\n"VARGA: It is late."\n\n"OKU: I see."')).toEqual([
      ['OKU', 'Why now?'],
      ['VARGA', 'It is late.'],
      ['OKU', 'I see.'],
    ])
  })

  it('are read across the lines of a text that is wrapped', () => {
    const line = 'OKU: The ferry has run at night since the bridge was closed to traffic, and\nit carries few.\n\n'
    expect(
      read(`${line}VARGA: Who pays for it, now that the bridge has been closed for all of it\nagain?\n\n${line}`),
    ).toEqual([
      ['OKU', 'The ferry has run at night since the bridge was closed to traffic, and\nit carries few.'],
      ['VARGA', 'Who pays for it, now that the bridge has been closed for all of it\nagain?'],
      ['OKU', 'The ferry has run at night since the bridge was closed to traffic, and\nit carries few.'],
    ])
  })

  it('lie in the text, label before words', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('VARGA: Yes.', 'OKU: No.', 'Q: Why?', '\u2028', ': '),
    )
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n')
        for (const { label, colon, words } of turnsOf(text)) {
          expect(label[0]).toBeLessThan(label[1])
          expect(text.slice(...colon)).toBe(':')
          let at = colon[1]
          for (const [start, end] of words) {
            expect(start).toBeGreaterThanOrEqual(at)
            expect(end).toBeGreaterThan(start)
            at = end
          }
          expect(at).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
})
