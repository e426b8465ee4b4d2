import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/analysis/document/document.ts'
import { opensDangling } from '../../src/analysis/summary/features.ts'
import { compareSentences, lexRank } from '../../src/analysis/summary/lexrank.ts'
import { summarise } from '../../src/analysis/summary/summary.ts'

const nothing = { mentions: [], contents: [] }

function summaryOf(text: string, count: number): string[] {
  return summarise(readDocument(text), nothing, { count }).map(({ span }) => text.slice(...span))
}

const text = [
  'The council of Veld voted on Monday to build a bridge over the river Oster in spring.',
  'However, the vote was close and two members of the council of Veld left before it.',
  'The bridge over the Oster will cost the council eleven million crowns, a report found.',
  'Ducks were seen.',
  'Engineers of the river office will plan the bridge until March, the council of Veld announced.',
].join(' ')

describe('a summary', () => {
  it('has the wanted number of sentences, in the order of the text', () => {
    const summary = summaryOf(text, 3)
    expect(summary).toHaveLength(3)
    expect(summary.map((sentence) => text.indexOf(sentence))).toEqual(
      summary.map((sentence) => text.indexOf(sentence)).toSorted((a, b) => a - b),
    )
  })

  it('is the whole of a text that is shorter', () => {
    expect(summaryOf('One vote was held.', 3)).toEqual(['One vote was held.'])
    expect(summaryOf('', 3)).toEqual([])
  })

  it('takes no sentence that leans on another without that one', () => {
    const summary = summaryOf(text, 2)
    if (summary.some((sentence) => sentence.startsWith('However'))) expect(summary[0]).toContain('voted on Monday')
    expect(summaryOf(`However, ${text}`, 1)).toHaveLength(1)
  })

  it('does not say the same twice', () => {
    const twice = `${text} ${text.split('. ')[0]}.`
    const summary = summaryOf(twice, 2)
    expect(new Set(summary).size).toBe(2)
  })
})

describe('a sentence', () => {
  it.each([
    'He left early.',
    'This was the end.',
    '“They will pay,” she said.',
    'However, the vote was close.',
    'As a result, the ferry stops.',
    'There the road ends.',
    'There is therefore no bridge.',
    'It will cost more.',
  ])('leans on the one before it: %s', (words) => expect(opensDangling(words)).toBe(true))

  it.each([
    'The council met.',
    'There is a bridge over the Oster.',
    'It is clear that the bridge stands.',
    'It was no secret that the harbour is closed.',
    'Thistles grow there.',
  ])('stands alone: %s', (words) => expect(opensDangling(words)).toBe(false))

  it('that leans on one which may not be chosen comes last, and with it', () => {
    const document = readDocument('The vote was held on Monday. It was close in Veld. The council of Veld met again.')
    const among = (sentence: { readonly start: number }) => sentence.start > 0
    const chosen = (count: number) =>
      summarise(document, nothing, { count, among }).map(({ span, before }) => [
        document.text.slice(...span),
        before && document.text.slice(...before),
      ])
    expect(chosen(1)).toEqual([['The council of Veld met again.', null]])
    expect(chosen(3)).toEqual([
      ['It was close in Veld.', 'The vote was held on Monday.'],
      ['The council of Veld met again.', null],
    ])
  })
})

describe('LexRank', () => {
  it('sums to one and prefers the sentence that is like the others', () => {
    const terms = ['bridge', 'cost', 'plan', 'duck']
    const ranks = [...lexRank(compareSentences({ terms, sentences: [[0, 1], [0, 2, 1], [2, 0], [3]] }))]
    expect(ranks.reduce((a, b) => a + b, 0)).toBeCloseTo(1)
    expect(ranks.indexOf(Math.max(...ranks))).toBe(1)
  })

  it('weighs words by the corpus where one is given', () => {
    const known = { documents: 100, of: (term: string) => (term === 'bridge' ? 100 : 1) }
    const terms = ['bridge', 'plan', 'cost', 'duck']
    const sentences = [
      [0, 1],
      [0, 2],
      [1, 3],
    ]
    const { size, values } = compareSentences({ terms, sentences }, known)
    expect(values[2]).toBeGreaterThan(values[1] ?? 1)
    expect(size).toBe(3)
  })
})
