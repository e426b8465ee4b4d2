import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import { z } from 'zod'
import { type Command, type Context, everywhere, route } from '../src/bot/command.ts'
import { packState, unpackState, unreadable } from '../src/bot/component-id.ts'
import { type Message, privately, publicly, updated } from '../src/bot/reply.ts'
import { articleCardView } from '../src/bot/views/library.ts'
import { emptyLibraryView } from '../src/bot/views/notice.ts'
import { passagesPerPage, searchView } from '../src/bot/views/search.ts'
import { findArticle, suggestArticles } from './suggest.ts'
import { answerWhoSaid } from './who-said.ts'

const words = z.string().trim().min(1).max(200)
const question = z.object({ words, article: words.optional() })
const offset = z.coerce.number().int().min(0).max(1_000_000)

export const search: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'search',
    description: 'Finds words in the articles, in titles and in names',
    ...everywhere,
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'words',
        description: 'All of these, or words that begin like them or nearly so',
        required: true,
        max_length: 200,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: 'article',
        description: 'Only in this article',
        autocomplete: true,
        max_length: 200,
      },
    ],
  },
  run: async ({ options }, context) => publicly(await answer(question.parse(options), 0, context)),
  suggest: ({ focused }, { library }) => suggestArticles(library, focused.typed),
  components: [
    route({
      name: 'search',
      answers: 'update',
      schema: z.tuple([z.string(), offset, z.string().min(1).max(100)]),
      async run([, start, packed], _press, context) {
        const asked = question.safeParse(await unpackState(context.library, packed))
        if (!asked.success) throw unreadable()
        return updated(await answer(asked.data, start, context))
      },
    }),
    route({
      name: 'search-article',
      answers: 'private',
      schema: z.tuple([z.string(), words]),
      run: async ([, id], _press, { library, asker }) =>
        privately(articleCardView(await findArticle(library, id), asker)),
    }),
    route({
      name: 'search-speaker',
      answers: 'private',
      schema: z.tuple([z.string(), words]),
      run: async ([, speaker], _press, context) => privately(await answerWhoSaid({ speaker }, context)),
    }),
  ],
}

async function answer(asked: z.infer<typeof question>, start: number, { library, asker }: Context): Promise<Message> {
  const query = { ...asked, offset: start, limit: passagesPerPage }
  const found = await library.search(query)
  if (found.empty) return emptyLibraryView()
  return searchView(found, { query, packed: await packState(library, asked), locale: asker.locale })
}
