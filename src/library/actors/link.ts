import { createHash } from 'node:crypto'
import type { Entity } from '../../analysis/types.ts'
import type { Actor, ActorAlias } from '../../store/records.ts'
import { foldedWords } from '../index/fold.ts'
import { comparePeople, nameLookup, nameWords } from './names.ts'

/** An entity of one article, and the actor of the community that it is. */
export interface Link {
  readonly entity: string
  readonly role: string | null
  /** As it is to be written: with the entity's names among its aliases. */
  readonly actor: Actor
}

/** What is known of an actor before the article: itself, and the roles that other articles give it. */
export interface Candidate {
  readonly actor: Actor
  readonly roles: readonly string[]
}

/** What is settled of an article before its entities are linked. */
export interface Settled {
  /** The actor that moderators said it is in this article, for one of a fitting name. */
  readonly decided: (actor: Actor) => Actor
  /** The actors that the article had before: of several that fit a surname, one of these. */
  readonly before: ReadonlySet<string>
}

const unsettled: Settled = { decided: (actor) => actor, before: new Set() }

/** What the entities' actors are to be looked up by in the store. */
export function lookupsOf(entities: readonly Entity[]): readonly string[] {
  return [...new Set(entities.flatMap((entity) => aliasesOf(entity).map(({ lookup }) => lookup)))]
}

/**
 * Finds the actor of each entity among those that the community has, or makes a new one. Organisations, countries and
 * places meet by a whole name. People meet by full names that fit; a surname alone, or initials, only where one person
 * fits and no other has that surname, or where a role tells which. Two people with one surname stay two.
 */
export function linkEntities(
  entities: readonly Entity[],
  candidates: readonly Candidate[],
  settled = unsettled,
): readonly Link[] {
  const known = new Map(candidates.map((candidate) => [candidate.actor.id, candidate]))
  // Full names first, so that a surname alone can meet the full name that the same article gives.
  const order = entities.toSorted((a, b) => nameWords(b.name, b.type).length - nameWords(a.name, a.type).length)
  const taken = new Set<string>()
  return order.map((entity) => {
    const found = findActor(entity, asDecided([...known.values()], settled), { taken, before: settled.before })
    const actor = withAliases(found ?? newActor(entity, known), entity)
    taken.add(actor.id)
    const roles = entity.roles.map(({ text }) => text)
    known.set(actor.id, { actor, roles: [...(known.get(actor.id)?.roles ?? []), ...roles] })
    return { entity: entity.id, role: roles[0] ?? null, actor }
  })
}

/** The actor that an actor was merged into, at the end of the chain. */
export function finalActor(id: string, mergedInto: (id: string) => string | null): string {
  const seen = new Set<string>()
  let current = id
  for (let next = mergedInto(current); next !== null && !seen.has(next); next = mergedInto(current)) {
    seen.add(current)
    current = next
  }
  return current
}

/** The candidates with those in place of others that moderators put there, each once. */
function asDecided(candidates: readonly Candidate[], { decided }: Settled): readonly Candidate[] {
  const byId = new Map(candidates.map((candidate) => [candidate.actor.id, candidate]))
  return [
    ...new Set(
      candidates.map((candidate) => {
        const actor = decided(candidate.actor)
        return actor === candidate.actor ? candidate : (byId.get(actor.id) ?? { actor, roles: [] })
      }),
    ),
  ]
}

interface Ground {
  /** Actors that other entities of the article are. */
  readonly taken: ReadonlySet<string>
  readonly before: ReadonlySet<string>
}

function findActor(entity: Entity, candidates: readonly Candidate[], { taken, before }: Ground): Actor | null {
  const sameType = candidates.filter(({ actor }) => actor.type === entity.type)
  if (entity.type !== 'person') return findByWholeName(entity, sameType)
  const compared = sameType.map((candidate) => ({ candidate, relation: relationOf(entity, candidate.actor) }))
  const same = compared.filter(({ relation }) => relation === 'same')
  if (same.length > 0)
    return bestByRole(
      entity,
      same.map(({ candidate }) => candidate),
    )
  // Those that the article already tells apart from this one are no candidates on a surname.
  const maybe = compared
    .filter(({ candidate, relation }) => relation === 'maybe' && !taken.has(candidate.actor.id))
    .map(({ candidate }) => candidate)
  const roleFits = maybe.filter((candidate) => sharesRole(entity, candidate))
  const wasHere = maybe.filter(({ actor }) => before.has(actor.id))
  const [only, ...others] = [roleFits, wasHere].find((fitting) => fitting.length === 1) ?? maybe
  return only && others.length === 0 && !rolesClash(entity, only) ? only.actor : null
}

