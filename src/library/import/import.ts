import { extname } from 'node:path'
import type { Article } from '../../analysis/types.ts'
import { UserError } from '../../user-error.ts'
import { readDocumentFile } from '../workers/document-pool.ts'
import { decodeText } from './decode.ts'
import type { DocumentFile } from './documents/document.ts'
import { makeArticle } from './fields.ts'
import { readFrontMatter } from './front-matter.ts'
import { readJsonLines } from './json-lines.ts'
import { plainMarkdown } from './markdown.ts'
import { readPlainText } from './plain-text.ts'

export { isDay } from './fields.ts'
export { readJsonLine } from './json-lines.ts'

type Reader = (name: string, bytes: Uint8Array) => Promise<Article[]> | Article[]

const readers: Readonly<Record<string, Reader>> = {
  '.md': (name, bytes) => [readMarkdown(name, decodeText(name, bytes))],
  '.markdown': (name, bytes) => [readMarkdown(name, decodeText(name, bytes))],
  '.txt': (name, bytes) => [readText(name, decodeText(name, bytes))],
  '': (name, bytes) => [readText(name, decodeText(name, bytes))],
  '.jsonl': (name, bytes) => readJsonLines(name, decodeText(name, bytes)),
  '.ndjson': (name, bytes) => readJsonLines(name, decodeText(name, bytes)),
  '.html': (name, bytes) => readDocument({ kind: 'html', name, bytes }),
  '.htm': (name, bytes) => readDocument({ kind: 'html', name, bytes }),
  '.pdf': (name, bytes) => readDocument({ kind: 'pdf', name, bytes }),
  '.docx': (name, bytes) => readDocument({ kind: 'docx', name, bytes }),
}

/** The most bytes of a file that is read: documents carry pictures and fonts besides their text. */
const fileLimit = 25 * 1_048_576

/**
 * The articles of a file: one, or one a line of JSON lines. The kind of file is told by the name's ending.
 * Throws UserError of one line that names the file, the line where there is one, and what is wrong.
 */
export async function readArticles(name: string, bytes: Uint8Array): Promise<readonly Article[]> {
  const read = readers[extname(name).toLowerCase()]
  if (!read) {
    const kinds = Object.keys(readers).filter((kind) => kind !== '')
    throw new UserError(
      'import.kind',
      `${name}: files of this kind cannot be read; those that can are ${kinds.join(', ')}.`,
    )
  }
  if (bytes.length > fileLimit) {
    throw new UserError('import.size', `${name}: the file has more than 25 MiB. Send the text of the article alone.`)
  }
  return read(name, bytes)
}

/** What a document says of itself goes before what its text does. */
async function readDocument(file: DocumentFile): Promise<Article[]> {
  const content = await readDocumentFile(file)
  const page = readPlainText(content.text, { findTitle: content.title === null })
  return [
    makeArticle(file.name, {
      title: content.title ?? page.title,
      author: content.author ?? page.author,
      source: content.source ?? page.source,
      published: content.published ?? page.published,
      text: page.body,
    }),
  ]
}

/** An article from text that a person pasted or a file held; see `readPlainText` for what is cut from it. */
function readText(name: string, text: string): Article {
  const { body, ...page } = readPlainText(text)
  return makeArticle(name, { ...page, text: body })
}

function readMarkdown(name: string, text: string): Article {
  const { fields, body } = readFrontMatter(name, text.replace(/\r\n?/g, '\n'))
  const heading = /^\s*#\s+(.+?)\s*#*\s*(?:\n|$)/u.exec(body)
  const plain = plainMarkdown(heading ? body.slice(heading[0].length) : body)
  const title = fields.title ?? heading?.[1]
  // Front matter with a title says what there is to say: then the body is all text, however its first line looks.
  if (fields.title !== undefined) return makeArticle(name, { ...fields, text: plain.trim() })
  const page = readPlainText(plain, { findTitle: title === undefined })
  return makeArticle(name, {
    ...fields,
    title: title ?? page.title,
    author: fields.author ?? page.author,
    source: fields.source ?? page.source,
    published: fields.published ?? page.published,
    text: page.body,
  })
}
