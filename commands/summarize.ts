import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import { z } from 'zod'
import { type Command, everywhere, route } from '../src/bot/command.ts'
import { privately, publicly } from '../src/bot/reply.ts'
import { claimsView } from '../src/bot/views/claims.ts'
import { summaryView } from '../src/bot/views/summary.ts'
import { findArticle, suggestArticles } from './suggest.ts'

const sentences = { short: 3, medium: 5, long: 8 } as const
const question = z.object({
  article: z.string().trim().min(1).max(200),
  length: z.enum(['short', 'medium', 'long']).default('short'),
})

export const summarize: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'summarize',
    description: 'What an article asserts, and what it reports others as saying',
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
      {
        type: ApplicationCommandOptionType.String,
        name: 'length',
        description: 'How many sentences: short is three',
        choices: [
          { name: 'short: three sentences', value: 'short' },
          { name: 'medium: five sentences', value: 'medium' },
          { name: 'long: eight sentences', value: 'long' },
        ],
      },
    ],
  },
  async run({ options }, { library, asker }) {
    const { article, length } = question.parse(options)
    const stored = await findArticle(library, article)
    return publicly(summaryView(stored, await library.summary(stored, sentences[length]), asker.locale))
  },
  suggest: ({ focused }, { library }) => suggestArticles(library, focused.typed),
  components: [
    route({
      name: 'article-claims',
      answers: 'private',
      schema: z.tuple([z.string().min(1).max(200)]),
      run: async ([article], _press, { library, asker }) =>
        privately(claimsView(await findArticle(library, article), asker.locale)),
    }),
    route({
      name: 'summary',
      answers: 'private',
      schema: z.tuple([z.string().min(1).max(200)]),
      async run([article], _press, { library, asker }) {
        const stored = await findArticle(library, article)
        return privately(summaryView(stored, await library.summary(stored, sentences.short), asker.locale))
      },
    }),
  ],
}
