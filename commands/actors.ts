import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import { z } from 'zod'
import { type Command, type Context, everywhere, route } from '../src/bot/command.ts'
import { unreadable } from '../src/bot/component-id.ts'
import { type Message, privately, publicly } from '../src/bot/reply.ts'
import { actorView } from '../src/bot/views/actor.ts'
import { actorsView, speakersView } from '../src/bot/views/actors.ts'
import { emptyLibraryView } from '../src/bot/views/notice.ts'
import { UserError } from '../src/user-error.ts'
import { findArticle, noSpeaker, suggestActors, suggestArticles, whichSpeaker } from './suggest.ts'

const name = z.string().trim().min(1).max(200)
const question = z.object({ article: name.optional(), actor: name.optional() })
/** As many as a select offers. */
const mostSpeakers = 25

const string = ApplicationCommandOptionType.String as const

export const actors: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'actors',
    description: 'The people, organisations and countries in an article, or in all; or one of them',
    ...everywhere,
    options: [
      { type: string, name: 'article', description: 'Words of its title', autocomplete: true, max_length: 200 },
      { type: string, name: 'actor', description: 'Opens one of them', autocomplete: true, max_length: 200 },
    ],
  },
  run: async ({ options }, context) => publicly(await answer(question.parse(options), context)),
  suggest({ focused }, { library }) {
    return focused.name === 'article' ? suggestArticles(library, focused.typed) : suggestActors(library, focused.typed)
  },
  components: [
    route({
      name: 'actors',
      answers: 'private',
      schema: z.tuple([name]),
      run: async ([article], _press, context) => privately(await answer({ article }, context)),
    }),
    route({
      name: 'actor',
      answers: 'private',
      schema: z.tuple([name]),
      async run([article], press, { library, asker }) {
        const profile = await library.actorIn(article, press.values[0] ?? '')
        if (!profile) throw unreadable()
        return privately(actorView(profile, asker.locale))
      },
    }),
    route({
      name: 'actor-known',
      answers: 'private',
      schema: z.tuple([]),
      async run(_args, press, { library, asker }) {
        const found = await library.actor(press.values[0] ?? '')
        if (found.kind !== 'actor') throw unreadable()
        return privately(actorView(found.profile, asker.locale))
      },
    }),
  ],
}

async function answer({ article, actor }: z.infer<typeof question>, { library, asker }: Context): Promise<Message> {
  if (article !== undefined && actor !== undefined) {
    throw new UserError('option.actor', 'Give an article or an actor, not both.')
  }
  if (article !== undefined) return actorsView(await findArticle(library, article), asker.locale)
  if (actor === undefined) {
    const speakers = await library.speakers(mostSpeakers)
    return speakers.length === 0 ? emptyLibraryView() : speakersView(speakers, asker.locale)
  }
  const found = await library.actor(actor)
  switch (found.kind) {
    case 'actor':
      return actorView(found.profile, asker.locale)
    case 'which':
      throw whichSpeaker(actor, found.candidates)
    case 'nobody':
      throw noSpeaker(actor, found.nearest)
    case 'empty':
      return emptyLibraryView()
  }
}
