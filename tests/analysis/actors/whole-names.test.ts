import { describe, expect, it } from 'vitest'
import { initialledNames } from '../../../src/analysis/actors/initialled-names.ts'
import type { Mention } from '../../../src/analysis/actors/mention.ts'
import { mentionAt } from '../../../src/analysis/actors/name-facts.ts'
import { asBody, withAcronyms, withWholeNames } from '../../../src/analysis/actors/whole-names.ts'
import { readDocument } from '../../../src/analysis/document/document.ts'

/** "[p Mary]-[p Anne Kwalea] spoke." as a document with its mentions. */
function marked(source: string) {
  const types = { p: 'person', o: 'organisation', l: 'place' } as const
  const mentions: Mention[] = []
  let text = ''
  for (const piece of source.split(/(\[[pol] [^\]]+\])/)) {
    const [, kind, name] = /^\[([pol]) ([^\]]+)\]$/.exec(piece) ?? []
    const type = kind === 'p' || kind === 'o' || kind === 'l' ? types[kind] : null
    if (type) mentions.push({ span: [text.length, text.length + (name ?? '').length], type })
    text += type ? name : piece
  }
  const document = readDocument(text)
  return { document, mentions: mentions.map(({ span, type }) => mentionAt(document, span, type)) }
}

const show = (text: string, mentions: readonly Mention[]) =>
  mentions.map(({ span, type }) => `${type}: ${text.slice(...span)}`)

describe('a whole name', () => {
  const whole = (source: string) => {
    const { document, mentions } = marked(source)
    return show(document.text, withWholeNames(document, mentions))
  }

  it('has both halves of a double given name', () => {
    expect(whole('[p Mary]-[p Anne Kwalea] spoke.')).toEqual(['person: Mary-Anne Kwalea'])
  })

  it('ends before the letters of an honour', () => {
    expect(whole('[p Ines Varga-Orm QC] spoke.')).toEqual(['person: Ines Varga-Orm'])
    expect(whole('[o Ines Varga MP] spoke.')).toEqual(['person: Ines Varga'])
    expect(whole('[o Orlen Labour MP] spoke.')).toEqual(['organisation: Orlen Labour MP'])
  })

  it('has the nickname and the surname after a given name', () => {
    expect(whole('[p Sten] “[p Rusty]” [p Alm] spoke.')).toEqual(['person: Sten “Rusty” Alm'])
    expect(whole('[p Sten] "Rusty" Alm-Lind spoke.')).toEqual(['person: Sten "Rusty" Alm-Lind'])
    expect(whole('Sten “Rusty” [p Alm] spoke.')).toEqual(['person: Sten “Rusty” Alm'])
    expect(whole('Harbour “Rusty” [p Alm] spoke.')).toEqual(['person: Alm'])
    expect(whole('[p Sten] “No.” [p Alm] spoke.')).toEqual(['person: Sten', 'person: Alm'])
  })

  it('has its initials', () => {
    expect(whole('A judge, S K [p Oku], spoke.')).toEqual(['person: S K Oku'])
    expect(whole('Plan B [p Oku] spoke.')).toEqual(['person: Oku'])
    const { document, mentions } = marked('S K Oku and A B [p Lind] met the U S Army and J P Bank.')
    expect(show(document.text, initialledNames(document, mentions))).toEqual(['person: S K Oku'])
  })

  it('is not joined from two places or two parties', () => {
    expect(whole('The [l Marn]-[l Tessel] line.')).toEqual(['place: Marn', 'place: Tessel'])
  })

  it('has the stop of Jr., and of no other word', () => {
    expect(whole('He met [p Reuben Detsi Jr].')).toEqual(['person: Reuben Detsi Jr.'])
    expect(whole('He met [p Reuben Detsi].')).toEqual(['person: Reuben Detsi'])
  })
})

describe('an acronym', () => {
  const read = (source: string) => {
    const { document, mentions } = marked(source)
    return show(document.text, withAcronyms(document, mentions))
  }

  it.each(['The [o Great Lakes Union] ([p GLU]) met.', 'The [o Great Lakes Union] ( [p GLU] ) met .'])(
    'in brackets after the body that it is short for is a body: %s',
    (text) => {
      expect(read(`${text} [p GLU] left.`).slice(1)).toEqual(['organisation: GLU', 'organisation: GLU'])
    },
  )

  it('that is short for something else stays what it is', () => {
    expect(read('The [o Great Lakes Union] ([l USA]) met.')).toContain('place: USA')
  })
})

describe('a noun for a body', () => {
  it('after an article is no person', () => {
    const { document, mentions } = marked('It was the [p Secretariat] that told the [p Orms].')
    expect(mentions.map((mention) => asBody(document, mention).type)).toEqual(['organisation', 'person'])
  })
})
