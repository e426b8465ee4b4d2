import { describe, expect, it } from 'vitest'
import { loadGold, readGold } from './load.ts'

/** The first articles come in pairs of one style, one of each half. */
const paired = 18

const header = '---\ntitle: A test\npublished: 2024-01-02\nlanguage: en\n---\n\n'
const annotate = (statement: string): string =>
  `half: development\nstyle: test\ndocument: 2024-01-02 given\npeople:\n  Ada Orm: {}\nstatements:\n  - ${statement}`

const read = (body: string, statement: string) => {
  const article = readGold('test', header + body, annotate(statement))
  const [first] = article.statements
  const cut = (spans = first?.content) => spans?.map(([start, end]) => article.article.text.slice(start, end))
  return { first, content: cut(), cue: cut(first?.cue), source: cut(first?.source) }
}

describe('the gold set', () => {
  const gold = loadGold()

  it('has at least sixteen articles, half of the paired ones for test', () => {
    expect(gold.length).toBeGreaterThanOrEqual(16)
    expect(gold.slice(0, paired).filter(({ half }) => half === 'test')).toHaveLength(paired / 2)
  })

  it('has every style in both halves of the paired ones', () => {
    const pairs = gold.slice(0, paired)
    const styles = (half: string) => pairs.filter((article) => article.half === half).map(({ style }) => style)
    expect(styles('test')).toEqual(styles('development'))
  })

  it.each(gold.map((article) => ({ id: article.article.id, article })))('$id keeps to the rules', ({ article }) => {
    const number = Number.parseInt(article.article.id, 10)
    if (number <= paired) expect(article.half).toBe(number % 2 === 1 ? 'development' : 'test')
    const words = article.article.text.split(/\s+/).length
    expect(words).toBeGreaterThanOrEqual(250)
    expect(words).toBeLessThanOrEqual(950)
    expect(article.statements.length).toBeGreaterThanOrEqual(8)
    for (const { name, aliases } of article.entities) {
      const names = [name, ...aliases].map((form) => form.toLowerCase())
      const text = `${article.article.author}\n${article.article.text}`.toLowerCase()
      expect(names.some((form) => text.includes(form))).toBe(true)
    }
    for (const { value } of article.statements.flatMap(({ dates }) => dates)) {
      if (value !== null) expect(value).toMatch(/^\d{4}(?:-\d{2}(?:-\d{2})?|-W\d{2})?$/)
    }
  })
})

describe('an annotation', () => {
  it('turns marked words into spans of the body', () => {
    const { content, cue, source } = read(
      '“It rains,” Ada Orm said. “It pours.”',
      'said: "{“It rains,”} <Ada Orm> [said]. {“It pours.”}"\n    who: Ada Orm\n    role: null\n    when: unknown',
    )
    expect(content).toEqual(['“It rains,”', '“It pours.”'])
    expect(cue).toEqual(['said'])
    expect(source).toEqual(['Ada Orm'])
  })

  it('skips words at three dots', () => {
    const { content } = read(
      'Ada: One. Two. Three.',
      'said: "<Ada>[:] {One. ... Three.}"\n    who: null\n    role: null\n    when: unknown',
    )
    expect(content).toEqual(['One. Two. Three.'])
  })

  it('fails on words that are not in the body', () => {
    expect(() => read('It rains.', 'said: "{It snows}"\n    who: null\n    role: null\n    when: unknown')).toThrow(
      'test: found 0 times, wanted once: {It snows}',
    )
  })

  it('fails on words that stand twice, unless it says which', () => {
    const fields = 'who: null\n    role: null\n    when: unknown'
    expect(() => read('It rains. It rains.', `said: "{It rains}"\n    ${fields}`)).toThrow('found 2 times')
    expect(read('It rains. It rains.', `said: "{It rains}"\n    at: 2\n    ${fields}`).first?.content).toEqual([
      [10, 18],
    ])
  })

  it('fails on a speaker that is not declared', () => {
    expect(() => read('It rains.', 'said: "{It rains}"\n    who: Bo Lind\n    role: null\n    when: unknown')).toThrow(
      'the speaker Bo Lind is not declared',
    )
  })

  it('reads alternatives of role and date', () => {
    const { first } = read(
      'It rains.',
      'said: "{It rains}"\n    who: null | Ada Orm\n    role: mayor | null\n    when: 2024-01-02 stated | unknown',
    )
    expect(first?.speakers).toEqual([null, 'Ada Orm'])
    expect(first?.roles).toEqual(['mayor', null])
    expect(first?.dates).toEqual([
      { value: '2024-01-02', basis: 'stated' },
      { value: null, basis: 'unknown' },
    ])
  })
})
