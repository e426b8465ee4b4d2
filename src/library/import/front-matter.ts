import { isMap, isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml'
import { UserError } from '../../user-error.ts'
import { type ArticleFields, articleFields } from './fields.ts'

const known = Object.keys(articleFields.shape)

/**
 * Parts a text into the fields of its YAML front matter (between two lines of three dashes) and its body. A text
 * without front matter has no fields. Throws UserError `import.front-matter` naming file, line and what is wrong.
 */
export function readFrontMatter(name: string, text: string): { readonly fields: ArticleFields; readonly body: string } {
  const match = /^---[ \t]*\n(?:(.*?)\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)/su.exec(text)
  if (!match) {
    if (/^---[ \t]*\n[a-z]+:/u.test(text))
      throw problem(name, 1, 'the front matter has no closing line of three dashes')
    return { fields: {}, body: text }
  }
  return { fields: parseFields(name, match[1] ?? ''), body: text.slice(match[0].length) }
}

function parseFields(name: string, yaml: string): ArticleFields {
  const counter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false, uniqueKeys: true })
  // The front matter's own first line is line 2 of the file.
  const lineAt = (offset: number) => counter.linePos(offset).line + 1
  const fault = document.errors[0] ?? document.warnings[0]
  if (fault)
    throw problem(name, lineAt(fault.pos[0]), `the front matter is not valid YAML: ${firstLine(fault.message)}`)
  const { contents } = document
  if (contents === null) return {}
  if (!isMap(contents)) throw problem(name, 2, `the front matter must be lines of "name: value"`)
  for (const { key } of contents.items) {
    const word = isScalar(key) ? String(key.value) : 'a key that is no word'
    if (!known.includes(word)) {
      const at = isScalar(key) ? lineAt(key.range?.[0] ?? 0) : 2
      throw problem(name, at, `unknown field "${word}"; known are ${known.join(', ')}`)
    }
  }
  const values = withoutEmpty(document.toJS())
  const parsed = articleFields.safeParse(values)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const field = String(issue?.path[0])
  const found = JSON.stringify(Reflect.get(values, field))
  const wanted = issue?.code === 'invalid_type' ? `a ${issue.expected}` : issue?.message
  throw problem(name, lineOf(contents, field, lineAt), `${field}: found ${found}, wanted ${wanted}`)
}

/** A field with nothing after its colon is a field that is not given. */
function withoutEmpty(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}

function lineOf(map: YAMLMap, field: string, lineAt: (offset: number) => number): number {
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === field)
  return isScalar(pair?.key) ? lineAt(pair.key.range?.[0] ?? 0) : 2
}

const firstLine = (message: string) => message.split('\n', 1)[0] ?? ''

function problem(name: string, line: number, what: string): UserError {
  return new UserError('import.front-matter', `${name}:${line}: ${what}.`)
}