function findByWholeName(entity: Entity, candidates: readonly Candidate[]): Actor | null {
  const name = nameLookup(entity.name, entity.type)
  const telling = new Set(
    aliasesOf(entity)
      .filter(({ alias }) => isTelling(alias))
      .map(({ lookup }) => lookup),
  )
  const found =
    candidates.find(({ actor }) => nameLookup(actor.name, actor.type) === name) ??
    candidates.find(({ actor }) => actor.aliases.some(({ alias, lookup }) => isTelling(alias) && telling.has(lookup)))
  return found?.actor ?? null
}

/** An acronym, or a name of several words: "the Council" or "Union" of two articles need not be one. */
function isTelling(alias: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}.&-]+$/u.test(alias) || nameWords(alias, 'organisation').length > 1
}

/** The nearest relation between the entity's name and a name of the actor. */
function relationOf(entity: Entity, actor: Actor): 'same' | 'maybe' | 'different' {
  const full = actor.aliases.filter(({ alias }) => nameWords(alias, 'person').length > 1).map(({ alias }) => alias)
  const names = full.length > 0 && nameWords(entity.name, 'person').length > 1 ? full : [actor.name]
  const relations = names.map((name) => comparePeople(entity.name, name))
  return relations.includes('same') ? 'same' : relations.includes('maybe') ? 'maybe' : 'different'
}

function bestByRole(entity: Entity, candidates: readonly Candidate[]): Actor | null {
  return (candidates.find((candidate) => sharesRole(entity, candidate)) ?? candidates[0])?.actor ?? null
}

const roleWords = (roles: readonly string[]) =>
  new Set(roles.flatMap(foldedWords).filter((word) => word.length > 3 && word !== 'former'))

/** Whether two roles have a telling word in common. */
export const shareWords = (a: string, b: string): boolean => !roleWords([a]).isDisjointFrom(roleWords([b]))

function sharesRole(entity: Entity, candidate: Candidate): boolean {
  const own = roleWords(entity.roles.map(({ text }) => text))
  return !own.isDisjointFrom(roleWords(candidate.roles))
}

/** Both have roles, and no word of them is shared: a surname alone is then no proof. */
function rolesClash(entity: Entity, candidate: Candidate): boolean {
  return entity.roles.length > 0 && candidate.roles.length > 0 && !sharesRole(entity, candidate)
}

/** A person whom no article names as one, with an id that is not among the keys of `known`. */
export function newPerson(name: string, known: { has(id: string): boolean }): Actor {
  const actor = newActor({ name, type: 'person' }, known)
  return { ...actor, aliases: [{ alias: name, lookup: nameLookup(name, 'person') }] }
}

/** An actor that is not among the known ones, whose ids are the keys. */
export function newActor({ type, name }: Pick<Entity, 'type' | 'name'>, known: { has(id: string): boolean }): Actor {
  const words = nameWords(name, type).join(' ')
  for (let n = 0; ; n++) {
    const id = createHash('sha256')
      .update(JSON.stringify([type, words, n]))
      .digest('base64url')
      .slice(0, 12)
    if (!known.has(id)) return { id, type, name, aliases: [], mergedInto: null }
  }
}

/** The actor with the entity's names; a longer name of a person becomes its name ("Erdoğan" is then known in full). */
function withAliases(actor: Actor, entity: Entity): Actor {
  const aliases = new Map([...actor.aliases, ...aliasesOf(entity)].map((alias) => [alias.alias, alias]))
  const grows =
    entity.type === 'person' &&
    nameWords(actor.name, 'person').length === 1 &&
    nameWords(entity.name, 'person').length > 1
  return { ...actor, name: grows ? entity.name : actor.name, aliases: [...aliases.values()] }
}

export function aliasesOf(entity: Pick<Entity, 'type' | 'name' | 'aliases'>): readonly ActorAlias[] {
  return [entity.name, ...entity.aliases]
    .map((alias) => ({ alias, lookup: nameLookup(alias, entity.type) }))
    .filter(({ lookup }) => lookup !== '')
}
