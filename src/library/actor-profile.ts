import type { Entity } from '../analysis/types.ts'
import type { ArticleEntry, StoredStatement } from '../store/store.ts'
import { compareDates } from './index/dates.ts'
import { foldedWords } from './index/fold.ts'
import type { Shelf, ShelvedActor } from './shelves.ts'
import { type Placed, toHits } from './shelves.ts'
import type { ActorHeader, ActorProfile, ArticleHeader, RoleSpell } from './types.ts'

/** Articles that are read for roles and for who speaks of whom: the newest. */
const mostRead = 150
const mostStatements = 5

/** An actor as the articles of all shelves show it: roles over time, statements, who speaks of whom. */
export async function actorProfile({ header, on }: ShelvedActor): Promise<ActorProfile> {
  const parts = await Promise.all(on.map(({ shelf, actor }) => readShelf(shelf, actor)))
  const statements = parts.flatMap((part) => part.statements).toSorted(byAge)
  return {
    header,
    names: [...new Set(parts.flatMap(({ names }) => names))].filter((name) => name !== header.name),
    roles: spells(parts.flatMap(({ roles }) => roles)),
    articles: parts.flatMap(({ articles }) => articles).toSorted((a, b) => newestFirst(a.article, b.article)),
    statements: await toHits(statements.slice(0, mostStatements)),
    speaksOf: ranked(parts.flatMap(({ speaksOf }) => speaksOf)),
    spokenOfBy: ranked(parts.flatMap(({ spokenOfBy }) => spokenOfBy)),
  }
}

interface ShelfPart {
  readonly names: readonly string[]
  readonly roles: readonly { readonly text: string; readonly date: string | null }[]
  readonly articles: ActorProfile['articles']
  readonly statements: readonly Placed[]
  readonly speaksOf: readonly ActorHeader[]
  readonly spokenOfBy: readonly ActorHeader[]
}

async function readShelf(shelf: Shelf, actor: string): Promise<ShelfPart> {
  const { index, store } = shelf
  const own = index.actors.parts(actor)
  const appearances = await store.actors.appearances(own)
  const headers = [...new Set(appearances.map(({ article }) => article))]
    .flatMap((id) => index.header(id) ?? [])
    .toSorted(newestFirst)
  const read = headers.slice(0, mostRead).map(({ id }) => id)
  const entries = new Map((await store.articles.entries(read)).map((entry) => [entry.id, entry]))
  const findings = await store.articles.findings(read)
  const seen = read.flatMap((id) => {
    const entry = entries.get(id)
    return entry ? [appearanceIn(shelf, actor, entry, findings.get(id)?.entities ?? [])] : []
  })
  const said = index.statementsOf(actor)
  const counts = new Map([...Map.groupBy(said, ({ article }) => article)].map(([id, list]) => [id, list.length]))
  const known = index.actors.actor(actor)
  return {
    names: [...(known ? [known.name] : []), ...own.flatMap((id) => aliasesOf(shelf, id))],
    roles: seen.flatMap(({ roles }) => roles),
    articles: headers.map((article) => ({ article, statements: counts.get(article.id) ?? 0 })),
    statements: said.map((statement) => ({ shelf, statement })),
    speaksOf: seen.flatMap(({ speaksOf }) => speaksOf),
    spokenOfBy: seen.flatMap(({ spokenOfBy }) => spokenOfBy),
  }
}

const aliasesOf = ({ index }: Shelf, id: string): readonly string[] =>
  index.actors.actor(id)?.aliases.map(({ alias }) => alias) ?? []

/** What one article says of an actor. Whoever is spoken of in several statements is there several times. */
function appearanceIn({ index }: Shelf, actor: string, entry: ArticleEntry, entities: readonly Entity[]) {
  const actorOf = new Map(entry.appearances.map((one) => [one.entity, index.actors.final(one.actor)]))
  const own = entities.filter(({ id }) => actorOf.get(id) === actor)
  const others = entities.filter(({ id, type }) => actorOf.get(id) !== actor && type !== 'place')
  const speaker = (statement: StoredStatement) =>
    statement.actor === null ? null : index.actors.final(statement.actor)
  return {
    roles: own.flatMap(({ roles }) => roles.map(({ text }) => ({ text, date: entry.published.value }))),
    speaksOf: entry.statements
      .filter((statement) => speaker(statement) === actor)
      .flatMap((statement) => others.filter((other) => isNamedIn(other, statement)))
      .flatMap(({ id }) => index.actors.header(actorOf.get(id) ?? '') ?? []),
    spokenOfBy: entry.statements
      .filter((statement) => speaker(statement) !== actor && own.some((entity) => isNamedIn(entity, statement)))
      .flatMap((statement) => index.actors.header(speaker(statement) ?? '') ?? []),
  }
}

const isNamedIn = ({ mentions }: Entity, { content }: StoredStatement): boolean =>
  mentions.some(([start, end]) => content.some((span) => span[0] <= start && end <= span[1]))

/** The newest dated first, the undated last. */
function byAge({ statement: a }: Placed, { statement: b }: Placed): number {
  if (a.date === b.date) return a.article === b.article ? a.position - b.position : a.article < b.article ? -1 : 1
  return compareDates(b.date ?? '', a.date ?? '')
}

function newestFirst(a: ArticleHeader, b: ArticleHeader): number {
  const [first, second] = [a.published.value ?? '', b.published.value ?? '']
  return first === second ? (a.id < b.id ? -1 : 1) : first < second ? 1 : -1
}

/** Each role once, with the dates of the first and last article that gives it; the earliest first. */
function spells(given: readonly { readonly text: string; readonly date: string | null }[]): readonly RoleSpell[] {
  const grouped = Map.groupBy(given, ({ text }) => roleKey(text))
  const found = [...grouped.values()].map((list): RoleSpell => {
    const dates = list.flatMap(({ date }) => date ?? []).toSorted()
    const text = mostFrequent(list.map((one) => one.text))
    return { text, first: dates[0] ?? null, last: dates.at(-1) ?? null, articles: list.length }
  })
  const order = ({ first, last }: RoleSpell) => `${first ?? '9999'} ${last ?? '9999'}`
  return found.toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : b.articles - a.articles))
}

/** "Minister of Defence" and "Defence Minister" are one role. */
const roleKey = (role: string): string =>
  foldedWords(role)
    .filter((word) => !['the', 'of', 'for'].includes(word))
    .toSorted()
    .join(' ')

function mostFrequent(texts: readonly string[]): string {
  const [first] = [...Map.groupBy(texts, (text) => text)].toSorted(([, a], [, b]) => b.length - a.length)
  return first?.[0] ?? ''
}

/** Each actor once, with how often it was there; the most frequent first. */
function ranked(actors: readonly ActorHeader[]): ActorProfile['speaksOf'] {
  return [...Map.groupBy(actors, ({ name, type }) => `${type} ${name}`).values()]
    .flatMap((list) => (list[0] ? [{ actor: list[0], statements: list.length }] : []))
    .toSorted((a, b) => b.statements - a.statements || (a.actor.name < b.actor.name ? -1 : 1))
}
