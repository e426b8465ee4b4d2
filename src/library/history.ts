import type { ModerationEntry } from '../store/store.ts'
import type { Shelf } from './shelves.ts'
import type { History } from './types.ts'

/** What moderators of a community did, a page of it, with what it is about in words; see `GuildLibrary.history`. */
export async function history({ store, index }: Shelf, limit: number, offset: number): Promise<History> {
  const entries = await store.moderation.entries(limit, offset)
  const total = await store.moderation.count()
  const words = await store.articles.wordsOf(entries.flatMap(({ statement }) => statement ?? []))
  const names = new Map<string, string>()
  for (const id of entries.flatMap(actorsIn)) {
    const actor = index.actors.actor(id)
    if (actor) names.set(id, actor.name)
  }
  const changes = entries.map((entry) => ({
    entry,
    article: entry.article === null ? null : index.header(entry.article),
    words: entry.change.action === 'add' ? entry.change.words : (words.get(entry.statement ?? '') ?? ''),
    names,
  }))
  return { total, changes }
}

function actorsIn({ actor, change }: ModerationEntry): readonly string[] {
  return [
    ...(actor === null ? [] : [actor]),
    ...(change.action === 'merge' || change.action === 'split' ? [change.into] : []),
  ]
}
