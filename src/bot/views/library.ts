import type { PublicationDate } from '../../analysis/types.ts'
import type { ArticleHeader, NearDuplicate, StoredArticle } from '../../library/types.ts'
import { componentId } from '../component-id.ts'
import type { Asker } from '../invocation.ts'
import type { Message, OutgoingFile } from '../reply.ts'
import { byline } from './article.ts'
import { claimsButton, differenceLines } from './claims.ts'
import { count, list } from './counts.ts'
import { accents, attached, button, message, row, section, separator, share, text } from './layout.ts'
import { bold, heading, link, quoteText, small } from './markdown.ts'
import { wordsOf } from './statements.ts'

/** Articles a page of the list. */
export const listSize = 8

/** The community's articles, newest first, a page of them. */
export function articleListView(articles: readonly ArticleHeader[], offset: number, locale: string): Message {
  const start = Math.min(offset, Math.max(0, Math.floor((articles.length - 1) / listSize) * listSize))
  const shown = articles.slice(start, start + listSize)
  const last = start + shown.length
  const number = new Intl.NumberFormat(locale)
  const starters = articles.filter(({ starter }) => starter).length
  return message(accents.article, [
    text(
      heading(count(articles.length, 'article', 'articles', locale)),
      starters > 0 ? small(`${number.format(starters)} of them from the starter corpus`) : null,
    ),
    separator,
    ...shown.map((header) =>
      section(
        [link(header.title, header.url, 100, 120), small(byline(header, locale, 40))],
        button('Show', componentId('article-show', header.id)),
      ),
    ),
    separator,
    text(small(`${number.format(start + 1)} to ${number.format(last)} of ${number.format(articles.length)}`)),
    articles.length > listSize
      ? row(
          button('◀', componentId('article-list', 'previous', String(Math.max(0, start - listSize))), start === 0),
          button('▶', componentId('article-list', 'next', String(last)), last >= articles.length),
        )
      : null,
  ])
}

/** One article: what is known of it, what was found in it, and what the asker can do with it. */
export function articleCardView(
  stored: StoredArticle,
  { locale, moderator }: Pick<Asker, 'locale' | 'moderator'>,
): Message {
  const { header } = stored
  return message(accents.article, [
    ...card(stored, locale),
    text(...differenceLines(stored, locale)),
    row(
      button('Summary', componentId('summary', header.id)),
      button('Actors', componentId('actors', header.id)),
      claimsButton(stored),
      moderator ? button('Export', componentId('article-export', header.id)) : null,
      moderator && !header.starter ? button('Remove', componentId('article-remove', header.id)) : null,
    ),
    header.starter && moderator
      ? text(small('From the starter corpus, which can be turned off: /settings starter'))
      : null,
  ])
}

/** What an article before it is stored has to do with those that are. */
export interface Preview {
  readonly isKnown: boolean
  /** Articles with much the same text, the most alike first. */
  readonly alike: readonly NearDuplicate[]
  /** Its state, as the buttons carry it. */
  readonly packed: string
}

const dateBasisWords: Readonly<Record<PublicationDate['basis'], string>> = {
  given: 'given with the article',
  inferred: 'inferred from the text',
  unknown: 'not given, and the text does not tell; Edit details can',
}

/** An article before it is stored, with what was found in it. */
export function previewView(stored: StoredArticle, { isKnown, alike, packed }: Preview, locale: string): Message {
  const share = new Intl.NumberFormat(locale, { style: 'percent' })
  return message(accents.article, [
    text(
      bold('Not saved yet'),
      isKnown ? 'This article is in the library already: saving it replaces what is there.' : null,
      alike.length > 0 ? 'Much the same text is in the library:' : null,
      ...alike
        .slice(0, 3)
        .map(
          ({ article, likeness }) =>
            `- ${link(article.title, article.url, 100, 120)}, ${share.format(likeness)} the same`,
        ),
      stored.analysis.language === 'en'
        ? null
        : 'The analysis knows English only: expect few statements, and wrong ones.',
      small(`Date of publication: ${dateBasisWords[stored.header.published.basis]}`),
    ),
    separator,
    ...card(stored, locale),
    row(
      button('Save', componentId('article-save', packed)),
      button('Edit details', componentId('article-edit', packed)),
      button('Cancel', componentId('article-cancel', packed)),
    ),
  ])
}

