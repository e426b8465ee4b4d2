import type { Actor, ActorAlias, ActorSplit, Appearance, GuildStore } from '../../store/store.ts'
import { UserError } from '../../user-error.ts'
import { aliasesOf, finalActor, newActor } from './link.ts'
import { nameLookup, nameWords } from './names.ts'

type Change = Parameters<Parameters<GuildStore['change']>[0]>[0]

interface Apart {
  readonly articles: readonly string[]
  readonly name: string
}

/**
 * Gives what some articles say of an actor to the actor called `name`, which is made where there is none. Each of the
 * two keeps the names that its own articles use. Returns what was done, to be noted; null where there is nothing to do.
 * Throws UserError `actor.split` where no article would be left.
 */
export async function splitOff(
  change: Change,
  id: string,
  { articles, name }: Apart,
): Promise<{ readonly actor: string; readonly split: ActorSplit } | null> {
  const known = new Map((await change.actors.all()).map((actor) => [actor.id, actor]))
  const final = finalOf(known)
  const actor = known.get(final(id))
  if (!actor) return null
  const of = [...known.keys()].filter((one) => final(one) === actor.id)
  const appearances = await change.actors.appearances(of)
  const [gone, left] = parted(appearances, new Set(articles))
  if (gone.length === 0) return null
  if (left.length === 0) {
    const words = `These are all the articles that ${actor.name} is in. Rename it, or leave some of them to it.`
    throw new UserError('actor.split', words)
  }
  const existing = namesake(known, actor, name)
  const made = existing === null
  const into = existing ?? newActor({ type: actor.type, name }, known)
  const names = { gone: await namesIn(change, gone), left: await namesIn(change, left), name }
  const split: ActorSplit = {
    action: 'split',
    into: into.id,
    name: into.name,
    made,
    of,
    moved: gone.map(({ article, actor: from }) => ({ article, from })),
    before: { name: actor.name, aliases: actor.aliases },
    after: await nameApart(change, actor, into, names),
  }
  for (const { article, from } of split.moved) {
    await change.actors.moveAppearance(article, from, into.id)
    await change.articles.touch(article, change.revision)
  }
  return { actor: actor.id, split }
}

/** Takes a split back: the articles are the first actor's again, and an actor that it made is one with it. */
export async function undoSplit(change: Change, split: ActorSplit): Promise<void> {
  const { moved, into, of, before } = split
  for (const { article, from } of moved) {
    await change.actors.moveAppearance(article, into, from)
    await change.articles.touch(article, change.revision)
  }
  const known = new Map((await change.actors.all()).map((actor) => [actor.id, actor]))
  const first = known.get(finalOf(known)(of[0] ?? ''))
  if (!first) return
  const name = first.name === split.after ? before.name : first.name
  await change.actors.put({ ...first, name, aliases: before.aliases }, change.revision)
  const second = known.get(into)
  if (split.made && second) await change.actors.put({ ...second, mergedInto: first.id }, change.revision)
}

/** For an article that is analysed anew: the actor that moderators' splits put in the place of another. */
export async function decidedActors(change: Change, article: string): Promise<(found: Actor) => Actor> {
  const splits = (await change.moderation.splits()).filter(({ moved }) => moved.some((one) => one.article === article))
  if (splits.length === 0) return (found) => found
  const known = new Map((await change.actors.all()).map((actor) => [actor.id, actor]))
  return (found) => {
    const id = splits.reduce((current, { of, into }) => (of.includes(current) ? into : current), found.id)
    return id === found.id ? found : (known.get(id) ?? found)
  }
}

const finalOf = (known: ReadonlyMap<string, Actor>) => (id: string) =>
  finalActor(id, (one) => known.get(one)?.mergedInto ?? null)

function parted(appearances: readonly Appearance[], articles: ReadonlySet<string>) {
  const gone = appearances.filter(({ article }) => articles.has(article))
  return [gone, appearances.filter(({ article }) => !articles.has(article))] as const
}

/** Another actor of the same type that is called so; null where there is none. */
function namesake(known: ReadonlyMap<string, Actor>, actor: Actor, name: string): Actor | null {
  const words = nameWords(name, actor.type).join(' ')
  const found = [...known.values()].find(
    (other) =>
      other.type === actor.type &&
      other.mergedInto === null &&
      other.id !== actor.id &&
      nameWords(other.name, other.type).join(' ') === words,
  )
  return found ?? null
}

/** The names that the articles use for these entities. */
async function namesIn(change: Change, appearances: readonly Appearance[]): Promise<readonly ActorAlias[]> {
  const names = new Map<string, ActorAlias>()
  for (const [article, list] of Map.groupBy(appearances, (one) => one.article)) {
    const entities = new Set(list.map(({ entity }) => entity))
    const record = await change.articles.find(article)
    for (const entity of record?.analysis.entities ?? []) {
      if (entities.has(entity.id)) for (const alias of aliasesOf(entity)) names.set(alias.alias, alias)
    }
  }
  return [...names.values()]
}

interface Names {
  readonly gone: readonly ActorAlias[]
  readonly left: readonly ActorAlias[]
  readonly name: string
}

/**
 * Writes both actors, each with its names; the first loses those that only the second one's articles use. Returns what
 * the first is called then.
 */
async function nameApart(change: Change, actor: Actor, into: Actor, { gone, left, name }: Names): Promise<string> {
  const kept = new Set(left.map(({ alias }) => alias))
  const lost = new Set(gone.map(({ alias }) => alias).filter((alias) => !kept.has(alias)))
  const renamed = lost.has(actor.name) ? (mostTelling(left, actor) ?? actor.name) : actor.name
  lost.delete(renamed)
  await change.actors.dropAliases(actor.id, [...lost])
  const aliases = actor.aliases.filter(({ alias }) => !lost.has(alias))
  await change.actors.put({ ...actor, name: renamed, aliases }, change.revision)
  const own = { alias: name, lookup: nameLookup(name, into.type) }
  await change.actors.put({ ...into, aliases: [...into.aliases, own, ...gone] }, change.revision)
  return renamed
}

/** The name with the most words. */
function mostTelling(names: readonly ActorAlias[], { type }: Actor): string | null {
  const size = ({ alias }: ActorAlias) => nameWords(alias, type).length
  return names.toSorted((a, b) => size(b) - size(a) || (a.alias < b.alias ? -1 : 1))[0]?.alias ?? null
}
