import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countries } from '../../src/alliances/countries.ts'
import { findAlliance } from '../../src/alliances/names.ts'
import { reference } from '../../src/alliances/reference.ts'
import type { Membership } from '../../src/alliances/types.ts'
import { makeQuestions, type QuestionOptions } from '../../src/study/questions/questions.ts'
import { type FoundStatement, quotedStatements } from '../../src/study/questions/quotations.ts'
import { QUESTION_KINDS, type Question, type QuotedStatement } from '../../src/study/questions/types.ts'

const all = reference()
const plain: QuestionOptions = {
  reference: all,
  ...{ count: 1, seed: 0, kinds: [], alliances: [], difficulty: 'normal', statements: [] },
}

/** The first and the last day that any of the dates may mean, read from the dates alone. */
function span(dates: readonly string[]): { first: string; last: string } {
  const first = dates.map((date) => date.padEnd(10, '-01-01'.slice(date.length - 4))).sort()[0] ?? ''
  const last = dates
    .map((date) => (date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date))
    .sort()
  return { first, last: last.at(-1) ?? '' }
}

/** Whether a row certainly holds, certainly does not, or may, on the day: by its dates and no other code. */
function holding(row: Membership, day: string): 'yes' | 'no' | 'maybe' {
  const begin = span([row.from, ...row.otherFrom])
  const end = row.to === null ? null : span([row.to, ...row.otherTo])
  if (day < begin.first || (end && day >= end.last)) return 'no'
  const inside = day >= begin.last && (!end || day < end.first)
  return inside && row.certain ? 'yes' : 'maybe'
}

const codes = new Map(countries().map((country) => [country.name, country.code]))

/** The code for a name as prompts write it. */
function code(name: string): string {
  const found = codes.get(name.replace(/^the /, ''))
  if (!found) throw new Error(`No country is called ${name}`)
  return found
}

const byPair = Map.groupBy(all.memberships, (row) => `${row.alliance}/${row.country}`)

function rowsOf(alliance: string, country: string): readonly Membership[] {
  return byPair.get(`${alliance}/${country}`) ?? []
}

function isMember(alliance: string, country: string, day: string): boolean {
  return rowsOf(alliance, country).some((row) => row.status === 'member' && holding(row, day) === 'yes')
}

function isOutside(alliance: string, country: string, day: string): boolean {
  const belonging = rowsOf(alliance, country).filter((row) => row.status === 'member' || row.status === 'suspended')
  return belonging.every((row) => holding(row, day) === 'no')
}

const LABELS: Readonly<Record<string, string>> = {
  withdrawn: 'former member',
  former: 'former member',
  suspended: 'suspended member',
}

/** For each choice whether it is right, wrong or open, worked out from the rows alone. */
function judged(question: Question): ('right' | 'wrong' | 'open')[] {
  const { kind, choices, date, prompt } = question
  const alliance = question.alliance ?? ''
  const member = (country: string) =>
    isMember(alliance, country, date) ? 'right' : isOutside(alliance, country, date) ? 'wrong' : 'open'
  const opposite = { right: 'wrong', wrong: 'right', open: 'open' } as const
  const asked = /^(?:Was|What was|In which year did) (.+?) (?:a member of|to|join|leave) /.exec(prompt)?.[1] ?? ''
  if (kind === 'member') return [member(code(asked)), opposite[member(code(asked))]]
  if (kind === 'which-member') return choices.map((choice) => member(code(choice)))
  if (kind === 'not-member') return choices.map((choice) => opposite[member(code(choice))])
  if (kind === 'status') {
    const rows = rowsOf(alliance, code(asked))
    const row = rows.find((one) => holding(one, date) === 'yes')
    const held = row?.title ?? row?.status ?? ''
    const left = rows.some((one) => one.status === 'member' && one.to !== null && one.to <= date)
    const label = LABELS[held] ?? held
    return choices.map((choice) =>
      choice === label ? 'right' : choice === 'former member' && left ? 'open' : choice === '' ? 'open' : 'wrong',
    )
  }
  if (kind === 'first') {
    const begins = choices.map((choice) => {
      const row = rowsOf(alliance, code(choice)).find(({ status }) => status === 'member')
      return span(row ? [row.from, ...row.otherFrom] : [])
    })
    return begins.map((begin) => {
      if (begins.some((other) => other !== begin && other.last < begin.first)) return 'wrong'
      return begins.every((other) => other === begin || begin.last < other.first) ? 'right' : 'open'
    })
  }
  if (kind === 'year') {
    const wanted = / leave /.test(prompt) ? ['withdrawn'] : ['member']
    const dates = rowsOf(alliance, code(asked))
      .filter((row) => wanted.includes(row.status))
      .filter(
        (row) => !rowsOf(alliance, row.country).some((other) => other.status === 'suspended' && other.to === row.from),
      )
      .flatMap((row) => [row.from, ...row.otherFrom])
    return choices.map((choice) =>
      dates.every((day) => day.startsWith(choice))
        ? 'right'
        : dates.some((day) => day.startsWith(choice))
          ? 'open'
          : 'wrong',
    )
  }
  if (kind === 'acronym') {
    const acronym = /What does (\S+) stand for/.exec(prompt)?.[1] ?? ''
    const names = all.alliances.filter(({ acronyms }) => acronyms.includes(acronym)).map(({ name }) => name)
    return choices.map((choice) => (names.includes(choice) ? 'right' : 'wrong'))
  }
  const named = /had (.+) among its members/.exec(prompt)?.[1] ?? ''
  const list = countriesIn(named)
  return choices.map((choice) => {
    const id = findAlliance(all, choice)?.id ?? ''
    if (list.every((country) => isMember(id, country, date))) return 'right'
    return list.some((country) => isOutside(id, country, date)) ? 'wrong' : 'open'
  })
}

