import { describe, expect, it } from 'vitest'
import type { Mention } from '../../../src/analysis/actors/mention.ts'
import { findSigned } from '../../../src/analysis/attribution/signatures.ts'
import { readDocument } from '../../../src/analysis/document/document.ts'

/** Quotation, source and cue of each that is signed; `people` are what the text is taken to name. */
function signedIn(text: string, ...people: string[]): (string | null)[][] {
  const mentions = people.map((name): Mention => {
    const at = text.indexOf(name)
    expect(at).toBeGreaterThanOrEqual(0)
    return { span: [at, at + name.length], type: 'person' }
  })
  mentions.sort((a, b) => a.span[0] - b.span[0])
  return findSigned(readDocument(text), mentions).map(({ quotation, source, cue }) =>
    [quotation, source, cue].map((span) => span && text.slice(...span)),
  )
}

const row = '“We will row over there.”'

describe('a quotation that is signed', () => {
  it.each([
    ['— Rosa Vell, 43, nurse', 'Rosa Vell, 43, nurse', '—'],
    ['- Rosa Vell', 'Rosa Vell', '-'],
    ['-- Mayor Rosa Vell of the harbour board.', 'Mayor Rosa Vell of the harbour board', '--'],
    ['– Rosa Vell, tweeting after the speech', 'Rosa Vell', '–'],
    ['— Rosa Vell, 3 May 2024', 'Rosa Vell', '—'],
    ['Rosa Vell, ferry worker from Selm.', 'Rosa Vell, ferry worker from Selm', null],
    ['(Rosa Vell, mayor)', 'Rosa Vell, mayor', null],
    ['Rosa Vell (D-Selm)', 'Rosa Vell (D-Selm)', null],
  ])('is found with its signer: %s', (caption, source, cue) => {
    expect(signedIn(`${row} ${caption}`, 'Rosa Vell')).toEqual([[row, source, cue]])
  })

  it('may be an item of a list, and its signer a name that only the dash tells', () => {
    expect(signedIn(`• ${row} — Orvelle\n• ${row} — Old Marn`)).toEqual([
      [row, 'Orvelle', '—'],
      [row, 'Old Marn', '—'],
    ])
  })

  it('may be signed in the next line, after a dash', () => {
    expect(signedIn(`${row}\n\n— Rosa Vell`, 'Rosa Vell')).toEqual([[row, 'Rosa Vell', '—']])
  })

  it('may go on over paragraphs, before its signature or after it', () => {
    const long = '“We will row over there.\n\n“We will row back.”'
    expect(signedIn(`${long} — Rosa Vell`, 'Rosa Vell')).toEqual([[long, 'Rosa Vell', '—']])
    expect(signedIn(`Rosa Vell\n${long}\n\nTomas Oku\n${row}`, 'Rosa Vell', 'Tomas Oku')).toEqual([
      [long, 'Rosa Vell', null],
      [row, 'Tomas Oku', null],
    ])
    expect(signedIn(`“We will row there.\n\nHe left.\n\n${row} — Rosa Vell`, 'Rosa Vell')).toEqual([
      [row, 'Rosa Vell', '—'],
    ])
  })

  it('may stand under or above a line that is a name, if another one does', () => {
    const other = '“They will not row back.”'
    const above = `What we heard\nRosa Vell, nurse\n${row}\n\nTomas Oku\n${other}`
    expect(signedIn(above, 'Rosa Vell', 'Tomas Oku')).toEqual([
      [row, 'Rosa Vell, nurse', null],
      [other, 'Tomas Oku', null],
    ])
    const below = `${row}\nRosa Vell, nurse\n\n${other}\nTomas Oku`
    expect(signedIn(below, 'Rosa Vell', 'Tomas Oku')).toEqual([
      [row, 'Rosa Vell, nurse', null],
      [other, 'Tomas Oku', null],
    ])
    expect(signedIn(`Rosa Vell, nurse\n${row}\n\nNobody answered.`, 'Rosa Vell')).toEqual([])
  })

  it.each([
    ['a verb follows the name', `${row} Rosa Vell, mayor of Selm, told reporters.`],
    ['a sentence follows', `${row} Rosa Vell left the room.`],
    ['the quotation is a title', '“The Long Fence of Selm” — Rosa Vell'],
    ['the quotation is short', '“Not now” — Rosa Vell'],
    ['words stand before it', `It reads ${row} — Rosa Vell`],
    ['what follows the dash is no name', `${row} — and then Rosa Vell`],
    ['more is quoted', `${row} — Rosa Vell, “the ferry nurse”`],
  ])('is none where %s', (_why, text) => {
    expect(signedIn(text, 'Rosa Vell')).toEqual([])
  })
})
