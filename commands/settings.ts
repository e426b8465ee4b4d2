import { ApplicationCommandOptionType, ApplicationCommandType, PermissionFlagsBits } from 'discord.js'
import { z } from 'zod'
import { type Command, inServers } from '../src/bot/command.ts'
import { privately } from '../src/bot/reply.ts'
import { settingsView } from '../src/bot/views/library.ts'

const change = z.object({ answers: z.enum(['public', 'private']).optional(), starter: z.boolean().optional() })

export const settings: Command = {
  definition: {
    type: ApplicationCommandType.ChatInput,
    name: 'settings',
    description: 'How the bot behaves here: who sees answers, and whether the starter articles are in',
    ...inServers,
    default_member_permissions: String(PermissionFlagsBits.ManageMessages),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'answers',
        description: 'Who sees the answer to a question',
        choices: [
          { name: 'all in the channel', value: 'public' },
          { name: 'the asker, who can share it', value: 'private' },
        ],
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'starter',
        description: 'Whether the starter articles on alliances are in the library',
      },
    ],
  },
  moderators: true,
  private: true,
  async run({ options }, { library }) {
    const { answers, starter } = change.parse(options)
    const wanted = { ...(answers === undefined ? {} : { answers }), ...(starter === undefined ? {} : { starter }) }
    return privately(
      settingsView(Object.keys(wanted).length > 0 ? await library.configure(wanted) : await library.settings()),
    )
  },
}
