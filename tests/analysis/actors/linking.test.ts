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
      if (found.every((other) => other.span[1] <= span[0] || other.span[0] >= span[1])) found.push({ span, type })
    }
  }
  return found.sort((a, b) => a.span[0] - b.span[0])
}

const link = (text: string, names: Names): readonly Entity[] =>
  linkEntities(readDocument(text), mentionsOf(text, names))

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

  it('leaves the bare surname with the one named first where the other is told of as kin', () => {
    const text = 'Ines Varga and her husband, former Mayor Tomas Varga, came. Later Varga spoke.'
    const people = link(text, { person: ['Ines Varga', 'Tomas Varga', 'Varga'] })
    expect(people.map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ['Ines Varga', 2],
      ['Tomas Varga', 1],
    ])
  })

  it('leaves the bare surname, once it has been somebody’s, past another who is mentioned in passing', () => {
    const text =
      'Ines Varga spoke. Varga sat. Varga rose.\n\nThen Tomas Varga sang. Varga left.\n\nLater Varga wrote.\n\nEda Varga, a cook, came.\n\nVarga ate.'
    const people = link(text, { person: ['Ines Varga', 'Tomas Varga', 'Eda Varga', 'Varga'] })
    expect(people.map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ['Ines Varga', 4],
      ['Tomas Varga', 2],
      ['Eda Varga', 2],
    ])
  })

  it('leaves the bare surname past one whose full name is that of a body', () => {
    const text = 'Ines Varga spoke. Varga sat.\n\nThe Ana Varga Foundation gave.\n\nMrs. Varga left.'
    const people = link(text, { person: ['Ines Varga', 'Ana Varga', 'Varga'] })
    expect(people.map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ['Ines Varga', 3],
      ['Ana Varga', 1],
    ])
  })

  it('joins a surname to a name that ends in “Jr.”, and keeps father and son apart', () => {
    const people = link('Tomas Oku Sr. met Ivo R. Pell Jr. and Tomas Oku Jr. there. Pell spoke. Oku did.', {
      person: ['Tomas Oku Sr.', 'Tomas Oku Jr.', 'Ivo R. Pell Jr.', 'Pell', 'Oku'],
    })
    expect(people.map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ['Tomas Oku Sr.', 1],
      ['Ivo R. Pell Jr.', 2],
      ['Tomas Oku Jr.', 2],
    ])
  })

  it('takes two people’s surnames in one for the two, but for a double name', () => {
    const names = { person: ['Ines Varga', 'Tomas Oku', 'Varga-Oku', 'Oku', 'Eda Pell-Varga', 'Pell-Varga'] }
    const people = link('Ines Varga ran with Tomas Oku. The Varga-Oku list lost. Oku left.', names)
    expect(people.map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ['Ines Varga', 2],
      ['Tomas Oku', 3],
    ])
    const doubled = link('Eda Pell-Varga met Ida Pell and Ines Varga. Pell-Varga spoke.', {
      person: [...names.person, 'Ida Pell'],
    })
    expect(doubled.map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ['Eda Pell-Varga', 2],
      ['Ida Pell', 1],
      ['Ines Varga', 1],
    ])
  })

  it.each([
    'Ines Varga spoke. Taxes rose under President Tomas Varga. Varga wrote.',
    'Ines Varga spoke of Tomas Varga’s years in office. Varga wrote.',
    'Ines Varga’s camp is here. Varga leads. Tomas Varga’s years are past. Varga wrote.',
    'Ines Varga spoke. Varga won. Varga left. Tomas Varga was angry.\n\nVarga wrote.',
  ])('leaves the bare surname with its bearer where another of the name comes up in passing: %s', (text) => {
    const people = link(text, { person: ['Ines Varga', 'Tomas Varga', 'Varga'] })
    expect(people.map(({ name, mentions }) => [name, mentions.length])).toContainEqual(['Tomas Varga', 1])
  })

  it.each([
    'Ines Varga spoke. Varga won. Varga left. Tomas Varga was angry. Varga wrote.',
    'Ines Varga spoke. Varga won. Tomas Varga was angry.\n\nVarga wrote.',
    'Ines Varga spoke. Varga won. Varga left. Tomas Varga came, Tomas Varga went, Tomas Varga was angry.\n\nVarga wrote.',
  ])('gives the bare surname to the other where it has not settled, or in his paragraph: %s', (text) => {
    const people = link(text, { person: ['Ines Varga', 'Tomas Varga', 'Varga'] })
    const last = text.lastIndexOf('Varga wrote')
    expect(people.find(({ mentions }) => mentions.some(([start]) => start === last))?.name).toBe('Tomas Varga')
  })

  it.each([
    ['Ines Varga won. Varga spoke. Naming Varga was easy.', 'Naming Varga'],
    ['Ines Varga won. Varga spoke. Young Varga voters cheered.', 'Young Varga'],
    ['Ines Varga won. Varga spoke. Will Varga stay?', 'Will Varga'],
    ['Ines Varga won. So did Democrat Ines Varga.', 'Democrat Ines Varga'],
  ])('leaves a word that opens a sentence out of the name: %s', (text, found) => {
    expect(link(text, { person: ['Ines Varga', found, 'Varga'] }).map(({ name }) => name)).toEqual(['Ines Varga'])
  })

  it('keeps a given name that opens a sentence', () => {
    const people = link('Ines Varga won. Varga spoke. Will Varga stayed. Irving Varga left.', {
      person: ['Ines Varga', 'Will Varga', 'Irving Varga', 'Varga'],
    })
    expect(people.map(({ name }) => name)).toEqual(['Ines Varga', 'Will Varga', 'Irving Varga'])
  })

  it('gives “Mrs” with a surname to the one whose given name is a woman’s', () => {
    const text = 'Laura Varga left. David Varga stayed. Mrs. Varga wrote.'
    const [laura] = link(text, { person: ['Laura Varga', 'David Varga', 'Varga'] })
    expect(laura?.mentions.length).toBe(2)
  })

  it('takes what stands after a noun for a body for a body’s name', () => {
    const found = (text: string, names: Names = {}) => link(text, names).map(({ name, type }) => [name, type])
    expect(found('The aid group Doctors of the Shore left.')).toEqual([['Doctors of the Shore', 'organisation']])
    expect(found('The law firm Orm Pell won. Orm Pell is old.', { person: ['Orm Pell'] })).toEqual([
      ['Orm Pell', 'organisation'],
    ])
    expect(found('The firm Orm, Pell & Lind won.', { organisation: ['Orm, Pell & Lind'] })).toEqual([
      ['Orm, Pell & Lind', 'organisation'],
    ])
    expect(found('The union President Ines Varga left.', { person: ['Ines Varga'] })).toEqual([
      ['Ines Varga', 'person'],
    ])
  })

  it('keeps the initials before a name, and no letter or office alone', () => {
    const text = 'Shri P. V. Varga left. Varga wept. THE MINISTER OF FINANCE came.'
    const people = link(text, { person: ['Shri P', 'Varga', 'MINISTER OF FINANCE'] })
    expect(people.map(({ name }) => name)).toEqual(['P. V. Varga'])
  })

  it('takes Georgia for the state where the text tells of others', () => {
    const kindOf = (text: string) => link(text, { place: ['Georgia'] }).find(({ name }) => name === 'Georgia')?.type
    expect(kindOf('Votes are due in Texas, Ohio and Georgia.')).toBe('place')
    expect(kindOf('Votes are due in Atlanta, Georgia.')).toBe('place')
    expect(kindOf('Georgia and Texas trade.')).toBe('country')
    expect(kindOf('Texas and Ohio welcomed the Georgian envoy. Georgia trades.')).toBe('country')
  })

  it('does not take the home in a person’s name for the person', () => {
    const text = 'Wenfrith of Leominster led a house at Leominster.'
    const found = link(text, { person: ['Wenfrith of Leominster'], place: ['Leominster'] })
    expect(found.map(({ name, type }) => [name, type])).toEqual([
      ['Wenfrith of Leominster', 'person'],
      ['Leominster', 'place'],
    ])
  })

  it('leaves a word that opens the sentence out of a name that the text has without it', () => {
    const text = 'Ines Varga ran. So Varga won. So Orm won.'
    const people = link(text, { person: ['Ines Varga', 'So Varga', 'So Orm'] })
    expect(people.map(({ name, aliases }) => [name, aliases])).toEqual([
      ['Ines Varga', []],
      ['So Varga', []],
      ['So Orm', []],
    ])
    const told = link(`${text} Varga left.`, { person: ['Ines Varga', 'So Varga', 'So Orm', 'Varga'] })
    expect(told.map(({ name }) => name)).toEqual(['Ines Varga', 'So Orm'])
    const [person] = link('Varga ran. Despite Varga it rained.', { person: ['Despite Varga', 'Varga'] })
    expect(person?.name).toBe('Varga')
  })

  it('is no “I.” at the end of a line', () => {
    expect(
      link('It cost him the fees.  I.\n\nInes Varga paid.', { person: ['I.', 'Ines Varga'] }).map(({ name }) => name),
    ).toEqual(['Ines Varga'])
  })

  it('is a person’s with an initial, too, where the surname alone is', () => {
    const people = link('The case came to Carl W. Pell late. Pell ruled.', {
      place: ['Carl W. Pell'],
      person: ['Pell'],
    })
    expect(people.map(({ name, type }) => [name, type])).toEqual([['Carl W. Pell', 'person']])
  })

  it('has the initials before it', () => {
    const people = link('The clerk, Shri P. V. Varga, left. Plan B. Oku stayed.', { person: ['Varga', 'Oku'] })
    expect(people.map(({ name }) => name)).toEqual(['P. V. Varga', 'Oku'])
  })

  it('leaves the hyphen before a surname out of the name', () => {
    const text = 'Ines Varga won. An anti-Varga march went on.'
    expect(link(text, { person: ['Ines Varga', '-Varga'] })[0]?.aliases).toEqual(['Varga'])
    expect(link(text, { person: ['Ines Varga'] })[0]?.aliases).toEqual(['Varga'])
  })

  it('leaves the article before a surname that it finds again out of the name', () => {
    const text = 'Hiroko Tanemura made the Tanemura method.'
    const [person] = link(text, { person: ['Hiroko Tanemura'] })
    expect(person?.mentions.map((span) => text.slice(...span))).toEqual(['Hiroko Tanemura', 'Tanemura'])
  })

  it('keeps the initial that opens a line where nobody asks', () => {
    const text = 'Caps\nA. Stewart 113\nA. Holm 15'
    expect(link(text, { person: ['A. Stewart', 'A. Holm'] }).map(({ name }) => name)).toEqual(['A. Stewart', 'A. Holm'])
  })

  it('takes a given name in brackets after an office for a person', () => {
    const found = link('The chair of the Dam Board (Lena Orr) left.', { place: ['Lena Orr'] })
    expect(found).toMatchObject([
      { name: 'Dam Board', type: 'organisation' },
      { name: 'Lena Orr', type: 'person', roles: [{ text: 'chair of the Dam Board' }] },
    ])
  })

  it('parts an ambassador’s posting from the name', () => {
    const found = link('Lusanian Ambassador to Velden Lena Orr left.', {
      person: ['Lusanian Ambassador', 'Velden Lena Orr'],
    })
    expect(found).toMatchObject([{ name: 'Lena Orr', roles: [{ text: 'Lusanian Ambassador to Velden' }] }])
  })

  it('does not take a club in brackets after a role for a person', () => {
    const text = 'Ada Orm, basketball player (Marn Titans, Tessel)'
    const found = link(text, { person: ['Ada Orm'], organisation: ['Marn Titans'] })
    expect(found.find(({ name }) => name === 'Marn Titans')?.type).toBe('organisation')
  })

  it('joins an acronym to what it is defined for', () => {
    const text = 'The Union of Veld Growers (UVG) met. The UVG voted.'
    const [body] = link(text, { organisation: ['Union of Veld Growers', 'UVG'] })
    expect(body).toMatchObject({ name: 'Union of Veld Growers', aliases: ['UVG'] })
  })

  it('leaves the article out of the name of a body', () => {
    expect(link('The Kelp Union met.', { organisation: ['The Kelp Union'] })).toMatchObject([{ name: 'Kelp Union' }])
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

  it('takes titles off names', () => {
    const people = link('Colonel Ines Varga spoke. Mr. Tomas Oku left.', {
      person: ['Colonel Ines Varga', 'Mr. Tomas Oku'],
    })
    expect(people).toMatchObject([{ name: 'Ines Varga', roles: [{ text: 'Colonel' }] }, { name: 'Tomas Oku' }])
  })

  it('keeps a title that is half the name', () => {
    expect(link('King Harvald spoke.', { person: ['King Harvald'] })).toMatchObject([{ name: 'King Harvald' }])
  })

  it('keeps a surname after Ms from a man who bears it', () => {
    const people = link('Ms. Ines Varga met Mr. Tomas Varga. Ms. Varga spoke.', {
      person: ['Ines Varga', 'Tomas Varga', 'Varga'],
    })
    expect(people.map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ['Ines Varga', 2],
      ['Tomas Varga', 1],
    ])
  })

  it('finds a surname that was passed over', () => {
    const [person] = link('Ines Varga spoke. VARGA: No.', { person: ['Ines Varga'] })
    expect(person).toMatchObject({ name: 'Ines Varga', aliases: ['VARGA'] })
  })

  it('takes what is a person in one place for one in all', () => {
    const people = link('Ines Varga spoke. Varga left.', { person: ['Ines Varga'], organisation: ['Varga'] })
    expect(people).toMatchObject([{ name: 'Ines Varga', type: 'person', aliases: ['Varga'] }])
  })

  it('takes who holds an office for a person', () => {
    const people = link('They met its director, Yer Abdra, in town.', { organisation: ['Yer Abdra'] })
    expect(people).toMatchObject([{ type: 'person', roles: [{ text: 'director' }] }])
  })

  it('parts a person from the body before the name', () => {
    const text = 'Speaker of the Veldian Parliament Ines Varga spoke. Ines Varga left. Varga slept.'
    const entities = link(text, { organisation: ['Veldian Parliament Ines Varga', 'Ines Varga'], person: ['Varga'] })
    expect(entities).toMatchObject([
      { type: 'organisation', name: 'Veldian Parliament' },
      { type: 'person', name: 'Ines Varga', roles: [{ text: 'Speaker of the Veldian Parliament' }] },
    ])
  })

  it('joins a patronymic to the name', () => {
    const people = link('Foreign Minister Oman bin Sefir Al Tola spoke.', { person: ['Oman', 'Al Tola'] })
    expect(people).toMatchObject([{ name: 'Oman bin Sefir Al Tola', roles: [{ text: 'Foreign Minister' }] }])
  })

  it('parts two places at a dash', () => {
    expect(link('OSLO - Norway voted.', { place: ['OSLO - Norway'] })[0]).toMatchObject({
      name: 'Norway',
      aliases: ['OSLO'],
    })
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
    ['The Veldian delegate, Ines Varga, spoke.', 'Veldian delegate'],
    ["Iceland's chief negotiator, Ines Varga, spoke.", "Iceland's chief negotiator"],
    ['The chief engineer, Dr Ines Varga, spoke.', 'chief engineer'],
    ['The President of the Assembly, Mr. Ines Varga, took the chair.', 'President of the Assembly'],
    ["Let's listen to its director, Ines Varga.", 'director'],
    ['The retired Veldian admiral Ines Varga spoke.', 'retired Veldian admiral'],
    ['Ines Varga, a former foreign minister who is not related to her, spoke.', 'former foreign minister'],
    ['Ms. Ines Varga (Minister for Trade): We vote.', 'Minister for Trade'],
    ['Ines Varga, 58, a schoolteacher, recalls it.', 'schoolteacher'],
    ['Veldian presidential candidate Ines Varga spoke.', 'Veldian presidential candidate'],
    ["Ines Varga, Iceland's sitting governor, spoke.", "Iceland's sitting governor"],
    ["Ines Varga, the president's deputy security adviser, spoke.", "president's deputy security adviser"],
    ['Ines Varga, a former aide to Mr. Oku, spoke.', 'former aide to Mr. Oku'],
    ['Ines Varga, a broker based in Veld, spoke.', 'broker'],
    ['Ines Varga, a former adviser to Tomas Oku, spoke.', 'former adviser to Tomas Oku'],
    ['Ines Varga – a teacher from Veld – spoke.', 'teacher from Veld'],
    ['The council met, Ines Varga in the chair.', 'chair'],
    ['Ines Varga took the chair.', 'chair'],
  ])('in "%s"', (text, role) => {
    expect(roleOf(text)).toEqual([role])
  })

  it('do not come from kinship', () => {
    expect(roleOf('His wife, Ines Varga, spoke.')).toEqual([])
  })

  it('do not come from an office that somebody else is met in', () => {
    expect(roleOf('After meeting the president, Ines Varga left.')).toEqual([])
  })

  it.each(['Ines Varga, after meeting the minister, left.', 'Ines Varga, then, left the minister, a friend.'])(
    'do not come from a clause: %s',
    (text) => {
      expect(roleOf(text)).toEqual([])
    },
  )

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

  it('are not one whose spokesman speaks, nor one without an office near a spokesman', () => {
    const text = 'Ines Varga left. The minister’s spokesman said no. The spokesman told Tomas Oku so.'
    expect(speakersOf(text, names, ['The minister’s spokesman', 'The spokesman'])).toEqual([null, null])
  })

  it('are not the person that a spokesman speaks for', () => {
    expect(speakersOf('A spokesman for Ines Varga said no.', names, ['A spokesman for Ines Varga'])).toEqual([null])
  })

  it('"she" within a turn may be whom the turns before are about, but nobody of those who talk', () => {
    const turns = 'ADA ORM: Who is the whip?\n\nTOMAS OKU: Ines Varga is.\n\nADA ORM: She said no.\n\nTOMAS OKU: Good.'
    const document = readDocument(turns)
    const entities = linkEntities(document, mentionsOf(turns, { person: ['Ines Varga', 'ADA ORM', 'TOMAS OKU'] }))
    const labels = [0, turns.indexOf('TOMAS'), turns.indexOf('ADA', 5)].map((at, i) => ({
      source: [[at, at + (i === 1 ? 9 : 7)] as const],
      content: [[at + (i === 1 ? 11 : 9), turns.indexOf('\n', at)] as const],
    }))
    const she = turns.indexOf('She')
    const speakers = resolveSpeakers(document, entities, [
      ...labels,
      { source: [[she, she + 3] as const], content: [] },
    ])
    expect(speakers.at(-1)?.name).toBe('Ines Varga')
  })

  it('of an opinion without a source is whom its “her” means', () => {
    const text = 'The union’s chair, Ines Varga, left. In her opinion, the law was “too long”.'
    const document = readDocument(text)
    const entities = linkEntities(document, mentionsOf(text, names))
    const cue: Span = [text.indexOf('was'), text.indexOf('was') + 3]
    const [speaker] = resolveSpeakers(document, entities, [{ source: [], cue: [cue], content: [] }])
    expect(speaker?.name).toBe('Ines Varga')
  })

  it('may be named by an office with “then”', () => {
    const text = 'Trade Minister Ines Varga left. The then trade minister said no.'
    expect(speakersOf(text, names, ['The then trade minister'])).toEqual([['Ines Varga', 'Trade Minister']])
  })

  it('are not the person whom a clause about them names', () => {
    const text = 'The union’s delegate, who backs Ines Varga, said no.'
    expect(speakersOf(text, names, ['The union’s delegate, who backs Ines Varga,'])).toEqual([null])
    expect(speakersOf('Insiders who back Ines Varga said no.', names, ['Insiders who back Ines Varga'])).toEqual([null])
  })

  it('may be whom a possessive stands for, but not the staff of that person', () => {
    const text = 'Ines Varga spoke. Her plan is to stay.'
    expect(speakersOf(text, names, ['Ines Varga', 'Her'])[1]).toEqual(['Ines Varga', null])
    const staff = 'Ines Varga spoke. Her campaign manager left.'
    expect(speakersOf(staff, names, ['Ines Varga', 'Her'])[1]).toBeNull()
  })

  it('are whom the reporter’s “which she believes” goes on about', () => {
    const text = 'Ines Varga mocked Ada Holm, which she believes was right.'
    const document = readDocument(text)
    const entities = linkEntities(document, mentionsOf(text, { person: ['Ines Varga', 'Ada Holm'] }))
    const at = text.indexOf('she')
    const outer = { source: [[0, 10] as const], content: [[18, text.length] as const] }
    const speakers = resolveSpeakers(document, entities, [outer, { source: [[at, at + 3] as const], content: [] }])
    expect(speakers.map((speaker) => speaker?.name)).toEqual(['Ines Varga', 'Ines Varga'])
  })

  it('are not the person that a role belongs to', () => {
    const text = 'Varga spokesman Tomas Oku said no. A top Ines Varga adviser said yes.'
    expect(speakersOf(text, names, ['Varga spokesman Tomas Oku', 'A top Ines Varga adviser'])).toEqual([
      ['Tomas Oku', 'Varga spokesman'],
      null,
    ])
    expect(speakersOf('Prosecuting, Ines Varga QC said no.', names, ['Prosecuting, Ines Varga QC'])).toEqual([
      ['Ines Varga', null],
    ])
    const aide = 'Mo Ell, an Ines Varga aide in 2008 and now at the bank,'
    expect(speakersOf(`${aide} said no.`, names, [aide])).toEqual([null])
  })

  it('of an office are told from its abbreviation', () => {
    expect(speakersOf('Sen. Ines Varga left. The senator said no.', names, ['The senator'])).toEqual([
      ['Ines Varga', 'Sen.'],
    ])
  })

  it('may be a body', () => {
    expect(speakersOf('The Union of Growers said no.', names, ['The Union of Growers'])).toEqual([
      ['Union of Growers', null],
    ])
  })

  it('stay unknown where the words name nobody', () => {
    expect(speakersOf('Ines Varga left. Officials said no.', names, ['Officials'])).toEqual([null])
  })

  it('a pronoun goes on about who was named before, where the sentence between has others in phrases only', () => {
    const text =
      'Up the road is Pavel Orm. Angered by his memory of Tomas Varga’s years in office, he left.\n\n“It is done,” he said.'
    expect(speakersOf(text, { person: ['Pavel Orm', 'Tomas Varga'] }, ['he said'])).toEqual([['Pavel Orm', null]])
    const next = 'Ada Orm won.\n\nAsked about her view of Ines Varga, she left.\n\n“It is done,” she said.'
    expect(speakersOf(next, { person: ['Ada Orm', 'Ines Varga'] }, ['she said'])).toEqual([['Ada Orm', null]])
  })

  it('a pronoun is not who asks, nor a stranger who spoke in a clause before the office', () => {
    const asked = 'Ines Varga wept. Cross-examined by Ada Orm, for the defence, she agreed.'
    expect(speakersOf(asked, { person: ['Ines Varga', 'Ada Orm'] }, ['she agreed'])).toEqual([['Ines Varga', null]])
    const shouted =
      'Education Minister Ines Varga spoke. When a delegate shouted, the minister sat down. “No,” she replied.'
    expect(speakersOf(shouted, { person: ['Ines Varga'] }, ['a delegate', 'she replied'])).toEqual([
      null,
      ['Ines Varga', 'Education Minister'],
    ])
  })

  it('a pronoun keeps to what Mr and Ms tell', () => {
    const text = 'Ms. Ines Varga met Mr. Tomas Oku. He said yes.'
    expect(speakersOf(text, names, ['He'])).toEqual([['Tomas Oku', null]])
  })

  it('a pronoun keeps to what an earlier pronoun told', () => {
    const text =
      'Ines Varga left. She was tired. Tomas Oku met Ines Varga. He said yes. Ines Varga met Tomas Oku. “No,” said he.'
    expect(speakersOf(text, names, ['He', 'he.'])[0]).toEqual(['Tomas Oku', null])
  })

  it('"it" is the body that opens the words before, unless they are quoted', () => {
    const told = (text: string) => {
      const document = readDocument(text)
      const [from, at] = [text.indexOf('The Harbour'), text.indexOf('it said')]
      const content: Span[] = [[from - (text.charAt(from - 1) === '“' ? 1 : 0), at - 1]]
      const mentions = mentionsOf(text, { person: ['Ilse Torm'], organisation: ['Harbour Union'] })
      const statements = [
        { source: [[0, 9] as const], content: [] },
        { source: [[at, at + 2] as const], content },
      ]
      return resolveSpeakers(document, linkEntities(document, mentions), statements)[1]?.name ?? null
    }
    expect(told('Ilse Torm spoke. The Harbour Union takes note of it, it said.')).toBe('Harbour Union')
    expect(told('Ilse Torm spoke. “The Harbour Union takes note of it,” it said.')).toBeNull()
  })

  it('are the same where two statements share the words that name the speaker', () => {
    const text = 'Ilse Torm spoke on taxes. The former secretary of state mocked Ralf Venn, noting what he owes.'
    const sourceOf = (words: string) => {
      const at = text.indexOf(words)
      return { source: [[at, at + words.length] as const], content: [] }
    }
    const office = sourceOf('The former secretary of state')
    const document = readDocument(text)
    const entities = linkEntities(document, mentionsOf(text, { person: ['Ilse Torm', 'Ralf Venn'] }))
    const speakers = resolveSpeakers(document, entities, [sourceOf('Ilse Torm'), office, office])
    expect(speakers.map((speaker) => speaker?.name)).toEqual(['Ilse Torm', 'Ilse Torm', 'Ilse Torm'])
  })

  it('a pronoun does not reach past a speaker without a name', () => {
    const text = 'Ines Varga left. A spokesman said no. He added that it was late.'
    expect(speakersOf(text, names, ['A spokesman', 'He'])).toEqual([null, null])
  })

  it('the leader of the opposition is who leads it', () => {
    const text =
      'The Leader of the Opposition (Ines Varga) spoke.\n\nIt rained.\n\nIt snowed.\n\nIt froze.\n\nThe leader of the opposition said no.'
    expect(speakersOf(text, names, ['The leader of the opposition'])).toEqual([
      ['Ines Varga', 'Leader of the Opposition'],
    ])
  })

  it('a minister is not the deputy minister', () => {
    const text = 'Trade Minister Ines Varga met Deputy Trade Minister Tomas Oku. The trade minister said yes.'
    expect(speakersOf(text, names, ['The trade minister'])).toEqual([['Ines Varga', 'Trade Minister']])
  })

  it('of a report are its authors', () => {
    const text = 'A report by the Union of Growers says no.'
    expect(speakersOf(text, names, ['A report by the Union of Growers'])).toEqual([['Union of Growers', null]])
  })

  it('may be named after what they are', () => {
    const text = 'One of them, the Veldian fund Union of Growers, said no.'
    expect(speakersOf(text, names, ['One of them, the Veldian fund Union of Growers'])).toEqual([
      ['Union of Growers', null],
    ])
  })

  it.each([
    'Ines Varga spoke with Gazette energy reporter Tomas Oku in Vell.',
    'Ines Varga was interviewed by the Vell Courier’s correspondent, Tomas Oku.',
  ])('a question is asked by the reporter whom the introduction tells: %s', (opening) => {
    const text = `${opening}\n\nQ: Why?\n\nA: Because.\n\nQ: When?\n\nA: Now.`
    const found = speakersOf(text, { person: ['Ines Varga', 'Tomas Oku'] }, ['Q', 'A'])
    expect(found.map((speaker) => speaker?.[0])).toEqual(['Tomas Oku', 'Ines Varga'])
  })

  it('“Madam SPEAKER” is who has the office, and “Hon. MEMBERS” nobody', () => {
    const text =
      'The Speaker, the Hon. Ines Varga, took the Chair.\n\nTOM PELL: No.\n\nMadam SPEAKER: Order.\n\nHon. MEMBERS: Oh!\n\nTOM PELL: Well.'
    const found = speakersOf(text, { person: ['Ines Varga', 'TOM PELL'] }, ['Madam SPEAKER', 'Hon. MEMBERS'])
    expect(found).toEqual([['Ines Varga', 'Speaker'], null])
  })

  it('“it” takes up the body that the sentence before opens with', () => {
    const text = 'Ines Varga said so. The Boat Union disagrees. It told us no.\n\nIt wrote again.'
    const names = { person: ['Ines Varga'], organisation: ['Boat Union'] }
    expect(speakersOf(text, names, ['It'])).toEqual([['Boat Union', null]])
    expect(speakersOf(text.replace('The Boat Union disagrees', 'Few like the Boat Union'), names, ['It'])).toEqual([
      null,
    ])
  })

  it('of a record may have the forms of address of India', () => {
    const text =
      'SHRI TOM PELL (Vell): Why?\n\nTHE MINISTER OF PORTS (SHRIMATI INES VARGA): It rained.\n\nSHRI TOM PELL: When?'
    const found = speakersOf(text, {}, ['SHRI TOM PELL (Vell)', 'THE MINISTER OF PORTS (SHRIMATI INES VARGA)'])
    expect(found).toEqual([
      ['Tom Pell', null],
      ['Ines Varga', 'MINISTER OF PORTS'],
    ])
  })

  it('the head of something is who is named next as its chief', () => {
    const text = (role: string) =>
      `The head of the power grid spoke on Thursday.\n\nInes Varga, ${role} of the Lusanian Grid, was in Orlen.`
    const found = (role: string) => speakersOf(text(role), { person: ['Ines Varga'] }, ['The head of the power grid'])
    expect(found('chief executive')).toEqual([['Ines Varga', 'head of the power grid']])
    expect(found('critic')).toEqual([null])
  })

  it('“the company” is no union', () => {
    const text =
      'The Boat Union met. The Boat Union wrote to Strait Ferries. The Boat Union is old. The company said no.'
    expect(speakersOf(text, { organisation: ['Boat Union', 'Strait Ferries'] }, ['The company'])).toEqual([
      ['Strait Ferries', null],
    ])
  })

  it('a study is its author’s, whatever the form of address', () => {
    const found = speakersOf('A study by Dr Ines Varga found it.', { person: ['Ines Varga'] }, [
      'A study by Dr Ines Varga',
    ])
    expect(found.map((speaker) => speaker?.[0])).toEqual(['Ines Varga'])
  })

  it('“she’s” is “she”', () => {
    expect(
      speakersOf('Ines Varga will not wait. She’s told her class.', { person: ['Ines Varga'] }, ['She’s']),
    ).toEqual([['Ines Varga', null]])
  })

  it('of an interview are told from what stands before it', () => {
    const text = 'Ines Varga spoke to Tomas Oku.\n\nQ: Why?\n\nA: Because.'
    expect(speakersOf(text, names, ['Q', 'A'])).toEqual([
      ['Tomas Oku', null],
      ['Ines Varga', null],
    ])
  })

  it('of a label that is an office hold it', () => {
    const text = 'The President of the Assembly, Ines Varga, took the chair.\n\nThe PRESIDENT: We vote.'
    expect(speakersOf(text, names, ['The PRESIDENT'])).toEqual([['Ines Varga', 'President of the Assembly']])
  })

  it('of a label with a full stop hold the office of the one in brackets', () => {
    const text =
      'The President (Dame Ines Varga) took the chair.\n\nTHE PRESIDENT. We vote.\n\nCanon OKU: No.\n\nTHE PRESIDENT. Yes.'
    expect(speakersOf(text, {}, ['THE PRESIDENT', 'Canon OKU'])).toEqual([
      ['Ines Varga', 'President'],
      ['Oku', 'Canon'],
    ])
  })

  it('of a label may be a paper', () => {
    const text = 'HARBOUR WEEKLY: Why?\n\nINES VARGA: It is late.\n\nHARBOUR WEEKLY: Is it?'
    expect(link(text, {}).map(({ name, type }) => [name, type])).toEqual([
      ['HARBOUR WEEKLY', 'organisation'],
      ['Ines Varga', 'person'],
    ])
  })

  it('of a label may have initials, and are named by no part of an office in capitals', () => {
    const turns =
      'MINISTER OF HEALTH (Hon. J. LIND): Yes.\n\nHon. A. ORM: No.\n\nHon. J. LIND: Why?\n\nHon. A. ORM: Well.'
    expect(speakersOf(turns, {}, ['MINISTER OF HEALTH (Hon. J. LIND)', 'Hon. A. ORM', 'Hon. J. LIND'])).toEqual([
      ['J. Lind', 'MINISTER OF HEALTH'],
      ['A. Orm', null],
      ['J. Lind', 'MINISTER OF HEALTH'],
    ])
  })

  it('of a label for the chair are the one who is in it', () => {
    const turns = 'The CHAIR: We vote.\n\nMs OKU: No.\n\nThe CHAIR: Yes.'
    expect(speakersOf(`We met, Senator Ines Varga in the chair.\n\n${turns}`, names, ['The CHAIR'])).toEqual([
      ['Ines Varga', 'Senator'],
    ])
    expect(speakersOf(`We met, Ines Varga beside the chair.\n\n${turns}`, names, ['The CHAIR'])).toEqual([null])
    for (const told of ['Ines Varga presiding', 'chaired by Mayor Ines Varga', 'and Ines Varga presided'])
      expect(speakersOf(`We met, ${told}.\n\n${turns}`, names, ['The CHAIR'])[0]?.[0]).toBe('Ines Varga')
    const later = `Tomas Oku presided.\n\n${turns}\n\nInes Varga took the chair.\n\nThe CHAIRMAN: Well.\n\nThe CLERK: No.`
    expect(speakersOf(later, names, ['The CHAIR', 'The CHAIRMAN', 'The CLERK'])).toEqual([
      ['Tomas Oku', 'Chair'],
      ['Ines Varga', 'chair'],
      null,
    ])
    const told = `${turns}\n\nMs OKU: In Orlen Tomas Oku presided.\n\nThe CHAIRMAN: So he did.`
    expect(speakersOf(told, names, ['The CHAIRMAN'])).toEqual([null])
  })

  it('of a label of one word that comes back are people of that name, where they speak of "me" and do not only ask', () => {
    const turns = 'HOST: I open.\n\nOKU: I agree.\n\nMERIDIAN: Why, if I may ask?\n\n'
    const text = `${turns}OKU: It is late.\n\nMERIDIAN: Who says so?\n\nHOST: I do.\n\nLIND: I do not.`
    expect(speakersOf(text, {}, ['OKU', 'MERIDIAN', 'HOST', 'LIND'])).toEqual([['Oku', null], null, null, null])
  })

  it('of a label of one word are no such people where that is somebody’s initials', () => {
    const turns = 'IV: I agree.\n\nOKU: I do not.\n\nIV: Why not?\n\nOKU: It is late.'
    expect(speakersOf(`We met Ines Varga.\n\n${turns}`, names, ['IV', 'OKU'])).toEqual([
      ['Ines Varga', null],
      ['Oku', null],
    ])
  })

  it('of a label of one word are no such people where that is an office or a word of a name', () => {
    const turns = 'CO-REEVE: I agree.\n\nVELD: I do not.\n\nCO-REEVE: Why not?\n\nVELD: I told you.'
    expect(speakersOf(turns, {}, ['CO-REEVE', 'VELD']).map((speaker) => speaker?.[0])).toEqual(['Co-Reeve', 'Veld'])
    const told = `We met the co-reeve and heard Radio Veld.\n\n${turns}`
    expect(speakersOf(told, { organisation: ['Radio Veld'] }, ['CO-REEVE', 'VELD'])).toEqual([null, null])
  })

  it('"she" within somebody’s words is whose office stands there after another name', () => {
    const text =
      'The dam minister, Ines Varga, left. Oku said: “I met Inga. I wrote to the minister. She replied that it rains.”'
    const document = readDocument(text)
    const quoted: Span = [text.indexOf('“'), text.length]
    const she = text.indexOf('She')
    const speakers = resolveSpeakers(
      document,
      linkEntities(document, mentionsOf(text, { person: ['Ines Varga', 'Inga'] })),
      [
        { source: [[text.indexOf('Oku'), text.indexOf('Oku') + 3]], content: [quoted] },
        { source: [[she, she + 3]], content: [] },
      ],
    )
    expect(speakers.at(-1)?.name).toBe('Ines Varga')
  })

  it('have the role that the text tells before the form of address', () => {
    const text = 'The vicar, the Rev. Ines Varga, said no.'
    expect(speakersOf(text, names, ['Ines Varga'])).toEqual([['Ines Varga', 'vicar']])
  })

  it('"he" is not the one named before somebody who asked not to be named', () => {
    const he = (who: string) => speakersOf(`Tomas Oku left. At the depot I met ${who}. He said no.`, names, ['He'])
    expect(he('a baker who asked not to be named')).toEqual([null])
    expect(he('a bus that was not to be seen')).toEqual([['Tomas Oku', null]])
  })

  it('of a label have no seat in the name, and no deputy for the chair', () => {
    const text = 'CHAIR: Good morning.\n\nMr. OKU of Orlen: No.\n\nDr. Varga (Deputy Chair): Yes.\n\nCHAIR: Why?'
    expect(speakersOf(text, {}, ['CHAIR', 'Mr. OKU of Orlen', 'Dr. Varga (Deputy Chair)'])).toEqual([
      null,
      ['Oku', null],
      ['Varga', 'Deputy Chair'],
    ])
  })

  it('of a label may have the office after a dash', () => {
    const call =
      'Ines Varga - Chair - Orlen: Good morning.\n\nTomas Oku - Analyst: Why?\n\nInes Varga - Chair - Orlen: Well.'
    expect(speakersOf(call, {}, ['Tomas Oku - Analyst'])).toEqual([['Tomas Oku', 'Analyst']])
  })

  it('"he" may be whom the last paragraphs introduce: nobody writes "I" there, or it is no note about who does', () => {
    const people = { person: ['Tomas Oku', 'Oku', 'Ben Pell', 'Pell'] }
    const news = 'Tomas Oku closed the harbour.\n\nIt was old.\n\nBen Pell is a farmer. The island, he said, was small.'
    expect(speakersOf(news, people, ['he said'])).toEqual([['Ben Pell', 'farmer']])
    const told =
      'I saw it. Tomas Oku closed the harbour.\n\nBen Pell was unsure.\n\n“No,” Pell said. It was, he felt, small.'
    expect(speakersOf(told, people, ['Pell said', 'he felt'])).toEqual([
      ['Ben Pell', null],
      ['Ben Pell', null],
    ])
    const visit = 'I saw it. Tomas Oku closed the harbour.\n\nBen Pell is a farmer. It was, he said, small.'
    expect(speakersOf(visit, people, ['he said'])).toEqual([['Ben Pell', 'farmer']])
  })

  it('"he" passes over who is named only in the role of another', () => {
    const text = 'Tomas Oku won.\n\nOku strategist Ben Pell took it up. “We saw it,” he said.'
    expect(speakersOf(text, { person: ['Tomas Oku', 'Oku', 'Ben Pell'] }, ['he said'])).toEqual([
      ['Ben Pell', 'Oku strategist'],
    ])
  })

  it('"he replied, “…”" may be whom the clause before it tells of', () => {
    const text = 'Tomas Oku slept. Later, when I wrote to Ben Pell to thank him, he replied, “It was fine.”'
    const replied = speakersOf(text, { person: ['Tomas Oku', 'Ben Pell'] }, ['he replied'])
    expect(replied).toEqual([['Ben Pell', null]])
    const inserted = 'Tomas Oku slept. When Ben Pell came, he says, it was fine.'
    expect(speakersOf(inserted, { person: ['Tomas Oku', 'Ben Pell'] }, ['he says'])).toEqual([['Tomas Oku', null]])
  })

  it('may be the only one named before "the then mayor", where no role of that one is told', () => {
    const text = 'The first was Ben Pell. “Soon,” the then mayor promised a hall. The mayor laughed.'
    expect(speakersOf(text, { person: ['Ben Pell'] }, ['the then mayor'])).toEqual([['Ben Pell', 'then mayor']])
    expect(speakersOf(text.replace('the then mayor', 'the mayor'), { person: ['Ben Pell'] }, ['the mayor'])).toEqual([
      null,
    ])
    const two = 'After Ana Lind came Ben Pell. “Soon,” the then mayor promised a hall.'
    expect(speakersOf(two, { person: ['Ben Pell', 'Ana Lind'] }, ['the then mayor'])).toEqual([null])
  })

  it('"she" passes over "the Varga administration", back to whom the paragraph before tells of', () => {
    const text =
      'Ana Lind spoke.\n\nShe met Ivo Tarn, who asked whether the Oku administration slept.\n\nShe also demurred. President Oku left.'
    const people = { person: ['Ana Lind', 'Ivo Tarn', 'Oku'] }
    expect(speakersOf(text, people, ['She also'])).toEqual([['Ana Lind', null]])
  })

  it('"he" goes on about whom somebody without a name told, or whose daughter spoke', () => {
    const people = { person: ['Ivo Tarn'] }
    const told = 'Ivo Tarn signed it. A prosecutor told him that it was wrong. He replied that it was not.'
    expect(speakersOf(told, people, ['Ivo Tarn', 'A prosecutor', 'He replied']).at(-1)).toEqual(['Ivo Tarn', null])
    const kin = 'Ivo Tarn signed it. His daughter said that he should rest. “She is right,” he said.'
    expect(speakersOf(kin, people, ['Ivo Tarn', 'His daughter', 'he said']).at(-1)).toEqual(['Ivo Tarn', null])
    const son = 'Ivo Tarn signed it. A lawyer said that it was wrong. “It is not,” he said.'
    expect(speakersOf(son, people, ['Ivo Tarn', 'A lawyer', 'he said']).at(-1)).toEqual(null)
  })

  it('parts the label of a turn from a word after it that was taken for a name', () => {
    const record = 'VARGA: You said so.\n\nORM: I did.\n\nVARGA: Daktari, no.\n\nORM: Well.'
    const people = link(record, { person: ['VARGA: Daktari', 'VARGA', 'ORM'] })
    expect(people.map(({ name, mentions }) => [name.toLowerCase(), mentions.length])).toContainEqual(['varga', 2])
  })

  it('"she" may be who is addressed as “Datuk”', () => {
    const text = 'Datuk Noraini Orm spoke on Monday. She said no.'
    expect(speakersOf(text, { person: ['Noraini Orm'] }, ['She said'])).toEqual([['Noraini Orm', null]])
  })

  it('is nobody whose administration runs a body', () => {
    const text = 'Tomas Oku won. The Harbour Office, run by the Oku administration, asked for more.'
    const sources = ['The Harbour Office, run by the Oku administration,']
    expect(speakersOf(text, { person: ['Tomas Oku', 'Oku'] }, sources)).toEqual([null])
  })

  it('have no office that is still to come', () => {
    const text = 'Voters will make Tomas Oku, the next president, stronger. Oku asked for more.'
    expect(speakersOf(text, { person: ['Tomas Oku', 'Oku'] }, ['Oku asked'])).toEqual([['Tomas Oku', null]])
  })

  it('is not who a group is for or against', () => {
    const text = 'Tomas Oku won. Anti-Oku groups protested, a pro-Oku board cheered.'
    expect(speakersOf(text, { person: ['Tomas Oku', 'Oku'] }, ['Anti-Oku groups', 'a pro-Oku board'])).toEqual([
      null,
      null,
    ])
  })

  it('have the role that their source tells beside the name, though no comma closes it', () => {
    const text = 'Ines Varga, a former aide to the premier was one of the first to cheer. Ben Pell, an island was told.'
    const sources = ['Ines Varga, a former aide to the premier', 'Ben Pell, an island']
    expect(speakersOf(text, { person: ['Ines Varga', 'Ben Pell'] }, sources)).toEqual([
      ['Ines Varga', 'former aide to the premier'],
      ['Ben Pell', null],
    ])
  })

  it('"I" of an essay or a speech is whom its note, its byline or its heading tells about', () => {
    const essay = 'I told him no.\n\nAna Lind laughed.'
    const note = 'Tomas Oku is honorary consul of Orlen.'
    const authorOf = (text: string) => speakersOf(text, { person: ['Tomas Oku', 'Ana Lind'] }, ['I'])
    expect(authorOf(`${essay}\n\n${note}`)).toEqual([['Tomas Oku', 'honorary consul of Orlen']])
    expect(authorOf(`${essay}\n\nThe writer, Tomas Oku, is a former judge.`)).toEqual([['Tomas Oku', 'former judge']])
    expect(authorOf(`By Tomas Oku\n\n${essay}`)).toEqual([['Tomas Oku', null]])
    expect(authorOf(`Full text of the address by Tomas Oku to the Assembly\n\n${essay}`)).toEqual([['Tomas Oku', null]])
    expect(authorOf(`Remarks by Tomas Oku and by Ana Lind\n\n${essay}`)).toEqual([null])
    expect(authorOf(`Sharp remarks were made about Tomas Oku\n\n${essay}`)).toEqual([null])
    expect(authorOf(`${essay}\n\n—Tomas Oku, former judge`)).toEqual([['Tomas Oku', 'former judge']])
    expect(authorOf(`${essay}\n\nAna Lind is a judge.`)).toEqual([null])
    expect(authorOf(`Tomas Oku wept.\n\n${essay}\n\n${note}`)).toEqual([null])
    const named = (text: string, author: string | null) => {
      const document = readDocument(text)
      const at = text.indexOf('I ')
      const entities = linkEntities(document, mentionsOf(text, { person: ['Ana Lind'] }), author)
      const [speaker] = resolveSpeakers(document, entities, [{ source: [[at, at + 1]], content: [] }])
      return speaker && [speaker.name, speaker.role]
    }
    const unnamed = 'I told him no.\n\nHe laughed.\n\nThe writer is a former judge.'
    expect(named(unnamed, 'Ana Lind')).toEqual(['Ana Lind', 'former judge'])
    expect(named(`By Ana Lind\n\n${unnamed}`, 'Ana Lind')).toEqual(['Ana Lind', 'former judge'])
    expect(named(unnamed, 'Staff')).toBeNull()
    expect(named(unnamed, null)).toBeNull()
    expect(named('I told him no.\n\nThe writer is on holiday.', 'Ana Lind')).toBeNull()
  })

  it('may stand behind "by the name of" and in front of "of Opposition"', () => {
    const text = 'The alderman for traffic, a cheerful man by the name of Ines Varga, left.'
    const source = text.slice(0, -7)
    const names = { person: ['Ines Varga', 'Tomas Oku'] }
    expect(speakersOf(text, names, [source])).toEqual([['Ines Varga', 'alderman for traffic']])
    expect(speakersOf('Leader of Opposition Tomas Oku left.', names, ['Leader of Opposition Tomas Oku'])).toEqual([
      ['Tomas Oku', 'Leader of Opposition'],
    ])
  })

  it('"I" inside somebody\'s words is that somebody, "he" is not', () => {
    const text = 'Ines Varga: I said no and he said yes.\n\nTomas Oku: Well.'
    const document = readDocument(text)
    const span = (words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length]
    const statements = [
      { source: [span('Ines Varga')], content: [span('I said no and he said yes.')] },
      { source: [[12, 13] as const], content: [span('no')] },
      { source: [span('he')], content: [span('yes')] },
    ]
    const speakers = resolveSpeakers(document, linkEntities(document, mentionsOf(text, names)), statements)
    expect(speakers.map((speaker) => speaker?.name ?? null)).toEqual(['Ines Varga', 'Ines Varga', null])
  })

  it('of a record go by initials, by the name behind an office, and by their seat', () => {
    const text =
      'Ines Varga met Tomas Oku.\n\nThe Minister of Trade (Ms Ines Varga): Yes. The Member for Lower Veld said no.\n\n' +
      'Mr Tomas Oku (Lower Veld) (Greens): No.\n\nIV: Yes.\n\nTO: No.\n\nIV: Well.'
    expect(
      speakersOf(text, names, ['The Minister of Trade (Ms Ines Varga)', 'The Member for Lower Veld', 'TO', 'IV']),
    ).toEqual([
      ['Ines Varga', 'Minister of Trade'],
      ['Tomas Oku', null],
      ['Tomas Oku', null],
      ['Ines Varga', 'Minister of Trade'],
    ])
  })

  it('are whom a noun goes on about that their office fits, or that fits anybody', () => {
    const told = 'Ines Varga, chairwoman of the trade committee, said no. The lawmaker said it was late.'
    expect(speakersOf(told, names, ['Ines Varga', 'The lawmaker'])[1]?.[0]).toBe('Ines Varga')
    const premier = 'Prime Minister Ines Varga said no. The premier said it was late.'
    expect(speakersOf(premier, names, ['Ines Varga', 'The premier'])[1]?.[0]).toBe('Ines Varga')
    const aged = 'Ines Varga, the mayor, said no. The 67-year-old said it was late.'
    expect(speakersOf(aged, names, ['Ines Varga', 'The 67-year-old'])[1]?.[0]).toBe('Ines Varga')
    const other = 'Ines Varga, the mayor, said no. The ambassador said it was late.'
    expect(speakersOf(other, names, ['Ines Varga', 'The ambassador'])[1]).toBeNull()
    const resident = 'Ines Varga, an Orlen resident, said no. The 57-year-old scientist said it was late.'
    expect(speakersOf(resident, names, ['Ines Varga', 'The 57-year-old scientist'])[1]?.[0]).toBe('Ines Varga')
    const unnamed = 'Ines Varga, an MP, said no. A farmer said yes. The 67-year-old said it was late.'
    expect(speakersOf(unnamed, names, ['Ines Varga', 'A farmer', 'The 67-year-old'])[2]).toBeNull()
  })

  it('may be named only after the phrase that opens the text', () => {
    const text = 'The president of Veldia told the council that all was well.\n\n“It is,” President Ines Varga said.'
    expect(speakersOf(text, names, ['The president of Veldia'])).toEqual([['Ines Varga', 'president of Veldia']])
    const other = 'The president of Veldia said that all was well.\n\n“It is,” said Mayor Ines Varga.'
    expect(speakersOf(other, names, ['The president of Veldia'])).toEqual([null])
  })

  it('"who" takes up the name before it', () => {
    expect(speakersOf('They heard Admiral Ines Varga, who warned of fog.', names, ['who'])).toEqual([
      ['Ines Varga', 'Admiral'],
    ])
  })

  it('speak as what they are, and not as whose voter or neighbour, where the text tells both', () => {
    const whole = 'Senator Ines Varga, Republican of Orlen,'
    expect(speakersOf(`${whole} left. It rained. Varga said no.`, names, [whole, 'Varga said'])).toEqual([
      ['Ines Varga', 'Senator'],
      ['Ines Varga', 'Senator'],
    ])
    const text = 'They met a baker named Ines Varga. Varga, an Orlen native, said no.'
    expect(speakersOf(text, names, ['Varga, an Orlen native,'])).toEqual([['Ines Varga', 'baker']])
    expect(speakersOf('Ines Varga, a lifelong Oku supporter, said no.', names, ['Ines Varga'])).toEqual([
      ['Ines Varga', 'lifelong Oku supporter'],
    ])
  })

  it('have the first of two roles where the name of the next sentence stands nearer to the second', () => {
    const text =
      '“No,” said Ines Varga, pastor of the Orlen Rock Church and a member of the council of Upper Orlen. “It rains,” said Varga.'
    const said = 'Ines Varga, pastor of the Orlen Rock Church and a member of the council of Upper Orlen'
    expect(speakersOf(text, names, [said, 'Varga.'])).toEqual([
      ['Ines Varga', 'pastor of the Orlen Rock Church'],
      ['Ines Varga', 'pastor of the Orlen Rock Church'],
    ])
  })

  it('speak as what stands in place of their names, where that is an office with more than a name for it', () => {
    const told = (office: string) =>
      speakersOf(`Ines Varga said yes. It rained. ${office} said no. Varga left it at that.`, names, [
        'Ines Varga',
        office,
        'Varga left',
      ]).map((speaker) => speaker?.[1])
    expect(told('The former governor')).toEqual([null, 'former governor', 'former governor'])
    expect(told('The 67-year-old Orlen senator')).toEqual([null, 'Orlen senator', 'Orlen senator'])
    expect(told('The gruff senator')).toEqual([null, null, null])
    const senator = speakersOf('Sen. Ines Varga sang. The Orlen senator said no. Varga left.', names, [
      'The Orlen senator',
      'Varga left',
    ])
    expect(senator.map((speaker) => speaker?.[1])).toEqual(['Orlen senator', 'Sen.'])
    const mayor = speakersOf('Ines Varga, mayor of Orlen, sang. The Orlen mayor said no.', names, ['The Orlen mayor'])
    expect(mayor).toEqual([['Ines Varga', 'mayor of Orlen']])
  })

  it('speak in an office, not in the rank before the name', () => {
    const officer = 'Lieutenant Colonel Ines Varga, a spokeswoman for the army,'
    expect(speakersOf(`${officer} said no.`, names, [officer])).toEqual([['Ines Varga', 'spokeswoman for the army']])
    expect(speakersOf('Lieutenant Colonel Ines Varga, an amateur painter, said no.', names, ['Ines Varga'])).toEqual([
      ['Ines Varga', 'Lieutenant Colonel'],
    ])
  })

  it('"who" takes up a person, past what tells who that is; "which" takes up none', () => {
    const who = (before: string, pronoun = 'who') =>
      speakersOf(`They heard ${before} ${pronoun} warned of fog.`, { ...names, place: ['Orlen'] }, [pronoun])
    expect(who('Tomas Oku, 32, a former clerk of the Union of Growers in Orlen')).toEqual([
      ['Tomas Oku', 'former clerk of the Union of Growers in Orlen'],
    ])
    expect(who('Admiral Ines Varga of Orlen,')).toEqual([['Ines Varga', 'Admiral']])
    expect(who('the Union of Growers,')).toEqual([null])
    expect(who('the Union of Growers,', 'which')).toEqual([['Union of Growers', null]])
    expect(who('Ines Varga,', 'which')).toEqual([null])
  })

  it('"she" passes a man of the same paragraph for a woman of the one before, but nobody whose name both bear', () => {
    const she = (name: string) =>
      speakersOf(`Laura Pell came.\n\n${name} spoke of tar. She said no.`, { person: ['Laura Pell', name] }, [
        name,
        'She',
      ])
    expect(she('Edward Holm')[1]).toEqual(['Laura Pell', null])
    expect(she('Robin Holm')[1]).toEqual(['Robin Holm', null])
  })

  it('"her" of a phrase that opens a sentence is whom the sentence names after it, unless it is her view', () => {
    const her = (phrase: string) =>
      speakersOf(
        `Ada Holm spoke first. ${phrase}, Mayor Laura Pell praised it.`,
        { person: ['Ada Holm', 'Laura Pell'] },
        ['Ada Holm', 'her'],
      )[1]?.[0]
    expect(her('In her statement on the dam')).toBe('Laura Pell')
    expect(her('In her view of the dam')).toBe('Ada Holm')
    expect(her('They said that in her statement')).toBe('Ada Holm')
  })

  it('"she" passes somebody in a phrase of the sentence for whom it goes on about', () => {
    const ward =
      'Laura Pell came. When the ward was closed for want of a nurse, she slept in a car. “It hums,” she said.'
    expect(speakersOf(ward, { person: ['Laura Pell'] }, ['she said'])).toEqual([['Laura Pell', null]])
  })

  it('"according to him" means the one who spoke', () => {
    const text = 'Mr. Tomas Oku said no. According to him, it was late.'
    expect(speakersOf(text, names, ['Mr. Tomas Oku', 'him'])[1]).toEqual(['Tomas Oku', null])
  })

  it('"he" is not whom his own words name', () => {
    const text = 'Mr. Anselm Veit left. Tomas Oku, he says, was late.'
    expect(speakersOf(text, { person: ['Anselm Veit', 'Tomas Oku'] }, ['he'])).toEqual([['Anselm Veit', null]])
  })

  it('"he" is not somebody before a person without a name', () => {
    const text = 'Tomas Oku left. I met a member of his party there. He said no.'
    expect(speakersOf(text, names, ['He'])).toEqual([null])
  })

  it('a counterpart has the like office and the country that is said', () => {
    const text =
      'Polish Interior Minister Ines Varga met Lithuanian Interior Minister Tomas Oku. Her Lithuanian counterpart said no.'
    expect(speakersOf(text, names, ['Her Lithuanian counterpart'])).toEqual([
      ['Tomas Oku', 'Lithuanian Interior Minister'],
    ])
  })

  it.each([
    'Ines Varga, whose party holds 31 seats, urged the president to act.',
    'Ines Varga, in an interview for the film “Our Harbour – A Life at Sea,” urged the president to act.',
  ])('that were passed over are the subject of the verb: %s', (text) => {
    const document = readDocument(text)
    const cue: Span = [text.indexOf('urged'), text.indexOf('urged') + 5]
    const statements = [{ source: [], cue: [cue], content: [[cue[1] + 1, text.length - 1] as const] }]
    const speakers = resolveSpeakers(document, linkEntities(document, mentionsOf(text, names)), statements)
    expect(speakers.map((speaker) => speaker?.name)).toEqual(['Ines Varga'])
  })
})

