import { describe, expect, it } from 'vitest'
import { background, blend } from '../../src/analysis/summary/frequencies.ts'
import type { Analysis } from '../../src/analysis/types.ts'
import { CommunityFrequencies } from '../../src/library/index/community-frequencies.ts'
import { summarizeArticle } from '../../src/library/summary.ts'
import type { StoredArticle } from '../../src/library/types.ts'
import { analyzeLines, articleOf } from './analyze-lines.ts'

function stored(text: string, change: (analysis: Analysis) => Analysis = (analysis) => analysis, author = 'Dee Ravn') {
  const article = articleOf('a', text, { author })
  const analysis = change(analyzeLines(article))
  const header = { ...article, title: 'A', published: analysis.published, starter: false }
  return { header, article, analysis, paragraphs: [] } satisfies StoredArticle
}

const summaryOf = (article: StoredArticle, count: number) => {
  const { asserted, reported } = summarizeArticle(article, count, background)
  const words = (span: readonly [number, number] | null) => (span ? article.analysis.text.slice(...span) : null)
  return {
    asserted: asserted.map(({ span, before }) => ({ text: words(span), before: words(before) })),
    reported: reported.map(({ statement, before }) => ({
      text: statement.content.map(words).join(' '),
      before: words(before),
    })),
  }
}

const text = [
  'The council of Veld will build a bridge over the Oster by spring.',
  '2022-06-07 Mayor: Ada Orlo said the bridge of Veld will cost eleven million crowns',
  'It is the third bridge that the council of Veld has planned in ten years.',
  'The harbour of Veld stays open while the bridge is built.',
  '2022-06-08 : Bo Lindt said the ferry of Veld will sail until the bridge stands',
  '2022-06-09 : Ada Orlo said no',
].join('\n\n')

describe('the summary of an article', () => {
  it('passes over what is left of a sentence beside what somebody said', () => {
    const told = 'The harbour of Veld is shut. Will the ferry of Veld sail? Bo Lindt asked in Veld.'
    const asking = stored(told)
    const [from, tag] = [told.indexOf('Will'), told.indexOf('Bo Lindt')]
    const question = {
      ...(stored(text).analysis.statements[0] ?? expect.fail()),
      content: [[from, tag - 1] as const],
      source: [[tag, tag + 8] as const],
      cue: [[tag + 9, tag + 14] as const],
    }
    const analysis = { ...asking.analysis, statements: [question] }
    expect(summaryOf({ ...asking, analysis }, 3).asserted.map((sentence) => sentence.text)).toEqual([
      'The harbour of Veld is shut.',
    ])
  })

  it('keeps what the article asserts apart from what it reports', () => {
    const { asserted, reported } = summaryOf(stored(text), 3)
    expect(asserted.map((sentence) => sentence.text)).not.toContain(expect.stringContaining('Ada Orlo said'))
    expect(asserted).toHaveLength(3)
    expect(reported.map((statement) => statement.text)).toEqual([
      'the bridge of Veld will cost eleven million crowns',
      'the ferry of Veld will sail until the bridge stands',
      'no',
    ])
  })

  it('shows the sentence before with one that leans on it, where that is somebody’s statement', () => {
    const [leaning] = summaryOf(stored(text), 3).asserted.filter(({ before }) => before !== null)
    expect(leaning).toEqual({
      text: 'It is the third bridge that the council of Veld has planned in ten years.',
      before: '2022-06-07 Mayor: Ada Orlo said the bridge of Veld will cost eleven million crowns',
    })
    const two = summaryOf(stored(text), 2).asserted
    expect(two.map(({ before }) => before)).toEqual([null, null])
  })

  it('lets each speaker say something before any says a second thing, whole sentences before single words', () => {
    expect(summaryOf(stored(text), 2).reported.map((statement) => statement.text)).toEqual([
      'the bridge of Veld will cost eleven million crowns',
      'the ferry of Veld will sail until the bridge stands',
    ])
  })

  it('counts what the author says as the article’s own', () => {
    const { asserted, reported } = summaryOf(stored(text, undefined, 'Ada Orlo'), 8)
    expect(reported.map((statement) => statement.text)).toEqual(['the ferry of Veld will sail until the bridge stands'])
    expect(asserted.some((sentence) => sentence.text?.includes('eleven million'))).toBe(true)
  })

  it('tells no statement that is unlikely to be one', () => {
    const unsure = (confidence: number) => (analysis: Analysis) => ({
      ...analysis,
      statements: analysis.statements.map((statement, i) => (i === 0 ? statement : { ...statement, confidence })),
    })
    expect(summaryOf(stored(text, unsure(0.55)), 8).reported).toHaveLength(1)
    const all = (analysis: Analysis) => ({
      ...analysis,
      statements: analysis.statements.map((statement) => ({ ...statement, confidence: 0.3 })),
    })
    expect(summaryOf(stored(text, all), 8).reported).toEqual([])
    expect(summaryOf(stored(text, all), 8).asserted).toHaveLength(6)
  })

  it('of an article without a sentence is empty', () => {
    expect(summaryOf(stored(''), 3)).toEqual({ asserted: [], reported: [] })
  })
})

describe('the words of a community', () => {
  const counted = (texts: readonly string[]) =>
    CommunityFrequencies.count(
      texts.map((_, i) => String(i)),
      async (ids) => new Map(ids.map((id) => [id, texts[Number(id)] ?? ''])),
    )

  it('are counted by article, in lower case, each once', async () => {
    const known = await counted(['The bridge, the Bridge of Veld.', 'A bridge.', 'A ferry.'])
    expect([known.documents, known.of('bridge'), known.of('ferry'), known.of('zeppelin')]).toEqual([3, 2, 1, 0])
  })

  it('weigh the more the more articles there are: with none, words weigh as in the background', async () => {
    const idf = (known: { documents: number; of: (term: string) => number }, word: string) =>
      Math.log(known.documents / Math.max(known.of(word), 1e-9))
    const none = blend(await counted([]))
    expect(idf(none, 'president') - idf(none, 'goat')).toBeCloseTo(
      idf(background, 'president') - idf(background, 'goat'),
    )
    const goats = blend(await counted(Array.from({ length: 400 }, () => 'The goat.')))
    expect(idf(goats, 'goat')).toBeLessThan(idf(goats, 'president'))
  })
})
