import { describe, expect, it } from 'vitest'
import { readArticles } from '../../../../src/library/import/import.ts'
import { makeDocx, makePdf } from './make-files.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

async function readOne(name: string, content: Uint8Array) {
  const articles = await readArticles(name, content)
  expect(articles).toHaveLength(1)
  return articles[0]
}

const first =
  'The council of Velden met on Monday to talk about the bridge, which has been closed since the winter, and about who will pay for it.'
const second =
  '“We will build it by spring,” said Mayor Bo Lindt, who had been against it for years. The council agreed with him after a long debate that went on into the night, and the harbour froze.'
const third = 'Members will meet again when the ice has gone and the ferry can sail again, to decide on the tolls.'

describe('a page', () => {
  const page = (body: string, head = '') =>
    bytes(`<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body>
      <nav><a href="/">Home</a> <a href="/news">News</a></nav><main><article>${body}</article></main>
      <div class="comments"><h3>Leave a Reply</h3><form><label>Comment</label></form></div>
      <footer>© Velden Post <a href="/terms">Terms</a></footer></body></html>`)

  it('is read without what stands around its article, and with what it says of itself', async () => {
    const head = `<title>A Bridge for Velden | Velden Post</title><meta property="og:site_name" content="Velden Post">
      <meta name="author" content="Ada Orlo"><meta property="article:published_time" content="2021-03-04T10:00:00Z">`
    const content = page(
      `<h1>A Bridge for Velden</h1><p>${first}</p><p>${second.replace('agreed', '<a href="/x">agreed</a>')}</p><p>${third}</p>`,
      head,
    )
    expect(await readOne('a.html', content)).toMatchObject({
      title: 'A Bridge for Velden',
      author: 'Ada Orlo',
      source: 'Velden Post',
      published: '2021-03-04',
      text: [first, second, third].join('\n\n'),
    })
  })

  it('is read in the character set that it names', async () => {
    const text = `<p>${first.replace('Velden', 'Łódź')}</p><p>${first}</p><p>${third}</p>`
    const latin2 = Buffer.from(page(text).map((byte) => byte))
      .toString('utf8')
      .replace('utf-8', 'iso-8859-2')
    const encoded = Uint8Array.from(
      latin2,
      (char) => ({ Ł: 0xa3, ó: 0xf3, ź: 0xbc, '©': 0x20 })[char] ?? char.charCodeAt(0),
    )
    expect((await readOne('a.html', encoded))?.text).toContain('The council of Łódź met')
  })

  it('without an article is refused', async () => {
    await expect(readArticles('a.html', bytes('<html><body></body></html>'))).rejects.toThrow(
      'a.html: no article was found on this page. Paste its text instead.',
    )
  })
})

describe('a PDF', () => {
  it('is read as paragraphs, without running heads and page numbers, over the ends of lines and pages', async () => {
    const head = 'Velden Post, Monday edition'
    const pages = [
      [
        head,
        'A Bridge for Velden',
        '',
        'The council met on Monday to talk about the bridge, which has',
        'been closed since the win-',
        'ter, and about who will pay for',
        '1',
      ],
      [head, 'it.', '', 'Members will meet again in spring.', '2'],
      [head, 'Nobody was hurt.', '3'],
    ]
    expect(await readOne('a.pdf', makePdf(pages))).toMatchObject({
      title: 'A Bridge for Velden',
      text: [
        'The council met on Monday to talk about the bridge, which has been closed since the winter, and about who will pay for it.',
        'Members will meet again in spring.',
        'Nobody was hurt.',
      ].join('\n\n'),
    })
  })

  it('without text is refused as a scan', async () => {
    await expect(readArticles('a.pdf', makePdf([[]]))).rejects.toThrow(
      /^a\.pdf: the file is a scanned PDF: it has no text/,
    )
  })

  it('that is broken is refused', async () => {
    await expect(readArticles('a.pdf', bytes('%PDF-1.4 and nothing else'))).rejects.toThrow(
      /^a\.pdf: this is no sound PDF/,
    )
  })
})

describe('a Word document', () => {
  it('is read paragraph by paragraph', async () => {
    expect(await readOne('a.docx', makeDocx(['A Bridge for Velden', 'By Ada Orlo', first, third]))).toMatchObject({
      title: 'A Bridge for Velden',
      author: 'Ada Orlo',
      text: `${first}\n\n${third}`,
    })
  })

  it('that is broken is refused', async () => {
    await expect(readArticles('a.docx', bytes('words'))).rejects.toThrow(/^a\.docx: this is no sound \.docx file/)
  })
})

it('a file that is too large is refused', async () => {
  await expect(readArticles('a.pdf', new Uint8Array(25 * 1_048_576 + 1))).rejects.toThrow(
    'a.pdf: the file has more than 25 MiB.',
  )
})
