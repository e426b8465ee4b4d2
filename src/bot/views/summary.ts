import type { Span, Statement } from '../../analysis/types.ts'
import type { ArticleSummary, StoredArticle } from '../../library/types.ts'
import { componentId } from '../component-id.ts'
import type { Message } from '../reply.ts'
import { byline } from './article.ts'
import { claimsButton, differenceLines } from './claims.ts'
import { dateText } from './dates.ts'
import { keyFacts } from './key-facts.ts'
import { accents, button, limits, message, row, separator, share, text } from './layout.ts'
import { bold, heading, link, quoteText, small } from './markdown.ts'
import { paragraphOf } from './paragraph.ts'
import { tellingCue, wordsOf } from './statements.ts'

/** Code units that the labels of the parts take, and the bullet and paragraph of each line. */
const labelRoom = 150
const placeRoom = 16
/** What the sentences that others lean on share. */
const beforeRoom = 240

/** What an article asserts, what it reports others as saying, and its key facts; every sentence is the article's own. */
export function summaryView(stored: StoredArticle, summary: ArticleSummary, locale: string): Message {
  const { header, analysis } = stored
  const { asserted, reported } = summary
  const facts = keyFacts(stored, locale)
  const leads = reported.map(({ statement }) => reportedLead(statement, analysis.text, locale))
  const differences = differenceLines(stored, locale)
  const leaning = [...asserted, ...reported]
  const longest = Math.min(160, Math.floor(beforeRoom / leaning.filter(({ before }) => before !== null).length))
  const befores = leaning.map(({ before }) => beforeLine(before, analysis.text, longest))
  const head = [heading(link(header.title, header.url, 100, 200)), small(kindAndByline(stored, locale))]
  const fixed = [...head, voice(stored), ...facts, ...leads, ...differences, ...befores]
  const texts = [
    ...asserted.map(({ span }) => analysis.text.slice(...span)),
    ...reported.map(({ statement }) => wordsOf(statement, analysis.text)),
  ]
  const room = limits.text - labelRoom - fixed.join('\n').length - texts.length * placeRoom
  const lines = share(texts, Math.max(room, 0))
  const place = (span: Span) => `(¶${paragraphOf(stored, span)})`
  const assertedLines = asserted.flatMap(({ span }, i) => [`- ${lines[i]} ${place(span)}`, befores[i] ?? ''])
  const reportedLines = reported.flatMap(({ statement: { content } }, i) => {
    const at = asserted.length + i
    return [`- ${leads[i]}: ${lines[at]} ${place(content[0] ?? [0, 0])}`, befores[at] ?? '']
  })
  return message(accents.article, [
    text(...head),
    separator,
    assertedLines.length > 0 ? text(bold(`What ${voice(stored)} asserts`), ...assertedLines) : null,
    reportedLines.length > 0 ? text(bold('What it reports others as saying'), ...reportedLines) : null,
    assertedLines.length + reportedLines.length === 0
      ? text('The article has no sentence long enough to carry it.')
      : null,
    separator,
    text(bold('Key facts'), ...facts),
    text(...differences),
    row(
      button('Actors', componentId('actors', header.id)),
      button('Timeline', componentId('article-timeline', header.id)),
      button('Quiz me on this', componentId('quiz-article', header.id)),
      claimsButton(stored),
    ),
  ])
}

function kindAndByline(stored: StoredArticle, locale: string): string {
  const line = byline(stored.header, locale, 80)
  return isOpinion(stored) ? `Opinion · ${line}` : line
}

/** The asserting voice: the author, for the outlet; both only as the article names them. */
function voice({ header: { author, source } }: StoredArticle): string {
  if (author !== null) return `${quoteText(author, 60)}${source === null ? '' : ` (${quoteText(source, 60)})`}`
  return source === null ? 'the article' : quoteText(source, 60)
}

const opinionWords = /^(?:opinions?|op-?eds?|commentary|editorials?|columns?|columnists?|comment|viewpoints?)$/iu

/** Whether its source calls the article an opinion piece: by a tag, at the head of the title, or in its address. */
export function isOpinion({ article: { tags, url, title } }: StoredArticle): boolean {
  const head = /^([\p{L}-]+)\s*[:|–—]/u.exec(title ?? '')?.[1] ?? ''
  const path = url !== null && URL.canParse(url) ? new URL(url).pathname.split('/').slice(1, -1) : []
  return [...tags, head, ...path].some((word) => opinionWords.test(word.trim()))
}

/** The sentence that the one above leans on. */
function beforeLine(before: Span | null, whole: string, most: number): string {
  return before === null ? '' : `  - after: ${quoteText(whole.slice(...before).slice(0, 1000), most)}`
}

function reportedLead({ speaker, date, kind, cue }: Statement, whole: string, locale: string): string {
  const role = speaker?.role == null ? '' : `, ${quoteText(speaker.role, 50)}`
  const day = date.value === null || date.basis === 'published' ? '' : `, ${dateText(date.value, locale)}`
  const told = tellingCue(kind, cue.map((span) => whole.slice(...span)).join(' '))
  return `${bold(quoteText(speaker?.name ?? '', 50))}${role}${day}${told === null ? '' : `, ${told}`}`
}
