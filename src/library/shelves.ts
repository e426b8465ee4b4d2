import type { Actor, GuildStore, StoredStatement } from '../store/store.ts'
import { shareWords } from './actors/link.ts'
import { nameWords } from './actors/names.ts'
import type { GuildIndex, IndexedStatement } from './index/guild-index.ts'
import type { ActorHeader, StatementHit } from './types.ts'

/** A guild's articles as a library reads them: the index, up to date, and the store behind it. */
export interface Shelf {
  readonly store: GuildStore
  readonly index: GuildIndex
}

/** A statement and the shelf that it is on. */
export interface Placed {
  readonly shelf: Shelf
  readonly statement: IndexedStatement
}

/** A speaker across shelves: one person may be known to the community and to the starter corpus. */
export interface ShelvedActor {
  readonly header: ActorHeader
  readonly on: readonly { readonly shelf: Shelf; readonly actor: string }[]
}

/** Speakers found on several shelves, in order, with those that are one person joined. */
export function joinActors(
  shelves: readonly Shelf[],
  find: (shelf: Shelf) => readonly ActorHeader[],
): readonly ShelvedActor[] {
  const joined: ShelvedActor[] = []
  const known = new Map(shelves.map((shelf) => [shelf, new Set<string>()]))
  for (const shelf of shelves) {
    for (const header of find(shelf)) {
      if (known.get(shelf)?.has(header.id)) continue
      const actor = onAllShelves(shelves, shelf, header)
      for (const place of actor.on) known.get(place.shelf)?.add(place.actor)
      joined.push(actor)
    }
  }
  return joined
}

/** A speaker by id, on whichever shelf it is; null where there is none. */
export function actorById(shelves: readonly Shelf[], id: string): ShelvedActor | null {
  for (const shelf of shelves) {
    const header = shelf.index.actors.header(id)
    if (header) return onAllShelves(shelves, shelf, header)
  }
  return null
}

function onAllShelves(shelves: readonly Shelf[], home: Shelf, header: ActorHeader): ShelvedActor {
  const actor = home.index.actors.actor(header.id)
  const on = shelves.flatMap((shelf) => {
    const id = shelf === home ? header.id : actor && twinOn(shelf, home, actor)
    return id ? [{ shelf, actor: id }] : []
  })
  if (on.length === 1) return { header, on }
  const headers = on.flatMap(({ shelf, actor: id }) => shelf.index.actors.header(id) ?? [])
  const first = { ...(headers[0] ?? header), name: fullestName(headers) ?? header.name }
  const role = first.role ?? headers.find((other) => other.role !== null)?.role ?? null
  const statements = headers.reduce((sum, other) => sum + other.statements, 0)
  return { header: { ...first, role, statements }, on }
}

/** The actor on another shelf that this one is: by its full name, or by a surname that is one person's on both shelves. */
function twinOn(shelf: Shelf, home: Shelf, actor: Actor): string | null {
  const [there, here] = [shelf.index.actors, home.index.actors]
  const same = there.twinOf(actor)
  if (same !== null) return same
  const likely = there.twinOf(actor, true)
  const twin = likely === null ? null : there.actor(likely)
  if (!twin || here.twinOf(twin, true) !== actor.id) return null
  const [role, otherRole] = [here.header(actor.id)?.role, there.header(twin.id)?.role]
  return role && otherRole && !shareWords(role, otherRole) ? null : twin.id
}

/** The name with the most words; of a person who goes by the surname on one shelf, the full one of the other. */
function fullestName(headers: readonly ActorHeader[]): string | null {
  const size = ({ name, type }: ActorHeader) => (type === 'person' ? nameWords(name, type).length : 0)
  return headers.toSorted((a, b) => size(b) - size(a))[0]?.name ?? null
}

/** The statements as they are shown, in the order given; those that have gone meanwhile are left out. */
export async function toHits(placed: readonly Placed[]): Promise<readonly StatementHit[]> {
  const hits = new Map<string, StatementHit>()
  for (const [shelf, list] of Map.groupBy(placed, ({ shelf }) => shelf)) {
    const stored = await shelf.store.articles.statements(list.map(({ statement }) => statement.id))
    const texts = await shelf.store.articles.texts([...new Set(stored.map(({ article }) => article))])
    for (const statement of stored) {
      const hit = toHit(shelf.index, statement, texts.get(statement.article))
      if (hit) hits.set(hit.id, hit)
    }
  }
  return placed.flatMap(({ statement }) => hits.get(statement.id) ?? [])
}

/** A statement as it is shown; null where its article has gone. */
export function toHit(index: GuildIndex, statement: StoredStatement, text: string | undefined): StatementHit | null {
  const article = index.header(statement.article)
  if (!article || text === undefined) return null
  const words = (spans: StoredStatement['content']) => spans.map(([start, end]) => text.slice(start, end))
  const actor = statement.actor === null ? null : index.actors.header(statement.actor)
  return {
    id: statement.id,
    article,
    paragraph: statement.paragraph,
    kind: statement.kind,
    words: words(statement.content),
    sourceWords: words(statement.source).join(' '),
    cueWords: words(statement.cue).join(' '),
    speaker: actor && { actorId: actor.id, name: actor.name, role: statement.speaker?.role ?? actor.role },
    date: statement.date,
    confidence: statement.confidence,
    corrected: statement.corrected,
  }
}
