import { type Document, readDocument, type Sentence } from '../analysis/document/document.ts'
import type { Span, Timex } from '../analysis/types.ts'
import type { Findings, StoredStatement } from '../store/store.ts'
import { foldedWords } from './index/fold.ts'
import type { Shelf, ShelvedActor } from './shelves.ts'
import type { ArticleHeader, TimelineEntry } from './types.ts'

/** Articles that are read for events: of an actor the newest, of a topic those that fit best. */
const mostRead = 60

export interface EventQuery {
  /** The id of an article; null for all. */
  readonly article: string | null
  readonly actor: ShelvedActor | null
  readonly about: string | null
}

/** Sentences with a date in which nobody is reported as saying something; each under its first date. In no order. */
export async function events(shelves: readonly Shelf[], query: EventQuery): Promise<readonly TimelineEntry[]> {
  const found = await Promise.all(shelves.map((shelf) => eventsOn(shelf, query)))
  return found.flat()
}

/** Whether a sentence is on what was asked for. */
type Fits = (article: string, sentence: Sentence, document: Document, findings: Findings) => boolean

async function eventsOn(shelf: Shelf, { article, actor, about }: EventQuery): Promise<readonly TimelineEntry[]> {
  const { index, store } = shelf
  const ofActor = actor && (await placesOf(shelf, actor))
  const ofTopic = about === null ? null : await placesWith(shelf, about)
  const within = [ofActor?.keys(), ofTopic?.keys()].flatMap((keys) => (keys ? [new Set(keys)] : []))
  const ids = article === null ? [...(within[0] ?? [])] : [article]
  const read = ids
    .filter((id) => index.header(id) !== null && within.every((set) => set.has(id)))
    .toSorted((a, b) => (ofTopic ? 0 : newestFirst(index.header(a), index.header(b))))
    .slice(0, mostRead)
  const fits: Fits = (id, sentence, document, { entities }) => {
    const own = ofActor?.get(id)
    const isNamed =
      own === undefined || entities.some((one) => own.has(one.id) && one.mentions.some(isInside(sentence)))
    const terms = ofTopic?.get(id)?.get(sentence.paragraph + 1)
    return isNamed && (ofTopic === null || (terms !== undefined && hasWord(document, sentence, terms)))
  }
  const entries = new Map((await store.articles.entries(read)).map((entry) => [entry.id, entry]))
  const findings = await store.articles.findings(read)
  return read.flatMap((id) => {
    const [entry, header, found] = [entries.get(id), index.header(id), findings.get(id)]
    return entry && header && found ? eventsIn(header, entry, found, fits) : []
  })
}

/** The articles that an actor appears in, each with the entities that it is there. */
async function placesOf({ index, store }: Shelf, actor: ShelvedActor): Promise<ReadonlyMap<string, Set<string>>> {
  const places = actor.on.filter(({ shelf }) => shelf.index === index)
  const parts = places.flatMap((place) => index.actors.parts(place.actor))
  const appearances = await store.actors.appearances(parts)
  const grouped = Map.groupBy(appearances, ({ article }) => article)
  return new Map([...grouped].map(([id, list]) => [id, new Set(list.map(({ entity }) => entity))]))
}

/** The articles with paragraphs that have the words, the best first: by paragraph, the words as they stand there. */
async function placesWith({ index, store }: Shelf, words: string) {
  const found = await index.paragraphsWith(words, () => true, store)
  const grouped = Map.groupBy(found, ({ article }) => article)
  return new Map(
    [...grouped].map(([id, list]) => [id, new Map(list.map(({ paragraph, terms }) => [paragraph, terms] as const))]),
  )
}

const isInside =
  ({ start, end }: Sentence) =>
  (span: Span): boolean =>
    start <= span[0] && span[1] <= end

function hasWord(document: Document, { firstToken, endToken }: Sentence, terms: ReadonlySet<string>): boolean {
  return document.tokens
    .slice(firstToken, endToken)
    .some((token) => foldedWords(token.text).some((word) => terms.has(word)))
}

function newestFirst(a: ArticleHeader | null, b: ArticleHeader | null): number {
  const [first, second] = [a?.published.value ?? '', b?.published.value ?? '']
  return first === second ? 0 : first < second ? 1 : -1
}

interface Read {
  readonly id: string
  readonly text: string
  readonly statements: readonly StoredStatement[]
}

function eventsIn(header: ArticleHeader, { id, text, statements }: Read, found: Findings, fits: Fits): TimelineEntry[] {
  const document = readDocument(text)
  const spoken = statements.flatMap(({ content, cue, source }) => [...content, ...cue, ...source])
  return document.sentences.flatMap((sentence): TimelineEntry[] => {
    const { start, end, paragraph } = sentence
    const timex = found.timex.find(
      (each) => isInside(sentence)(each.span) && dateOf(each) !== null && tellsWhen(text, each.span, start),
    )
    const date = timex ? dateOf(timex) : null
    if (!timex || date === null || spoken.some((span) => span[0] < end && start < span[1])) return []
    if (!fits(id, sentence, document, found)) return []
    const match: Span = [timex.span[0] - start, timex.span[1] - start]
    const passage = {
      article: header,
      paragraph: paragraph + 1,
      text: text.slice(start, end),
      matches: [match],
      said: null,
    }
    return [{ kind: 'event', date, passage }]
  })
}

/** Words before a date with which it tells how long something was, or what it is compared with. */
const elsewhere =
  /\b(?:since|until|till|spent|over|through|throughout|within|for)\s(?:\p{L}+\s)?$|\b(?:than|unlike|compared (?:with|to))\s[^.,;:]{0,40}$/iu

/** Whether a date tells when the sentence that starts at an offset was, not "more than ever in |2008|", "spent |the last year|". */
const tellsWhen = (text: string, [from]: Span, start: number): boolean =>
  !elsewhere.test(text.slice(Math.max(start, from - 80), from))

/** A week, month or year of the calendar, or a day, of which a time may be told; seasons, quarters and what is vague have no place in an order of days. */
function dateOf({ type, value }: Timex): string | null {
  if (type === 'TIME') return /^\d{4}-\d{2}-\d{2}(?=T)/.exec(value)?.[0] ?? null
  return type === 'DATE' && /^\d{4}(?:-W\d{2}|-\d{2}(?:-\d{2})?)?$/.test(value) ? value : null
}
