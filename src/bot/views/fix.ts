import type { ActorHeader, ArticleHeader, Sentence, StatementHit, StoredArticle } from '../../library/types.ts'
import { componentId } from '../component-id.ts'
import type { Message } from '../reply.ts'
import { byline } from './article.ts'
import { count } from './counts.ts'
import { statementDate } from './dates.ts'
import { accents, button, limits, message, row, section, select, separator, text } from './layout.ts'
import { bold, heading, link, quoteText, small } from './markdown.ts'
import { correctedWords, kindWords, said, statementWords } from './statements.ts'

/** Statements a page of those to put right. */
export const fixSize = 6

/** The statements of an article in the order of its text, each to be put right, and a way to those that were missed. */
export function fixListView(
  { header }: StoredArticle,
  statements: readonly StatementHit[],
  offset: number,
  locale: string,
): Message {
  const start = Math.min(offset, Math.max(0, Math.floor((statements.length - 1) / fixSize) * fixSize))
  const shown = statements.slice(start, start + fixSize)
  const last = start + shown.length
  const number = new Intl.NumberFormat(locale)
  return message(accents.article, [
    text(
      heading(link(header.title, header.url, 200)),
      small(`${byline(header, locale, 60)} · ${count(statements.length, 'statement', 'statements', locale)}`),
    ),
    separator,
    shown.length === 0 ? text('No statement was found in this article.') : null,
    ...shown.map((hit) => fixBlock(hit, locale)),
    separator,
    shown.length === 0
      ? null
      : text(small(`${number.format(start + 1)} to ${number.format(last)} of ${number.format(statements.length)}`)),
    row(
      statements.length > fixSize
        ? button('◀', componentId('fix-list', 'previous', header.id, String(Math.max(0, start - fixSize))), start === 0)
        : null,
      statements.length > fixSize
        ? button('▶', componentId('fix-list', 'next', header.id, String(last)), last >= statements.length)
        : null,
      button('Add a statement that was missed', componentId('missed', header.id, '0')),
    ),
  ])
}

function fixBlock(hit: StatementHit, locale: string) {
  return section(
    [statementWords(hit, 240), said(hit), small(factsOf(hit, locale))],
    button('Fix', componentId('fix', hit.id)),
  )
}

function factsOf(hit: StatementHit, locale: string): string {
  return [statementDate(hit.date, locale), kindWords[hit.kind], ...correctedWords(hit), `¶${hit.paragraph}`].join(' · ')
}

/** A statement as it stands now; `done` says what was put right, in words. */
export function fixedView(hit: StatementHit, done: readonly string[], locale: string): Message {
  return message(accents.article, [
    text(bold(done.length === 0 ? 'Nothing was changed.' : `Put right: ${done.join(', ')}.`)),
    separator,
    text(statementWords(hit, 600), said(hit), small(factsOf(hit, locale)), small(quoteText(hit.article.title, 200))),
    row(
      button('Context', componentId('context', hit.id)),
      button('Fix', componentId('fix', hit.id)),
      button('Log', componentId('article-log', 'first', '0')),
    ),
  ])
}

/** What was taken away, and how to get it back. */
export function dismissedView(words: string): Message {
  return message(accents.article, [
    text(bold('Taken away: it is no statement.'), quoteText(words, 600), small('The log can take this back.')),
    row(button('Log', componentId('article-log', 'first', '0'))),
  ])
}

