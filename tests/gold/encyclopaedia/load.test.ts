import { describe, expect, it } from 'vitest'
import { loadPassages, readPassage, spacedOut } from './load.ts'

const passage = (body: string) => readPassage('test', `---\nhalf: development\n---\n\n${body}\n`)
const names = ({ text, entities }: ReturnType<typeof passage>) =>
  entities.map(({ span, type }) => `${text.slice(...span)} ${type}`)

describe('the encyclopaedic passages', () => {
  const passages = loadPassages()

  it('are at least twenty-four, one half of them for test', () => {
    expect(passages.length).toBeGreaterThanOrEqual(24)
    expect(passages.filter(({ half }) => half === 'test')).toHaveLength(passages.length / 2)
  })

  it.each(passages.map((one) => ({ id: one.id, one })))('$id keeps to the rules', ({ id, one }) => {
    expect(one.half).toBe(Number.parseInt(id, 10) % 2 === 1 ? 'development' : 'test')
    const words = one.text.split(/\s+/).length
    expect(words).toBeGreaterThanOrEqual(120)
    expect(words).toBeLessThanOrEqual(250)
    expect(one.entities.length).toBeGreaterThanOrEqual(15)
    for (const { span } of one.entities) expect(one.text.slice(...span)).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{N}.]$/u)
    expect(one.text).not.toMatch(/[[\]]/)
    expect(names(spacedOut(one)).length).toBe(one.entities.length)
  })
})

describe('a passage', () => {
  it('gives the text without marks and the names in it', () => {
    const read = passage('In [Marn](place) the [Marn Rovers](organisation) met [J. Velk](person).')
    expect(read.text).toBe('In Marn the Marn Rovers met J. Velk.')
    expect(names(read)).toEqual(['Marn place', 'Marn Rovers organisation', 'J. Velk person'])
  })

  it('fails on a kind of name that there is not', () => {
    expect(() => passage('The [Iliad](work).')).toThrow()
  })

  it('spaced out parts marks from words and keeps its names', () => {
    const read = spacedOut(passage('“[Orm & Co.](organisation) left (in 1998),” [Ada Orm-Pell](person) said.'))
    expect(read.text).toBe('“ Orm & Co . left ( in 1998 ) , ” Ada Orm-Pell said .')
    expect(names(read)).toEqual(['Orm & Co . organisation', 'Ada Orm-Pell person'])
  })
})
