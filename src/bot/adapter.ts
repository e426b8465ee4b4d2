import {
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageComponentInteraction,
  PermissionFlagsBits,
} from 'discord.js'
import { type Asker, type Invocation, knownLocale, type Options, type OptionValue } from './invocation.ts'

/** The library of those who ask outside any server: the starter articles alone. */
const noGuild = 'none'

/** What the member did, as plain data; null for kinds of interaction that the bot has none of. */
export function toInvocation(interaction: Interaction): Invocation | null {
  const asker = askerOf(interaction)
  if (interaction.isChatInputCommand()) return { type: 'command', asker, ...commandOf(interaction) }
  if (interaction.isAutocomplete()) {
    const { name, value } = interaction.options.getFocused(true)
    return { type: 'autocomplete', asker, ...commandOf(interaction), focused: { name, typed: value } }
  }
  if (interaction.isMessageComponent()) {
    const values = interaction.isStringSelectMenu() ? interaction.values : []
    return { type: 'component', asker, customId: interaction.customId, values, own: isOwn(interaction) }
  }
  return null
}

function askerOf(interaction: BaseInteraction): Asker {
  return {
    guild: interaction.guildId ?? noGuild,
    user: interaction.user.id,
    locale: knownLocale(interaction.locale),
    moderator: interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false,
  }
}

function commandOf(interaction: ChatInputCommandInteraction | AutocompleteInteraction) {
  const subcommand = interaction.options.getSubcommand(false)
  const { data } = interaction.options
  const given = subcommand === null ? data : (data[0]?.options ?? [])
  const options: Options = Object.fromEntries(
    given.flatMap(({ name, value }): [string, OptionValue][] =>
      value === undefined || value === null ? [] : [[name, value]],
    ),
  )
  return { name: interaction.commandName, subcommand, options }
}

/** Whether the presser is the one whom the message answers; a message that does not say whom is everyone's. */
function isOwn({ message, user }: MessageComponentInteraction): boolean {
  return message.interactionMetadata === null || message.interactionMetadata.user.id === user.id
}
