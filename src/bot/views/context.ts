import type { Span } from '../../analysis/types.ts'
import type { StatementContext } from '../../library/types.ts'
import type { Message } from '../reply.ts'
import { statementDate } from './dates.ts'
import { accents, message, separator, text } from './layout.ts'
import { escapeMarkdown, link, oneLine, quoteText, small } from './markdown.ts'
import { kindWords, said } from './statements.ts'

/** Most code units of a paragraph that are shown, Markdown counted; of a longer one, what stands around the words. */
const longestParagraph = 2600

/** The paragraph with the words in bold, cue and speaker underlined, a line of the text above and below it. */
export function contextView(context: StatementContext, locale: string): Message {
  const { hit, text: whole } = context
  const neighbour = (span: Span | null, end: 'head' | 'tail') => {
    if (span === null) return null
    const words = oneLine(whole.slice(...span))
    return small(end === 'head' ? quoteText(words, 240) : quoteTail(words, 240))
  }
  return message(accents.statements, [
    text(said(hit)),
    separator,
    text(neighbour(context.before, 'tail')),
    text(markParagraph(context)),
    text(neighbour(context.after, 'head')),
    separator,
    text(
      small([statementDate(hit.date, locale), kindWords[hit.kind]].join(' · ')),
      small(`${link(hit.article.title, hit.article.url, 200)}, ¶${hit.paragraph}`),
      hit.article.source === null ? null : small(quoteText(hit.article.source, 100)),
    ),
  ])
}

interface Piece {
  readonly text: string
  readonly bold: boolean
  readonly underlined: boolean
}

/** The paragraph as Markdown with the statement's parts marked, at most `longestParagraph` long. */
function markParagraph(context: StatementContext): string {
  const first = context.content[0] ?? context.cue[0] ?? context.paragraph
  let window: Span = context.paragraph
  let written = pieces(context, window).map(markdownOf).join('')
  for (let reach = 1600; written.length > longestParagraph && reach >= 100; reach = Math.floor(reach / 2)) {
    window = around(context, first, reach)
    written = pieces(context, window).map(markdownOf).join('')
  }
  const opens = window[0] > context.paragraph[0] ? '… ' : ''
  const closes = window[1] < context.paragraph[1] ? ' …' : ''
  return written.trim() === '' ? '–' : `${opens}${written}${closes}`
}

/** At most `reach` code units of the paragraph, from a little before the statement, between words where there are any. */
function around({ text: whole, paragraph }: StatementContext, [start]: Span, reach: number): Span {
  const from = Math.max(paragraph[0], Math.min(start, paragraph[1]) - Math.floor(reach / 4))
  const to = Math.min(paragraph[1], from + reach)
  const left = from === paragraph[0] ? from : nextSpace(whole, from, start)
  const right = to === paragraph[1] ? to : Math.max(left, whole.lastIndexOf(' ', to))
  return [left, right > left ? right : to]
}

function nextSpace(whole: string, from: number, end: number): number {
  const space = whole.indexOf(' ', from)
  return space === -1 || space >= end ? from : space + 1
}

/** The window in runs of one style. */
function pieces({ text: whole, content, cue, source }: StatementContext, [start, end]: Span): Piece[] {
  const edges = new Set([start, end])
  for (const [from, to] of [...content, ...cue, ...source]) {
    for (const edge of [from, to]) if (edge > start && edge < end) edges.add(edge)
  }
  const sorted = [...edges].sort((a, b) => a - b)
  const inside = (spans: readonly Span[], at: number) => spans.some(([from, to]) => from <= at && at < to)
  return sorted.slice(0, -1).map((from, i) => ({
    text: whole.slice(from, sorted[i + 1]),
    bold: inside(content, from),
    underlined: inside(cue, from) || inside(source, from),
  }))
}

/** A run with its marks on the words themselves: Discord takes no mark that has white space on its inner side. */
function markdownOf({ text: raw, bold, underlined }: Piece): string {
  const words = oneLine(raw)
  const before = /^\s/u.test(raw) ? ' ' : ''
  if (words === '') return before
  const after = /\s$/u.test(raw) ? ' ' : ''
  const marks = `${bold ? '**' : ''}${underlined ? '__' : ''}`
  const closing = `${underlined ? '__' : ''}${bold ? '**' : ''}`
  return `${before}${marks}${escapeMarkdown(words)}${closing}${after}`
}

/** The end of a text, cut at a word's start. */
function quoteTail(words: string, most: number): string {
  for (let from = Math.max(0, words.length - most); ; from += 20) {
    const space = from === 0 ? 0 : words.indexOf(' ', from) + 1
    const tail = words.slice(space > 0 ? space : from).replace(/^[\uDC00-\uDFFF]/u, '')
    const written = from === 0 ? escapeMarkdown(tail) : `… ${escapeMarkdown(tail)}`
    if (written.length <= most || tail === '') return written
  }
}