describe('what was taken for a name', () => {
  it('is none where it is only an office', () => {
    expect(link('The Secretary of State left.', { organisation: ['Secretary of State'] })).toEqual([])
  })

  it('loses the office before the name', () => {
    const [person] = link('Spokesperson Ines Varga left.', { person: ['Spokesperson Ines Varga'] })
    expect(person).toMatchObject({ name: 'Ines Varga', roles: [{ text: 'Spokesperson' }] })
  })

  it('loses an office of several words, and where the person is from', () => {
    const office = link('Veldian Trade Minister Gen. Ines Varga left.', {
      person: ['Veldian Trade Minister Gen. Ines Varga'],
    })
    expect(office).toMatchObject([{ name: 'Ines Varga', roles: [{ text: 'Veldian Trade Minister' }] }])
    expect(
      link('FBI Special Agent Ines Varga left.', { organisation: ['FBI Special Agent Ines Varga'] }),
    ).toMatchObject([{ type: 'person', name: 'Ines Varga', roles: [{ text: 'FBI Special Agent' }] }])
    expect(link('Ines Varga of Banque Orsini left.', { person: ['Ines Varga of Banque Orsini'] })).toMatchObject([
      { name: 'Ines Varga' },
    ])
  })

  it('is a place where things happen in it', () => {
    const entities = link('Sarnovia applied. Two bases in Sarnovia were closed.', { person: ['Sarnovia'] })
    expect(entities).toMatchObject([{ type: 'place', name: 'Sarnovia' }])
  })
})