/** The paragraphs of an article to choose from, 25 at a time from `offset`, for a statement that was missed. */
export function paragraphsView({ header, analysis, paragraphs }: StoredArticle, offset: number): Message {
  const shown = paragraphs.slice(offset, offset + limits.options)
  const choices = shown.map((span, i) => ({
    label: `¶${offset + i + 1} ${analysis.text.slice(span[0], Math.min(span[1], span[0] + 200))}`,
    value: String(offset + i + 1),
  }))
  const last = offset + shown.length
  return message(accents.article, [
    text(heading(quoteText(header.title, 200)), 'In which paragraph is the statement that was missed?'),
    row(select(componentId('missed-paragraph', header.id), 'Choose a paragraph', choices)),
    paragraphs.length > limits.options
      ? row(
          button(
            '◀',
            componentId('missed-page', 'previous', header.id, String(Math.max(0, offset - limits.options))),
            offset === 0,
          ),
          button('▶', componentId('missed-page', 'next', header.id, String(last)), last >= paragraphs.length),
        )
      : null,
  ])
}

/** The sentences of a paragraph to choose from; `index` counts those of the whole article. */
export function sentencesView(
  { header, analysis }: StoredArticle,
  sentences: readonly { readonly sentence: Sentence; readonly index: number }[],
): Message {
  const words = ({ span }: Sentence) => analysis.text.slice(...span)
  const choices = sentences.map(({ sentence, index }) => ({ label: words(sentence), value: String(index) }))
  const paragraph = sentences[0]?.sentence.paragraph ?? 0
  return message(accents.article, [
    text(heading(`${quoteText(header.title, 150)}, ¶${paragraph}`), 'Which sentence holds the statement?'),
    text(...sentences.slice(0, limits.options).map(({ sentence }) => `- ${quoteText(words(sentence), 140)}`)),
    row(select(componentId('missed-sentence', header.id), 'Choose a sentence', choices)),
    row(button('Another paragraph', componentId('missed-page', 'back', header.id, '0'))),
  ])
}

/** A name that was typed fits several, or nobody just so: asks whom it means. `key` names what is to be done with it. */
export function whoseNameView(
  typed: string,
  candidates: readonly ActorHeader[],
  key: string,
  mayBeNew: boolean,
): Message {
  const known = candidates
    .filter(({ id }) => id.length <= limits.option)
    .slice(0, limits.options - 1)
    .map(({ id, name, role }) => ({ label: name, value: id, description: role }))
  const choices = mayBeNew ? [...known, { label: `Someone new: ${typed}`, value: 'new' }] : known
  return message(accents.article, [
    text(bold(`Who is “${quoteText(typed, 100)}”?`), 'Nothing was changed yet.'),
    row(select(componentId('whose-name', key), 'Choose', choices)),
  ])
}

/** An actor of the community, to be renamed, joined with another or parted in two. */
export function actorFixView(
  { id, name, role, statements }: ActorHeader,
  articles: readonly ArticleHeader[],
  done: string | null,
  locale: string,
): Message {
  const facts = [
    count(statements, 'statement', 'statements', locale),
    count(articles.length, 'article', 'articles', locale),
  ]
  return message(accents.people, [
    done === null ? null : text(bold(quoteText(done, 300))),
    text(heading(quoteText(name, 150)), quoteText(role ?? '', 150), small(facts.join(' · '))),
    text(...articles.slice(0, 8).map(({ title }) => `- ${quoteText(title, 120)}`)),
    row(
      button('Rename', componentId('actor-name', id)),
      button('Same as another', componentId('actor-same', id)),
      button('Two people', componentId('actor-two', id), articles.length < 2),
      button('Log', componentId('article-log', 'first', '0')),
    ),
  ])
}

/** The articles of an actor, to choose those that are another one's. */
export function partView({ id, name }: ActorHeader, articles: readonly ArticleHeader[]): Message {
  const shown = articles.slice(0, limits.options)
  const choices = shown.map(({ id: value, title }) => ({ label: title, value }))
  return message(accents.people, [
    text(
      heading(`Two of the name ${quoteText(name, 100)}`),
      'Choose the articles that speak of the other one. Then say what that one is called.',
      articles.length > shown.length ? small(`These are the newest ${shown.length} of ${articles.length}.`) : null,
    ),
    row(select(componentId('actor-part', id), 'Articles of the other one', choices, shown.length - 1)),
  ])
}
