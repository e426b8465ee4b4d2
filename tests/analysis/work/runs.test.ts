import { expect, it } from 'vitest'
import { loadAnalyzer } from '../../../src/library/analyzer.ts'

const analyze = loadAnalyzer()
const header = { title: null, author: null, source: null, url: null, published: null, language: 'en', tags: [] }

const times = 20_000

it.each([
  ['forms of address', `${'Dr. '.repeat(times)}Ines Varga said no.`],
  ['forms of address with a style', `${'His Royal Highness '.repeat(times)}Varga said no.`],
  ['homes', `The director, Ines Varga ${'of Orlen '.repeat(times)}, said no.`],
  ['ages', `Ines Varga, ${'32, '.repeat(times)}director, said no.`],
  ['hyphened words', `${'a-'.repeat(times)}president Ines Varga said no.`],
  ['questions', `${'Why?\n'.repeat(7 * times)}Ines Varga said no.`],
])('a run of %s is read as any other words', (_, text) => {
  expect(analyze({ id: 'run', ...header, text }).text).toBe(text)
})
