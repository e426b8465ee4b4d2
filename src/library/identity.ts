import { createHash } from 'node:crypto'
import { paragraphAt, readDocument } from '../analysis/document/document.ts'
import type { Analysis, Article } from '../analysis/types.ts'

/** A short name for data: the same data give the same name. 72 bits, URL-safe. */
export function shortHash(...data: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('base64url').slice(0, 12)
}

/** What an article is kept under: its id where that is short and plain, so that it can go into a button's id; else a name made from it. */
export function articleKey(id: string): string {
  return /^[\w.-]{1,60}$/u.test(id) ? id : shortHash(id)
}

/** Tells whether an article is as it was: SHA-256 of all that was handed over, in hexadecimal. */
export function articleHash(article: Article): string {
  const { id, title, author, source, url, published, language, tags, text } = article
  return createHash('sha256')
    .update(JSON.stringify([id, title, author, source, url, published, language, tags, text]))
    .digest('hex')
}

/**
 * An id and a paragraph (1-based) for each statement. The id comes from the article and the words said, and from which
 * of those with the same words it is: it outlives a new analysis, and edits elsewhere in the article.
 */
export function placeStatements(analysis: Analysis): readonly { readonly id: string; readonly paragraph: number }[] {
  const document = readDocument(analysis.text)
  const seen = new Map<string, number>()
  return analysis.statements.map(({ content }) => {
    const words = content.map(([start, end]) => analysis.text.slice(start, end))
    const key = words.join('\n')
    const nth = seen.get(key) ?? 0
    seen.set(key, nth + 1)
    return { id: shortHash(analysis.id, words, nth), paragraph: paragraphAt(document, content[0]?.[0] ?? 0) + 1 }
  })
}
