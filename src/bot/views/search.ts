import type { Passage, QuoteAnswer, SearchAnswer, SearchQuery } from '../../library/types.ts'
import { componentId } from '../component-id.ts'
import type { Message } from '../reply.ts'
import { count } from './counts.ts'
import { accents, button, message, row, section, separator, text } from './layout.ts'
import { bold, heading, link, quoteText, small } from './markdown.ts'
import { markWithin } from './marks.ts'
import { statementBlock } from './statements.ts'

/** Passages a page. */
export const passagesPerPage = 5
/** Most statements and passages in the answer to remembered words. */
const mostRemembered = 4

export interface SearchPage {
  readonly query: SearchQuery
  readonly packed: string
  readonly locale: string
}

/** What was found in articles, names and titles, the words in bold inside their sentence. */
export function searchView(answer: SearchAnswer, { query, packed, locale }: SearchPage): Message {
  const { total, passages, speakers, articles } = answer
  const number = new Intl.NumberFormat(locale)
  const last = query.offset + passages.length
  const found = total === 0 ? 'Not in any paragraph' : `In ${count(total, 'paragraph', 'paragraphs', locale)}`
  const names = speakers.map(({ id, name }, i) => button(name, componentId('search-speaker', String(i), id)))
  return message(accents.article, [
    text(heading(`“${quoteText(query.words, 100)}”`), small(found)),
    ...passages.flatMap((passage) => [separator, passageBlock(passage)]),
    articles.length > 0 && query.offset === 0 ? separator : null,
    articles.length > 0 && query.offset === 0
      ? text(bold('Titles'), ...articles.map(({ title, url }) => `- ${link(title, url, 80, 160)}`))
      : null,
    names.length > 0 && query.offset === 0 ? text(bold('Speakers')) : null,
    names.length > 0 && query.offset === 0 ? row(...names) : null,
    total > passages.length
      ? row(
          button(
            '◀',
            componentId('search', 'previous', String(Math.max(0, query.offset - passagesPerPage)), packed),
            query.offset === 0,
          ),
          button('▶', componentId('search', 'next', String(last), packed), last >= total),
        )
      : null,
    passages.length > 0 && total > passages.length
      ? text(small(`${number.format(query.offset + 1)} to ${number.format(last)} of ${number.format(total)}`))
      : null,
  ])
}

function passageBlock({ article, paragraph, text: words, matches }: Passage) {
  const marked = markWithin(words, { bold: matches }, [0, words.length], matches[0] ?? [0, 0], 340) || '–'
  const place = small(`${link(article.title, article.url, 60, 160)}, ¶${paragraph}`)
  return section([marked, place], button('Article', componentId('search-article', String(paragraph), article.id)))
}

/** Whose words these are: said just so, standing there as nobody's, or nearly so. */
export function quoteView(answer: QuoteAnswer, words: string, locale: string): Message {
  const exact = answer.exact.slice(0, mostRemembered)
  const unsaid = answer.unsaid.slice(0, mostRemembered - exact.length)
  const near = answer.near.slice(0, mostRemembered - exact.length - unsaid.length)
  const statements = (hits: typeof near, title: string) =>
    hits.length === 0
      ? []
      : [separator, text(bold(title)), ...hits.map((hit, i) => statementBlock(hit, hits[i - 1] ?? null, true, locale))]
  const nowhere = exact.length + unsaid.length === 0
  return message(nowhere ? accents.notice : accents.statements, [
    text(heading(`“${quoteText(words, 200)}”`), nowhere ? 'The articles do not have these words.' : null),
    ...statements(exact, 'Said in these words'),
    unsaid.length > 0 ? separator : null,
    unsaid.length > 0
      ? text(bold('In the articles, but not as anyone’s statement'), 'The words stand in the running text.')
      : null,
    ...unsaid.map(passageBlock),
    ...statements(near, nowhere ? 'The nearest that was said' : 'Nearly these words'),
  ])
}
