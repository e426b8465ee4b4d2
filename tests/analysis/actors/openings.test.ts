import { describe, expect, it } from 'vitest'
import { linkEntities } from '../../../src/analysis/actors/actors.ts'
import { authorInHeader } from '../../../src/analysis/actors/byline.ts'
import type { Mention } from '../../../src/analysis/actors/mention.ts'
import { resolveSpeakers } from '../../../src/analysis/actors/speakers.ts'
import { readDocument } from '../../../src/analysis/document/document.ts'
import type { Span } from '../../../src/analysis/types.ts'

type Names = Partial<Record<Mention['type'], readonly string[]>>

const spanOf = (text: string, words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length]

const mentionsOf = (text: string, names: Names): Mention[] =>
  (['person', 'organisation', 'place'] as const)
    .flatMap((type) => (names[type] ?? []).map((name) => ({ span: spanOf(text, name), type })))
    .sort((a, b) => a.span[0] - b.span[0])

const link = (text: string, names: Names) => linkEntities(readDocument(text), mentionsOf(text, names))

/** Name and role of who the sources mean, each of which stands once in the text. */
function speakersOf(text: string, names: Names, sources: readonly string[], author: string | null = null) {
  const entities = link(text, names)
  const statements = sources.map((source) => ({ source: [spanOf(text, source)], content: [] }))
  return resolveSpeakers(readDocument(text), entities, statements, authorInHeader(entities, author)).map(
    (speaker) => speaker && [speaker.name, speaker.role],
  )
}

describe('an opening without the name', () => {
  const later = { person: ['Zoltan Orm'] }
  const both = (text: string, source: string) => speakersOf(text, later, [source, 'Zoltan Orm'])

  it('tells of whom the next paragraph opens with', () => {
    const said = ['Zoltan Orm', 'former bookkeeper for the Laurel homes']
    expect(
      both(
        'ORLEN — A former bookkeeper for the Laurel homes testified Monday that it burned.\n\nZoltan Orm, 61, told the court that he ran.',
        'A former bookkeeper for the Laurel homes',
      ),
    ).toEqual([said, said])
  })

  it('tells it by whom it quotes, and in the next by whom a phrase or a quotation leads to', () => {
    const opening = 'The dam will hold, Velden’s water minister said on Friday.\n\n'
    const said = ['Zoltan Orm', 'Velden’s water minister']
    const source = 'Velden’s water minister'
    expect(both(`${opening}Opening the fair, Zoltan Orm argued that it must.`, source)).toEqual([said, said])
    expect(both(`${opening}“It has to,” Mr Zoltan Orm said.`, source)).toEqual([said, said])
  })

  it('tells nothing of somebody with a role of his own, of a spokesman, and of whom a later paragraph names', () => {
    const opening = 'The dam will hold, Velden’s water minister said on Friday.\n\n'
    expect(both(`${opening}Zoltan Orm, a farmer, said no.`, 'Velden’s water minister')[0]).toBeNull()
    expect(both(`${opening}It rained.\n\nZoltan Orm said no.`, 'Velden’s water minister')[0]).toBeNull()
    const spokesman = 'The dam will hold, its spokesman said on Friday.\n\nZoltan Orm said no.'
    expect(both(spokesman, 'its spokesman')[0]).toBeNull()
  })
})

describe('names of bodies', () => {
  const bodiesOf = (text: string, names: Names = {}) =>
    link(text, names)
      .filter(({ type }) => type === 'organisation')
      .map(({ name }) => name)

  it('are found in full where they end in what a body is', () => {
    expect(bodiesOf('The Pensioners’ League sued.')).toEqual(['Pensioners’ League'])
    expect(bodiesOf('But the Institute for Public Accounts sued on Monday.')).toEqual(['Institute for Public Accounts'])
    expect(bodiesOf('It was the Fitters and Turners Guild.', { organisation: ['Turners Guild'] })).toEqual([
      'Fitters and Turners Guild',
    ])
    expect(bodiesOf('The Keepers’ and Stokers’ Union sued.', { organisation: ['Keepers', 'Stokers’ Union'] })).toEqual([
      'Keepers’ and Stokers’ Union',
    ])
    expect(bodiesOf('The Board of Ines Varga sued.', { person: ['Ines Varga'] })).toEqual([])
  })

  it('are none where the noun goes on in capitals, in a heading, or where a body has one of its own', () => {
    expect(bodiesOf('It has been 20 Years Guarding Collective Security.')).toEqual([])
    expect(bodiesOf('Last State Of The Union')).toEqual([])
    expect(bodiesOf('It is the Council of the Orlen Assembly.', { organisation: ['Orlen Assembly'] })).toEqual([
      'Orlen Assembly',
    ])
    expect(bodiesOf('It left the Commission on Friday.')).toEqual([])
    expect(bodiesOf('A Velden-based Egmont Foundation sued.')).toEqual(['Egmont Foundation'])
  })

  it('are places’ names where the text says what the place is', () => {
    expect(bodiesOf('The operator, Orvale, sued.', { place: ['Orvale'] })).toEqual(['Orvale'])
    expect(bodiesOf('Orm Vale, a residents’ group, sued.', { place: ['Orm Vale'] })).toEqual(['Orm Vale'])
    expect(bodiesOf('He left Orm Vale, a town.', { place: ['Orm Vale'] })).toEqual([])
  })
})

