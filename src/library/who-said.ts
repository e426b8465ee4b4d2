import { isWithin } from './index/dates.ts'
import { compareByDate, type IndexedStatement } from './index/guild-index.ts'
import { roundScore } from './index/search.ts'
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
  const collected = await Promise.all(shelves.map((shelf) => collect(shelf, query, speaker)))
  const found = collected.flat()
  if (found.length === 0) return { kind: 'nothing' }
  return {
    kind: 'statements',
    speaker: speaker?.header ?? null,
    total: found.length,
    articles: new Set(found.map(({ statement }) => statement.article)).size,
    hits: await toHits(inOrder(found, query, query.offset + query.limit).slice(query.offset)),
  }
}

interface Found extends Placed {
  readonly score: number
}

async function collect(shelf: Shelf, query: WhoSaidQuery, speaker: ShelvedActor | null): Promise<readonly Found[]> {
  const article = query.article === undefined ? undefined : articleOn(shelf, query.article)
  const own = speaker?.on.find((place) => place.shelf === shelf)
  if (article === null || (speaker && !own)) return []
  const fits = (statement: IndexedStatement): boolean =>
    (article === undefined || statement.article === article) &&
    (!query.onlyDirect || statement.kind === 'direct') &&
    isWithin(statement.date, query.from, query.to)
  const about = query.about?.trim() ?? ''
  if (about === '') {
    const said = own ? shelf.index.statementsOf(own.actor) : shelf.index.newestFirst()
    return said.filter(fits).map((statement) => ({ shelf, statement, score: 0 }))
  }
  const ids = own && new Set(shelf.index.statementsOf(own.actor).map(({ id }) => id))
  const isNarrowed = ids || article !== undefined || query.onlyDirect || query.from || query.to
  return onTopic(shelf, about, isNarrowed ? (statement) => (ids?.has(statement.id) ?? true) && fits(statement) : null)
}

/** The accepted statements with the words; where there are none, those in a paragraph with the words. */
async function onTopic(
  shelf: Shelf,
  words: string,
  accept: ((statement: IndexedStatement) => boolean) | null,
): Promise<readonly Found[]> {
  const { index, store } = shelf
  const said = await index.withWords(words, accept, store)
  const found = said.length > 0 ? said : await index.inParagraphsWith(words, accept, store)
  return found.map(({ statement, score }) => ({ shelf, statement, score }))
}

function articleOn({ index }: Shelf, idOrTitle: string): string | null {
  return (index.header(idOrTitle) ?? index.findByTitle(idOrTitle)?.header)?.id ?? null
}

/**
 * The first so many, by relevance where words were searched for and nothing else is wished; else by date, the newest
 * first. Of those found with one score only as many are put in order as are wanted.
 */
function inOrder(
  found: readonly Found[],
  { about, order = 'relevance' }: WhoSaidQuery,
  wanted: number,
): readonly Found[] {
  const byDate = (a: Found, b: Found): number =>
    compareByDate(a.statement, b.statement, order === 'oldest' ? 'oldest' : 'newest')
  if (order !== 'relevance' || !about?.trim()) return found.toSorted(byDate).slice(0, wanted)
  const best = found.toSorted((a, b) => b.score - a.score)
  const ordered: Found[] = []
  for (let from = 0; from < best.length && ordered.length < wanted; from = ordered.length) {
    const score = roundScore(best[from]?.score ?? 0)
    let to = from + 1
    while (to < best.length && roundScore(best[to]?.score ?? 0) === score) to++
    ordered.push(...best.slice(from, to).sort(byDate))
  }
  return ordered.slice(0, wanted)
}

async function nobody(shelves: readonly Shelf[], query: WhoSaidQuery, typed: string): Promise<WhoSaidAnswer> {
  const nearest = joinActors(shelves, ({ index }) => index.actors.nearest(typed, offered.nearest))
  const topic = [typed, query.about ?? ''].join(' ')
  const found = await Promise.all(shelves.map((shelf) => onTopic(shelf, topic, null)))
  const best = inOrder(found.flat(), { ...query, about: topic }, offered.onTopic)
  return {
    kind: 'nobody',
    nearest: nearest.slice(0, offered.nearest).map(({ header }) => header),
    onTopic: await toHits(best),
  }
}
