import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import { z } from 'zod'
import { type Command, type Context, everywhere, route } from '../src/bot/command.ts'
import { packState, unpackState, unreadable } from '../src/bot/component-id.ts'
import { readPartialDate } from '../src/bot/partial-date.ts'
import { type Message, privately, publicly, updated } from '../src/bot/reply.ts'
import { actorView } from '../src/bot/views/actor.ts'
import { articleCardView } from '../src/bot/views/library.ts'
import { emptyLibraryView } from '../src/bot/views/notice.ts'
import { passagesPerPage, searchView } from '../src/bot/views/search.ts'
import { findArticle, noSpeaker, suggestActors, suggestArticles, whichSpeaker } from './suggest.ts'
import { answerWhoSaid } from './who-said.ts'

const words = z.string().trim().min(1).max(200)
const question = z.object({
  words,
  article: words.optional(),
  actor: words.optional(),
  from: words.optional(),
  to: words.optional(),
})
type Question = z.infer<typeof question>
const offset = z.coerce.number().int().min(0).max(1_000_000)

const string = ApplicationCommandOptionType.String as const
const filter = { type: string, max_length: 200 }

export const search: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'search',
    description: 'Finds words in the articles, in statements, in titles and in names',
    ...everywhere,
    options: [
      {
        ...filter,
        name: 'words',
        description: 'All of these, or words that begin like them or nearly so',
        required: true,
      },
      { ...filter, name: 'article', description: 'Only in this article', autocomplete: true },
      { ...filter, name: 'actor', description: 'Only what they say, and what names them', autocomplete: true },
      { ...filter, name: 'from', description: 'The earliest date: 2022, 2022-05 or 16 May 2022' },
      { ...filter, name: 'to', description: 'The latest date: 2022, 2022-05 or 16 May 2022' },
    ],
  },
  async run({ options }, context) {
    const { from, to, ...asked } = question.parse(options)
    const dates = {
      from: from === undefined ? undefined : readPartialDate('from', from),
      to: to === undefined ? undefined : readPartialDate('to', to),
    }
    return publicly(await answer({ ...asked, ...dates }, 0, context))
  },
  suggest({ focused }, { library }) {
    return focused.name === 'actor' ? suggestActors(library, focused.typed) : suggestArticles(library, focused.typed)
  },
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
      name: 'search-actor',
      answers: 'private',
      schema: z.tuple([z.string(), words]),
      async run([, id], _press, { library, asker }) {
        const found = await library.actor(id)
        if (found.kind !== 'actor') throw unreadable()
        return privately(actorView(found.profile, asker.locale))
      },
    }),
    route({
      name: 'search-speaker',
      answers: 'private',
      schema: z.tuple([z.string(), words]),
      run: async ([, speaker], _press, context) => privately(await answerWhoSaid({ speaker }, context)),
    }),
  ],
}

async function answer(asked: Question, start: number, { library, asker }: Context): Promise<Message> {
  // An article that is not there is an error, not an empty answer.
  const article = asked.article === undefined ? undefined : (await findArticle(library, asked.article)).header.id
  const query = { ...asked, article, offset: start, limit: passagesPerPage }
  const found = await library.search(query)
  switch (found.kind) {
    case 'found':
      return searchView(found, { query, packed: await packState(library, asked), locale: asker.locale })
    case 'which':
      throw whichSpeaker(asked.actor ?? '', found.candidates)
    case 'nobody':
      throw noSpeaker(asked.actor ?? '', found.nearest)
    case 'empty':
      return emptyLibraryView()
  }
}
