import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Analyze } from '../../../src/library/analyzer.ts'
import { BlockCounter, type BlockCounts, countOf } from './block-counts.ts'

const heads = 'Var Ok Tren Mal Sor Bel Dra Fen Gor Hal'.split(' ')
const tails = 'aga eku iten olo uris abek edan ifa ogis uhal ajo ekin'.split(' ')
const ends = 'mer tov lis nar dek vik sol rup gan tey'.split(' ')

/** Another word for each number: a text in which nothing comes back is the hardest for whatever goes through all that came before. */
const word = (n: number): string =>
  `${heads[n % 10]}${tails[Math.floor(n / 10) % 12]}${ends[Math.floor(n / 120) % 10]}${n < 1200 ? '' : 'en'}`
const person = (n: number): string => `${['Ines', 'Tomas', 'Olga', 'Sten'][n % 4]} ${word(n)}`
const letter = (n: number): string => String.fromCharCode(65 + (n % 26))
const initials = (n: number): string => letter(n) + letter(Math.floor(n / 26)) + letter(7 * n)
const day = (n: number): string => `${1 + (n % 28)} ${['March', 'May', 'July'][n % 3]} ${1950 + (n % 70)}`

const texts: Readonly<Record<string, (n: number) => string>> = {
  'a record whose labels are names': (n) => `${word(n).toUpperCase()}: We vote on it today, he said.\n`,
  'a record whose labels are initials': (n) => `${initials(n)}: We have asked ${person(n)} today.\n`,
  'a record with seats': (n) => `Mr ${word(n)} (${word(n + 7)}): We vote. The hon. Member for Orlen said no.\n`,
  'questions and answers': (n) => `Q: What did ${word(n)} do?\nA: I said that I went there.\n`,
  'numbered questions': (n) =>
    `${1 + (n % 99)}. TOM ${word(n).toUpperCase()} (Vell) to the Minister of Ports: Is it late?\n\n`,
  'labels above their words': (n) => `TOM ${word(n % 9).toUpperCase()}, HOST:\n\nIt is late, and we go.\n\n`,
  'a report of a hearing': (n) =>
    `${n === 0 ? 'A jury was told it on Thursday.\n\n' : ''}“It is late,” ${word(n)} said.\n\n`,
  'an interview without labels': (n) => `Why do you say so, ${word(n)}?\n\nI say so because I was told.\n\n`,
  'a list of people with titles': (n) => `President ${word(n)} Varga, Minister Tomas ${word(n)}, `,
  'people of one surname': (n) => `${word(n)} Varga met Varga here. `,
  'people of one given name': (n) => `Ines ${word(n)} met Ines here. `,
  'people in like roles': (n) =>
    `${person(n)}, director of ${word(n + 5)}, came. The director said no. His ${word(n)} counterpart said so. `,
  'one person in many roles': (n) => `Ines Varga, director of ${word(n)}, came. Varga said no. `,
  'people and pronouns': (n) => `Mr ${word(n)} came. She said it was late. `,
  'bodies and their nouns': (n) => `The ${word(n)} Bank met. The company said no. The Polish government said so. `,
  'bodies after their nouns': (n) => `The firm ${word(n)} ${word(n + 1)} met. The aid group ${word(n + 2)} said no. `,
  'bodies and acronyms': (n) =>
    `The ${word(n)} ${word(n + 1)} Union (${word(n).charAt(0)}${word(n + 1).charAt(0)}U) met. `,
  'one body with many acronyms': (n) => `The Orlen Bank (${initials(n)}) met. `,
  'quotations with their speakers': (n) => `“It is late,” ${word(n)} said. “We go,” she added.\n\n`,
  'quotations and nothing else': () => '“It is late, and we go.”\n\n',
  'a quotation over many paragraphs': (n) => `“It is late${n === 0 ? ',” Ines Varga said' : '.”'}\n\n`,
  'quotations that are signed': (n) => `“It is late, and we go.” — ${person(n)}, nurse\n\n`,
  'quotations under names': (n) => `${person(n)}, nurse\n“It is late, and we go.”\n\n`,
  'quotations in single marks': (n) => `‘It is late,’ ${word(n)} said of the workers’ boats. ‘We go,’ she added.\n\n`,
  'turns over paragraphs': (n) =>
    `${word(n % 9).toUpperCase()}: We vote today.\n\nIt is late.\n\nI told ${word(n)} so.\n\n`,
  'a turn over many paragraphs': (n) =>
    `${n < 4 ? `${word(n % 2).toUpperCase()}: ` : ''}I told ${word(n)} that it is late.\n\n`,
  'open quotations': (n) => `“It is ‘late and “we go, said ${word(n)}. `,
  'times in one paragraph': (n) => `On ${day(n)} ${word(n)} said it was late. `,
  'gatherings in one paragraph': (n) => `The summit of ${word(n)} met on ${day(n)}. ${word(n)} told the summit no. `,
  'one sentence': (n) => `and ${word(n)} said on ${day(n)} that he told `,
  headings: (n) => `# ${word(n)} and ${word(n + 1)}\n\nHe said it was late.\n\n`,
  'lines by authors': (n) => `By ${person(n)}\n`,
  'claims in one sentence': () => 'Poland is a member of NATO and ',
}

const length = 8000

function textOf(unit: (n: number) => string, length: number): string {
  let text = ''
  for (let n = 0; text.length < length; n++) text += unit(n)
  return text
}

/** What a text of twice the length may cost, and what comes on top: tables that grow by doubling, windows not yet full. */
const mostGrowth = 2.5
const allowance = 3000

/** Not counted: the walk over at most 400 sentences, which is quadratic in them, and the models' tables of what they have met. */
const isCounted = (url: string): boolean =>
  /\/src\/(?:analysis|alliances)\//.test(url) &&
  !/\/analysis\/(?:summary|sequence|network|actors\/mentions)\//.test(url)

let counter: BlockCounter
let analyze: Analyze

beforeAll(async () => {
  counter = await BlockCounter.open(isCounted)
  analyze = (await import('../../../src/library/analyzer.ts')).loadAnalyzer()
  const all = Object.values(texts).map((unit) => textOf(unit, 300))
  run(all.join('\n\n'))
})

afterAll(() => {
  counter.close()
})

function run(text: string): void {
  const header = { title: null, author: null, source: null, url: null, tags: [] }
  analyze({ id: 'text', ...header, published: '2024-05-06', language: 'en', text })
}

/** The blocks that ran much more than twice as often for the longer text. */
function grown(short: BlockCounts, long: BlockCounts): string[] {
  return [...long].flatMap(([place, blocks]) =>
    blocks
      .map((block) => ({ count: block.count, before: countOf(short, place, block) }))
      .filter(({ count, before }) => count > mostGrowth * before + allowance)
      .map(({ count, before }) => `${place}: ${before} times, then ${count}`),
  )
}

it.each(Object.entries(texts))('%s: twice the text is about twice the work', async (_, unit) => {
  const short = await counter.during(() => run(textOf(unit, length)))
  const long = await counter.during(() => run(textOf(unit, 2 * length)))
  expect(grown(short, long)).toEqual([])
})
