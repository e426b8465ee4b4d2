import { ApplicationCommandType } from 'discord.js'
import { type Command, everywhere } from '../src/bot/command.ts'
import { privately } from '../src/bot/reply.ts'
import { helpView } from '../src/bot/views/help.ts'

export const help: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'help',
    description: 'What this bot answers, and from what',
    ...everywhere,
  },
  private: true,
  run: async (_invocation, { commands, asker }) => privately(helpView(commands, asker.moderator)),
}
