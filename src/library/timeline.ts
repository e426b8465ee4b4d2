import { readDocument } from '../analysis/document/document.ts'
import type { Span, Timex } from '../analysis/types.ts'
import type { Shelf } from './shelves.ts'
import type { StoredArticle, TimelineAnswer, TimelineEntry, TimelineQuery } from './types.ts'
import { whoSaid } from './who-said.ts'

/** Statements that are put in order, at most. */
const mostStatements = 2000

/**
 * Statements, and the dated events of the article where one is named, in order of date; what has no date is counted.
 * `article` is the one that the query names.
 */
export async function timeline(
  shelves: readonly Shelf[],
  query: TimelineQuery,
  article: StoredArticle | null,
): Promise<TimelineAnswer> {
  const { speaker, about } = query
  const asked = {
    speaker,
    about,
    article: article?.header.id,
    order: 'oldest' as const,
    offset: 0,
    limit: mostStatements,
  }
  const found = await whoSaid(shelves, asked)
  if (found.kind === 'which' || found.kind === 'nobody' || found.kind === 'empty') return found
  const hits = found.kind === 'statements' ? found.hits : []
  const statements = hits.flatMap((hit): TimelineEntry[] =>
    hit.date.value === null ? [] : [{ kind: 'statement', date: hit.date.value, hit }],
  )
  const events = article && speaker === undefined && about === undefined ? eventsOf(article) : []
  const entries = [...statements, ...events].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  return {
    kind: 'timeline',
    speaker: found.kind === 'statements' ? found.speaker : null,
    entries,
    undated: hits.length - statements.length,
  }
}

/** Sentences with a date, but for those in which a statement is made; each under its first date. */
function eventsOf({ header, analysis }: StoredArticle): readonly TimelineEntry[] {
  const document = readDocument(analysis.text)
  const spoken = analysis.statements.flatMap(({ content, cue, source }) => [...content, ...cue, ...source])
  return document.sentences.flatMap(({ start, end, paragraph }): TimelineEntry[] => {
    const timex = analysis.timex.find((each) => isWithin(each.span, [start, end]) && isDate(each))
    if (!timex || spoken.some((span) => span[0] < end && start < span[1])) return []
    const text = analysis.text.slice(start, end)
    const match: Span = [timex.span[0] - start, timex.span[1] - start]
    return [
      {
        kind: 'event',
        date: timex.value,
        passage: { article: header, paragraph: paragraph + 1, text, matches: [match] },
      },
    ]
  })
}

const isWithin = (inner: Span, outer: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1]

/** A day, a month or a year of the calendar; seasons, quarters and what is vague have no place in an order of days. */
const isDate = ({ type, value }: Timex): boolean => type === 'DATE' && /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value)
