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
  const found = inOrder(collected.flat(), query)
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
  return onTopic(shelf, about, (statement) => (ids?.has(statement.id) ?? true) && fits(statement))
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
  return found.map((hit) => ({ shelf, ...hit }))
}

function articleOn({ index }: Shelf, idOrTitle: string): string | null {
  return (index.header(idOrTitle) ?? index.findByTitle(idOrTitle)?.header)?.id ?? null
}

/** By relevance where words were searched for and nothing else is wished; else by date, the newest first. */
function inOrder(found: readonly Found[], { about, order = 'relevance' }: WhoSaidQuery): readonly Found[] {
  const byDate = (a: Found, b: Found): number =>
    compareByDate(a.statement, b.statement, order === 'oldest' ? 'oldest' : 'newest')
  if (order !== 'relevance' || !about?.trim()) return found.toSorted(byDate)
  return found.toSorted((a, b) => roundScore(b.score) - roundScore(a.score) || byDate(a, b))
}

async function nobody(shelves: readonly Shelf[], query: WhoSaidQuery, typed: string): Promise<WhoSaidAnswer> {
  const nearest = joinActors(shelves, ({ index }) => index.actors.nearest(typed, offered.nearest))
  const topic = [typed, query.about ?? ''].join(' ')
  const found = await Promise.all(shelves.map((shelf) => onTopic(shelf, topic, null)))
  const best = inOrder(found.flat(), { ...query, about: topic }).slice(0, offered.onTopic)
  return {
    kind: 'nobody',
    nearest: nearest.slice(0, offered.nearest).map(({ header }) => header),
    onTopic: await toHits(best),
  }
}
