import { stringify } from 'yaml'
import type { Article } from '../../analysis/types.ts'

/** An article as a Markdown file with front matter: reading it again gives the same article, but for its id. */
export function toMarkdownFile({ title, author, source, url, published, language, tags, text }: Article): string {
  const given = Object.entries({ title, author, source, url, published, language, tags })
  const fields = given.filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
  return `---\n${stringify(Object.fromEntries(fields), { lineWidth: 0 })}---\n\n${text}\n`
}

/** A name for the file: the title's words in ASCII, or the id; never a path. */
export function fileNameOf({ id, title }: Pick<Article, 'id' | 'title'>): string {
  const words = (title ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
  return `${words.slice(0, 60).replace(/-+$/u, '') || id.replace(/[^a-z0-9]+/giu, '-')}.md`
}
