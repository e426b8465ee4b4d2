import type { Article } from '../../analysis/types.ts'
import { UserError } from '../../user-error.ts'
import { type FetchLimits, fetchPage } from './fetch-page.ts'
import { readArticles } from './import.ts'

/** The endings by which files of these types are read. */
const endings: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'text/plain': '.txt',
  'text/markdown': '.md',
  'application/pdf': '.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
}

/**
 * The article at an address; its `url` is where it was found. Throws UserError in words for the person who named the
 * address: see `fetchPage`, and what reading a file throws.
 */
export async function readUrl(address: string, limits: Partial<FetchLimits> = {}): Promise<Article> {
  const { url, type, bytes } = await fetchPage(address, limits)
  const { hostname } = new URL(url)
  const ending = endings[type]
  if (ending === undefined) {
    const found = type === '' ? 'without a type' : `of type ${type}`
    throw new UserError(
      'fetch.type',
      `${hostname}: the page is a file ${found}, not an article. Paste its text instead.`,
    )
  }
  const [article] = await readArticles(`${hostname}${ending}`, bytes)
  if (!article) throw new UserError('article.empty', `${hostname}: there is no text in it.`)
  return { ...article, url, source: article.source ?? hostname.replace(/^www\./, '') }
}
