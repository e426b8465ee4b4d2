import { existsSync, globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readArticles } from '../../../src/library/import/import.ts'
import { UserError } from '../../../src/user-error.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

async function readOne(name: string, content: string | Uint8Array) {
  const articles = await readArticles(name, typeof content === 'string' ? bytes(content) : content)
  expect(articles).toHaveLength(1)
  return articles[0]
}

async function refusal(name: string, content: string | Uint8Array): Promise<string> {
  try {
    await readArticles(name, typeof content === 'string' ? bytes(content) : content)
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
  throw new Error('The file was taken.')
}

const body = 'The council met on Monday. It agreed on nothing.\n\nMembers will meet again in spring.'

describe('Markdown with front matter', () => {
  it('takes every field that the front matter gives', async () => {
    const article = await readOne(
      'a.md',
      `---\ntitle: Talks in Velden\nauthor: Ada Orlo\nsource: Velden Post\nurl: https://example.org/a\npublished: 2021-03-04\nlanguage: en\ntags: [talks, councils]\n---\n\n${body}\n`,
    )
    expect(article).toMatchObject({
      title: 'Talks in Velden',
      author: 'Ada Orlo',
      source: 'Velden Post',
      url: 'https://example.org/a',
      published: '2021-03-04',
      language: 'en',
      tags: ['talks', 'councils'],
      text: body,
    })
  })

  it('takes the title from a heading where the front matter has none, and leaves it out of the text', async () => {
    const article = await readOne('a.md', `---\nauthor: Ada Orlo\n---\n# Talks in Velden\n\n${body}`)
    expect(article).toMatchObject({ title: 'Talks in Velden', text: body })
  })

  it('reads words, not marks', async () => {
    const article = await readOne(
      'a.md',
      '# T\n\nThe **council** met [in Velden](https://example.org/v_(x)).\nIt *agreed*.',
    )
    expect(article?.text).toBe('The council met in Velden. It agreed.')
  })

  it.each([
    ['an unknown field', '---\ntitle: T\ndate: 2021-03-04\n---\nText.', 'a.md:3: unknown field "date"; known are'],
    [
      'a day that is none',
      '---\ntitle: T\npublished: 2021-02-30\n---\nText.',
      'a.md:3: published: found "2021-02-30", wanted a day',
    ],
    ['a field of a wrong type', '---\ntags: talks\n---\nText.', 'a.md:2: tags: found "talks", wanted a array'],
    ['broken YAML', '---\ntitle: T\nauthor: "Ada\n---\nText.', 'a.md:'],
    ['an open front matter', '---\ntitle: T\nText.', 'a.md:1: the front matter has no closing line'],
    ['an empty body', '---\ntitle: T\n---\n \n', 'a.md: there is no text in it.'],
  ])('names the file, the line and what is wrong: %s', async (_case, content, message) => {
    const found = await refusal('a.md', content)
    expect(found).toContain(message)
    expect(found).not.toContain('\n')
  })
})

describe('plain text', () => {
  it('takes a first line that stands alone as the title', async () => {
    expect(await readOne('a.txt', `Will the Council Meet Again?\n\n${body}`)).toMatchObject({
      title: 'Will the Council Meet Again?',
      text: body,
    })
  })

  it('takes no sentence as the title', async () => {
    expect(await readOne('a.txt', body)).toMatchObject({ title: null, text: body })
  })

  it('cuts byline and date below the title', async () => {
    const article = await readOne('a.txt', `Council Meets\nBy Ada Orlo and Bo Lindt\nMarch 4, 2021\n\n${body}`)
    expect(article).toMatchObject({
      title: 'Council Meets',
      author: 'Ada Orlo and Bo Lindt',
      published: '2021-03-04',
      text: body,
    })
  })

  it('cuts byline, outlet and web furniture below the body', async () => {
    const furniture =
      'By Ada Orlo\nSource: Velden Post\n\nRelated Posts\n\nCouncil fails\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *'
    expect(await readOne('a.txt', `Council Meets\n\n${body}\n\n${furniture}`)).toMatchObject({
      author: 'Ada Orlo',
      source: 'Velden Post',
      text: body,
    })
  })

  it('keeps lines that begin with a date and go on', async () => {
    const lines = ['2022-06-07 Ada Orlo opens the bridge', '2022-06-09 the ferry stops', '2022-06-10 the toll begins']
    const [article] = await readArticles('dates.txt', Buffer.from(`The Year\n\n2022-07-01\n\n${lines.join('\n\n')}\n`))
    expect(article).toMatchObject({ title: 'The Year', published: '2022-07-01', text: lines.join('\n\n') })
  })

  it('keeps a last paragraph that begins like a byline', async () => {
    const ending = 'By Monday the members had left, and nobody spoke of it again.'
    expect((await readOne('a.txt', `Council Meets\n\n${body}\n\n${ending}`))?.text).toBe(`${body}\n\n${ending}`)
  })

  it('keeps short last lines where no furniture stands below them', async () => {
    expect((await readOne('a.txt', `Council Meets\n\n${body}\n\nTo be continued`))?.text).toBe(
      `${body}\n\nTo be continued`,
    )
  })

  it('reads line ends of Windows and a byte order mark', async () => {
    expect((await readOne('a.txt', `\uFEFFCouncil Meets\r\n\r\n${body.replaceAll('\n', '\r\n')}\r\n`))?.text).toBe(body)
  })

  it('reads Windows-1252 where the bytes are no UTF-8', async () => {
    const latin = Uint8Array.from('The caf\u00e9 met. It was \u0093full\u0094.', (char) => char.charCodeAt(0))
    expect((await readOne('a.txt', latin))?.text).toBe('The café met. It was “full”.')
  })

  it('reads UTF-16', async () => {
    const wide = new Uint8Array(Buffer.from(`\uFEFF${body}`, 'utf16le'))
    expect((await readOne('a.txt', wide))?.text).toBe(body)
  })

  it.each([
    ['a.txt', new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]), 'a.txt: this is a PDF, not text.'],
    ['a.txt', new Uint8Array([1, 0, 2, 0, 3]), 'a.txt: this is a binary file, not text.'],
    ['a.txt', ' \n\n', 'a.txt: there is no text in it.'],
    [
      'a.txt',
      'word '.repeat(250_000),
      'a.txt: the text has 1.20 MiB; an article may have 1 MiB. Divide it into parts.',
    ],
    ['a.exe', 'words', 'a.exe: files of this kind cannot be read; those that can are .md'],
  ])('refuses what is no article in one line (%#)', async (name, content, message) => {
    expect(await refusal(name, content)).toContain(message)
  })

  it('gives the same text the same id, and another text another', async () => {
    const [first, again, other] = [
      await readOne('a.txt', body),
      await readOne('b.txt', body),
      await readOne('a.txt', `${body} More.`),
    ]
    expect(first?.id).toBe(again?.id)
    expect(first?.id).not.toBe(other?.id)
  })
})

