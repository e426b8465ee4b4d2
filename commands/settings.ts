import { ApplicationCommandOptionType, ApplicationCommandType, PermissionFlagsBits } from 'discord.js'
import { z } from 'zod'
import { type Command, inServers } from '../src/bot/command.ts'
import { privately } from '../src/bot/reply.ts'
import { settingsView } from '../src/bot/views/library.ts'

const change = z.object({
  answers: z.enum(['public', 'private']).optional(),
  starter: z.boolean().optional(),
  moderators: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional(),
})

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
      {
        type: ApplicationCommandOptionType.Role,
        name: 'moderators',
        description: 'A role that may do what moderators may; @everyone for none',
      },
    ],
  },
  moderators: true,
  private: true,
  async run({ options }, { library, asker }) {
    const { moderators, ...given } = change.parse(options)
    // The role @everyone has the id of its guild.
    const role = moderators === asker.guild ? null : moderators
    const wanted = definedOf({ ...given, moderators: role })
    return privately(
      settingsView(Object.keys(wanted).length > 0 ? await library.configure(wanted) : await library.settings()),
    )
  },
}

/** What is set in a change; what is not mentioned stays as it is. */
function definedOf<T extends object>(change: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  // Entries without a value are left out, and nothing else.
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>
  }
}
