import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import { z } from 'zod'
import { type Command, everywhere, route } from '../src/bot/command.ts'
import { unreadable } from '../src/bot/component-id.ts'
import { privately, publicly } from '../src/bot/reply.ts'
import { actorsView, actorView } from '../src/bot/views/actors.ts'
import { findArticle, suggestArticles } from './suggest.ts'

const articleName = z.string().trim().min(1).max(200)

export const actors: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'actors',
    description: 'The people, organisations and countries in an article',
    ...everywhere,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'article',
        description: 'Words of its title',
        required: true,
        autocomplete: true,
        max_length: 200,
      },
    ],
  },
  async run({ options }, { library, asker }) {
    const { article } = z.object({ article: articleName }).parse(options)
    return publicly(actorsView(await findArticle(library, article), asker.locale))
  },
  suggest: ({ focused }, { library }) => suggestArticles(library, focused.typed),
  components: [
    route({
      name: 'actors',
      answers: 'private',
      schema: z.tuple([articleName]),
      async run([article], _press, { library, asker }) {
        return privately(actorsView(await findArticle(library, article), asker.locale))
      },
    }),
    route({
      name: 'actor',
      answers: 'private',
      schema: z.tuple([articleName]),
      async run([article], press, { library, asker }) {
        const stored = await findArticle(library, article)
        const entity = stored.analysis.entities.find(({ id }) => id === press.values[0])
        if (!entity) throw unreadable()
        return privately(actorView(stored, entity, asker.locale))
      },
    }),
  ],
}
