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

/**
 * Quotations paragraph by paragraph: a mark left open runs to the end of its paragraph, as newspapers print it. Single
 * marks make quotations in a text that has double ones only within them, as British books and weeklies print it.
 */
export function findQuotations(text: string, paragraphs: readonly Range[]): Quotation[] {
  const doubles = paragraphs.flatMap((range, paragraph) => findDoubles(text, range, paragraph))
  if (!text.includes('‘') && (doubles.length > 0 || !text.includes("'"))) return doubles
  const singles = paragraphs.flatMap((range, paragraph) => {
    const next = paragraphs[paragraph + 1]
    return findSingles(text, range, paragraph, next !== undefined && text.charAt(next.start) === '‘')
  })
  return areOutermost(text, singles, doubles) ? singles : doubles
}

function findDoubles(text: string, range: Range, paragraph: number): Quotation[] {
  const quotations: Quotation[] = []
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
  return quotations
}

/** A single mark that opens, and one that may close: no apostrophe within a word. */
const singleOpening = /(?<![\p{L}\p{N}])[‘'](?=[\p{L}\p{N}“"[…])/gu
const singleClosing = /(?<=[^\s‘'])[’'](?![\p{L}\p{N}])/gu
/** What is said ends before its mark; so does what a clause goes on after. */
const endsBefore = /[.,!?…;:—–-]$/u
const endsAfter = /^(?:[.,!?…;:—–)-]|$)/u

/** A single mark left open is an apostrophe, unless it opens its paragraph or the next one goes on with another. */
function findSingles(text: string, { start, end }: Range, paragraph: number, goesOn: boolean): Quotation[] {
  const line = text.slice(start, end)
  const closings = [...line.matchAll(singleClosing)].map(({ index }) => index)
  const quotations: Quotation[] = []
  let next = 0
  let from = 0
  for (const { index } of line.matchAll(singleOpening)) {
    if (index < from) continue
    while (next < closings.length && (closings[next] ?? 0) < index + 2) next++
    const closing = closingOf(line, closings, next)
    if (closing === null && index > 0 && !(goesOn && line.charAt(index) === '‘')) continue
    from = closing === null ? line.length : closing + 1
    quotations.push({ start: start + index, end: start + from, paragraph, closed: closing !== null })
  }
  return quotations
}

/** Apostrophes of plurals in one quotation at most. */
const mostPlurals = 4

/** The first of the marks from a given one on that closes; no apostrophe as of "the workers’ cars", where another one may. */
function closingOf(line: string, closings: readonly number[], first: number): number | null {
  for (let i = first; i < Math.min(closings.length, first + mostPlurals); i++) {
    const at = closings[i] ?? 0
    const isPlural = /s$/u.test(line.slice(at - 1, at)) && !endsAfter.test(line.slice(at + 1, at + 2))
    if (!isPlural || endsBefore.test(line.slice(at - 1, at))) return at
  }
  return closings[first] ?? null
}

/** Whether single marks are what a text quotes with: some hold a clause, and no double ones stand outside them. */
function areOutermost(text: string, singles: readonly Quotation[], doubles: readonly Quotation[]): boolean {
  const holdClause = singles.some(({ start, end }) => clause.test(text.slice(start, end)))
  let s = 0
  return (
    holdClause &&
    doubles.every((double) => {
      while (s < singles.length && (singles[s]?.end ?? 0) < double.end) s++
      return (singles[s]?.start ?? double.start) < double.start
    })
  )
}

/** Three words and more that end with the mark of a sentence or a comma. */
const clause = /^.(?:[^\s]+\s+){2}.*[.,!?…][’']$/su

/** A straight mark after a digit is inches, unless white space parts them: 6'2" tall. */
function opensHere(text: string, at: number, char: string, range: Range): boolean {
  if (char !== '"' && char !== "''") return true
  return !(at > range.start && /[\p{N}]/u.test(text.charAt(at - 1)))
}
