import type { Span } from '../types.ts'

interface Line {
  readonly start: number
  readonly end: number
  /** True where only white space stands between this line and the one before it, over more than one break. */
  readonly afterBlank: boolean
}

/** Longest line that a text wrapped by an editor or a mail program is taken to have, in UTF-16 code units. */
const wrapColumn = 100
const shortestWrapped = 40

/** The characters that end a line. */
const breaks = new Set([0x0a, 0x0d, 0x85, 0x2028, 0x2029])

/**
 * The paragraphs of a text, without the white space around them. A blank line ends a paragraph; so does a single line
 * break, unless the text is hard-wrapped (its lines end near one column).
 */
export function findParagraphs(text: string): Span[] {
  const lines = findLines(text)
  const wrapped = isHardWrapped(lines)
  const paragraphs: [number, number][] = []
  for (const line of lines) {
    const last = paragraphs.at(-1)
    if (last && wrapped && !line.afterBlank) last[1] = line.end
    else paragraphs.push([line.start, line.end])
  }
  return paragraphs
}

function findLines(text: string): Line[] {
  const lines: Line[] = []
  let blank = false
  for (const match of text.matchAll(/[^\n\r\u0085\u2028\u2029]+|\r\n?|[\n\u0085\u2028\u2029]/gu)) {
    const line = match[0]
    const content = line.trim()
    if (content === '') {
      if (/[\n\r\u0085\u2028\u2029]/u.test(line) && endsLine(text, match.index)) blank = true
      continue
    }
    const start = match.index + line.indexOf(content)
    lines.push({ start, end: start + content.length, afterBlank: blank })
    blank = false
  }
  return lines
}

/** Whether the line break at `at` follows another one, with at most white space between. */
function endsLine(text: string, at: number): boolean {
  let i = at - 1
  while (i >= 0 && !breaks.has(text.charCodeAt(i))) {
    if (text.charAt(i).trim() !== '') return false
    i--
  }
  return true
}

function isHardWrapped(lines: readonly Line[]): boolean {
  let inner = 0
  let near = 0
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i]
    if (!line || lines[i + 1]?.afterBlank) continue
    const length = line.end - line.start
    if (length > wrapColumn) return false
    inner++
    if (length >= shortestWrapped) near++
  }
  return inner >= 3 && near / inner >= 0.8
}
