import type { Span } from '../../analysis/types.ts'
import type { StatementContext } from '../../library/types.ts'
import { componentId } from '../component-id.ts'
import type { Asker } from '../invocation.ts'
import type { Message } from '../reply.ts'
import { statementDate } from './dates.ts'
import { accents, button, message, row, separator, text } from './layout.ts'
import { escapeMarkdown, link, oneLine, quoteText, small } from './markdown.ts'
import { markWithin } from './marks.ts'
import { correctedWords, kindWords, said } from './statements.ts'

/** Most code units of a paragraph that are shown, Markdown counted; of a longer one, what stands around the words. */
const longestParagraph = 2600

/** The paragraph with the words in bold, cue and speaker underlined, a line of the text above and below it. */
export function contextView(
  context: StatementContext,
  { locale, moderator }: Pick<Asker, 'locale' | 'moderator'>,
): Message {
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
      small([statementDate(hit.date, locale), kindWords[hit.kind], ...correctedWords(hit)].join(' · ')),
      small(`${link(hit.article.title, hit.article.url, 200)}, ¶${hit.paragraph}`),
      hit.article.source === null ? null : small(quoteText(hit.article.source, 100)),
    ),
    moderator && !hit.article.starter ? row(button('Fix', componentId('fix', hit.id))) : null,
  ])
}

/** The paragraph with the statement's parts marked; of a long one, what stands around the statement. */
function markParagraph({ text: whole, paragraph, content, cue, source }: StatementContext): string {
  const [focus = paragraph] = [...content, ...cue]
  return (
    markWithin(whole, { bold: content, underlined: [...cue, ...source] }, paragraph, focus, longestParagraph) || '–'
  )
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
