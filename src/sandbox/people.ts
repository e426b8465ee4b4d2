import {
  type APIModalInteractionResponseCallbackData,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageFlags,
  MessageType,
} from 'discord.js'
import { userOf } from './api-objects.ts'
import { type AnyComponent, walk } from './components.ts'
import type { Discord } from './discord.ts'
import type { Attachment, Upload } from './files.ts'
import { type Interaction, metadataOf, type Opening } from './interactions.ts'
import type { Message } from './messages.ts'
import { type ModalValues, resolvedFiles, submitted } from './modal-values.ts'
import { focusedValues, InputError, missing, optionValues, type Resolved, type SentOption } from './option-values.ts'
import { type Particulars, payloadOf } from './payload.ts'
import type { OptionBody } from './rules/command.ts'
import { readTyped, type Typed } from './typed.ts'
import { type Offered, offeredTo } from './visibility.ts'
import type { PersonSetup, Place } from './world.ts'

export type Picked = Readonly<Record<string, { readonly name: string; readonly value: string | number }>>

/** What goes along with a typed command. */
export interface Along {
  /** Choices that were picked from autocomplete, by option. */
  readonly picked?: Picked
  /** Files that were dropped on options, by option. */
  readonly files?: Readonly<Record<string, Attachment>>
}

/** Someone somewhere: who acts, and in which channel. */
export interface Seat {
  readonly person: PersonSetup
  readonly place: Place
}

/** Discord's own app, from the people's side: it offers, checks and sends what they do. Throws InputErrors. */
export class People {
  readonly #discord: Discord
  readonly #attachments = new Map<string, Attachment>()

  constructor(discord: Discord) {
    this.#discord = discord
  }

  get everyone(): readonly PersonSetup[] {
    return this.#discord.world.people
  }

  /** The commands that are offered, of one kind. */
  offered({ person, place }: Seat, type = ApplicationCommandType.ChatInput): readonly Offered[] {
    const { commands, world } = this.#discord
    return offeredTo(person, place, commands, world).filter(({ command }) => command.type === type)
  }

  read(seat: Seat, line: string): Typed | null {
    return readTyped(
      line,
      this.offered(seat).map(({ command }) => command),
    )
  }

  /**
   * The line to begin with when a file is dropped: the first command offered that wants nothing else, or else the first
   * that takes one; null without any.
   */
  fileCommand(seat: Seat): { readonly line: string; readonly option: string } | null {
    const found = this.offered(seat).flatMap(({ command }) => fileOptions(command.name, command.options ?? []))
    return found.find(({ alone }) => alone) ?? found[0] ?? null
  }

