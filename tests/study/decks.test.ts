import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deckQuestion, readDeck } from '../../src/study/decks/decks.ts'
import { seededRandom } from '../../src/study/questions/random.ts'
import { UserError } from '../../src/user-error.ts'

const HEAD = 'question,right,wrong 1,wrong 2,why,source'

function refusal(fileName: string, text: string): string {
  try {
    readDeck(fileName, text)
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
  return 'taken'
}

describe('a deck as CSV', () => {
  it('is read by its columns, with quoted commas and lines', () => {
    const csv = `${HEAD}\n"Which river, of\nthe two?",Avon,Severn,Trent,It is long.,An atlas\nWhich hill?,Ben,Fell,,,\n`
    expect(readDeck('geo.csv', csv)).toEqual([
      {
        question: 'Which river, of\nthe two?',
        right: 'Avon',
        wrong: ['Severn', 'Trent'],
        why: 'It is long.',
        source: 'An atlas',
      },
      { question: 'Which hill?', right: 'Ben', wrong: ['Fell'] },
    ])
  })

  it('may have semicolons, and commas in the words', () => {
    expect(readDeck('a.csv', 'question;right;wrong 1\nRed, or green?;Red;Green\n')).toEqual([
      { question: 'Red, or green?', right: 'Red', wrong: ['Green'] },
    ])
  })

  it('with mistakes is refused with their lines', () => {
    const csv = `${HEAD}\n"Two\nlines?",Yes,No,,,\nNo answer?,,No,,,\nSame?,Yes,yes,,,\nsame?,Yes,No,,,\nLong?,${'x'.repeat(81)},No,,,\n`
    expect(refusal('a.csv', csv).split('\n')).toEqual([
      'Line 4: “right” is missing.',
      'Line 5: two of the answers are the same.',
      'Line 6: the same question stands on line 5.',
      'Line 7: “right” is longer than 80 characters.',
    ])
  })

  it('with other columns is refused', () => {
    expect(refusal('a.csv', 'question,right,wrong 1,hint\n')).toMatch(/^Line 1: “hint” is no column of a deck/)
    expect(refusal('a.csv', 'question,right\nA?,b\n')).toBe('Line 1: the column “wrong 1” is missing.')
  })

  it('with an open quotation mark is refused with the line', () => {
    expect(refusal('a.csv', `${HEAD}\nWhich?,a,b,,,\n"Which then?,a,b,,,\n`)).toMatch(/^Line 3: the quotation marks/)
  })
})

describe('a deck as JSON', () => {
  it('is a list of questions', () => {
    const json = '[{ "question": "Which?", "right": "a", "wrong": ["b", "c"], "why": "So." }]'
    expect(readDeck('a.json', json)).toEqual([{ question: 'Which?', right: 'a', wrong: ['b', 'c'], why: 'So.' }])
  })

  it('with mistakes is refused with their lines', () => {
    const json = `[
  { "question": "Which?", "right": "a", "wrong": [] },
  { "question": "Who?",
    "right": "a", "wrong": ["b"], "hint": "c" },
  "What?",
  { "question": "Where?", "right": "a", "wrong": ["b", ""] }
]`
    expect(refusal('a.json', json).split('\n')).toEqual([
      'Line 2: “wrong” needs one wrong answer at least.',
      'Line 3: “hint” is no field of a question.',
      'Line 5: this is no question.',
      'Line 6: “wrong 2” is empty.',
    ])
  })

  it('that is broken is refused with the line', () => {
    expect(refusal('a.json', '[\n  { "question": "Which?"\n    "right": "a" }\n]')).toMatch(
      /^Line [23]: this is no JSON/,
    )
    expect(refusal('a.json', '{ "question": "Which?" }')).toMatch(/^Line 1: a deck is a list/)
  })
})

it('a deck of another kind, without a question or with too many is refused', () => {
  expect(refusal('a.txt', 'x')).toBe('A deck is a .csv or a .json file, not a.txt.')
  expect(refusal('a.json', '[]')).toBe('a.json holds no question.')
  const many = Array.from({ length: 501 }, (_, at) => ({ question: `Q${at}?`, right: 'a', wrong: ['b'] }))
  expect(refusal('a.json', JSON.stringify(many))).toBe('a.json holds 501 questions; a deck takes 500.')
})

it('only the first errors of many are listed', () => {
  const rows = Array.from({ length: 30 }, (_, at) => `Q${at}?,,b,,,`)
  expect(
    refusal('a.csv', [HEAD, ...rows].join('\n'))
      .split('\n')
      .at(-1),
  ).toBe('… and 20 more.')
})

it('whatever is uploaded is taken or refused in words', () => {
  fc.assert(
    fc.property(fc.constantFrom('a.csv', 'a.json'), fc.string({ unit: 'grapheme', maxLength: 200 }), (name, text) => {
      expect(refusal(name, text)).toMatch(/./)
      expect(refusal(name, `${HEAD}\n${text}`)).toMatch(/./)
      expect(refusal(name, `[${text}]`)).toMatch(/./)
    }),
  )
})

it('a question of a deck keeps its right answer wherever it lands', () => {
  const deck = { name: 'Rivers', date: '2025-01-01' }
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const asked = deckQuestion(deck, { question: 'Which?', right: 'a', wrong: ['b', 'c'] }, seededRandom(seed))
      expect(asked.choices[asked.answer]).toBe('a')
      expect(asked.choices.toSorted()).toEqual(['a', 'b', 'c'])
      expect(asked).toMatchObject({ source: 'Rivers', key: 'deck/Rivers/Which?', date: '2025-01-01' })
    }),
  )
})
