import { ApplicationCommandType, ComponentType, InteractionType, MessageType } from 'discord.js'
import type { Discord } from './discord.ts'
import type { Interaction } from './interactions.ts'
import { InputError, type SentOption } from './option-values.ts'
import { payloadOf } from './payload.ts'
import type { Seat } from './people.ts'

/*
 * What the Discord app never sends, but someone with a client of their own could: Discord passes on forms that were
 * never opened, presses of buttons that are on no message, and commands that are hidden from the member.
 */

/** Sends a form that was never opened, filled in with texts. */
export function forgeModal(
  discord: Discord,
  seat: Seat,
  customId: string,
  fields: Readonly<Record<string, string>>,
): Interaction {
  const components = Object.entries(fields).map(([custom_id, value], index) => ({
    type: ComponentType.Label,
    id: 2 * index + 1,
    component: { type: ComponentType.TextInput, id: 2 * index + 2, custom_id, value },
  }))
  return send(discord, seat, InteractionType.ModalSubmit, { custom_id: customId, components })
}

/** Sends a press or a choice in a public message of the bot's that does not offer it. */
export function forgePress(
  discord: Discord,
  seat: Seat,
  customId: string,
  values: readonly string[] | null = null,
): Interaction {
  const { channelId } = seat.place
  const message = discord.messages.in(channelId, null).find(({ author }) => author.id === discord.world.bot.id)
  if (!message) throw new InputError('The bot has posted nothing here yet.')
  const type = values === null ? ComponentType.Button : ComponentType.StringSelect
  const data = { custom_id: customId, component_type: type, id: 1, ...(values === null ? {} : { values }) }
  return send(discord, seat, InteractionType.MessageComponent, data, message.id)
}

/** Sends a command, offered or not, of whichever kind; or asks for choices of its option that has the focus. */
export function forgeCommand(
  discord: Discord,
  seat: Seat,
  { name, subcommand, options }: { name: string; subcommand: string | null; options: readonly SentOption[] },
): Interaction {
  const command = discord.commands.list().find((one) => one.name === name)
  if (!command) throw new InputError(`No command ${name} is registered.`)
  const typing = options.some(({ focused }) => focused === true)
  const type = typing ? InteractionType.ApplicationCommandAutocomplete : InteractionType.ApplicationCommand
  const nested = nestedIn(subcommand === null ? [] : subcommand.split(' '), options)
  const base = { id: command.id, name, type: command.type }
  if (command.type !== ApplicationCommandType.Message) return send(discord, seat, type, { ...base, options: nested })
  const message = discord.messages.in(seat.place.channelId, null)[0]
  if (!message) throw new InputError('There is no message here to open the menu of.')
  return send(discord, seat, type, {
    ...base,
    target_id: message.id,
    resolved: { messages: { [message.id]: message } },
  })
}

/** Options in their sub-command, and that in its group. */
function nestedIn(path: readonly string[], options: readonly SentOption[]): readonly object[] {
  const [name, ...inner] = path
  if (name === undefined) return options
  return [{ type: inner.length === 0 ? 1 : 2, name, options: nestedIn(inner, options) }]
}

function send(
  { interactions, gateway, messages, world }: Discord,
  { person, place }: Seat,
  type: InteractionType,
  data: object,
  sourceMessageId: string | null = null,
): Interaction {
  const owners = { 0: place.guild?.id ?? '0' }
  const about = { type, person, place, sourceMessageId, owners, commandName: null, about: {} }
  const interaction = interactions.open({ ...about, responseType: MessageType.Default })
  const message = sourceMessageId === null ? null : (messages.find(sourceMessageId)?.message ?? null)
  gateway.dispatch('INTERACTION_CREATE', payloadOf(interaction, { data, owners, message }, world), place.guild?.id)
  return interaction
}
