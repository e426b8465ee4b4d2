import { extname } from 'node:path'
import type { Article } from '../../analysis/types.ts'
import { UserError } from '../../user-error.ts'
import { decodeText } from './decode.ts'
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
}

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
  return read(name, bytes)
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
