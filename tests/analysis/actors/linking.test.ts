import { describe, expect, it } from 'vitest'
import { linkEntities } from '../../../src/analysis/actors/actors.ts'
import type { Mention } from '../../../src/analysis/actors/mention.ts'
import { resolveSpeakers } from '../../../src/analysis/actors/speakers.ts'
import { readDocument } from '../../../src/analysis/document/document.ts'
import type { Entity, Span } from '../../../src/analysis/types.ts'

type Names = Partial<Record<Mention['type'], readonly string[]>>

/** Every place where a name stands, longer names first. */
function mentionsOf(text: string, names: Names): Mention[] {
  const types = ['person', 'organisation', 'place'] as const
  const all = types.flatMap((type) => (names[type] ?? []).map((name) => ({ type, name })))
  all.sort((a, b) => b.name.length - a.name.length)
  const found: Mention[] = []
  for (const { type, name } of all) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const span: Span = [at, at + name.length]
      if (found.every((other) => other.span[1] <= span[0] || other.span[0] >= span[1]))
        found.push({ span, type, confidence: 1 })
    }
  }
  return found.sort((a, b) => a.span[0] - b.span[0])
}

const link = (text: string, names: Names): Entity[] => linkEntities(readDocument(text), mentionsOf(text, names))

/** Speakers of the sources, each named by words that stand once in the text. */
function speakersOf(text: string, names: Names, sources: readonly string[]) {
  const document = readDocument(text)
  const statements = sources.map((source) => {
    const at = text.indexOf(source)
    return { source: [[at, at + source.length]] as const, content: [] }
  })
  return resolveSpeakers(document, linkEntities(document, mentionsOf(text, names)), statements).map(
    (speaker) => speaker && [speaker.name, speaker.role],
  )
}

describe('linking', () => {
  it('joins a surname to the full name before it', () => {
    const [person, ...rest] = link('Ines Varga spoke. Later Varga left.', { person: ['Ines Varga', 'Varga'] })
    expect(person).toMatchObject({ name: 'Ines Varga', aliases: ['Varga'], type: 'person' })
    expect(rest).toEqual([])
  })

  it('keeps two people of one surname apart, the bare surname going to the last one named', () => {
    const people = link('Ines Varga met Tomas Varga. Varga spoke.', { person: ['Ines Varga', 'Tomas Varga', 'Varga'] })
    expect(people.map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ['Ines Varga', 1],
      ['Tomas Varga', 2],
    ])
  })

  it('joins an acronym to what it is defined for', () => {
    const text = 'The Union of Veld Growers (UVG) met. The UVG voted.'
    const [body] = link(text, { organisation: ['Union of Veld Growers', 'UVG'] })
    expect(body).toMatchObject({ name: 'Union of Veld Growers', aliases: ['UVG'] })
  })

  it('joins known names of one alliance', () => {
    const bodies = link('NATO grew. The North Atlantic Alliance met. NATO spoke.', {
      organisation: ['NATO', 'North Atlantic Alliance'],
    })
    expect(bodies).toMatchObject([{ name: 'NATO', aliases: ['North Atlantic Alliance'] }])
  })

  it('takes a capital for its country, never for a person', () => {
    const [country] = link('Ankara objected. Turkey voted.', { person: ['Ankara'], place: ['Turkey'] })
    expect(country).toMatchObject({ id: 'country:TR', type: 'country', name: 'Turkey', aliases: ['Ankara'] })
  })

  it('takes a capital for a place where something happens in it', () => {
    const entities = link('They met in Ankara.', { place: ['Ankara'] })
    expect(entities).toMatchObject([{ type: 'place', name: 'Ankara' }])
  })

  it('meets a name written with and without diacritics', () => {
    expect(link('Çelik spoke. Celik left.', { person: ['Çelik', 'Celik'] })).toHaveLength(1)
  })
})

describe('roles', () => {
  const roleOf = (text: string) => link(text, { person: ['Ines Varga'] })[0]?.roles.map((role) => role.text)

  it.each([
    ['On Monday Speaker of the Veld Parliament Ines Varga spoke.', 'Speaker of the Veld Parliament'],
    ['Veldian Foreign Minister Ines Varga spoke.', 'Veldian Foreign Minister'],
    ['Ines Varga, UVG secretary general, spoke.', 'UVG secretary general'],
    ['Ines Varga, a professor of law at Veld University, said so.', 'professor of law at Veld University'],
    ['Sen. Ines Varga spoke.', 'Sen.'],
  ])('in "%s"', (text, role) => {
    expect(roleOf(text)).toEqual([role])
  })

  it('do not come from a list of names', () => {
    expect(roleOf('They invited Ines Varga, the mayors of three towns and a choir.')).toEqual([])
  })
})

describe('speakers', () => {
  const names = { person: ['Ines Varga', 'Tomas Oku', 'Varga'], organisation: ['Union of Growers'] }

  it('are named by a role that the text gave them', () => {
    const text = 'Veldian President Ines Varga met Tomas Oku. The Veldian president said yes.'
    expect(speakersOf(text, names, ['The Veldian president'])).toEqual([['Ines Varga', 'Veldian President']])
  })

  it('a pronoun takes the last person who spoke', () => {
    const text = 'Ines Varga said so. Critics of Tomas Oku agreed. Varga spoke on. She added more.'
    expect(speakersOf(text, names, ['Ines Varga', 'She'])).toEqual([
      ['Ines Varga', null],
      ['Ines Varga', null],
    ])
  })

  it('are not the person that a spokesman speaks for', () => {
    expect(speakersOf('A spokesman for Ines Varga said no.', names, ['A spokesman for Ines Varga'])).toEqual([null])
  })

  it('may be a body', () => {
    expect(speakersOf('The Union of Growers said no.', names, ['The Union of Growers'])).toEqual([
      ['Union of Growers', null],
    ])
  })

  it('stay unknown where the words name nobody', () => {
    expect(speakersOf('Ines Varga left. Officials said no.', names, ['Officials'])).toEqual([null])
  })
})
