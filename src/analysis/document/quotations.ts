/** A run in double quotation marks, marks included. `closed` is false where the paragraph ends before the mark. */
export interface Quotation {
  readonly start: number
  readonly end: number
  readonly paragraph: number
  readonly closed: boolean
}

/** Opening marks, and the marks that close each. */
const closers: Readonly<Record<string, string>> = {
  '“': '”“"',
  '„': '“”',
  '«': '»',
  '``': "''",
  '"': '"”',
}

const mark = /``|''|["“”„«»]/gu

interface Range {
  readonly start: number
  readonly end: number
}

/** Quotations paragraph by paragraph: a mark left open runs to the end of its paragraph, as newspapers print it. */
export function findQuotations(text: string, paragraphs: readonly Range[]): Quotation[] {
  const quotations: Quotation[] = []
  paragraphs.forEach((range, paragraph) => {
    let open: { at: number; closes: string } | null = null
    for (const match of text.slice(range.start, range.end).matchAll(mark)) {
      const at = range.start + match.index
      const char = match[0]
      if (open?.closes.includes(char)) {
        quotations.push({ start: open.at, end: at + char.length, paragraph, closed: true })
        open = null
      } else if (!open) {
        const closes = closers[char] ?? (char === "''" ? "''" : undefined)
        if (closes !== undefined && opensHere(text, at, char, range)) open = { at, closes }
      }
    }
    if (open) quotations.push({ start: open.at, end: range.end, paragraph, closed: false })
  })
  return quotations
}

/** A straight mark after a digit is inches, unless white space parts them: 6'2" tall. */
function opensHere(text: string, at: number, char: string, range: Range): boolean {
  if (char !== '"' && char !== "''") return true
  return !(at > range.start && /[\p{N}]/u.test(text.charAt(at - 1)))
}
