import { expect, it } from 'vitest'
import { forMembers, loadAnalyzer } from '../../src/library/analyzer.ts'

it('keeps for members the statements that are likely enough, and all else of an analysis', () => {
  const text = 'Mayor Ada Brandt of Velden said that the bridge would open in May. Orsk wants peace, some say.'
  const article = {
    id: 'velden',
    title: 'The bridge',
    author: null,
    source: null,
    url: null,
    published: null,
    tags: [],
  }
  const analysis = loadAnalyzer()({ ...article, language: 'en', text })
  const [sure] = analysis.statements
  if (!sure) throw new Error('No statement was found')
  const doubtful = { ...sure, confidence: 0.39 }
  expect(forMembers({ ...analysis, statements: [doubtful, sure] })).toEqual({ ...analysis, statements: [sure] })
})
