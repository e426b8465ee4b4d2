import { type Document, readDocument } from '../analysis/document/document.ts'
import { findParagraphs } from '../analysis/document/paragraphs.ts'
import type { Span } from '../analysis/types.ts'
import type { StoredStatement } from '../store/store.ts'
import { isWithin } from './index/dates.ts'
import { foldedWords } from './index/fold.ts'
import type { ScoredParagraph } from './index/guild-index.ts'
import { actorById, joinActors, type Shelf, type ShelvedActor, toHit } from './shelves.ts'
import type { ActorHeader, Passage, SearchAnswer, SearchQuery } from './types.ts'

/** The most actors and articles that are named beside the passages. */
const mostNamed = 5
const mostCandidates = 25

/**
 * Full text over the shelves; a passage is the sentence of its paragraph that has most of the words. Where no paragraph
 * has all of the words, those that have some are found.
 */
export async function search(shelves: readonly Shelf[], query: SearchQuery): Promise<SearchAnswer> {
  if (shelves.every(({ index }) => index.size === 0)) return { kind: 'empty' }
  const { words, article, offset, limit } = query
  const named = query.actor === undefined ? [] : actorsCalled(shelves, query.actor)
  const [actor, ...others] = named
  if (query.actor !== undefined && !actor) {
    const typed = query.actor
    const nearest = joinActors(shelves, ({ index }) => index.actors.nearest(typed, mostNamed))
    return { kind: 'nobody', nearest: nearest.map(({ header }) => header).slice(0, mostNamed) }
  }
  if (others.length > 0) {
    return { kind: 'which', candidates: named.slice(0, mostCandidates).map(({ header }) => header) }
  }
  const filters = await Promise.all(shelves.map((shelf) => filterOf(shelf, query, actor ?? null)))
  const all = await paragraphsWith(filters, words, 'AND')
  const found = all.length > 0 ? all : await paragraphsWith(filters, words, 'OR')
  const isWhole = article === undefined && actor === undefined
  return {
    kind: 'found',
    total: found.length,
    partly: all.length === 0 && found.length > 0,
    passages: await readPassages(found.slice(offset, offset + limit)),
    actors: actor ? [] : namesWith(filters, words),
    articles: isWhole
      ? filters.flatMap(({ shelf, published }) => shelf.index.titled(words, published)).slice(0, mostNamed)
      : [],
  }
}

function actorsCalled(shelves: readonly Shelf[], idOrName: string): readonly ShelvedActor[] {
  const chosen = actorById(shelves, idOrName)
  return chosen ? [chosen] : joinActors(shelves, ({ index }) => index.actors.known(idOrName))
}

/** What is accepted on one shelf. */
interface Filter {
  readonly shelf: Shelf
  readonly query: SearchQuery
  /** The only article; null for all. */
  readonly article: string | null
  readonly published: (article: { readonly published: { readonly value: string | null } }) => boolean
  readonly paragraph: (article: string, paragraph: number) => boolean
}

/** The filter of a query on a shelf; it accepts nothing where the article or actor is not there. */
async function filterOf(shelf: Shelf, query: SearchQuery, actor: ShelvedActor | null): Promise<Filter> {
  const { index } = shelf
  const { from, to } = query
  const article =
    query.article === undefined
      ? null
      : ((index.header(query.article) ?? index.findByTitle(query.article)?.header)?.id ?? '')
  const places = actor && (await paragraphsOf(shelf, actor))
  const published: Filter['published'] = (header) => isWithin(header.published.value, from, to)
  const isThen = (id: string, paragraph: number): boolean => {
    const header = index.header(id)
    return (
      (header !== null && published(header)) ||
      index.statementsIn(id, paragraph).some(({ date }) => isWithin(date, from, to))
    )
  }
  return {
    shelf,
    query,
    article,
    published,
    paragraph: (id, n) =>
      (article === null || id === article) && (places?.get(id)?.has(n) ?? places === null) && isThen(id, n),
  }
}

/** The paragraphs in which an actor says something or is named, by article. */
async function paragraphsOf({ index, store }: Shelf, actor: ShelvedActor): Promise<ReadonlyMap<string, Set<number>>> {
  const own = actor.on.filter(({ shelf }) => shelf.index === index).flatMap((place) => index.actors.parts(place.actor))
  const places = new Map<string, Set<number>>()
  const add = (article: string, paragraph: number) =>
    places.set(article, (places.get(article) ?? new Set<number>()).add(paragraph))
  for (const id of own) for (const { article, paragraph } of index.statementsOf(id)) add(article, paragraph)
  const appearances = Map.groupBy(await store.actors.appearances(own), ({ article }) => article)
  const ids = [...appearances.keys()]
  const [findings, texts] = [await store.articles.findings(ids), await store.articles.texts(ids)]
  for (const [article, list] of appearances) {
    const entities = new Set(list.map(({ entity }) => entity))
    const mentions = (findings.get(article)?.entities ?? [])
      .filter(({ id }) => entities.has(id))
      .flatMap((one) => one.mentions)
    findParagraphs(texts.get(article) ?? '').forEach(([start, end], i) => {
      if (mentions.some((mention) => start <= mention[0] && mention[0] < end)) add(article, i + 1)
    })
  }
  return places
}

