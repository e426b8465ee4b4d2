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
  noGuild,
  type Options,
  type OptionValue,
  type Place,
  type TargetMessage,
} from './invocation.ts'
import type { JoinedGuilds } from './joined-guilds.ts'

/** What the member did, as plain data; null for kinds of interaction that the bot has none of. */
export function toInvocation(interaction: Interaction, guilds: JoinedGuilds): Invocation | null {
  const asker = askerOf(interaction)
  if (interaction.isChatInputCommand()) {
    const files = filesOf(interaction)
    return { type: 'command', asker, ...commandOf(interaction), ...placeOf(interaction, guilds), files, target: null }
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

/** discord.js would give the roles of a member of a guild that it keeps as a collection; here they are as Discord sent them. */
function rolesOf({ member }: BaseInteraction): readonly string[] {
  if (member === null) return []
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()]
}

function commandOf(interaction: ChatInputCommandInteraction | AutocompleteInteraction) {
  const options: Options = Object.fromEntries(
    givenOptions(interaction).flatMap(({ name, value }): [string, OptionValue][] =>
      value === undefined || value === null ? [] : [[name, value]],
    ),
  )
  const group = interaction.options.getSubcommandGroup(false)
  const subcommand = interaction.options.getSubcommand(false)
  return {
    name: interaction.commandName,
    subcommand: group === null ? subcommand : `${group} ${subcommand}`,
    options,
  }
}

/** The options of the command, or of its sub-command, in a group or not. */
function givenOptions({ options }: ChatInputCommandInteraction | AutocompleteInteraction) {
  const { data } = options
  if (options.getSubcommand(false) === null) return data
  const inside = data[0]?.options ?? []
  return options.getSubcommandGroup(false) === null ? inside : (inside[0]?.options ?? [])
}

function filesOf(interaction: ChatInputCommandInteraction): Readonly<Record<string, HandedFile>> {
  const given = givenOptions(interaction)
  return Object.fromEntries(given.flatMap(({ name, attachment }) => (attachment ? [[name, handed(attachment)]] : [])))
}

const toPost = [
  ['View Channel', PermissionFlagsBits.ViewChannel],
  ['Send Messages', PermissionFlagsBits.SendMessages],
  ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads],
] as const

function placeOf(interaction: ChatInputCommandInteraction, guilds: JoinedGuilds): { readonly place?: Place } {
  const { id, guildId, channelId: channel, appPermissions } = interaction
  const inThread = guilds.inThread(id)
  if (guildId === null) return {}
  if (!guilds.has(guildId)) return { place: { channel, lacking: null } }
  const unneeded = inThread ? 'Send Messages' : 'Send Messages in Threads'
  const wanted = toPost.filter(([name]) => name !== unneeded)
  const lacking = wanted.filter(([, flag]) => !appPermissions.has(flag)).map(([name]) => name)
  return { place: { channel, lacking } }
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
    if (field.type === ComponentType.StringSelect) fields[name] = field.values[0] ?? ''
    if (field.type === ComponentType.FileUpload) files.push(...(field.attachments?.map(handed) ?? []))
  }
  return { fields, files }
}

const handed = ({ name, url, size }: Attachment): HandedFile => ({ name, url, size })

/** Whether the presser is the one whom the message answers; a message that does not say whom is everyone's. */
function isOwn({ message, user }: MessageComponentInteraction): boolean {
  return message.interactionMetadata === null || message.interactionMetadata.user.id === user.id
}