describe('roles told by a verb, an owner or a prefix', () => {
  const roleOf = (text: string) => link(text, { person: ['Ines Varga'] })[0]?.roles.map((role) => role.text)

  it('are what "is" and "was" say', () => {
    expect(roleOf('Ines Varga is the Danubian deputy prime minister and reads a lot.')).toEqual([
      'Danubian deputy prime minister',
    ])
    expect(roleOf('Ines Varga, 81, was the chief surveyor of the Boundary Commission.')).toEqual([
      'chief surveyor of the Boundary Commission',
    ])
    expect(roleOf('Ines Varga was not the minister in April.')).toEqual([])
    expect(roleOf('Ines Varga is a realist.')).toEqual([])
  })

  it('begin after a verb that stands before them', () => {
    expect(roleOf('He had to face challenger Ines Varga.')).toEqual(['challenger'])
    expect(roleOf('They remember President Ines Varga.')).toEqual(['President'])
    expect(roleOf('The dam that finally sank Governor Ines Varga was old.')).toEqual(['Governor'])
    expect(roleOf('He spoke to bus driver Ines Varga.')).toEqual(['bus driver'])
    expect(roleOf('He threw his support behind Senator Ines Varga.')).toEqual(['Senator'])
    expect(roleOf('According to Senator Ines Varga it rained.')).toEqual(['Senator'])
  })

  it('are not cut by a name that ends in a title', () => {
    expect(link('It was Velden Sen. Ines Varga who left.', { person: ['Velden Sen', 'Ines Varga'] })).toMatchObject([
      { name: 'Ines Varga', roles: [{ text: 'Velden Sen.' }] },
    ])
  })

  it('do not stand before a part of a word', () => {
    expect(roleOf('He beat the senator-Ines Varga slate.')).toEqual([])
  })

  it('go with double names of which a part was found', () => {
    const people = link('Lt. Gov. Ines Varga-Orm left. Varga-Orm slept.', { person: ['Ines Varga', 'Varga-Orm'] })
    expect(people).toMatchObject([{ name: 'Ines Varga-Orm', roles: [{ text: 'Lt. Gov.' }] }])
  })

  it('are taken with whole words', () => {
    expect(roleOf('He met retired four-star general Ines Varga.')).toEqual(['retired four-star general'])
    expect(roleOf('Velden Glass co-founder Ines Varga left.')).toEqual(['Velden Glass co-founder'])
    expect(roleOf('He joined his running mate Ines Varga.')).toEqual(['running mate'])
  })

  it('may hold whose somebody is', () => {
    const roleOfVarga = (text: string) =>
      link(text, { person: ['Tomas Oku', 'Ines Varga'] })
        .find(({ name }) => name === 'Ines Varga')
        ?.roles.map((role) => role.text)
    expect(roleOfVarga('Former Tomas Oku pollster Ines Varga left.')).toEqual(['Former Tomas Oku pollster'])
    expect(roleOfVarga('The Tomas Oku campaign manager, Ines Varga, left.')).toEqual(['Tomas Oku campaign manager'])
    expect(roleOfVarga('A spokeswoman for Senator Tomas Oku, Ines Varga, left.')).toEqual([
      'spokeswoman for Senator Tomas Oku',
    ])
    expect(roleOfVarga('Speaking of the president and Tomas Oku, Ines Varga, 61, left.')).toEqual([])
    expect(roleOfVarga('Another delegate on the Tomas Oku slate, Ines Varga, left.')).toEqual([
      'delegate on the Tomas Oku slate',
    ])
  })

  it('may stand before "named" and an initial', () => {
    expect(roleOf('It was led by a 70-year-old cleric named Ines Varga, who left.')).toEqual(['70-year-old cleric'])
    expect(roleOf('The president named Ines Varga.')).toEqual([])
    expect(roleOf('They sent Harbour Counsel W. Ines Varga to Velden.')).toEqual(['Harbour Counsel'])
    expect(roleOf('One voter, Ines Varga, 35, left.')).toEqual(['voter'])
  })

  it('may stand before an owner or a second role', () => {
    expect(roleOf("The chairman, Luxembourg's Ines Varga, left.")).toEqual(['chairman'])
    expect(roleOf("The Pact's secretary-general, the retired Turkish admiral Ines Varga, left.")).toEqual([
      "Pact's secretary-general",
      'retired Turkish admiral',
    ])
  })

  it('keep "then-"', () => {
    expect(roleOf('It began when then-Defence Minister Ines Varga left.')).toEqual(['then-Defence Minister'])
  })

  it('do not begin in the clause before', () => {
    expect(roleOf('It was a crisis that Prime Minister Ines Varga denied.')).toEqual(['Prime Minister'])
  })
})

