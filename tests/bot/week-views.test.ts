import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/bot/plain-text.ts'
import { chosenLocale, dateText, statementDate } from '../../src/bot/views/dates.ts'
import { fixForm } from '../../src/bot/views/fix-form.ts'
import { timelineView } from '../../src/bot/views/timeline.ts'
import { chartRows, timelineChart } from '../../src/bot/views/timeline-chart.ts'
import type { StatementHit, TimelineEntry } from '../../src/library/types.ts'

const hitOf = (value: string): StatementHit => ({
  ...{
    id: 's',
    kind: 'indirect',
    words: ['the bridge stands'],
    sourceWords: 'Ada Orlo',
    cueWords: 'said',
    paragraph: 1,
  },
  article: {
    ...{ id: 'a', title: 'Bridges', author: null, source: null, url: null, language: 'en', tags: [], starter: false },
    published: { value: '2022-06-20', basis: 'given' },
  },
  speaker: { actorId: 'p', name: 'Ada Orlo', role: null },
  date: { value, basis: 'stated', span: [0, 9] },
  ...{ confidence: 0.9, corrected: false },
})
const entryOf = (date: string): TimelineEntry => ({ kind: 'statement', date, hit: hitOf(date) })

describe('a date that is known to the week', () => {
  it('is that of its Monday, in words', () => {
    expect(dateText('2022-W23', 'en')).toBe('the week of <t:1654511400:D>')
    expect(dateText('2022-W23', chosenLocale('en-GB'))).toBe('the week of 6 June 2022')
    expect(statementDate(hitOf('2022-W23').date, chosenLocale('en-GB'))).toBe(
      'the week of 6 June 2022, dated in the text',
    )
  })

  it('stands on a timeline in the month that it begins in', () => {
    const entries = ['2022-05', '2022-W22', '2022-06-01'].map(entryOf)
    const answer = { kind: 'timeline', speaker: null, entries, undated: 0 } as const
    const page = { query: {}, article: null, offset: 0, packed: 'x', locale: chosenLocale('en-GB'), chart: null }
    const lines = plainText(timelineView(answer, page), 'en-GB').split('\n')
    expect(lines.filter((line) => /2022/.test(line)).map((line) => line.replace(/ (?:Ada|\*\*).*/, ''))).toEqual([
      'May 2022',
      '• the week of 30 May 2022',
      'June 2022',
      '• 1 June 2022',
    ])
  })

  it('is drawn as a period, and told as a week beside the picture', async () => {
    const chart = await timelineChart(['2022-W22', '2022-06-01'].map(entryOf), 'en-GB')
    expect(chart?.description).toContain('2 statements, the week of 30 May 2022, 1 June 2022.')
    const named = (name: string, date: string): TimelineEntry => ({
      ...{ kind: 'statement', date },
      hit: { ...hitOf(date), speaker: { actorId: name, name, role: null } },
    })
    const many = [...'abcdefghijk'].flatMap((name) => [named(name, '2022-06-01'), named(name, '2022-06-08')])
    const others = [named('y', '2022-W23'), named('z', '2022-06-07'), named('x', '2022-06-05')]
    const rest = chartRows([...many, ...others], 'en-GB').find(({ name }) => name.includes('other speakers'))
    expect(rest?.dates).toEqual(['2022-06-05', '2022-W23', '2022-06-07'])
  })

  it('fills the form that puts a statement right', () => {
    expect(JSON.stringify(fixForm(hitOf('2022-W23'), []))).toContain('"value":"2022-W23"')
  })
})
