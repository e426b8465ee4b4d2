import { type Document, paragraphAt, type Quotation, slice } from '../document/document.ts'
import type { Span } from '../types.ts'

/** What this needs to know of a statement. */
interface Quoting {
  readonly content: readonly Span[]
  readonly cue: readonly Span[]
  readonly source: readonly Span[]
}

/**
 * Statements with the paragraphs that go on with what they quote: one that is all quotation, in which nothing says whose,
 * belongs to the statement that the paragraph before it quotes last, as newspapers print a long answer; not after a
 * question, or words of the writer's own, which somebody else may be answering. In the training text 45 of 52 such paragraphs do.
 */
export function withContinued<S extends Quoting>(document: Document, statements: readonly S[]): S[] {
  const all = [...statements]
  const continuing = quotedParagraphs(document)
  if (continuing.length === 0) return all
  const last = lastQuoting(document, all)
  const claimed = claimedParagraphs(document, all)
  for (const { start, end, paragraph, closed } of continuing) {
    const owner = last.get(paragraph - 1)
    const statement = owner === undefined ? undefined : all[owner]
    if (owner === undefined || !statement || claimed.has(paragraph)) continue
    all[owner] = { ...statement, content: joined(document, statement.content, [start, end]) }
    if (!closed || !asks(document, end)) last.set(paragraph, owner)
  }
  return all
}

/** A content with a span behind it; as one with the last where only white space parts them. */
function joined({ text }: Document, content: readonly Span[], span: Span): readonly Span[] {
  const last = content.at(-1)
  if (!last || text.slice(last[1], span[0]).trim() !== '') return [...content, span]
  return [...content.slice(0, -1), [last[0], span[1]]]
}

/** Quotations that are the whole of a paragraph, which is not the first. */
function quotedParagraphs({ text, quotations, paragraphs }: Document): Quotation[] {
  return quotations.filter(({ start, end, paragraph }) => {
    const range = paragraphs[paragraph]
    return paragraph > 0 && range?.start === start && !/[\p{L}\p{N}]/u.test(text.slice(end, range.end))
  })
}

/** By paragraph: the statement that has its last quotation, unless that is closed and may be answered. */
function lastQuoting(document: Document, statements: readonly Quoting[]): Map<number, number> {
  const lastOf = new Map(document.quotations.map((quotation) => [quotation.paragraph, quotation]))
  const owners = new Map<number, number>()
  statements.forEach(({ content, source }, i) => {
    const isOwn = source[0] !== undefined && /^(?:I|we)$/.test(slice(document, source[0]))
    for (const [start, end] of content) {
      const paragraph = paragraphAt(document, end - 1)
      const quoted = lastOf.get(paragraph)
      if (!quoted || start >= quoted.end || end < quoted.end - mostMarks) continue
      if (!quoted.closed || (!isOwn && !asks(document, quoted.end))) owners.set(paragraph, i)
    }
  })
  return owners
}

/** Characters of the marks that close a quotation at most, which a content may leave out. */
const mostMarks = 2

/** Whether a quotation that ends at an offset ends in a question. */
const asks = ({ text }: Document, end: number): boolean => /\?["'”’»]+$/u.test(text.slice(end - 4, end))

/** Paragraphs in which a statement has words. */
function claimedParagraphs(document: Document, statements: readonly Quoting[]): Set<number> {
  const claimed = new Set<number>()
  for (const { content, cue, source } of statements) {
    for (const [start, end] of [...content, ...cue, ...source]) {
      const last = paragraphAt(document, end - 1)
      for (let paragraph = paragraphAt(document, start); paragraph <= last; paragraph++) claimed.add(paragraph)
    }
  }
  return claimed
}