describe('bodies', () => {
  it('are meant by the town that they sit in, unless the text is about its country', () => {
    expect(link('Brussels warned of cuts.', { place: ['Brussels'] })).toMatchObject([{ type: 'organisation' }])
    expect(link('The Belgian king waited. Brussels warned of cuts.', { place: ['Brussels'] })).toMatchObject([
      { type: 'country', name: 'Belgium' },
    ])
  })

  it('go by a bare noun that their name holds', () => {
    const bodies = link('The Blue Waters Pact met. Later the Pact voted.', {
      organisation: ['Blue Waters Pact', 'Pact'],
    })
    expect(bodies).toMatchObject([{ name: 'Blue Waters Pact', aliases: ['Pact'] }])
    expect(link('The Council met.', { organisation: ['Council'] })).toEqual([])
  })

  it('are what "the agency" means where one is named so, or one alone in the paragraph', () => {
    const body = { organisation: ['Nordic Tunnels Agency', 'Varga Press'] }
    const text = 'The Nordic Tunnels Agency told Varga Press no. The agency said yes.'
    expect(speakersOf(text, body, ['The agency'])).toEqual([['Nordic Tunnels Agency', null]])
    expect(speakersOf('Varga Press left.\n\nThe agency said yes.', body, ['The agency'])).toEqual([null])
  })

  it('are what their acronym is made of, without the council before it', () => {
    const [body] = link('The Council of the Great Lakes Union (GLU) met. The GLU voted.', {
      organisation: ['Council of the Great Lakes Union', 'GLU'],
    })
    expect(body).toMatchObject({ name: 'Great Lakes Union', aliases: ['GLU'] })
  })

  it('may go by the town that they sit in', () => {
    expect(link('Brussels objected.', { place: ['Brussels'] })).toMatchObject([{ name: 'European Union' }])
    expect(link('They met in Brussels.', { place: ['Brussels'] })).toMatchObject([{ type: 'place', name: 'Brussels' }])
  })
})

