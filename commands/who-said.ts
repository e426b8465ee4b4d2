import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import { z } from 'zod'
import { type Command, type Context, everywhere, route } from '../src/bot/command.ts'
import { packState, unpackState, unreadable } from '../src/bot/component-id.ts'
import { readPartialDate } from '../src/bot/partial-date.ts'
import { type Message, privately, publicly, updated } from '../src/bot/reply.ts'
import { contextView } from '../src/bot/views/context.ts'
import { emptyLibraryView } from '../src/bot/views/notice.ts'
import {
  nobodyView,
  nothingView,
  pageSize,
  type StatementsPage,
  statementsView,
  whichView,
} from '../src/bot/views/statements.ts'
import type { WhoSaidQuery } from '../src/library/types.ts'
import { UserError } from '../src/user-error.ts'
import { answerQuote } from './quote.ts'
import { suggestArticles, suggestSpeakers, suggestTopics } from './suggest.ts'

const words = z.string().trim().min(1).max(200).optional()
/** The longest quotation that is looked up: of some hundred words, in UTF-16 code units. */
const longestQuote = 4000
const remembered = z.string().max(longestQuote)
const question = z.object({ speaker: words, about: words, from: words, to: words, article: words })
type Question = z.infer<typeof question>

const offset = z.coerce.number().int().min(0).max(1_000_000)
const onlyDirect = z.enum(['direct', 'all']).transform((kind) => kind === 'direct')
const order = z.enum(['relevance', 'newest', 'oldest'])
const packed = z.string().min(1).max(100)
const actorId = z.string().min(1).max(100)

export const whoSaid: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'who-said',
    description: 'Who said what, and when: by speaker, topic, date or article',
    ...everywhere,
    options: [
      option('speaker', 'Who spoke: a name, or a part of it', true),
      option('about', 'Words that the statement is about', true),
      option('from', 'The earliest date: 2022, 2022-05 or 16 May 2022'),
      option('to', 'The latest date: 2022, 2022-05 or 16 May 2022'),
      option('article', 'Only in this article', true),
      { ...option('quote', 'The words as you remember them: finds whose they are'), max_length: longestQuote },
    ],
  },
  async run({ options }, context) {
    if (options.quote !== undefined) {
      const quote = remembered.parse(options.quote)
      const [other] = Object.keys(options).filter((name) => name !== 'quote')
      if (other !== undefined) throw new UserError('option.quote', `quote stands alone: leave out ${other}.`)
      return publicly(await answerQuote(quote, context))
    }
    const asked = question.parse(options)
    return publicly(await answerWhoSaid(asked, context))
  },
  suggest({ focused }, { library }) {
    if (focused.name === 'about') return suggestTopics(library, focused.typed)
    return focused.name === 'article'
      ? suggestArticles(library, focused.typed)
      : suggestSpeakers(library, focused.typed)
  },
  components: [
    route({
      name: 'said',
      answers: 'update',
      schema: z.tuple([z.string(), offset, onlyDirect, order, packed]),
      async run([via, from, direct, sorted, state], press, context) {
        const start = via === 'jump' ? offset.catch(0).parse(press.values[0]) : from
        const query = { ...(await recallQuery(state, context)), offset: start, onlyDirect: direct, order: sorted }
        return updated(await answer(query, context))
      },
    }),
    route({
      name: 'which',
      answers: 'update',
      schema: z.tuple([packed]),
      async run([state], press, context) {
        const chosen = actorId.safeParse(press.values[0])
        if (!chosen.success) throw unreadable()
        return updated(await answer({ ...(await recallQuery(state, context)), speaker: chosen.data }, context))
      },
    }),
    route({
      name: 'speaker',
      answers: 'update',
      schema: z.tuple([z.string(), actorId, packed]),
      async run([, speaker, state], _press, context) {
        return updated(await answer({ ...(await recallQuery(state, context)), speaker }, context))
      },
    }),
    route({
      name: 'context',
      answers: 'private',
      schema: z.tuple([z.string().min(1).max(100)]),
      async run([id], _press, { library, asker }) {
        const found = await library.context(id)
        if (!found) throw new UserError('statement.gone', 'This statement is gone: its article was removed or changed.')
        return privately(contextView(found, asker))
      },
    }),
  ],
}

function option(name: string, description: string, autocomplete = false) {
  return { type: ApplicationCommandOptionType.String as const, name, description, autocomplete, max_length: 200 }
}

function queryOf({ speaker, about, from, to, article }: Question): WhoSaidQuery {
  const dates = {
    from: from === undefined ? undefined : readPartialDate('from', from),
    to: to === undefined ? undefined : readPartialDate('to', to),
  }
  return { speaker, about, ...dates, article, offset: 0, limit: pageSize }
}

/** What the buttons of an answer remember: the question as it was asked, without the place in the answer. */
async function recallQuery(state: string, { library }: Context): Promise<WhoSaidQuery> {
  const asked = question.safeParse(await unpackState(library, state))
  if (!asked.success) throw unreadable()
  return { ...asked.data, offset: 0, limit: pageSize }
}

/** The first page of statements for a question. */
export function answerWhoSaid(asked: Question, context: Context): Promise<Message> {
  return answer(queryOf(asked), context)
}

async function answer(query: WhoSaidQuery, { library, asker }: Context): Promise<Message> {
  const found = await library.whoSaid(query)
  if (found.kind === 'empty') return emptyLibraryView()
  const { speaker, about, from, to, article } = query
  const state = await packState(library, { speaker, about, from, to, article })
  const page: StatementsPage = { query, packed: state, locale: asker.locale }
  switch (found.kind) {
    case 'statements':
      return statementsView(found, page)
    case 'which':
      return whichView(found.candidates, state, speaker ?? '')
    case 'nobody':
      return nobodyView(found, page)
    case 'nothing':
      return nothingView(page)
  }
}
