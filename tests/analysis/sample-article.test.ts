import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Analysis } from '../../src/analysis/types.ts'
import { loadAnalyzer } from '../../src/library/analyzer.ts'
import { readArticles } from '../../src/library/import/import.ts'

const name = '000_1ee4f9c68ffe08fc.txt'
const file = new URL(`../../../shared/articles/${name}`, import.meta.url)

async function analyse(): Promise<Analysis> {
  const [article] = await readArticles(name, readFileSync(file))
  if (!article) throw new Error('there is no article in the file')
  return loadAnalyzer()(article)
}

// The article lies beside the project and is no part of it; without it these are skipped.
describe.skipIf(!existsSync(file))('the sample article beside the project, without a date of publication', async () => {
  const analysis = existsSync(file) ? await analyse() : null
  const entities = analysis?.entities ?? []
  const said = (speaker: string) =>
    analysis?.statements.filter((statement) => statement.speaker?.name === speaker) ?? []
  const entity = (form: string) => entities.filter(({ name, aliases }) => [name, ...aliases].includes(form))

  it('is of 2022', () => {
    expect(analysis?.published).toMatchObject({ basis: 'inferred', value: expect.stringMatching(/^2022/) })
  })

  it.each([
    ['Sergei Lavrov', 'Russian Foreign Minister', '2022-06-07'],
    ['Talant Mamytov', 'Speaker of the Kyrgyz Parliament', '2022-06-06'],
    ['Vladimir Putin', 'Russian President', '2022-05-16'],
    ['Stanislav Zas', 'CSTO Secretary General', '2022-05-22'],
  ])('has %s speak as %s on %s', (speaker, role, date) => {
    expect(said(speaker).length).toBeGreaterThan(0)
    for (const statement of said(speaker)) expect([statement.speaker?.role, statement.date.value]).toEqual([role, date])
  })

  it('has one entity for all names of an alliance', () => {
    expect(entity('CSTO')).toMatchObject([{ type: 'organisation', name: 'Collective Security Treaty Organization' }])
    expect(entity('NATO')).toMatchObject([{ type: 'organisation', aliases: ['North Atlantic Alliance'] }])
  })

  it.each(['Ankara', 'Moscow', 'Washington', 'London'])('takes %s for its country, everywhere', (capital) => {
    expect(entity(capital).map(({ type }) => type)).toEqual(['country'])
  })

  it('has nobody in it but people', () => {
    const people = entities.filter(({ type }) => type === 'person').map((person) => person.name.split(' ').at(-1))
    expect(people.sort()).toEqual(['Erdoğan', 'Lavrov', 'Mamytov', 'Putin', 'Tokayev', 'Zas'])
  })
})