/** The article as somebody else saved it while this moderator edited it; `packed` is what was not saved. */
export function staleView(newer: StoredArticle, packed: string, locale: string): Message {
  return message(accents.article, [
    text(
      bold('Not saved: somebody else changed this article meanwhile'),
      'This is how it stands now. Saving yours replaces it.',
    ),
    separator,
    ...card(newer, locale),
    row(
      button('Save mine', componentId('article-save', packed)),
      button('Edit mine', componentId('article-edit', packed)),
      button('Leave it', componentId('article-cancel', packed)),
    ),
  ])
}

function card(stored: StoredArticle, locale: string) {
  const { header, analysis, article } = stored
  const people = analysis.entities.filter(({ type }) => type === 'person').slice(0, 8)
  const statements = analysis.statements.slice(0, 3)
  const words = share(
    statements.map((statement) => wordsOf(statement, analysis.text)),
    900,
  )
  const length = article.text.split(/\s+/u).filter((word) => word !== '').length
  return [
    text(
      heading(link(header.title, header.url, 200)),
      small(byline(header, locale)),
      small(
        [
          count(length, 'word', 'words', locale),
          count(stored.paragraphs.length, 'paragraph', 'paragraphs', locale),
          new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(article.language) ??
            article.language,
          ...article.tags.slice(0, 5).map((tag) => quoteText(tag, 30)),
        ].join(' · '),
      ),
    ),
    separator,
    text(
      bold(count(analysis.statements.length, 'statement', 'statements', locale)),
      ...statements.map(({ speaker }, i) => `- ${quoteText(speaker?.name ?? 'speaker not known', 60)}: ${words[i]}`),
    ),
    people.length > 0 ? text(`${bold('People')} ${list(people.map(({ name }) => quoteText(name, 60)))}`) : null,
  ]
}

export function savedView(stored: StoredArticle, locale: string): Message {
  return message(accents.article, [
    text(`Saved: ${bold(link(stored.header.title, stored.header.url, 200))}`, small(byline(stored.header, locale))),
    row(
      button('Summary', componentId('summary', stored.header.id)),
      button('Actors', componentId('actors', stored.header.id)),
    ),
  ])
}

export function removedView({ id, title }: ArticleHeader): Message {
  return message(accents.article, [
    text(`Removed: ${bold(quoteText(title, 200))}`, 'It can be restored for 30 days.'),
    row(button('Restore', componentId('article-restore', id))),
  ])
}

export function restoredView({ id, title, url }: ArticleHeader): Message {
  return message(accents.article, [
    text(`Restored: ${bold(link(title, url, 200))}`),
    row(button('Show', componentId('article-show', id))),
  ])
}

/** A new analysis while it goes on. */
export function reanalyzingView(done: number, total: number, locale: string): Message {
  const number = new Intl.NumberFormat(locale)
  return message(accents.article, [
    text(bold('Analysing anew'), `${number.format(done)} of ${count(total, 'article', 'articles', locale)}`),
  ])
}

/** A new analysis that is done: how many statements there were and are; `article` where it was one. */
export function reanalyzedView(
  { articles, before, after }: { readonly articles: number; readonly before: number; readonly after: number },
  article: string | null,
  locale: string,
): Message {
  const number = new Intl.NumberFormat(locale)
  return message(accents.article, [
    text(
      bold(`Analysed anew: ${count(articles, 'article', 'articles', locale)}`),
      `${count(after, 'statement', 'statements', locale)}; there were ${number.format(before)}. What moderators put right stays.`,
    ),
    article === null ? null : row(button('Show', componentId('article-show', article))),
  ])
}

/** A file to take along, with a line on what it holds. */
export function fileView(words: string, file: OutgoingFile): Message {
  const view = message(accents.article, [text(quoteText(words, 500)), attached(file)])
  return { ...view, files: [file] }
}