describe('JSON lines', () => {
  it('keeps the text and the id as they are', async () => {
    const text = '  Title\r\n\r\nBy Ada Orlo\u00a0'
    const [article] = await readArticles(
      'a.jsonl',
      bytes(`${JSON.stringify({ id: 'x/1', text, title: null, extra: 1 })}\n`),
    )
    expect(article).toMatchObject({ id: 'x/1', text, title: null, author: null })
  })

  it.each([
    ['{"text":"a"}\n{"text":1}', 'a.jsonl:2: text: wanted a string.'],
    ['{"text":"a"}\n\n{"text"', 'a.jsonl:3: not valid JSON'],
    ['{"text":" "}', 'a.jsonl:1: there is no text in it.'],
    ['{"text":"a","published":"March"}', 'a.jsonl:1: published: wanted a day like 2022-06-07.'],
    ['', 'a.jsonl: there is no text in it.'],
  ])('names file, line and what is wrong (%#)', async (content, message) => {
    expect(await refusal('a.jsonl', content)).toContain(message)
  })
})

const shared = process.env.RAPPORTEUR_SHARED ?? resolve(import.meta.dirname, '../../../../shared')
const [sample] = existsSync(shared) ? globSync(`${shared}/articles/000_*.txt`) : []

it.skipIf(!sample)('parts the sample article into title, byline and body', async () => {
  const article = await readOne('sample.txt', readFileSync(sample ?? ''))
  expect(article?.title).toMatch(/^Does Turkey .*\?$/)
  expect(article).toMatchObject({ author: 'Vladimir Odintsov', source: 'New Eastern Outlook' })
  expect(article?.text).toMatch(/^Today there are .* Ukraine\.$/s)
})
