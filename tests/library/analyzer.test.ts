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

it('takes whom the header names for who asks, an entity without mentions; nobody where he asks nothing', () => {
  const article = { id: 'zoo', title: 'The zoo', source: null, url: null, published: '2024-03-01', tags: [] }
  const turns = 'Q: Why did you close it?\n\nA: The pumps failed.\n\nQ: Will it open again?\n\nA: I hope so.'
  const text = `Ines Varga has run the Orlen zoo since 2019. We met her at the gate.\n\n${turns}`
  const analyze = loadAnalyzer()
  const { statements, entities } = analyze({ ...article, author: 'Zoltan Orm', language: 'en', text })
  const author = entities.find(({ name }) => name === 'Zoltan Orm')
  expect(author).toMatchObject({ type: 'person', mentions: [], roles: [] })
  expect(statements.map(({ speaker }) => speaker?.name).slice(0, 2)).toEqual(['Zoltan Orm', 'Ines Varga'])
  expect(statements.filter(({ speaker }) => speaker?.id === author?.id)).toHaveLength(2)
  const told = analyze({
    ...article,
    author: 'Zoltan Orm',
    language: 'en',
    text: 'The zoo is closed, Ines Varga said.',
  })
  expect(told.entities.map(({ name }) => name)).not.toContain('Zoltan Orm')
})
