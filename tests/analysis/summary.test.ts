import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/analysis/document/document.ts'
import { compareSentences, lexRank } from '../../src/analysis/summary/lexrank.ts'
import { summarise } from '../../src/analysis/summary/summary.ts'

const nothing = { mentions: [], contents: [] }

function summaryOf(text: string, count: number): string[] {
  return summarise(readDocument(text), nothing, count).map(([start, end]) => text.slice(start, end))
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

describe('LexRank', () => {
  it('sums to one and prefers the sentence that is like the others', () => {
    const ranks = [
      ...lexRank(compareSentences([['bridge', 'cost'], ['bridge', 'plan', 'cost'], ['plan', 'bridge'], ['duck']])),
    ]
    expect(ranks.reduce((a, b) => a + b, 0)).toBeCloseTo(1)
    expect(ranks.indexOf(Math.max(...ranks))).toBe(1)
  })

  it('weighs words by the corpus where one is given', () => {
    const known = { documents: 100, of: (term: string) => (term === 'bridge' ? 100 : 1) }
    const { size, values } = compareSentences(
      [
        ['bridge', 'plan'],
        ['bridge', 'cost'],
        ['plan', 'duck'],
      ],
      known,
    )
    expect(values[2]).toBeGreaterThan(values[1] ?? 1)
    expect(size).toBe(3)
  })
})
