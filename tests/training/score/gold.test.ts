import { describe, expect, it } from 'vitest'
import type { Entity, Statement } from '../../../src/analysis/types.ts'
import { scoreGold } from '../../../training/score/gold.ts'
import { readGold } from '../../gold/load.ts'

const article = readGold(
  'a',
  '---\ntitle: A test\nlanguage: en\n---\nMayor Ada Orm said that it would rain on Monday. Bo Orm disagreed loudly.\n',
  `half: development
style: test
document: 2024-01-02 inferred
people:
  Ada Orm: { aliases: [Orm], roles: [Mayor] }
  Bo Orm: { aliases: [Orm] }
statements:
  - said: <Mayor Ada Orm> [said] {that it would rain on Monday}
    who: Ada Orm
    role: Mayor
    when: 2024-01-02 published
`,
)

const person = (name: string, aliases: readonly string[] = []): Entity => ({
  id: name,
  type: 'person',
  name,
  aliases,
  roles: [],
  mentions: [],
})

const right: Statement = {
  kind: 'indirect',
  content: [[19, 47]],
  cue: [[14, 18]],
  source: [[0, 13]],
  speaker: { id: 'Ada Orm', name: 'Ada Orm', role: 'the mayor' },
  date: { value: '2024-01-02', basis: 'published', span: null },
  confidence: 1,
}

const score = (statements: readonly Statement[], entities: readonly Entity[] = [person('Ada Orm', ['Orm'])]) =>
  scoreGold([article], new Map([['a', { statements, entities }]])).development

const one = { right: 1, of: 1 }
const none = { right: 0, of: 1 }

describe('the gold score', () => {
  it('gives full marks to what the gold says', () => {
    expect(score([right])).toEqual({
      gold: 1,
      predicted: 1,
      found: one,
      speaker: one,
      role: one,
      date: one,
      endToEnd: one,
    })
  })

  it('finds a statement whose content is alike by half, and no other', () => {
    expect(score([{ ...right, content: [[19, 40]] }]).found).toEqual(one)
    expect(score([{ ...right, content: [[19, 26]] }]).found).toEqual(none)
  })

  it('judges speaker, role and date over the found only', () => {
    expect(score([])).toMatchObject({ found: none, speaker: { right: 0, of: 0 }, endToEnd: none })
  })

  it('pairs a gold statement with one prediction', () => {
    expect(score([right, right])).toMatchObject({ predicted: 2, found: one })
  })

  it('wants nobody where the text names nobody, and somebody where it does', () => {
    expect(score([{ ...right, speaker: null }])).toMatchObject({ speaker: none, role: none })
  })

  it('takes two people run together for neither', () => {
    expect(score([right], [person('Ada Orm', ['Bo Orm', 'Orm'])]).speaker).toEqual(none)
  })

  it('does not let a shared surname stand for one of its bearers', () => {
    const speaker = { id: 'Orm', name: 'Orm', role: null }
    expect(score([{ ...right, speaker }], [person('Orm')]).speaker).toEqual(none)
  })

  it('wants the basis of a date as well as its value', () => {
    const date = { value: '2024-01-02', basis: 'stated', span: null } as const
    expect(score([{ ...right, date }]).date).toEqual(none)
  })

  it('counts an article without analysis as one without statements', () => {
    expect(scoreGold([article], new Map()).development.found).toEqual(none)
  })
})