describe('countries', () => {
  it('have all mentions of a capital that stands for them once', () => {
    const [country, ...rest] = link('Ankara objected. He visited Ankara.', { place: ['Ankara'] })
    expect(country).toMatchObject({ id: 'country:TR', mentions: [expect.anything(), expect.anything()] })
    expect(rest).toEqual([])
  })
})

describe('names of nobody', () => {
  it('are labels in quotation marks, adjectives of places, kinds of bodies and attitudes', () => {
    const text = 'The idea of the “Great Turan” met Kazakh politicians, Central Asian republics, NGOs and Russophobia.'
    const entities = link(text, {
      person: ['Turan'],
      place: ['Kazakh', 'Central Asian', 'NGOs', 'Russophobia'],
    })
    expect(entities).toEqual([])
  })

  it('are common words in capitals', () => {
    const airline = link('AIRLINE CANCELS FLIGHTS: The airline apologised.', { organisation: ['AIRLINE'] })
    expect(airline).toEqual([])
    expect(link('VELDIA cancels flights.', { organisation: ['VELDIA'] })).toHaveLength(1)
  })

  it('are not what the text also uses without the marks', () => {
    expect(link('“Orlen” is large. Orlen lies north.', { place: ['Orlen'] })).toMatchObject([{ name: 'Orlen' }])
  })
})

