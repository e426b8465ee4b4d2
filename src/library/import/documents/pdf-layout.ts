/** A line of a page: where it begins and ends, in points from the left and from the bottom; how high its letters are. */
export interface PageLine {
  readonly text: string
  readonly x: number
  readonly end: number
  readonly y: number
  readonly height: number
}

/**
 * The paragraphs of a document, from the lines of its pages. A paragraph ends where the next line is further away than
 * lines of this text are, of another size, indented, or where its last line stops short of the others. It goes on over a page's end
 * unless a sentence ends there. Words divided at a line's end are joined.
 */
export function paragraphsOf(pages: readonly (readonly PageLine[])[]): string[] {
  const running = runningLines(pages)
  const paragraphs: string[] = []
  const kept = pages.map((page) => page.filter((line, i) => !isRunning(line, i, page, running)))
  const usual = usualGap(kept)
  for (const lines of kept) {
    const column = { left: Math.min(...lines.map(({ x }) => x)), right: Math.max(...lines.map(({ end }) => end)) }
    lines.forEach((line, i) => {
      const before = lines[i - 1]
      const last = paragraphs.at(-1)
      const goesOn = before
        ? !parts(before, line, usual, column)
        : last !== undefined && !/[.!?…:]["”’»)]*$/u.test(last)
      if (goesOn && last !== undefined) paragraphs[paragraphs.length - 1] = join(last, line.text)
      else paragraphs.push(line.text)
    })
  }
  return paragraphs
}

interface Column {
  readonly left: number
  readonly right: number
}

function parts(before: PageLine, line: PageLine, usual: number, { left, right }: Column): boolean {
  const gap = before.y - line.y
  const indented = line.x > left + line.height && before.x <= left + 1
  const filled = (before.end - left) / (right - left)
  const stopsShort = filled < 0.5 || (filled < 0.8 && /[.!?…:]["”’»)]*$/u.test(before.text))
  return (
    gap < 0 ||
    gap > usual * 1.3 ||
    Math.abs(before.height - line.height) > 1.5 ||
    indented ||
    (stopsShort && !/^\p{Ll}/u.test(line.text))
  )
}

/** The distance of lines within a paragraph: the lower quartile, since those between paragraphs are larger. */
function usualGap(pages: readonly (readonly PageLine[])[]): number {
  const gaps = pages.flatMap((lines) =>
    lines.flatMap((line, i) => {
      const gap = (lines[i - 1]?.y ?? Number.NaN) - line.y
      return gap > 0 ? [gap] : []
    }),
  )
  return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 4)] ?? 0
}

function join(paragraph: string, line: string): string {
  return /\p{Ll}[-\u00ad]$/u.test(paragraph) && /^\p{Ll}/u.test(line)
    ? paragraph.slice(0, -1) + line
    : `${paragraph} ${line}`
}

const withoutDigits = (text: string): string => text.replace(/\d+/gu, '#')

/** First and last lines that stand on at least half of the pages, and on three, but for their numbers. */
function runningLines(pages: readonly (readonly PageLine[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const page of pages) {
    for (const text of new Set([page[0], page.at(-1)].flatMap((line) => (line ? [withoutDigits(line.text)] : [])))) {
      counts.set(text, (counts.get(text) ?? 0) + 1)
    }
  }
  const enough = Math.max(3, pages.length / 2)
  return new Set([...counts].filter(([, count]) => count >= enough).map(([text]) => text))
}

function isRunning(line: PageLine, i: number, page: readonly PageLine[], running: ReadonlySet<string>): boolean {
  if (i !== 0 && i !== page.length - 1) return false
  return /^(?:page\s+)?\d{1,4}(?:\s*(?:\/|of)\s*\d{1,4})?$/iu.test(line.text) || running.has(withoutDigits(line.text))
}