  /** Sends a line such as "/who-said speaker:…". */
  command(seat: Seat, line: string, { picked = {}, files = {} }: Along = {}): Interaction {
    const typed = this.read(seat, line)
    if (!typed) throw new InputError(`There is no such command here: ${line}`)
    if (typed.stray) throw new InputError(`"${typed.stray}" belongs to no option of /${typed.command.name}.`)
    const wanting = missing(typed.options, typed.given)
    if (wanting.length > 0) throw new InputError(`Still wanted: ${wanting.join(', ')}.`)
    const resolved: Resolved = {}
    const values = optionValues(typed.given, { ...this.#around(seat), picked, files, resolved })
    return this.#sendCommand(seat, typed, values, resolved, InteractionType.ApplicationCommand)
  }

  /** Asks for the choices of the option that stands last in the line. */
  autocomplete(seat: Seat, line: string, picked: Picked = {}): Interaction {
    const typed = this.read(seat, line)
    if (!typed?.given.at(-1)?.option.autocomplete) throw new InputError(`Nothing to complete in: ${line}`)
    const values = focusedValues(typed.given, { ...this.#around(seat), picked, files: {}, resolved: {} })
    return this.#sendCommand(seat, typed, values, {}, InteractionType.ApplicationCommandAutocomplete)
  }

  /** Uses a command from a message's menu. */
  messageMenu(seat: Seat, name: string, messageId: string): Interaction {
    const offered = this.offered(seat, ApplicationCommandType.Message).find(({ command }) => command.name === name)
    if (!offered) throw new InputError(`There is no such entry in the menu here: ${name}`)
    const { command, owners } = offered
    const message = this.#seen(seat, messageId)
    const resolved: Resolved = { messages: { [messageId]: message } }
    const data = { id: command.id, name, type: command.type, target_id: messageId, resolved, ...guildOf(command) }
    const about = { target_message_id: messageId }
    const opening = this.#opening(seat, InteractionType.ApplicationCommand, MessageType.ContextMenuCommand)
    return this.#send({ ...opening, owners, commandName: name, about }, { data, owners, message: null })
  }

  /** Presses a button, or chooses in a select, of a message that the person sees. */
  use(seat: Seat, messageId: string, customId: string, values?: readonly string[]): Interaction {
    const message = this.#seen(seat, messageId)
    const component = [...walk(message.components)]
      .map((placed) => placed.component)
      .find((one) => 'custom_id' in one && one.custom_id === customId)
    if (!component) throw new InputError(`The message has no component ${customId}.`)
    if ('disabled' in component && component.disabled) throw new InputError(`${customId} is disabled.`)
    return this.#sendUse(seat, message, component, customId, checkedChoice(component, values))
  }

  /** Sends a press that the message does not offer, as someone with a client of their own could. */
  forge(seat: Seat, messageId: string, customId: string): Interaction {
    const button = { type: ComponentType.Button, id: 1 } as const
    return this.#sendUse(seat, this.#seen(seat, messageId), button, customId, undefined)
  }

  /** Sends a filled-in modal, the answer to an earlier interaction of the same person. */
  submit(seat: Seat, interactionId: string, values: ModalValues): Interaction {
    const opener = this.#discord.interactions.find(interactionId)
    if (!opener?.modal || opener.person !== seat.person) throw new InputError('There is no such modal open.')
    return this.#sendModal(seat, opener, opener.modal, values)
  }

  /** Uploads a file; only the person's next interaction makes it known to the bot. */
  upload({ place }: Seat, file: Upload): Attachment {
    const attachment = this.#discord.files.add(file, place.channelId, { ephemeral: true })
    this.#attachments.set(attachment.id, attachment)
    return attachment
  }

  uploaded(id: string): Attachment | undefined {
    return this.#attachments.get(id)
  }

  /** Posts an ordinary message. The bot hears nothing of it: it has no intent for messages. */
  post({ person, place }: Seat, content: string, files: readonly Upload[] = []): Message {
    const posting = { channelId: place.channelId, author: userOf(person), type: MessageType.Default }
    const uploads = files.map((file, index) => ({ ...file, n: String(index) }))
    return this.#discord.messages.post({ ...posting, onlyFor: null, base: [] }, { content }, uploads)
  }

  /** Takes an ephemeral message out of the person's own view. */
  dismiss(seat: Seat, messageId: string): void {
    const message = this.#seen(seat, messageId)
    if ((message.flags & MessageFlags.Ephemeral) === 0) throw new InputError('Only own messages can be dismissed.')
    this.#discord.messages.remove(messageId)
  }

  #sendCommand(
    seat: Seat,
    { command, path }: Typed,
    values: readonly SentOption[],
    resolved: Resolved,
    type: InteractionType,
  ): Interaction {
    const owners = this.offered(seat).find((one) => one.command === command)?.owners ?? {}
    const options = nested(path, values)
    const filled = Object.keys(resolved).length > 0 ? { resolved } : {}
    const data = { id: command.id, name: command.name, type: command.type, options, ...filled, ...guildOf(command) }
    const commandName = [command.name, ...path].join(' ')
    const opening = this.#opening(seat, type, MessageType.ChatInputCommand)
    return this.#send({ ...opening, owners, commandName }, { data, owners, message: null })
  }

  #sendUse(
    seat: Seat,
    message: Message,
    component: Pick<AnyComponent, 'type' | 'id'>,
    customId: string,
    values: readonly string[] | undefined,
  ): Interaction {
    const owners = this.#ownersOf(seat)
    const data = {
      custom_id: customId,
      component_type: component.type,
      id: component.id,
      ...(values ? { values } : {}),
    }
    const opening = this.#opening(seat, InteractionType.MessageComponent, MessageType.Reply)
    const about = { interacted_message_id: message.id }
    return this.#send({ ...opening, owners, about, sourceMessageId: message.id }, { data, owners, message })
  }

  #sendModal(
    seat: Seat,
    opener: Interaction,
    modal: APIModalInteractionResponseCallbackData,
    values: ModalValues,
  ): Interaction {
    const { owners, sourceMessageId } = opener
    const resolved = resolvedFiles(modal, values, (id) => this.#attachments.get(id))
    const filled = Object.keys(resolved).length > 0 ? { resolved } : {}
    const data = { custom_id: modal.custom_id, components: submitted(modal, values), ...filled }
    const message = sourceMessageId === null ? null : (this.#discord.messages.find(sourceMessageId)?.message ?? null)
    const opening = this.#opening(seat, InteractionType.ModalSubmit, MessageType.Default)
    const about = { triggering_interaction_metadata: metadataOf(opener) }
    return this.#send({ ...opening, owners, about, sourceMessageId }, { data, owners, message })
  }

  #send(opening: Opening, particulars: Particulars): Interaction {
    const { interactions, gateway, world } = this.#discord
    const interaction = interactions.open(opening)
    gateway.dispatch('INTERACTION_CREATE', payloadOf(interaction, particulars, world), opening.place.guild?.id)
    return interaction
  }

  #opening({ person, place }: Seat, type: InteractionType, responseType: MessageType): Opening {
    return { type, person, place, sourceMessageId: null, owners: {}, commandName: null, about: {}, responseType }
  }

  #ownersOf({ person, place }: Seat): Particulars['owners'] {
    const joined = place.guild?.botInvited !== false
    return joined ? { 0: place.guild?.id ?? '0' } : { 1: person.id }
  }

