import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { UserError } from '../../../user-error.ts'
import { decodeText } from '../decode.ts'
import { isDay } from '../fields.ts'
import type { DocumentContent } from './document.ts'

/** Elements that stand on lines of their own. */
const blocks = 'p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, figcaption, td, th, dt, dd, div, section, article'

/**
 * The article of a page: its words without menus, comments and advertisements, as Readability (the library behind
 * Firefox's reader view) finds it. Throws UserError `import.no-article` where there is none.
 */
export function readHtml(name: string, bytes: Uint8Array): DocumentContent {
  const { document } = parseHTML(decodeHtml(name, bytes))
  const time = document.querySelector('time[datetime]')?.getAttribute('datetime')
  const article = new Readability(document).parse()
  const text = article?.content ? textOf(article.content) : ''
  if (!article || !/[\p{L}\p{N}]/u.test(text)) {
    throw new UserError('import.no-article', `${name}: no article was found on this page. Paste its text instead.`)
  }
  return {
    title: withoutOutlet(words(article.title), article.siteName),
    author: words(article.byline)?.replace(/^by\s+/iu, '') ?? null,
    source: words(article.siteName),
    published: dayOf(article.publishedTime) ?? dayOf(time),
    text,
  }
}

/** The bytes by the character set that the page names, else as any other text. */
function decodeHtml(name: string, bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1]
  if (label !== undefined && !/^utf-?8$/iu.test(label)) {
    try {
      return new TextDecoder(label).decode(bytes)
    } catch (error) {
      // A name that no decoder has.
      if (!(error instanceof RangeError)) throw error
    }
  }
  return decodeText(name, bytes)
}

/** The text of an element's innermost blocks, a paragraph each. */
function textOf(html: string): string {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`)
  for (const lineBreak of document.querySelectorAll('br')) lineBreak.replaceWith('\n')
  for (const block of document.querySelectorAll(blocks)) {
    block.before('\n\n')
    block.after('\n\n')
  }
  return (document.body.textContent ?? '')
    .split(/\n\s*\n/u)
    .map((paragraph: string) => paragraph.replace(/\s+/gu, ' ').trim())
    .filter((paragraph: string) => paragraph !== '')
    .join('\n\n')
}

/** Pages put the outlet's name behind the title: "A Bridge for Velden | Velden Post". */
function withoutOutlet(title: string | null, outlet: string | null | undefined): string | null {
  const parts = /^(.+\S)\s+[|–—-]\s+(.+)$/su.exec(title ?? '')
  return parts && parts[2] === outlet?.trim() ? (parts[1] ?? null) : title
}

function words(value: string | null | undefined): string | null {
  const plain = value?.replace(/\s+/gu, ' ').trim() ?? ''
  return plain === '' ? null : plain.slice(0, 500)
}

function dayOf(time: string | null | undefined): string | null {
  const day = time?.trim().slice(0, 10) ?? ''
  return isDay(day) ? day : null
}