describe('a name in one run of capitals with an office', () => {
  const nameIn = (run: string, text: string, person: readonly string[] = []): readonly string[] =>
    link(text, { organisation: [run], person }).flatMap(({ type, name }) => (type === 'person' ? [name] : []))

  it('is told by the surname that stands alone elsewhere', () => {
    const run = 'Agriculture and Food Industry Yerlan Kaplanov'
    const text = `The Minister of ${run} spoke. Kaplanov left.`
    expect(nameIn(run, text, ['Kaplanov'])).toEqual(['Yerlan Kaplanov'])
  })

  it('is told by its given name', () => {
    const run = 'Foreign Affairs of the Republic of Zelania Petra Holub'
    expect(nameIn(run, `The Minister of ${run} spoke.`)).toEqual(['Petra Holub'])
  })

  it('has to come where the office has no article', () => {
    expect(nameIn('Finance Gulnara Seitova', 'Minister of Finance Gulnara Seitova spoke.')).toEqual(['Gulnara Seitova'])
    expect(nameIn('Steppe Gulnar Seito', 'The director of Steppe Gulnar Seito spoke.')).toEqual([])
  })

  it('is none where the last words are what an office is over', () => {
    expect(nameIn('Great Lakes Water Authority', 'Director of Great Lakes Water Authority spoke.')).toEqual([])
  })
})