  #seen({ person, place }: Seat, messageId: string): Message {
    const posted = this.#discord.messages.find(messageId)
    const visible = posted && (posted.onlyFor === null || posted.onlyFor === person.id)
    if (!visible || posted.message.channel_id !== place.channelId) {
      throw new InputError(`${person.name} sees no message ${messageId} here.`)
    }
    return posted.message
  }

  #around({ place }: Seat) {
    return { world: this.#discord.world, place }
  }
}

interface FileOption {
  readonly line: string
  readonly option: string
  /** Whether the command wants nothing but the file. */
  readonly alone: boolean
}

function fileOptions(name: string, options: readonly OptionBody[]): readonly FileOption[] {
  return options.flatMap((option) => {
    if (option.type !== ApplicationCommandOptionType.Attachment) {
      return fileOptions(`${name} ${option.name}`, option.options ?? [])
    }
    const alone = !options.some((other) => other !== option && other.required)
    return [{ line: `/${name} `, option: option.name, alone }]
  })
}

const guildOf = ({ guild_id }: { readonly guild_id?: string }) => (guild_id === undefined ? {} : { guild_id })

/** Wraps values in their sub-command and group. */
function nested(path: readonly string[], values: readonly SentOption[]): readonly object[] {
  const kinds = path.length === 2 ? [2, 1] : [1]
  return path.reduceRight<readonly object[]>((options, name, depth) => [{ name, type: kinds[depth], options }], values)
}

function checkedChoice(component: AnyComponent, values: readonly string[] | undefined): readonly string[] | undefined {
  if (component.type === ComponentType.Button) return undefined
  const chosen = values ?? []
  const least = 'min_values' in component ? (component.min_values ?? 1) : 1
  const most = 'max_values' in component ? (component.max_values ?? 1) : 1
  if (chosen.length < least || chosen.length > most) throw new InputError(`Choose ${least} to ${most}.`)
  const { options } = 'options' in component ? component : { options: null }
  const unknown = options && chosen.find((value) => !options.some((option) => option.value === value))
  if (unknown) throw new InputError(`The select has no option ${unknown}.`)
  return chosen
}
