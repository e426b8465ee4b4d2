import type { Suggestion } from '../src/bot/reply.ts'
import { labelText } from '../src/bot/views/markdown.ts'
import type { GuildLibrary } from '../src/library/types.ts'
import { UserError } from '../src/user-error.ts'

const most = 25
const longest = 100

/** Speakers for autocomplete, each with the role that tells two of one name apart. */
export async function suggestSpeakers(library: GuildLibrary, typed: string): Promise<Suggestion[]> {
  const actors = await library.suggestSpeakers(typed, most)
  return actors.map(({ id, name, role }) => ({
    name: labelText(role === null ? name : `${name}, ${role}`, longest),
    value: id.length <= longest ? id : name.slice(0, longest),
  }))
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
