import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Article } from '../../analysis/types.ts'
import { UserError } from '../../user-error.ts'
import { foldedWords } from '../index/fold.ts'
import { languageOf } from './language.ts'

/** The most that an article's text may have, in bytes of UTF-8. */
const textLimit = 1_048_576

const line = z
  .string()
  .transform((value) => value.replace(/\s+/gu, ' ').trim())
  .refine((value) => value !== '', 'some words')
  .refine((value) => value.length <= 500, 'at most 500 characters')

const day = z
  .string()
  .transform((value) => value.replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/su, '$1'))
  .refine(isDay, 'a day like 2022-06-07')

/** What a file may say about its article. Messages say what was wanted. */
export const articleFields = z.object({
  title: line.optional(),
  author: line.optional(),
  source: line.optional(),
  url: z.url({ protocol: /^https?$/, error: 'an http or https address' }).optional(),
  published: day.optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}$/, 'a language code of two letters, like en')
    .optional(),
  tags: z.array(line).max(50, 'at most 50 tags').optional(),
})

export type ArticleFields = z.infer<typeof articleFields>

type ArticleParts = { readonly text: string } & {
  readonly [Key in Exclude<keyof Article, 'text'>]?: Article[Key] | undefined
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

/**
 * An article from its parts. Without an id it gets one from its title and text: the same file gives the same id again.
 * Throws UserError `article.empty` or `article.long`, naming where the text came from.
 */
export function makeArticle(name: string, { text, ...fields }: ArticleParts): Article {
  if (!/[\p{L}\p{N}]/u.test(text)) throw new UserError('article.empty', `${name}: there is no text in it.`)
  const size = Buffer.byteLength(text)
  if (size > textLimit) {
    const mebibytes = (Math.ceil((size / textLimit) * 100) / 100).toFixed(2)
    throw new UserError(
      'article.long',
      `${name}: the text has ${mebibytes} MiB; an article may have 1 MiB. Divide it into parts.`,
    )
  }
  const title = fields.title ?? null
  return {
    id: fields.id ?? articleId(title, text),
    title,
    author: fields.author ?? null,
    source: fields.source ?? null,
    url: fields.url ?? null,
    published: fields.published ?? null,
    language: fields.language ?? languageOf(text),
    tags: fields.tags ?? [],
    text,
  }
}

function articleId(title: string | null, text: string): string {
  const words = foldedWords(title ?? text.slice(0, 200)).map((word) => word.replace(/[^a-z0-9]/g, ''))
  const slug = words.join('-').replace(/-{2,}/g, '-').slice(0, 40).replace(/^-|-$/g, '')
  const hash = createHash('sha256')
    .update(JSON.stringify([title, text]))
    .digest('hex')
    .slice(0, 8)
  return slug === '' ? hash : `${slug}-${hash}`
}
