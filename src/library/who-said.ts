import { isWithin } from './index/dates.ts'
import { compareByDate, type IndexedStatement } from './index/guild-index.ts'
import { actorById, joinActors, type Placed, type Shelf, type ShelvedActor, toHits } from './shelves.ts'
import type { WhoSaidAnswer, WhoSaidQuery } from './types.ts'

/** The most names to choose from, and statements beside them. */
const offered = { candidates: 25, nearest: 5, onTopic: 3 }

/** Answers "who said what and when" from the shelves, the community's own first; see `WhoSaidQuery`. */
export async function whoSaid(shelves: readonly Shelf[], query: WhoSaidQuery): Promise<WhoSaidAnswer> {
  if (shelves.every(({ index }) => index.size === 0)) return { kind: 'empty' }
  const typed = query.speaker?.trim() ?? ''
  if (typed === '') return statements(shelves, query, null)
  const chosen = actorById(shelves, typed)
  const named = chosen ? [chosen] : joinActors(shelves, ({ index }) => index.actors.named(typed))
  const [speaker, ...others] = named
  if (!speaker) return nobody(shelves, query, typed)
  if (others.length > 0)
    return { kind: 'which', candidates: named.slice(0, offered.candidates).map(({ header }) => header) }
  return statements(shelves, query, speaker)
}

async function statements(
  shelves: readonly Shelf[],
  query: WhoSaidQuery,
  speaker: ShelvedActor | null,
): Promise<WhoSaidAnswer> {
  const found = inOrder(collect(shelves, query, speaker), query)
  if (found.length === 0) return { kind: 'nothing' }
  return {
    kind: 'statements',
    speaker: speaker?.header ?? null,
    total: found.length,
    articles: new Set(found.map(({ statement }) => statement.article)).size,
    hits: await toHits(found.slice(query.offset, query.offset + query.limit)),
  }
}

interface Found extends Placed {
  readonly score: number
}

function collect(shelves: readonly Shelf[], query: WhoSaidQuery, speaker: ShelvedActor | null): readonly Found[] {
  return shelves.flatMap((shelf) => {
    const article = query.article === undefined ? undefined : articleOn(shelf, query.article)
    if (article === null) return []
    const fits = (statement: IndexedStatement): boolean =>
      (article === undefined || statement.article === article) &&
      (!query.onlyDirect || statement.kind === 'direct') &&
      isWithin(statement.date, query.from, query.to)
    const about = query.about?.trim() ?? ''
    if (speaker) {
      const own = speaker.on.find((place) => place.shelf === shelf)
      if (!own) return []
      const said = shelf.index.statementsOf(own.actor).filter(fits)
      if (about === '') return said.map((statement) => ({ shelf, statement, score: 0 }))
      const ids = new Set(said.map(({ id }) => id))
      return shelf.index.onTopic(about, ({ id }) => ids.has(id)).map((hit) => ({ shelf, ...hit }))
    }
    if (about === '')
      return shelf.index
        .newestFirst()
        .filter(fits)
        .map((statement) => ({ shelf, statement, score: 0 }))
    return shelf.index.onTopic(about, fits).map((hit) => ({ shelf, ...hit }))
  })
}

function articleOn({ index }: Shelf, idOrTitle: string): string | null {
  return (index.header(idOrTitle) ?? index.findByTitle(idOrTitle)?.header)?.id ?? null
}

/** By relevance where words were searched for and nothing else is wished; else by date, the newest first. */
function inOrder(found: readonly Found[], { about, order = 'relevance' }: WhoSaidQuery): readonly Found[] {
  const byDate = (a: Found, b: Found): number =>
    compareByDate(a.statement, b.statement, order === 'oldest' ? 'oldest' : 'newest')
  if (order !== 'relevance' || !about?.trim()) return found.toSorted(byDate)
  return found.toSorted((a, b) => round(b.score) - round(a.score) || byDate(a, b))
}

/** Scores that differ by less are equal: they depend on the order of sums. */
const round = (score: number): number => Math.round(score * 1e6)

async function nobody(shelves: readonly Shelf[], query: WhoSaidQuery, typed: string): Promise<WhoSaidAnswer> {
  const nearest = joinActors(shelves, ({ index }) => index.actors.nearest(typed))
  const topic = [typed, query.about ?? ''].join(' ')
  const found = shelves.flatMap((shelf) => shelf.index.onTopic(topic, () => true).map((hit) => ({ shelf, ...hit })))
  const best = inOrder(found, { ...query, about: topic }).slice(0, offered.onTopic)
  return {
    kind: 'nobody',
    nearest: nearest.slice(0, offered.nearest).map(({ header }) => header),
    onTopic: await toHits(best),
  }
}
