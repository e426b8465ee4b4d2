import type { Passage, QuoteAnswer, SearchAnswer, SearchQuery, StatementHit } from '../../library/types.ts'
import { componentId } from '../component-id.ts'
import type { Message } from '../reply.ts'
import { count, range } from './counts.ts'
import { dateText, statementDate } from './dates.ts'
import { accents, button, message, row, section, separator, text } from './layout.ts'
import { bold, heading, link, quoteText, small } from './markdown.ts'
import { markWithin } from './marks.ts'
import { saidBriefly, statementBlock } from './statements.ts'

/** Passages a page. */
export const passagesPerPage = 5
/** Most statements and passages in the answer to remembered words. */
const mostRemembered = 4

const mostTitles = 3

export interface SearchPage {
  readonly query: SearchQuery
  readonly packed: string
  readonly locale: string
}

type Found = Extract<SearchAnswer, { kind: 'found' }>

/** What was found in articles, statements, names and titles, the words in bold inside their sentence. */
export function searchView(answer: Found, page: SearchPage): Message {
  const { total, passages, actors, articles } = answer
  const { query, packed, locale } = page
  const last = query.offset + passages.length
  const isFirst = query.offset === 0
  const names = isFirst ? actors.map(({ id, name }, i) => button(name, componentId('search-actor', String(i), id))) : []
  const titles = isFirst ? articles.slice(0, mostTitles) : []
  return message(accents.article, [
    text(heading(`“${quoteText(query.words, 100)}”`), small(summaryOf(answer, page))),
    ...passages.flatMap((passage, i) => [separator, passageBlock(passage, String(i), locale)]),
    titles.length > 0 ? separator : null,
    titles.length > 0
      ? text(bold('Titles'), ...titles.map(({ title, url }) => `- ${link(title, url, 60, 100)}`))
      : null,
    names.length > 0 ? text(bold('Names')) : null,
    row(...names),
    total > passages.length
      ? row(
          button(
            '◀',
            componentId('search', 'previous', String(Math.max(0, query.offset - passagesPerPage)), packed),
            isFirst,
          ),
          button('▶', componentId('search', 'next', String(last), packed), last >= total),
        )
      : null,
    passages.length > 0 && total > passages.length ? text(small(range(query.offset + 1, last, total, locale))) : null,
  ])
}

/** "In 3 paragraphs, from 2021 to June 2022": how many, of what is asked for. */
function summaryOf({ total, partly }: Found, { query: { actor, from, to }, locale }: SearchPage): string {
  const found = total === 0 ? 'Not in any paragraph' : `In ${count(total, 'paragraph', 'paragraphs', locale)}`
  const asked = [
    actor === undefined ? null : 'that this actor says or is named in',
    from === undefined ? null : `from ${dateText(from, locale)}`,
    to === undefined ? null : `to ${dateText(to, locale)}`,
  ].filter((condition) => condition !== null)
  const whole = [found, ...asked].join(' ')
  return partly ? `No paragraph has all of these words. ${whole.replace(/^In/, 'Some are in')}` : whole
}

/** The sentence with who says it, where it is somebody's statement; `key` keeps the buttons of one reply apart. */
function passageBlock(passage: Passage, key: string, locale: string) {
  const { article, paragraph, text: words, matches, said: hit } = passage
  const marked = markWithin(words, { bold: matches }, [0, words.length], matches[0] ?? [0, 0], 260) || '–'
  const place = small(`${link(article.title, article.url, 50, 120)}, ¶${paragraph}`)
  const by = hit === null ? null : small(`${saidBriefly(hit)} · ${statementDate(hit.date, locale)}`)
  return section([marked, by, place], button('Article', componentId('search-article', key, article.id)))
}

/** Whose words these are: said just so, standing there as nobody's, or nearly so. */
export function quoteView(answer: QuoteAnswer, words: string, locale: string): Message {
  const exact = answer.exact.slice(0, mostRemembered)
  const unsaid = answer.unsaid.slice(0, mostRemembered - exact.length)
  const near = answer.near.slice(0, mostRemembered - exact.length - unsaid.length)
  const nearUnsaid = answer.nearUnsaid.slice(0, mostRemembered - near.length - exact.length - unsaid.length)
  const nowhere = exact.length + unsaid.length === 0
  return message(nowhere ? accents.notice : accents.statements, [
    text(heading(`“${quoteText(bareWords(words), 200)}”`), nowhere ? 'The articles do not have these words.' : null),
    ...statements(exact, 'Said in these words', locale),
    ...passagesUnder(
      unsaid,
      'In the articles, but not as anyone’s statement',
      'The words stand in the running text.',
      locale,
    ),
    ...statements(near, nowhere ? 'The nearest that was said' : 'Nearly these words', locale),
    ...passagesUnder(nearUnsaid, 'Nearly so in the articles, but not as anyone’s statement', null, locale),
  ])
}

/** The words without the quotation marks that a member may have typed around them. */
function bareWords(words: string): string {
  return words.trim().replace(/^["“”„«»'‘’]+(?=\S)|(?<=\S)["“”„«»'‘’]+$/gu, '')
}

function statements(hits: readonly StatementHit[], title: string, locale: string) {
  if (hits.length === 0) return []
  return [separator, text(bold(title)), ...hits.map((hit, i) => statementBlock(hit, hits[i - 1] ?? null, true, locale))]
}

function passagesUnder(passages: readonly Passage[], title: string, note: string | null, locale: string) {
  if (passages.length === 0) return []
  return [
    separator,
    text(bold(title), note),
    ...passages.map((passage, i) => passageBlock(passage, `${title.length}-${i}`, locale)),
  ]
}
