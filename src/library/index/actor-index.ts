import type { Actor, Appearance } from '../../store/records.ts'
import { finalActor } from '../actors/link.ts'
import { comparePeople, nameWords } from '../actors/names.ts'
import type { ActorHeader } from '../types.ts'
import { fold, foldedWords } from './fold.ts'
import { clearDiscarded, inFixedOrder } from './search.ts'
import { TextSearch } from './text-search.ts'

interface Appeared {
  readonly role: string | null
  /** Sorts appearances by the age of their article. */
  readonly when: string
}

interface NameSearch {
  readonly prefix: boolean
  readonly fuzzy: number | false
  readonly combineWith?: 'AND' | 'OR'
  readonly accept?: (actor: ActorHeader) => boolean
}

const nearly: NameSearch = { prefix: true, fuzzy: 0.35, combineWith: 'OR' }
/** What an actor takes beside its names' words, with where it appears and what it says: measured, in bytes. */
const actorBytes = 700

const speaks = ({ statements }: ActorHeader): boolean => statements > 0

/** The actors of one guild: by name, with where they appear and which statements are theirs. */
export class ActorIndex {
  readonly #actors = new Map<string, Actor>()
  readonly #byLookup = new Map<string, Set<string>>()
  /** Actors by each of their names, whole and folded. */
  readonly #byName = new Map<string, Set<string>>()
  /** The actors that are one with each, itself among them; only where there was a merge. */
  #merged = new Map<string, string[]>()
  readonly #appearances = new Map<string, Map<string, Appeared>>()
  readonly #statements = new Map<string, Set<string>>()
  readonly #names = new TextSearch()
  /** Made when first asked for, by the actor's id. */
  readonly #headers = new Map<string, ActorHeader>()
  #speakers: readonly ActorHeader[] | null = null

