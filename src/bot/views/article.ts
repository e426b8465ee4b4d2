import type { Span, Statement } from '../../analysis/types.ts'
import type { ArticleHeader, StoredArticle } from '../../library/types.ts'
import { componentId } from '../component-id.ts'
import type { Message } from '../reply.ts'
import { claimsButton, differenceLines } from './claims.ts'
import { count } from './counts.ts'
import { dateText, publicationDate } from './dates.ts'
import { accents, button, limits, message, row, separator, share, text } from './layout.ts'
import { bold, heading, link, quoteText, small } from './markdown.ts'
import { paragraphOf } from './paragraph.ts'
import { joinWords } from './statements.ts'

/** Most statements of others that a summary reports. */
const mostReported = 5

/** What an article asserts, what it reports others as saying, and its key facts; every sentence is the article's own. */
export function summaryView(stored: StoredArticle, summary: readonly Span[], locale: string): Message {
  const { header, analysis } = stored
  const reported = reportedStatements(stored)
  const asserted = summary.filter(
    (span) => !reported.some(({ content }) => content.some((part) => overlap(part, span))),
  )
  const facts = keyFacts(stored, locale)
  const leads = reported.map((statement) => reportedLead(statement, locale))
  const differences = differenceLines(stored, locale)
  const room = limits.text - 900 - leads.join('').length - differences.join('\n').length
  const texts = [
    ...asserted.map((span) => analysis.text.slice(...span)),
    ...reported.map((statement) => wordsOf(statement, analysis.text)),
  ]
  const lines = share(texts, Math.max(room - texts.length * 12, 0))
  const place = (span: Span) => `(¶${paragraphOf(stored, span)})`
  const assertedLines = asserted.map((span, i) => `- ${lines[i]} ${place(span)}`)
  const reportedLines = reported.map(
    ({ content }, i) => `- ${leads[i]}: ${lines[asserted.length + i]} ${place(content[0] ?? [0, 0])}`,
  )
  return message(accents.article, [
    text(heading(link(header.title, header.url, 200)), small(byline(header, locale))),
    separator,
    assertedLines.length > 0 ? text(bold(`What ${voice(header)} asserts`), ...assertedLines) : null,
    reportedLines.length > 0 ? text(bold('What it reports others as saying'), ...reportedLines) : null,
    assertedLines.length + reportedLines.length === 0
      ? text('The article has no sentence long enough to carry it.')
      : null,
    separator,
    text(bold('Key facts'), facts),
    text(...differences),
    row(
      button('Actors', componentId('actors', header.id)),
      button('Timeline', componentId('article-timeline', header.id)),
      button('Quiz me on this', componentId('quiz-article', header.id)),
      claimsButton(stored),
    ),
  ])
}

/** "Vladimir Odintsov · New Eastern Outlook · June 2022 (inferred from the text)". */
export function byline({ author, source, published }: ArticleHeader, locale: string, most = 100): string {
  const parts = [author, source].filter((part) => part !== null).map((part) => quoteText(part, most))
  return [...parts, publicationDate(published, locale) ?? 'not dated'].join(' · ')
}

/** The asserting voice: the author, for the outlet; both only as the article names them. */
function voice({ author, source }: ArticleHeader): string {
  if (author !== null) return `${quoteText(author, 60)}${source === null ? '' : ` (${quoteText(source, 60)})`}`
  return source === null ? 'the article' : quoteText(source, 60)
}

/** The words of a statement, as its article's text has them. */
export function wordsOf({ content, kind }: Statement, text: string): string {
  return joinWords(
    content.map((span) => text.slice(...span)),
    kind,
  )
}

/**
 * Statements of named speakers in the order of the text: each speaker once before any twice, those who say most first,
 * of each the surest first.
 */
function reportedStatements({ analysis }: StoredArticle): readonly Statement[] {
  const named = analysis.statements.filter((statement) => statement.speaker !== null && statement.content.length > 0)
  const seen = new Map<string, number>()
  const total = (id: string | undefined) => named.filter(({ speaker }) => speaker?.id === id).length
  const ranked = named
    .map((statement, i) => ({ statement, i }))
    .sort((a, b) => b.statement.confidence - a.statement.confidence || a.i - b.i)
    .map(({ statement, i }) => {
      const id = statement.speaker?.id ?? ''
      const turn = seen.get(id) ?? 0
      seen.set(id, turn + 1)
      return { statement, i, turn, said: total(id) }
    })
    .sort((a, b) => a.turn - b.turn || b.said - a.said || a.i - b.i)
  return ranked
    .slice(0, mostReported)
    .sort((a, b) => a.i - b.i)
    .map(({ statement }) => statement)
}

function reportedLead({ speaker, date }: Statement, locale: string): string {
  const role = speaker?.role == null ? '' : `, ${quoteText(speaker.role, 80)}`
  const day = date.value === null ? '' : `, ${dateText(date.value, locale)}`
  return `${bold(quoteText(speaker?.name ?? '', 80))}${role}${day}`
}

function keyFacts({ analysis }: StoredArticle, locale: string): string {
  const ofType = (type: string) => analysis.entities.filter((entity) => entity.type === type).length
  const facts = [
    count(ofType('person'), 'person', 'people', locale),
    count(ofType('country'), 'country', 'countries', locale),
    count(ofType('organisation'), 'organisation', 'organisations', locale),
    count(analysis.statements.length, 'statement', 'statements', locale),
  ]
  const days = analysis.statements.flatMap(({ date }) =>
    date.value !== null && date.basis !== 'published' ? [date.value] : [],
  )
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)]
  if (first !== undefined && last !== undefined) {
    facts.push(first === last ? dateText(first, locale) : `${dateText(first, locale)} to ${dateText(last, locale)}`)
  }
  return facts.join(' · ')
}

const overlap = (a: Span, b: Span): boolean => a[0] < b[1] && b[0] < a[1]
