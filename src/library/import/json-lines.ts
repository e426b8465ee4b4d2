import { z } from 'zod'
import type { Article } from '../../analysis/types.ts'
import { UserError } from '../../user-error.ts'
import { articleFields, makeArticle } from './fields.ts'

const entry = z.object({
  ...articleFields.shape,
  id: z
    .string()
    .regex(/^\S.{0,198}\S?$/u, 'a text of 1 to 200 characters')
    .optional(),
  text: z.string(),
})

/**
 * The articles of a file of JSON lines, `{"id","text","title"?,"published"?}` and the fields of front matter. The text
 * is kept as it is, so that offsets into it stay true; other keys are passed over.
 * Throws UserError `import.json` naming file, line and what is wrong.
 */
export function readJsonLines(name: string, content: string): Article[] {
  const articles = content
    .split('\n')
    .flatMap((line, i) => (line.trim() === '' ? [] : [readJsonLine(`${name}:${i + 1}`, line)]))
  if (articles.length === 0) throw new UserError('article.empty', `${name}: there is no text in it.`)
  return articles
}

/** The article of one such line; `where` names it in errors. */
export function readJsonLine(where: string, line: string): Article {
  const parsed = entry.safeParse(parse(where, line))
  if (parsed.success) return makeArticle(where, parsed.data)
  const issue = parsed.error.issues[0]
  const wanted = issue?.code === 'invalid_type' ? `a ${issue.expected}` : issue?.message
  const field = issue?.path.length ? `${issue.path.join('.')}: ` : ''
  throw new UserError('import.json', `${where}: ${field}wanted ${wanted}.`)
}

function parse(where: string, line: string): unknown {
  try {
    return withoutNulls(JSON.parse(line))
  } catch (error) {
    if (error instanceof SyntaxError) throw new UserError('import.json', `${where}: not valid JSON: ${error.message}.`)
    throw error
  }
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null))
}
