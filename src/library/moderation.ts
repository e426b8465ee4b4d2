import type { Article } from '../analysis/types.ts'
import type {
  Actor,
  ActorChange,
  Addition,
  Correction,
  GuildChange,
  GuildStore,
  ModerationEntry,
} from '../store/store.ts'
import { UserError } from '../user-error.ts'
import { finalActor, newPerson } from './actors/link.ts'
import { nameLookup, nameWords } from './actors/names.ts'
import { splitOff, undoSplit } from './actors/split.ts'
import { isWeek } from './index/dates.ts'
import { additionId, paragraphOf, placeWords } from './missed-statements.ts'
import type { MissedStatement, StatementCorrection } from './types.ts'

interface By {
  readonly member: string
  readonly now: Date
}

/** Puts a statement right; see `GuildLibrary.correct`. */
export function correct(store: GuildStore, statement: string, wish: StatementCorrection, by: By): Promise<boolean> {
  return store.change(async (change) => {
    const [known] = await change.articles.statements([statement])
    const correction = await toCorrection(change, wish)
    if (!known || !correction) return false
    await note(change, by, { article: known.article, statement, actor: null, change: correction })
    await change.articles.touch(known.article, change.revision)
    return true
  })
}

async function toCorrection(change: GuildChange, wish: StatementCorrection): Promise<Correction | null> {
  if (wish.action === 'date') checkDate(wish.value)
  if (wish.action !== 'speaker') return wish
  const actor = await findSpeaker(change, wish)
  return actor && { action: 'speaker', actor: actor.id, name: actor.name }
}

function checkDate(value: string | null): void {
  if (value === null || /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value) || isWeek(value)) return
  throw new UserError('correction.date', `"${value}" is no date. Write it like 2022-06-07, 2022-06 or 2022.`)
}

/** The actor of an id; or the one of just this name, else a new person of that name. Null where the id is unknown. */
async function findSpeaker(
  { actors, revision }: GuildChange,
  wish: { readonly actor: string } | { readonly name: string },
): Promise<Actor | null> {
  if ('actor' in wish) return actors.find(wish.actor)
  const name = actorName(wish.name)
  const same = (actor: Actor): boolean =>
    actor.mergedInto === null && nameWords(actor.name, actor.type).join(' ') === nameWords(name, actor.type).join(' ')
  const lookups = [nameLookup(name, 'person'), nameLookup(name, 'organisation')]
  const known = (await actors.lookUp(lookups)).find(same)
  if (known) return known
  const taken = new Set((await actors.all()).map(({ id }) => id))
  const person = newPerson(name, taken)
  await actors.put(person, revision)
  return person
}

/** Adds a statement that was missed; see `GuildLibrary.addStatement`. Returns its id. */
export function addStatement(store: GuildStore, article: Article, missed: MissedStatement, by: By): Promise<string> {
  checkDate(missed.date)
  const span = placeWords(article, missed)
  return store.change(async (change) => {
    const [entry] = await change.articles.entries([article.id])
    const overlapping = entry?.statements.find(({ content }) =>
      content.some(([start, end]) => start < span[1] && span[0] < end),
    )
    if (overlapping) {
      throw new UserError(
        'statement.known',
        'These words are a statement already, or part of one. Put that one right instead.',
      )
    }
    const speaker = missed.speaker && (await findSpeaker(change, missed.speaker))
    const addition: Addition = {
      action: 'add',
      words: article.text.slice(...span),
      span,
      paragraph: paragraphOf(article.text, span),
      kind: missed.kind,
      actor: speaker?.id ?? null,
      name: speaker?.name ?? null,
      date: missed.date,
    }
    const statement = additionId(article, span)
    await note(change, by, { article: article.id, statement, actor: null, change: addition })
    await change.articles.touch(article.id, change.revision)
    return statement
  })
}

/** Makes one actor of two; see `GuildLibrary.mergeActors`. */
export function mergeActors(store: GuildStore, from: string, into: string, by: By): Promise<boolean> {
  return store.change(async (change) => {
    const all = new Map((await change.actors.all()).map((actor) => [actor.id, actor]))
    const finalOf = (id: string) => finalActor(id, (one) => all.get(one)?.mergedInto ?? null)
    const actor = all.get(finalOf(from))
    const target = all.get(finalOf(into))
    if (!actor || !target || actor.id === target.id) return false
    await change.actors.put({ ...actor, mergedInto: target.id }, change.revision)
    await note(change, by, {
      article: null,
      statement: null,
      actor: actor.id,
      change: { action: 'merge', into: target.id },
    })
    return true
  })
}

/** Makes two actors of one; see `GuildLibrary.splitActor`. */
export function splitActor(
  store: GuildStore,
  id: string,
  apart: { readonly articles: readonly string[]; readonly name: string },
  by: By,
): Promise<boolean> {
  const name = actorName(apart.name)
  return store.change(async (change) => {
    const done = await splitOff(change, id, { ...apart, name })
    if (!done) return false
    await note(change, by, { article: null, statement: null, actor: done.actor, change: done.split })
    return true
  })
}

function actorName(typed: string): string {
  const name = typed.replace(/\s+/gu, ' ').trim()
  if (!/\p{L}/u.test(name)) throw new UserError('actor.name', 'A name needs letters. Type the name as it is written.')
  return name
}

/** Gives an actor another name, by which it is found too; see `GuildLibrary.renameActor`. */
export function renameActor(store: GuildStore, id: string, typed: string, by: By): Promise<boolean> {
  const name = actorName(typed)
  return store.change(async (change) => {
    const actor = await change.actors.find(id)
    if (!actor) return false
    const aliases = [...actor.aliases, { alias: name, lookup: nameLookup(name, actor.type) }]
    await change.actors.put({ ...actor, name, aliases }, change.revision)
    const renamed: ActorChange = { action: 'rename', name, before: actor.name }
    await note(change, by, { article: null, statement: null, actor: id, change: renamed })
    return true
  })
}

/** Takes an entry of the log back; see `GuildLibrary.undo`. */
export function undo(store: GuildStore, number: number, now: Date): Promise<boolean> {
  return store.change(async (change) => {
    const entry = await change.moderation.find(number)
    if (!entry) return false
    await change.moderation.setUndone(number, now)
    if (entry.article !== null) await change.articles.touch(entry.article, change.revision)
    if (entry.change.action === 'split') await undoSplit(change, entry.change)
    const actor = entry.actor === null ? null : await change.actors.find(entry.actor)
    if (actor && entry.change.action === 'merge')
      await change.actors.put({ ...actor, mergedInto: null }, change.revision)
    if (actor && entry.change.action === 'rename') {
      await change.actors.put({ ...actor, name: entry.change.before }, change.revision)
    }
    return true
  })
}

type Noted = Pick<ModerationEntry, 'article' | 'statement' | 'actor' | 'change'>

function note({ moderation, revision }: GuildChange, { member, now }: By, noted: Noted): Promise<void> {
  return moderation.note({ ...noted, number: revision, at: now.toISOString(), member })
}
