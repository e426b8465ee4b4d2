import {
  type Attachment,
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  ComponentType,
  type Interaction,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js'
import {
  type Asker,
  type HandedFile,
  type Invocation,
  knownLocale,
  type Options,
  type OptionValue,
  type TargetMessage,
} from './invocation.ts'

/** The library of those who ask outside any server: the starter articles alone. */
const noGuild = 'none'

/** What the member did, as plain data; null for kinds of interaction that the bot has none of. */
export function toInvocation(interaction: Interaction): Invocation | null {
  const asker = askerOf(interaction)
  if (interaction.isChatInputCommand()) {
    return { type: 'command', asker, ...commandOf(interaction), files: filesOf(interaction), target: null }
  }
  if (interaction.isMessageContextMenuCommand()) {
    const target = targetOf(interaction)
    return { type: 'command', asker, name: interaction.commandName, subcommand: null, options: {}, files: {}, target }
  }
  if (interaction.isModalSubmit())
    return { type: 'modal', asker, customId: interaction.customId, ...submissionOf(interaction) }
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
    roles: rolesOf(interaction),
  }
}

/** A member of a guild that the bot is in has its roles as a collection, another as Discord sent them. */
function rolesOf({ member }: BaseInteraction): readonly string[] {
  if (member === null) return []
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()]
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

function filesOf(interaction: ChatInputCommandInteraction): Readonly<Record<string, HandedFile>> {
  const { data } = interaction.options
  const given = interaction.options.getSubcommand(false) === null ? data : (data[0]?.options ?? [])
  return Object.fromEntries(given.flatMap(({ name, attachment }) => (attachment ? [[name, handed(attachment)]] : [])))
}

/** The message whose menu was opened; embeds count as text, since news come as embeds. */
function targetOf({ targetMessage }: MessageContextMenuCommandInteraction): TargetMessage {
  const embeds = targetMessage.embeds.flatMap(({ title, description }) => [title, description])
  const text = [targetMessage.content, ...embeds].filter((part) => part !== null && part !== '').join('\n')
  return { text, files: targetMessage.attachments.map(handed) }
}

function submissionOf({ fields: submitted }: ModalSubmitInteraction) {
  const fields: Record<string, string> = {}
  const files: HandedFile[] = []
  for (const [name, field] of submitted.fields) {
    if ('value' in field && typeof field.value === 'string') fields[name] = field.value
    if (field.type === ComponentType.FileUpload) files.push(...(field.attachments?.map(handed) ?? []))
  }
  return { fields, files }
}

const handed = ({ name, url, size }: Attachment): HandedFile => ({ name, url, size })

/** Whether the presser is the one whom the message answers; a message that does not say whom is everyone's. */
function isOwn({ message, user }: MessageComponentInteraction): boolean {
  return message.interactionMetadata === null || message.interactionMetadata.user.id === user.id
}