/** "Bosnia and Herzegovina, France and Spain": names that hold an "and" of their own are put together again. */
function countriesIn(list: string): string[] {
  const parts = list.split(/(, | and )/)
  const found: string[] = []
  for (let at = 0; at < parts.length; at += 2) {
    const long = [parts[at], parts[at + 1], parts[at + 2]].join('')
    const isLong = codes.has(long.replace(/^the /, ''))
    found.push(code(isLong ? long : (parts[at] ?? '')))
    if (isLong) at += 2
  }
  return found
}

describe('a generated question', () => {
  it('has exactly one right answer on its date, for ten thousand seeds', () => {
    const seen = new Set<string>()
    for (let seed = 0; seed < 10_000; seed++) {
      const difficulty = (['easy', 'normal', 'hard'] as const)[seed % 3] ?? 'normal'
      const [question] = makeQuestions({ ...plain, seed, difficulty })
      if (!question) throw new Error(`Seed ${seed} gives no question`)
      seen.add(question.kind)
      const verdicts = judged(question)
      const wanted = question.choices.map((_, at) => (at === question.answer ? 'right' : 'wrong'))
      expect(verdicts, JSON.stringify({ seed, question })).toEqual(wanted)
      expect(new Set(question.choices).size).toBe(question.choices.length)
    }
    expect([...seen].sort()).toEqual(QUESTION_KINDS.filter((kind) => kind !== 'said' && kind !== 'when').toSorted())
  }, 240_000)

  it('rests on a source, and says why', () => {
    for (const question of makeQuestions({ ...plain, count: 200, seed: 5 })) {
      expect(question.source).not.toBe('')
      expect(question.why).toMatch(/\.$/)
      expect(question.choices.length).toBeGreaterThanOrEqual(2)
    }
  })

  it('is the same for the same seed, and another for another', () => {
    const prompts = (seed: number) => makeQuestions({ ...plain, count: 20, seed }).map(({ prompt }) => prompt)
    expect(prompts(1)).toEqual(prompts(1))
    expect(prompts(1)).not.toEqual(prompts(2))
  })

  it('says truly why a country was no member', () => {
    const questions = Array.from({ length: 40 }, (_, seed) => seed).flatMap((seed) =>
      makeQuestions({ ...plain, count: 40, seed, kinds: ['not-member'], difficulty: 'hard' }),
    )
    const later = questions.flatMap(({ why, date }) => {
      const year = / only (?:on|in) .*?(\d{4})\.$/.exec(why)?.[1]
      return year === undefined ? [] : [{ year, date }]
    })
    expect(later.length).toBeGreaterThan(20)
    expect(later.filter(({ year, date }) => year < date.slice(0, 4))).toEqual([])
  })

  it('keeps to the kinds and alliances that were asked for', () => {
    const alliances = ['NATO', 'EU'].flatMap((name) => findAlliance(all, name) ?? [])
    const questions = makeQuestions({ ...plain, count: 40, kinds: ['member', 'year'], alliances })
    expect(new Set(questions.map(({ kind }) => kind))).toEqual(new Set(['member', 'year']))
    expect(new Set(questions.map(({ alliance }) => alliance))).toEqual(new Set(['NATO', 'EU']))
  })

  it('is never about a membership that is not certain', () => {
    const alliances = ['BRICS'].flatMap((name) => findAlliance(all, name) ?? [])
    const questions = makeQuestions({
      ...plain,
      count: 300,
      kinds: ['member', 'which-member', 'not-member'],
      alliances,
    })
    const today = questions.filter(({ date }) => date > '2024')
    expect(today.length).toBeGreaterThan(50)
    expect(today.filter(({ prompt, choices }) => prompt.includes('Saudi') || choices.includes('Saudi Arabia'))).toEqual(
      [],
    )
  })
})