describe('which body is meant', () => {
  const meant = (text: string, names: Names, source: string) => speakersOf(text, names, [source])[0]?.[0] ?? null

  it('is the firm named before, not the agency of the dateline', () => {
    const text = 'TALVIK (Helix) - Grid operator Kraftlinje cut exports.\n\nThe company blamed frost.'
    expect(meant(text, { organisation: ['Helix', 'Kraftlinje'] }, 'The company')).toBe('Kraftlinje')
    const inc = 'Orm & Pell Inc. recalls swings, the Safety Board said. The company apologised.'
    expect(meant(inc, { organisation: ['Orm & Pell Inc.', 'Safety Board'] }, 'The company')).toBe('Orm & Pell Inc.')
  })

  it('is the one whose name turns on the noun, and for a possessive also the next', () => {
    const text = 'The Bank of Orlen and the Bank Clerks’ League met. The bank agreed.'
    expect(meant(text, { organisation: ['Bank of Orlen', 'Bank Clerks’ League'] }, 'The bank')).toBe('Bank of Orlen')
    const later = 'Crews will strike, their union said.\n\nThe Ferry Crews’ Union has 90 members.'
    expect(meant(later, { organisation: ['Ferry Crews’ Union'] }, 'their union')).toBe('Ferry Crews’ Union')
  })

  it('is the author of a paper, though a date stands between', () => {
    const text = 'A survey released on Monday by the pollsters Orm Pell found so.'
    expect(meant(text, { organisation: ['Orm Pell'] }, 'A survey released on Monday by the pollsters Orm Pell')).toBe(
      'Orm Pell',
    )
  })
})

describe('whom the header names', () => {
  const text = 'I asked her why. “Because,” said Ines Varga.'

  it('says “I” in the text’s own voice', () => {
    expect(speakersOf(text, { person: ['Ines Varga'] }, ['I'], 'Zoltan Orm')).toEqual([['Zoltan Orm', null]])
    expect(speakersOf(text, { person: ['Ines Varga'] }, ['I'])).toEqual([null])
    expect(speakersOf(text, { person: ['Ines Varga'] }, ['I'], 'Staff')).toEqual([null])
  })

  it('asks the questions of an interview', () => {
    const interview = 'Ines Varga runs the zoo.\n\nQ: Why?\n\nA: I like it.'
    expect(speakersOf(interview, { person: ['Ines Varga'] }, ['Q', 'A'], 'Zoltan Orm')).toEqual([
      ['Zoltan Orm', null],
      ['Ines Varga', null],
    ])
  })
})

describe('names', () => {
  const peopleOf = (text: string, names: Names) =>
    link(text, names)
      .filter(({ type }) => type === 'person')
      .map(({ name, aliases }) => [name, ...aliases])

  it('are whole behind an occupation, and without letters of rank', () => {
    expect(peopleOf('Coxswain Peter Orm left.', { person: ['Coxswain Peter Orm'] })).toEqual([['Peter Orm']])
    const named = { organisation: ['Brigid Halloran SC', 'Ms Halloran'] }
    expect(peopleOf('Brigid Halloran SC opened. Ms Halloran said so.', named)).toEqual([
      ['Brigid Halloran', 'Halloran'],
    ])
  })

  it('are one person’s behind an office that was taken along', () => {
    const named = { organisation: ['Deputy Solicitor General Anoja Orm', 'Ms Orm'] }
    expect(peopleOf('Deputy Solicitor General Anoja Orm rose. Ms Orm sat.', named)).toEqual([['Anoja Orm', 'Orm']])
  })

  it('are found again by a double surname whose half is a common word', () => {
    const text = 'It was Behrouz Ghanadi-Far. It is far, Ghanadi-Far said. It was said.'
    expect(peopleOf(text, { person: ['Behrouz Ghanadi-Far'] })).toEqual([['Behrouz Ghanadi-Far', 'Ghanadi-Far']])
  })
})

describe('who presides', () => {
  it('is meant by the Speaker’s label', () => {
    const text = '(Mr Speaker, Mr Edmund Orm, in the Chair)\n\nIt began.\n\nMr Speaker: Order.'
    const entities = link(text, { person: ['Edmund Orm'] })
    const at = text.lastIndexOf('Mr Speaker')
    const [speaker] = resolveSpeakers(readDocument(text), entities, [{ source: [[at, at + 10]], content: [] }])
    expect(speaker).toMatchObject({ name: 'Edmund Orm', role: 'Speaker' })
  })
})