  /** Takes actors in, anew or in the place of those with the same ids. */
  putAll(actors: readonly Actor[]): void {
    const news = actors.filter(({ id }) => !this.#actors.has(id))
    for (const actor of actors) this.#put(actor)
    this.#names.addAll(news.map((actor) => ({ id: actor.id, text: namesOf(actor).join(' ') })))
  }

  #put(actor: Actor): void {
    const known = this.#actors.get(actor.id)
    const names = namesOf(actor)
    if (known && names.join(' ') !== namesOf(known).join(' ')) {
      this.#names.replace({ id: actor.id, text: names.join(' ') })
      for (const { lookup } of known.aliases) this.#byLookup.get(lookup)?.delete(actor.id)
      for (const name of namesOf(known)) this.#byName.get(wholeName(name))?.delete(actor.id)
    }
    this.#actors.set(actor.id, actor)
    for (const { lookup } of actor.aliases) addTo(this.#byLookup, lookup, actor.id)
    for (const name of names) addTo(this.#byName, wholeName(name), actor.id)
    this.#changed(actor.id)
    if (actor.mergedInto !== null || (known && known.mergedInto !== null)) this.#mergeAgain()
  }

  /** Forgets what is told of an actor, for it changed. */
  #changed(actor: string): void {
    this.#headers.delete(this.final(actor))
    this.#speakers = null
  }

  /** Bytes of memory, about. */
  get weight(): number {
    return this.#names.weight + this.#actors.size * actorBytes
  }

  /** Settles what was changed; see `clearDiscarded`. */
  settle(): Promise<void> {
    return clearDiscarded([this.#names])
  }

  #mergeAgain(): void {
    this.#merged = new Map()
    this.#headers.clear()
    for (const actor of this.#actors.values()) {
      if (actor.mergedInto === null) continue
      const into = this.final(actor.id)
      this.#merged.set(into, [...(this.#merged.get(into) ?? [into]), actor.id])
    }
  }

  appear(appearance: Appearance, when: string): void {
    const places = this.#appearances.get(appearance.actor) ?? new Map<string, Appeared>()
    const role = appearance.role ?? places.get(appearance.article)?.role ?? null
    this.#appearances.set(appearance.actor, places.set(appearance.article, { role, when }))
    this.#changed(appearance.actor)
  }

  disappear(actor: string, article: string): void {
    this.#appearances.get(actor)?.delete(article)
    this.#changed(actor)
  }

  speak(actor: string, statement: string): void {
    addTo(this.#statements, actor, statement)
    this.#changed(actor)
  }

  unspeak(actor: string, statement: string): void {
    this.#statements.get(actor)?.delete(statement)
    this.#changed(actor)
  }

  /** The actor that this one was merged into, or itself. */
  final(id: string): string {
    return finalActor(id, (actor) => this.#actors.get(actor)?.mergedInto ?? null)
  }

  /** The ids of an actor's statements, those of the actors merged into it among them. */
  statementsOf(id: string): readonly string[] {
    return this.parts(this.final(id)).flatMap((part) => [...(this.#statements.get(part) ?? [])])
  }

  /** What is told of an actor, under the one that it was merged into: its role is that of the newest article with one. */
  header(id: string): ActorHeader | null {
    const final = this.final(id)
    const known = this.#headers.get(final)
    if (known) return known
    const actor = this.#actors.get(final)
    if (!actor) return null
    const parts = this.parts(final)
    let newest: Appeared | null = null
    for (const part of parts) {
      for (const appeared of this.#appearances.get(part)?.values() ?? [])
        if (appeared.role !== null && (newest === null || appeared.when > newest.when)) newest = appeared
    }
    const statements = parts.reduce((sum, part) => sum + (this.#statements.get(part)?.size ?? 0), 0)
    const header = { id: final, name: actor.name, role: newest?.role ?? null, type: actor.type, statements }
    this.#headers.set(final, header)
    return header
  }

  /** The articles that name an actor, or one merged into it. */
  articlesOf(id: string): readonly string[] {
    const parts = this.parts(this.final(id))
    return [...new Set(parts.flatMap((part) => [...(this.#appearances.get(part)?.keys() ?? [])]))]
  }

  /** The actors that are one with this final one, itself among them. */
  parts(final: string): readonly string[] {
    return this.#merged.get(final) ?? [final]
  }

  /** Those who say something, most statements first. */
  speakers(): readonly ActorHeader[] {
    this.#speakers ??= this.#headersOf(this.#statements.keys())
    return this.#speakers
  }

  #headersOf(ids: Iterable<string>, accept: (actor: ActorHeader) => boolean = speaks): ActorHeader[] {
    return [...new Set([...ids].map((id) => this.final(id)))]
      .flatMap((id) => this.header(id) ?? [])
      .filter(accept)
      .toSorted((a, b) => b.statements - a.statements || compare(a.name, b.name) || compare(a.id, b.id))
  }

  /**
   * The speakers that typed words name: those with exactly this name where there are any; else those of whose names
   * every typed word begins a word.
   */
  named(typed: string): readonly ActorHeader[] {
    return this.#named(typed, speaks)
  }

  /** As `named`, of all who appear in an article. */
  known(typed: string): readonly ActorHeader[] {
    return this.#named(typed, (actor) => this.#appears(actor))
  }

  #named(typed: string, accept: (actor: ActorHeader) => boolean): readonly ActorHeader[] {
    const words = foldedWords(typed)
    if (words.length === 0) return []
    const exact = this.#headersOf(this.#byName.get(words.join(' ')) ?? [], accept)
    if (exact.length > 0) return exact
    const begun = this.#names.search(words.join(' '), { combineWith: 'AND', prefix: true, fuzzy: false })
    return this.#headersOf(
      begun.map(({ id }) => id),
      accept,
    )
  }

  appearsIn(id: string, article: string): boolean {
    return this.parts(this.final(id)).some((part) => this.#appearances.get(part)?.has(article) ?? false)
  }

  #appears({ id, statements }: ActorHeader): boolean {
    return statements > 0 || this.parts(id).some((part) => (this.#appearances.get(part)?.size ?? 0) > 0)
  }

  /** Speakers for words as they are typed: by prefix, or else nearly so; without words, all. Best first. */
  suggest(typed: string, limit: number): readonly ActorHeader[] {
    const words = fold(typed).trim()
    if (words === '') return this.speakers().slice(0, limit)
    const begun = this.#search(words, limit, { prefix: true, fuzzy: false })
    return begun.length > 0 ? begun : this.nearest(words, limit)
  }

  /** The actors that have just this name, also those who say nothing. */
  exactlyNamed(typed: string): readonly ActorHeader[] {
    const words = nameWords(typed, 'person').join(' ')
    const ids = new Set([...(this.#byName.get(words) ?? [])].map((id) => this.final(id)))
    return [...ids].flatMap((id) => this.header(id) ?? [])
  }

  /** As `suggest`, of all who appear in an article; of those whose names begin so, the ones who speak first. */
  suggestKnown(typed: string, limit: number): readonly ActorHeader[] {
    const words = fold(typed).trim()
    if (words === '') return this.speakers().slice(0, limit)
    const accept = (actor: ActorHeader) => this.#appears(actor)
    const begun = this.#search(words, limit * 2, { prefix: true, fuzzy: false, accept })
    const found = begun.length > 0 ? begun : this.#search(words, limit, { ...nearly, accept })
    return found.toSorted((a, b) => Number(speaks(b)) - Number(speaks(a))).slice(0, limit)
  }

  /** Speakers with a name like the typed words, nearest first. */
  nearest(typed: string, limit: number): readonly ActorHeader[] {
    return this.#search(typed, limit, nearly)
  }

  #search(words: string, limit: number, { accept = speaks, ...options }: NameSearch): readonly ActorHeader[] {
    const found = new Map<string, ActorHeader>()
    for (const { id } of inFixedOrder(this.#names.search(words, { combineWith: 'AND', ...options }))) {
      if (found.size === limit) break
      const header = this.header(id)
      if (header && accept(header)) found.set(header.id, header)
    }
    return [...found.values()]
  }

  /**
   * The actor of this index that an actor of another one is; null where none is, or several may be. People meet by full
   * names, or else (`likely`) by a surname that only one person here has.
   */
  twinOf(other: Actor, likely = false): string | null {
    if (!other.aliases.some(({ lookup }) => this.#byLookup.has(lookup))) return null
    const ids = new Set(other.aliases.flatMap(({ lookup }) => [...(this.#byLookup.get(lookup) ?? [])]))
    const relation = likely ? 'maybe' : 'same'
    const twins = [...ids].filter((id) => {
      const actor = this.#actors.get(id)
      if (actor?.type !== other.type) return false
      return other.type !== 'person' || comparePeople(actor.name, other.name) === relation
    })
    const namesakes = likely ? [...ids].filter((id) => this.#actors.get(id)?.type === other.type) : twins
    const finals = new Set(namesakes.map((id) => this.final(id)))
    const [only] = finals
    return finals.size === 1 && twins.length > 0 && only !== undefined ? only : null
  }

  actor(id: string): Actor | null {
    return this.#actors.get(id) ?? null
  }
}

/** Once each, in a fixed order. */
function namesOf({ name, aliases }: Actor): readonly string[] {
  if (aliases.every(({ alias }) => alias === name)) return [name]
  return [...new Set([name, ...aliases.map(({ alias }) => alias)])].sort()
}

const wholeName = (name: string): string => nameWords(name, 'person').join(' ')

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key)
  if (set) set.add(value)
  else sets.set(key, new Set([value]))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
