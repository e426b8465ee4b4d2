import { z } from 'zod'
import { type Context, isForModerators, route } from './command.ts'
import { componentId, packState, unpackState, unreadable } from './component-id.ts'
import type { CommandInvocation } from './invocation.ts'
import { type Message, publicly, type Reply } from './reply.ts'
import { button, row } from './views/layout.ts'

const question = z.object({
  name: z.string(),
  subcommand: z.string().nullable(),
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})

/** Makes a public answer one for the asker, with a button to share it, where the community wants it so. */
export async function keepPrivate(reply: Reply, asked: CommandInvocation, { library }: Context): Promise<Reply> {
  if (reply.type !== 'message' || reply.private || asked.target !== null) return reply
  if ((await library.settings()).answers === 'public') return reply
  const { name, subcommand, options } = asked
  const packed = await packState(library, { name, subcommand, options })
  return { ...reply, message: withButton(reply.message, packed), private: true }
}

function withButton(message: Message, packed: string): Message {
  const shareRow = row(button('Share', componentId('share', packed)))
  return { ...message, components: shareRow ? [...message.components, shareRow] : message.components }
}

/** Answers the question again, for all in the channel. */
export const shareRoute = route({
  name: 'share',
  answers: 'public',
  schema: z.tuple([z.string().min(1).max(100)]),
  async run([packed], { asker }, context) {
    const asked = question.safeParse(await unpackState(context.library, packed))
    const command = asked.success && context.commands.find(({ definition }) => definition.name === asked.data.name)
    if (!asked.success || !command || isForModerators(command, asked.data.subcommand)) throw unreadable()
    const reply = await command.run({ type: 'command', asker, ...asked.data, files: {}, target: null }, context)
    return reply.type === 'message' ? publicly(reply.message) : reply
  },
})