it('says in the words of the member that there is nothing to ask', () => {
  const alliances = ['AUKUS'].flatMap((name) => findAlliance(all, name) ?? [])
  expect(() => makeQuestions({ ...plain, kinds: ['first'], alliances })).toThrow(
    'There is no question of the kind first on AUKUS',
  )
  expect(() => makeQuestions({ ...plain, kinds: ['said'] })).toThrow('There are no articles to ask about yet')
})

describe('questions on the articles', () => {
  const statements: QuotedStatement[] = ['Ada Quill', 'Bo Ferrant', 'Cleo Marsh', 'Dov Lindqvist', 'Eve Okafor'].map(
    (speaker, at) => ({
      id: `s${at}`,
      words: `“We shall build the bridge number ${at} before the winter comes again.”`,
      speaker,
      date: `2021-0${at + 1}-03`,
      article: { title: `Bridges, part ${at}`, url: null, published: '2021-09-01' },
    }),
  )

  it('ask who said it, and when, with one right choice', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('said' as const, 'when' as const), (seed, kind) => {
        const [question] = makeQuestions({ ...plain, seed, kinds: [kind], statements })
        const statement = statements.find(({ words }) => question?.prompt.includes(words))
        const month = new Intl.DateTimeFormat('en-GB', { month: 'long' }).format(new Date(statement?.date ?? ''))
        const right = kind === 'said' ? statement?.speaker : `3 ${month} 2021`
        expect(question?.choices[question.answer]).toBe(right)
        expect(question?.choices.filter((choice) => choice === right)).toHaveLength(1)
        expect(question?.source).toBe(statement?.article.title)
      }),
    )
  })

  it('leave out a quotation that two speakers share', () => {
    const echo = statements.slice(0, 2).map((one) => ({ ...one, words: statements[0]?.words ?? '' }))
    expect(() => makeQuestions({ ...plain, kinds: ['said'], statements: echo })).toThrow('too few direct quotations')
  })

  it('never offer the same person by another name', () => {
    const named = [
      ...statements,
      ...statements.map((one) => ({ ...one, speaker: one.speaker.split(' ')[1] ?? '', words: one.speaker })),
    ]
    for (let seed = 0; seed < 50; seed++) {
      const [question] = makeQuestions({ ...plain, seed, kinds: ['said'], statements: named })
      const surnames = question?.choices.map((choice) => choice.split(' ').at(-1)) ?? []
      expect(new Set(surnames).has(undefined)).toBe(false)
      const right = question?.choices[question.answer]?.split(' ').at(-1)
      expect(surnames.filter((surname) => surname === right)).toHaveLength(1)
    }
  })

  it('leave out a quotation that names its speaker', () => {
    const named = statements.map((one) => ({
      ...one,
      words: `“I, ${one.speaker}, shall build the bridge before the winter.”`,
    }))
    expect(() => makeQuestions({ ...plain, kinds: ['said'], statements: named })).toThrow('too few direct quotations')
  })
})

describe('statements of a library', () => {
  const found: FoundStatement = {
    ...{ id: 's', kind: 'direct', words: ['“The bridge stands.”'], speaker: { name: 'Ada Quill' }, confidence: 0.9 },
    date: { value: '2021-05-03', basis: 'stated' },
    article: { title: 'Bridges', url: null, published: { value: '2021-05-04' } },
  }

  it('are asked about where they are direct, sure and by someone', () => {
    const unfit: FoundStatement[] = [
      { ...found, kind: 'indirect' },
      { ...found, speaker: null },
      { ...found, confidence: 0.5 },
    ]
    expect(quotedStatements([...unfit, found])).toEqual([
      {
        ...{ id: 's', words: '“The bridge stands.”', speaker: 'Ada Quill', date: '2021-05-03' },
        article: { title: 'Bridges', url: null, published: '2021-05-04' },
      },
    ])
  })

  it('in two parts are shown with the gap', () => {
    const [statement] = quotedStatements([{ ...found, words: ['“The bridge,”', '“it stands.”'] }])
    expect(statement?.words).toBe('“The bridge,” … “it stands.”')
  })

  it('have a date only where the text gives one', () => {
    const [statement] = quotedStatements([{ ...found, date: { value: '2021-05-04', basis: 'published' } }])
    expect(statement?.date).toBeNull()
  })

  it('are not asked about by the week', () => {
    const [statement] = quotedStatements([{ ...found, date: { value: '2021-W18', basis: 'stated' } }])
    expect(statement?.date).toBeNull()
  })
})