interface PlacedParagraph {
  readonly shelf: Shelf
  readonly paragraph: ScoredParagraph
}

async function paragraphsWith(filters: readonly Filter[], words: string, combineWith: 'AND' | 'OR') {
  const found = await Promise.all(
    filters.map(async ({ shelf, paragraph: accept }): Promise<PlacedParagraph[]> => {
      const paragraphs = await shelf.index.paragraphsWith(words, accept, shelf.store, combineWith)
      return paragraphs.map((paragraph) => ({ shelf, paragraph }))
    }),
  )
  return found.flat().toSorted((a, b) => b.paragraph.score - a.paragraph.score)
}

/** Actors whose name has the words: those in the article, or who say something in the time, where there is one. */
function namesWith(filters: readonly Filter[], words: string): readonly ActorHeader[] {
  const byShelf = new Map(filters.map((filter) => [filter.shelf.index, filter]))
  const shelves = filters.map(({ shelf }) => shelf)
  return joinActors(shelves, ({ index }) => index.actors.known(words))
    .filter(({ on }) => on.some(({ shelf, actor }) => isNamed(byShelf.get(shelf.index), actor)))
    .map(({ header }) => header)
    .slice(0, mostNamed)
}

function isNamed(filter: Filter | undefined, actor: string): boolean {
  if (!filter) return false
  const { shelf, article, query } = filter
  const { from, to } = query
  if (article !== null && !shelf.index.actors.appearsIn(actor, article)) return false
  if (from === undefined && to === undefined) return true
  return shelf.index
    .statementsOf(actor)
    .some((statement) => (article === null || statement.article === article) && isWithin(statement.date, from, to))
}

/** The passages in the order given; those whose article has gone meanwhile are left out. */
async function readPassages(placed: readonly PlacedParagraph[]): Promise<readonly Passage[]> {
  const passages: Passage[] = []
  for (const { shelf, paragraph } of placed) {
    const { index, store } = shelf
    const { article: id, paragraph: number } = paragraph
    const header = index.header(id)
    const whole = (await store.articles.texts([id])).get(id)
    if (!header || whole === undefined) continue
    const { start, ...sentence } = bestSentence(readDocument(whole), paragraph)
    const spoken = await store.articles.statements(index.statementsIn(id, number).map((statement) => statement.id))
    const statement = statementAt(spoken, start, sentence.matches)
    passages.push({
      article: header,
      paragraph: number,
      ...sentence,
      said: statement && toHit(index, statement, whole),
    })
  }
  return passages
}

/** The statement that has most of the matches, of a sentence that starts there; null where none has any. */
function statementAt(
  spoken: readonly StoredStatement[],
  start: number,
  matches: readonly Span[],
): StoredStatement | null {
  const counted = spoken.map((statement) => ({
    statement,
    inside: matches.filter(([from, to]) =>
      statement.content.some((span) => span[0] <= start + from && start + to <= span[1]),
    ).length,
  }))
  const [best] = counted.toSorted((a, b) => b.inside - a.inside || b.statement.confidence - a.statement.confidence)
  return best && best.inside > 0 ? best.statement : null
}

interface MarkedSentence {
  /** Offset into the whole text. */
  readonly start: number
  readonly text: string
  readonly matches: readonly Span[]
}

function bestSentence(document: Document, { paragraph, terms }: ScoredParagraph): MarkedSentence {
  const { firstSentence = 0, endSentence = 0 } = document.paragraphs[paragraph - 1] ?? {}
  const marked = document.sentences.slice(firstSentence, endSentence).map(({ start, end, firstToken, endToken }) => ({
    start,
    text: document.text.slice(start, end),
    matches: document.tokens
      .slice(firstToken, endToken)
      .filter((token) => foldedWords(token.text).some((word) => terms.has(word)))
      .map((token): Span => [token.start - start, token.end - start]),
  }))
  const [best] = marked.toSorted((a, b) => distinct(b) - distinct(a) || b.matches.length - a.matches.length)
  return best ?? { start: 0, text: '', matches: [] }
}

/** How many different words of the search a sentence has. */
function distinct({ text, matches }: MarkedSentence): number {
  return new Set(matches.map((match) => foldedWords(text.slice(...match)).join(' '))).size
}