describe('titles that people alone have', () => {
  it('make a person of what was taken for a body', () => {
    expect(link('Councillor Len Braddock spoke.', { organisation: ['Councillor Len Braddock'] })).toMatchObject([
      { type: 'person', name: 'Len Braddock' },
    ])
    expect(link('Lord Ferris of Muir spoke.', { organisation: ['Lord Ferris of Muir'] })).toMatchObject([
      { type: 'person', name: 'Lord Ferris of Muir' },
    ])
  })

  it('name nobody in the plural', () => {
    expect(link('The Ministers agreed.', { organisation: ['Ministers'] })).toEqual([])
  })

  it('name nobody where an office stands alone', () => {
    expect(link('The Taoiseach agreed.', { person: ['Taoiseach'] })).toEqual([])
  })
})

describe('an interview without labels', () => {
  const asked = 'Ines Varga has run the port since 2016. We met on Monday.\n\nAre you glad?\n\n'
  const text = `${asked}I told them so.\n\nWhy?\n\nThey asked me. My father knew.\n\nWhat do you hear?\n\nI am waiting.`

  it('has the person of its introduction as the one who answers', () => {
    const at = text.indexOf('I told')
    const document = readDocument(text)
    const entities = linkEntities(document, mentionsOf(text, { person: ['Ines Varga'] }))
    const [speaker] = resolveSpeakers(document, entities, [{ source: [[at, at + 1]], content: [] }])
    expect(speaker?.name).toBe('Ines Varga')
  })

  it('needs questions that speak to somebody', () => {
    const essay = text.replaceAll(/\byou\b/g, 'they')
    const at = essay.indexOf('I told')
    const document = readDocument(essay)
    const entities = linkEntities(document, mentionsOf(essay, { person: ['Ines Varga'] }))
    expect(resolveSpeakers(document, entities, [{ source: [[at, at + 1]], content: [] }])).toEqual([null])
  })
})

describe('a title that no body has', () => {
  it('makes one word a person, whatever was found there', () => {
    const text = 'It was what the late Senator Oku said at the Ambassador Hotel.'
    expect(link(text, { organisation: ['Senator Oku', 'Ambassador Hotel'] })).toMatchObject([
      { name: 'Oku', type: 'person', roles: [{ text: 'Senator' }] },
      { name: 'Ambassador Hotel', type: 'organisation' },
    ])
  })
})

describe('a role in a list of those who take part', () => {
  it('opens the line', () => {
    const roleIn = (text: string) => link(text, { person: ['Ines Varga'] })[0]?.roles[0]?.text
    expect(roleIn('Guests:\n\nModerator: Ines Varga, Radio Orlen\n\nGood evening.')).toBe('Moderator')
    expect(roleIn('- Deputy chair: Ines Varga\n- Secretary: none')).toBe('Deputy chair')
    expect(roleIn('Chair: Ines Varga. Panel: none')).toBe('Chair')
    expect(roleIn('Chair: Ines Varga MP\nPresent: none')).toBe('Chair')
    expect(roleIn('Chair: none; Secretary: Ines Varga, Orlen.')).toBe('Secretary')
    expect(roleIn('Chair: Ines Varga. All rise')).toBeUndefined()
    expect(roleIn('Moderator: Ines Varga, are you there?')).toBeUndefined()
    expect(roleIn('They told the moderator: Ines Varga')).toBeUndefined()
  })
})

describe('the role of somebody who signs a quotation', () => {
  const roles = (text: string) => link(text, { person: ['Ines Varga'] })[0]?.roles.map((role) => role.text)

  it('is what the line tells after the name, in small letters', () => {
    expect(roles('“It rains.” — Ines Varga, 43, walker of dogs, Orlen\n\nHe left.')).toEqual(['walker of dogs'])
    expect(roles('‘It rains.’\n– Ines Varga (43), mother of two.')).toEqual(['mother of two'])
  })

  it('is not what tells of the saying, nor words that the line goes on after, nor where nobody signs', () => {
    expect(roles('“It rains.” — Ines Varga, on her blog')).toEqual([])
    expect(roles('“It rains.” Ines Varga, walker of dogs, left the hall.')).toEqual([])
    expect(roles('We met Ines Varga, walker of dogs')).toEqual([])
  })
})

