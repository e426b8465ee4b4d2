import { z } from 'zod'
import { type Context, route } from '../src/bot/command.ts'
import { type Message, updated } from '../src/bot/reply.ts'
import { logSize, logView } from '../src/bot/views/log.ts'
import { UserError } from '../src/user-error.ts'

/** A page of what moderators put right. */
export async function logPage(offset: number, { library, asker }: Context): Promise<Message> {
  const history = await library.history(logSize, offset)
  const last = Math.max(0, Math.floor((history.total - 1) / logSize) * logSize)
  return offset <= last
    ? logView(history, offset, asker.locale)
    : logView(await library.history(logSize, last), last, asker.locale)
}

const number = z.coerce.number().int().min(0)

export const logComponents = [
  route({
    name: 'article-log',
    answers: 'update',
    schema: z.tuple([z.string(), number]),
    run: async ([, offset], _press, context) => updated(await logPage(offset, context)),
  }),
  route({
    name: 'log-undo',
    answers: 'update',
    schema: z.tuple([number, number]),
    async run([entry, offset], _press, context) {
      if (!(await context.library.undo(entry))) throw new UserError('log.undone', 'This was taken back already.')
      return updated(await logPage(offset, context))
    },
  }),
]
