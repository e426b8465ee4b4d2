import { firstDay, isWeek } from '../../library/index/dates.ts'
import type { ArticleHeader, StatementHit, TimelineAnswer, TimelineEntry, TimelineQuery } from '../../library/types.ts'
import { componentId } from '../component-id.ts'
import type { Message } from '../reply.ts'
import { count, range } from './counts.ts'
import { dateBasis, dateText, monthText } from './dates.ts'
import { accents, button, message, picture, row, separator, text } from './layout.ts'
import { bold, heading, link, quoteText, small } from './markdown.ts'
import { markWithin } from './marks.ts'
import { statementWords, tellingCue } from './statements.ts'
import type { TimelineChart } from './timeline-chart.ts'

/** Lines a page. */
export const linesPerPage = 10

export interface TimelinePage {
  readonly query: TimelineQuery
  /** The article that the query names. */
  readonly article: ArticleHeader | null
  readonly offset: number
  readonly packed: string
  readonly locale: string
  /** Null where there is nothing to draw. */
  readonly chart: TimelineChart | null
}

type Timeline = Extract<TimelineAnswer, { kind: 'timeline' }>

/** Statements and events in order of date, grouped by month, one line each; above them the picture of who spoke when. */
export function timelineView({ entries, undated, speaker }: Timeline, page: TimelinePage): Message {
  const { locale, packed, chart } = page
  const offset = page.offset < entries.length ? page.offset : 0
  const shown = entries.slice(offset, offset + linesPerPage)
  const last = offset + shown.length
  const months = [...Map.groupBy(shown, ({ date }) => monthOf(date))]
  const sameArticle = page.article !== null
  return message(
    accents.statements,
    [
      text(
        heading(titleOf(page, speaker?.name ?? null)),
        small(`${count(entries.length, 'dated line', 'dated lines', locale)}${undatedWords(undated, locale)}`),
      ),
      chart === null ? separator : picture(chart.file, chart.description),
      entries.length === 0 ? text('Nothing here has a date.') : null,
      ...months.map(([month, lines]) =>
        text(
          bold(monthOrYear(month, locale)),
          ...lines.map((entry) => line(entry, speaker === null, sameArticle, locale)),
        ),
      ),
      entries.length > shown.length
        ? row(
            button(
              '◀',
              componentId('timeline', 'previous', String(Math.max(0, offset - linesPerPage)), packed),
              offset === 0,
            ),
            button('▶', componentId('timeline', 'next', String(last), packed), last >= entries.length),
          )
        : null,
      entries.length > shown.length ? text(small(range(offset + 1, last, entries.length, locale))) : null,
    ],
    chart === null ? [] : [chart.file],
  )
}

function titleOf({ query, article }: TimelinePage, speaker: string | null): string {
  const parts = [
    speaker === null ? null : quoteText(speaker, 100),
    query.about === undefined ? null : `“${quoteText(query.about, 100)}”`,
    article === null ? null : link(article.title, article.url, 150, 160),
  ]
  return parts.filter((part) => part !== null).join(' · ')
}

function undatedWords(undated: number, locale: string): string {
  return undated === 0 ? '' : ` · ${count(undated, 'statement', 'statements', locale)} not dated`
}

/** The month that a date begins in; the year of what is no closer than that. */
const monthOf = (date: string): string => (isWeek(date) ? firstDay(date) : date).slice(0, 7)

const monthOrYear = (month: string, locale: string): string => (month.length === 7 ? monthText(month, locale) : month)

function line(entry: TimelineEntry, withSpeaker: boolean, sameArticle: boolean, locale: string): string {
  const { date } = entry
  const day = date.length === 10 || isWeek(date) ? `${dateText(date, locale)} ` : ''
  if (entry.kind === 'event') {
    const { text: words, matches, article, paragraph } = entry.passage
    const marked = markWithin(words, { bold: [] }, [0, words.length], matches[0] ?? [0, 0], 180) || '–'
    return `- ${day}${marked} (${placeOf(article, paragraph, sameArticle)})`
  }
  const { hit } = entry
  const cue = hit.speaker === null ? null : tellingCue(hit.kind, hit.cueWords)
  const told = [withSpeaker ? speakerOf(hit) : null, cue].filter((part) => part !== null).join(' ')
  const who = told === '' ? '' : `${told}: `
  const place = placeOf(hit.article, hit.paragraph, sameArticle)
  return `- ${day}${who}${statementWords(hit, 130)} (${place}; ${dateBasis(hit.date)})`
}

/** The speaker in bold; where there is none, the words that the article names the source by. */
function speakerOf({ speaker, sourceWords }: StatementHit): string {
  if (speaker) return bold(quoteText(speaker.name, 50))
  return sourceWords === '' ? 'speaker not named' : quoteText(sourceWords, 50)
}

function placeOf({ title }: ArticleHeader, paragraph: number, sameArticle: boolean): string {
  return sameArticle ? `¶${paragraph}` : `${quoteText(title, 40)}, ¶${paragraph}`
}
