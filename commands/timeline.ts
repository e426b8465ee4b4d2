import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import { z } from 'zod'
import { type Command, type Context, everywhere, route } from '../src/bot/command.ts'
import { packState, unpackState, unreadable } from '../src/bot/component-id.ts'
import { type Message, privately, publicly, updated } from '../src/bot/reply.ts'
import { emptyLibraryView } from '../src/bot/views/notice.ts'
import { timelineView } from '../src/bot/views/timeline.ts'
import { timelineChart } from '../src/bot/views/timeline-chart.ts'
import { UserError } from '../src/user-error.ts'
import { findArticle, noSpeaker, suggestArticles, suggestSpeakers, suggestTopics, whichSpeaker } from './suggest.ts'

const words = z.string().trim().min(1).max(200)
const question = z.object({ article: words.optional(), actor: words.optional(), about: words.optional() })
type Question = z.infer<typeof question>

const string = ApplicationCommandOptionType.String as const

export const timeline: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'timeline',
    description: 'What was said and what happened, in order of date: of an article, a person or a topic',
    ...everywhere,
    options: [
      { type: string, name: 'article', description: 'Words of its title', autocomplete: true, max_length: 200 },
      { type: string, name: 'actor', description: 'Who spoke', autocomplete: true, max_length: 200 },
      {
        type: string,
        name: 'about',
        description: 'Words that the statements are about',
        autocomplete: true,
        max_length: 200,
      },
    ],
  },
  run: async ({ options }, context) => publicly(await answer(question.parse(options), 0, context)),
  suggest({ focused }, { library }) {
    if (focused.name === 'about') return suggestTopics(library, focused.typed)
    return focused.name === 'article'
      ? suggestArticles(library, focused.typed)
      : suggestSpeakers(library, focused.typed)
  },
  components: [
    route({
      name: 'timeline',
      answers: 'update',
      schema: z.tuple([z.string(), z.coerce.number().int().min(0).max(1_000_000), z.string().min(1).max(100)]),
      async run([, offset, packed], _press, context) {
        const asked = question.safeParse(await unpackState(context.library, packed))
        if (!asked.success) throw unreadable()
        return updated(await answer(asked.data, offset, context))
      },
    }),
    route({
      name: 'article-timeline',
      answers: 'private',
      schema: z.tuple([words]),
      run: async ([article], _press, context) => privately(await answer({ article }, 0, context)),
    }),
    route({
      name: 'actor-timeline',
      answers: 'private',
      schema: z.tuple([words]),
      run: async ([actor], _press, context) => privately(await answer({ actor }, 0, context)),
    }),
  ],
}

async function answer(asked: Question, offset: number, { library, asker }: Context): Promise<Message> {
  const { article: named, actor, about } = asked
  if (named === undefined && actor === undefined && about === undefined) {
    throw new UserError('timeline.of-what', 'A timeline of what? Give an article, an actor or a topic (about).')
  }
  const article = named === undefined ? null : (await findArticle(library, named)).header
  const query = { article: article?.id, speaker: actor, about }
  const found = await library.timeline(query)
  switch (found?.kind) {
    case 'timeline': {
      const packed = await packState(library, asked)
      const chart = await timelineChart(found.entries, asker.locale)
      return timelineView(found, { query, article, offset, packed, locale: asker.locale, chart })
    }
    case 'empty':
      return emptyLibraryView()
    case 'which':
      throw whichSpeaker(actor ?? '', found.candidates)
    case 'nobody':
      throw noSpeaker(actor ?? '', found.nearest)
    case undefined:
      throw new UserError('article.unknown', `No article called “${named}”.`)
  }
}
