import type { Suggestion } from '../src/bot/reply.ts'
import { labelText } from '../src/bot/views/markdown.ts'
import type { ActorHeader, GuildLibrary, StoredArticle } from '../src/library/types.ts'
import { UserError } from '../src/user-error.ts'

const most = 25
const longest = 100

/** Speakers for autocomplete, each with the role that tells two of one name apart. */
export async function suggestSpeakers(library: GuildLibrary, typed: string): Promise<Suggestion[]> {
  return (await library.suggestSpeakers(typed, most)).map(actorSuggestion)
}

/** As `suggestSpeakers`, with those who are only spoken of. */
export async function suggestActors(library: GuildLibrary, typed: string): Promise<Suggestion[]> {
  return (await library.suggestActors(typed, most)).map(actorSuggestion)
}

function actorSuggestion({ id, name, role }: ActorHeader): Suggestion {
  return {
    name: labelText(role === null ? name : `${name}, ${role}`, longest),
    value: id.length <= longest ? id : name.slice(0, longest),
  }
}

/** Several fit a name: says which. */
export function whichSpeaker(typed: string, candidates: readonly ActorHeader[]): UserError {
  const names = candidates.slice(0, 10).map(({ name }) => name)
  return new UserError('actor.which', `More than one fits “${typed}”: ${names.join(', ')}. Choose one from the list.`)
}

/** Nobody fits a name: says whose names are near. */
export function noSpeaker(typed: string, nearest: readonly ActorHeader[]): UserError {
  const near = nearest.map(({ name }) => name)
  const hint = near.length > 0 ? ` Did you mean ${near.join(', ')}?` : ''
  return new UserError('actor.unknown', `Nobody called “${typed}” in these articles.${hint}`)
}

/** What statements may be about: a topic is asked for by its words, so that what was typed goes too. */
export async function suggestTopics(library: GuildLibrary, typed: string): Promise<Suggestion[]> {
  const topics = await library.suggestTopics(typed, most)
  return topics.map((topic) => ({ name: labelText(topic, longest), value: labelText(topic, longest) }))
}

export async function suggestArticles(library: GuildLibrary, typed: string): Promise<Suggestion[]> {
  const articles = await library.suggestArticles(typed, most)
  return articles.map(({ id, title }) => ({ name: labelText(title, longest), value: id.slice(0, longest) }))
}

/** Removed articles whose title has the words typed. */
export async function suggestRemoved(library: GuildLibrary, typed: string): Promise<Suggestion[]> {
  const words = typed.trim().toLowerCase()
  const articles = (await library.removed()).filter(({ title }) => title.toLowerCase().includes(words))
  return articles
    .slice(0, most)
    .map(({ id, title }) => ({ name: labelText(title, longest), value: id.slice(0, longest) }))
}

/** The article that a member named. Throws a UserError where there is none. */
export async function findArticle(library: GuildLibrary, named: string) {
  const stored = await library.article(named)
  if (stored) return stored
  if ((await library.articles()).length === 0) {
    throw new UserError('library.empty', 'No articles yet. Moderators add them with /article add.')
  }
  throw new UserError('article.unknown', `No article called “${named}”. Type a few words of its title and choose one.`)
}

/** The article of the community's own that a moderator named. Throws a UserError where there is none. */
export async function ownArticle(named: string, library: GuildLibrary): Promise<StoredArticle> {
  const stored = await findArticle(library, named)
  if (!stored.header.starter) return stored
  throw new UserError('article.starter', 'Starter articles stay as they are; /settings turns each of them off.')
}

/** Names that can be put right: all that the community's own articles name. */
export async function suggestOwnActors(library: GuildLibrary, typed: string): Promise<Suggestion[]> {
  return (await library.suggestOwnActors(typed, most)).map(actorSuggestion)
}