describe('a role that several people share', () => {
  const rolesIn = (text: string): readonly (readonly string[])[] =>
    link(text, { person: ['Ines Varga', 'Tomas Oku'] })
      .filter(({ type }) => type === 'person')
      .map(({ roles }) => roles.map((role) => role.text))

  it('may be an abbreviation, and have brackets and places between the names', () => {
    const both = (role: string) => [[role], [role]]
    expect(rolesIn('Sens. Ines Varga (G) and Tomas Oku (R) met.')).toEqual([['Sen.'], ['Sen.']])
    expect(rolesIn('Sens. Ines Varga of New Velden and Tomas Oku of Orlen met.')).toEqual([['Sen.'], ['Sen.']])
    expect(link('Sens. Ines Varga and Tomas Oku met.', { person: ['Sens. Ines Varga', 'Tomas Oku'] })).toMatchObject([
      { name: 'Ines Varga', roles: [{ text: 'Sen.' }] },
      { name: 'Tomas Oku', roles: [{ text: 'Sen.' }] },
    ])
    expect(rolesIn('The two leading chemists, Ines Varga and Professor Tomas Oku, met.')).toEqual([
      ['leading chemist'],
      ['Professor', 'leading chemist'],
    ])
    expect(rolesIn('For Ines Varga and Tomas Oku, investigators are searching.')).toEqual([[], []])
    expect(rolesIn('The policies of Presidents Ines Varga and Tomas Oku were alike.')).toEqual(both('President'))
    expect(rolesIn('The delegation may include Reps. Ines Varga and Tomas Oku.')).toEqual([['Rep.'], ['Rep.']])
    expect(rolesIn('It is led by two low-profile party data strategists, Ines Varga and Tomas Oku.')).toEqual([
      ['low-profile party data strategist'],
      ['low-profile party data strategist'],
    ])
  })

  it('is each one’s, in the singular', () => {
    const both = (role: string) => [[role], [role]]
    expect(rolesIn('Foreign Ministers Ines Varga and Tomas Oku met.')).toEqual(both('Foreign Minister'))
    expect(rolesIn('The co-chairs of the panel, Ines Varga and Tomas Oku, met.')).toEqual(both('co-chair of the panel'))
    expect(rolesIn('Ines Varga and Tomas Oku, both economists at the bank, met.')).toEqual(
      both('economist at the bank'),
    )
  })

  it('may stand before a dash, and the names may have where each one works between them', () => {
    expect(
      rolesIn(
        'Three economists -- Ines Varga at the Orlen Institute and Tomas Oku at the University of Velden -- met.',
      ),
    ).toEqual([['economist'], ['economist']])
    expect(rolesIn('Ines Varga and Tomas Oku, the firm’s co-founders, met.')).toEqual([
      ['firm’s co-founder'],
      ['firm’s co-founder'],
    ])
  })

  it('is none where it says no more than that there are others', () => {
    expect(rolesIn('Unlike their Veldian counterparts, Ines Varga and Tomas Oku met.')).toEqual([[], []])
  })

  it('leaves out what of it is not each one’s', () => {
    const text = 'The ministers of Veldia and Norland, Ines Varga and Tomas Oku, met.'
    expect(rolesIn(text)).toEqual([['minister'], ['minister']])
  })

  it('is not one of those whom they only speak for', () => {
    expect(rolesIn('Aides to the ministers, Ines Varga and Tomas Oku, met.')).toEqual([[], []])
  })
})

describe('a role that is told after the name', () => {
  const rolesIn = (text: string): readonly (readonly string[])[] =>
    link(text, { person: ['Zoltan Orm', 'Ines Varga'] })
      .filter(({ type }) => type === 'person')
      .map(({ roles }) => roles.map((role) => role.text))

  it('are told of all in a list with forms of address, without a clause about them', () => {
    const named = { person: ['Tomas Oku', 'Ines Varga', 'Ivo Pell'] }
    const rolesOf = (text: string) => link(text, named).map(({ roles }) => roles.map((role) => role.text))
    const scholar = ['legal scholar']
    expect(rolesOf('The legal scholars -- Mr. Tomas Oku, Ms. Ines Varga and Mr. Ivo Pell -- agreed.')).toEqual([
      scholar,
      scholar,
      scholar,
    ])
    expect(rolesOf('Two senators who lost their seats, Tomas Oku and Ines Varga, came.')).toEqual([
      ['senator'],
      ['senator'],
    ])
    expect(rolesOf('Chief of Staff Tomas Oku, Deputy Chief of Staff Ines Varga and a clerk came.')).toEqual([
      ['Chief of Staff'],
      ['Deputy Chief of Staff'],
    ])
    expect(rolesOf('Tomas Oku, a speechwriter to Secretary of State Ines Varga, came.')[0]).toEqual([
      'speechwriter to Secretary of State Ines Varga',
    ])
  })

  it('are not whose words a clause between commas tells', () => {
    const named = { person: ['Varga'] }
    expect(link('Varga, a top aide said, is well.', named)[0]?.roles).toEqual([])
    expect(link('Varga, a top aide, said that it rained.', named)[0]?.roles.map(({ text }) => text)).toEqual([
      'top aide',
    ])
  })

  it('are not what somebody who is quoted says, where a line ends in it', () => {
    expect(rolesIn('“It rained,” Ines Varga, 33, said of the march.')).toEqual([[]])
  })

  it("may be a pronoun's of the same sentence", () => {
    expect(rolesIn('When I met Ines Varga, she had been governor of the bank for eleven days.')).toEqual([
      ['governor of the bank'],
    ])
    expect(rolesIn('Ines Varga spoke of a friend: “She is the mayor of Orlen.”')).toEqual([[]])
    expect(rolesIn('When Ines Varga met Zoltan Orm, he was mayor of Orlen.')).toEqual([[], []])
    expect(rolesIn('It asked whether Ines Varga could sleep if she became mayor of Orlen.')).toEqual([[]])
    expect(rolesIn('The house that Ines Varga had while she was mayor of Orlen was sold.')).toEqual([
      ['mayor of Orlen'],
    ])
  })

  it('is what the next sentence calls the one whom this one names', () => {
    expect(rolesIn('Zoltan Orm rises early. The Lusanian entomologist counts bees.')).toEqual([
      ['Lusanian entomologist'],
    ])
    expect(rolesIn('Ines Varga rises early. She is the warden of the bridge.')).toEqual([['warden of the bridge']])
  })

  it('is what the paragraph before tells of who opens this one with an age', () => {
    const told = (next: string) =>
      rolesIn(`It rained.\n\nA former treasurer of the Harbour Trust stole, a jury heard.\n\n${next}`)
    expect(told('Zoltan Orm, 58, of Quay Lane, denies it.')).toEqual([['former treasurer of the Harbour Trust']])
    expect(told('Zoltan Orm denies it.')).toEqual([[]])
  })

  it('end before “here”, and may be a collector’s', () => {
    expect(rolesIn('Zoltan Orm, the projectionist here from 1961, left.')).toEqual([['projectionist']])
    expect(rolesIn('It was told by the District Collector, Dr. Zoltan Orm.')).toEqual([['District Collector']])
  })

  it('are told by the office that the next sentence opens with', () => {
    expect(rolesIn('Zoltan Orm cut the power. The director of the Long River Council has been called a hero.')).toEqual(
      [['director of the Long River Council']],
    )
    expect(rolesIn('Zoltan Orm cut the power. The director of the Long River Council said no.')).toEqual([[]])
    expect(rolesIn('Zoltan Orm cut the power. The director of Ines Varga has left.')).toEqual([[], []])
  })

  it('is nothing where that may be somebody else', () => {
    expect(rolesIn('Zoltan Orm met Ines Varga. The Lusanian entomologist counts bees.')).toEqual([[], []])
    const text = 'Ines Varga, the Lusanian foreign minister, left. Zoltan Orm stayed. The foreign minister was tired.'
    expect(rolesIn(text)).toEqual([['Lusanian foreign minister'], []])
    expect(rolesIn('Zoltan Orm rises early. The minister sleeps.')).toEqual([[]])
  })
})

describe('words that somebody is quoted as saying', () => {
  it('are whose name stands there, not the agency’s', () => {
    const text = '“No,” the state agency quoted Ines Varga, the warden, as saying. The state agency said more.'
    expect(speakersOf(text, { person: ['Ines Varga'] }, ['the state agency'])).toEqual([['Ines Varga', 'warden']])
  })
})

describe('a name with its father’s', () => {
  it('begins with the word before "bin", whatever that was taken for', () => {
    const text = 'Minister of State of Qalhat Salim bin Rashid Al Habsi left.'
    const [person] = link(text, { organisation: ['State of Qalhat Salim'], person: ['Rashid Al Habsi'] })
    expect(person).toMatchObject({
      name: 'Salim bin Rashid Al Habsi',
      roles: [{ text: 'Minister of State of Qalhat' }],
    })
  })
})

describe('who answers in an interview', () => {
  it('is meant by no "he" of the answers', () => {
    const text =
      'Tomas Oku has run the port since 2016.\n\nAre you glad?\n\nI know Piet Holm. He promised me to stop.\n\nWhy do you say so?\n\nI was there.\n\nIs it true?\n\nI think so.'
    expect(
      speakersOf(
        text,
        { person: ['Tomas Oku', 'Piet Holm'] },
        ['I know', 'He promised'].map((w) => w.split(' ')[0] ?? ''),
      ).map((s) => s?.[0]),
    ).toEqual(['Tomas Oku', 'Piet Holm'])
  })
})

describe('a noun for an office', () => {
  it('means nobody who only speaks for that office', () => {
    const text = 'Ines Varga, spokeswoman for the foreign minister, left. Tomas Oku, the foreign minister, stayed.'
    expect(
      speakersOf(`${text} The minister said no.`, { person: ['Ines Varga', 'Tomas Oku'] }, ['The minister']),
    ).toEqual([['Tomas Oku', 'foreign minister']])
  })
})

describe('a name before another one', () => {
  it('is whom the words are spoken to, where it is a given name alone', () => {
    const text = 'Amadou, the opposition leader, Noah Whitcombe, said no. Amadou Rivers nodded.'
    const people = { person: ['Amadou Rivers', 'Amadou', 'Noah Whitcombe'] }
    expect(speakersOf(text, people, ['Amadou, the opposition leader, Noah Whitcombe'])).toEqual([
      ['Noah Whitcombe', 'opposition leader'],
    ])
  })
})

describe('a spokesman', () => {
  it('is not the one whom he speaks for, whatever office stands before the name', () => {
    const text = 'A spokesman for Prime Minister Goran Vuk said no.'
    expect(speakersOf(text, { person: ['Goran Vuk'] }, ['A spokesman for Prime Minister Goran Vuk'])).toEqual([null])
  })
})

describe('a name with a hyphen before a small letter', () => {
  it('is one name, but for a participle', () => {
    expect(link('Baek Ji-won spoke.', { person: ['Baek Ji'] })).toMatchObject([{ name: 'Baek Ji-won' }])
    expect(link('The Ann Holm-led bloc spoke.', { person: ['Ann Holm'] })).toMatchObject([{ name: 'Ann Holm' }])
  })
})
