import { ApplicationCommandType, PermissionFlagsBits } from 'discord.js'
import { type Command, inServers } from '../src/bot/command.ts'
import { addMessage } from './article-add.ts'

export const addToCorpus: Command = {
  definition: {
    type: ApplicationCommandType.Message,
    name: 'Add to corpus',
    ...inServers,
    default_member_permissions: String(PermissionFlagsBits.ManageMessages),
  },
  moderators: true,
  private: true,
  run: ({ target }, context) => addMessage(target ?? { text: '', files: [] }, context),
}
