import { endsArticle, kindOfLine } from './line-kinds.ts'

/** A body with what stood around it; null for what the text does not say. */
export interface Page {
  readonly title: string | null
  readonly author: string | null
  readonly source: string | null
  readonly published: string | null
  readonly body: string
}

interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly afterBlank: boolean
}

const longestTitle = 200

/** The share of a text, from its start, in which nothing is taken for the end of the article. */
const certainlyArticle = 0.5

/**
 * Parts a text, as copied from a page or a document, into title, byline and body. The title is a first line that stands
 * alone as a heading. Lines of author, outlet, date and web furniture before and after the body are cut; the body
 * between them is not changed, but for line ends (one `\n`).
 */
export function readPlainText(text: string, options: { readonly findTitle: boolean } = { findTitle: true }): Page {
  const content = text.replace(/\r\n?/g, '\n')
  const lines = findLines(content)
  const found: { author: string | null; source: string | null; published: string | null } = {
    author: null,
    source: null,
    published: null,
  }
  const note = (line: Line): boolean => {
    const seen = kindOfLine(line.text)
    if (seen.kind === 'byline') found.author ??= seen.author
    else if (seen.kind === 'source') found.source ??= seen.source
    else if (seen.kind === 'date') found.published ??= seen.day
    else return seen.kind === 'furniture'
    return true
  }
  let first = 0
  while (first < lines.length - 1 && note(at(lines, first))) first++
  const titleLine = options.findTitle && isTitle(lines, first) ? at(lines, first) : null
  if (titleLine) first++
  while (first < lines.length - 1 && note(at(lines, first))) first++
  const end = endOfBody(lines, first)
  for (const line of lines.slice(end)) note(line)
  const body = lines.slice(first, end)
  return {
    title: titleLine?.text.replace(/^#+\s+/u, '') ?? null,
    ...found,
    body: content.slice(body[0]?.start ?? 0, body.at(-1)?.end ?? 0),
  }
}

function at(lines: readonly Line[], index: number): Line {
  return lines[index] ?? { start: 0, end: 0, text: '', afterBlank: true }
}

/** The lines that are not blank, without white space around them. */
function findLines(content: string): Line[] {
  const lines: Line[] = []
  let blank = true
  for (const match of content.matchAll(/[^\n]*(?:\n|$)/gu)) {
    const text = match[0].trim()
    if (text === '') {
      if (match[0] !== '') blank = true
      continue
    }
    const start = match.index + match[0].indexOf(text)
    lines.push({ start, end: start + text.length, text, afterBlank: blank })
    blank = false
  }
  return lines
}

/** A heading: one line, no full stop at its end, and apart from a longer text that follows. */
function isTitle(lines: readonly Line[], index: number): boolean {
  const line = lines[index]
  const next = lines[index + 1]
  if (!line || !next || line.text.length > longestTitle || /(?<!\b\p{L})[.;:,][)"”’']*$/u.test(line.text)) return false
  if (/^#\s/u.test(line.text) || next.afterBlank) return true
  const blanks = lines.slice(index + 1).some(({ afterBlank }) => afterBlank)
  const { kind } = kindOfLine(next.text)
  return (
    kind === 'byline' || kind === 'date' || kind === 'source' || (!blanks && next.text.length > 2 * line.text.length)
  )
}

/** The index after the last line of the body. */
function endOfBody(lines: readonly Line[], first: number): number {
  const from = at(lines, first).start
  const length = at(lines, lines.length - 1).end - from
  let end = lines.findIndex(
    (line, i) => i > first && endsArticle(line.text) && line.start - from > length * certainlyArticle,
  )
  if (end < 0) end = lines.length
  for (let i = end - 1; i > first; i--) {
    const { kind } = kindOfLine(at(lines, i).text)
    if (kind === 'prose') break
    if (kind !== 'loose') end = i
  }
  return end
}
