import { events } from './events.ts'
import { compareDates } from './index/dates.ts'
import { actorById, joinActors, type Shelf } from './shelves.ts'
import type { StoredArticle, TimelineAnswer, TimelineEntry, TimelineQuery } from './types.ts'
import { whoSaid } from './who-said.ts'

/** Statements that are put in order, at most. */
const mostStatements = 2000
const mostCandidates = 25

/**
 * Statements and dated events of an article, an actor or a topic in order of date; what has no date is counted.
 * `article` is the one that the query names.
 */
export async function timeline(
  shelves: readonly Shelf[],
  query: TimelineQuery,
  article: StoredArticle | null,
): Promise<TimelineAnswer> {
  if (shelves.every(({ index }) => index.size === 0)) return { kind: 'empty' }
  const { speaker: typed, about } = query
  const chosen = typed === undefined ? null : actorById(shelves, typed)
  const named = chosen || typed === undefined ? [] : joinActors(shelves, ({ index }) => index.actors.known(typed))
  if (named.length > 1) {
    return { kind: 'which', candidates: named.slice(0, mostCandidates).map(({ header }) => header) }
  }
  const actor = chosen ?? named[0] ?? null
  const asked = {
    speaker: actor?.header.id ?? typed,
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
  const dated = await events(shelves, { article: article?.header.id ?? null, actor, about: about ?? null })
  const entries = [...statements, ...dated].toSorted((a, b) => compareDates(a.date, b.date))
  return { kind: 'timeline', speaker: actor?.header ?? null, entries, undated: hits.length - statements.length }
}
