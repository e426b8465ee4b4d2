import { randomBytes } from 'node:crypto'
import {
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  type InteractionType,
  MessageFlags,
  MessageType,
} from 'discord.js'
import { ApiError, refusal } from './api-error.ts'
import { userOf } from './api-objects.ts'
import type { Clock } from './clock.ts'
import type { Message, Messages, NumberedUpload, Posting } from './messages.ts'
import { type Callback, callbackOf } from './rules/callback.ts'
import type { MessageBody } from './rules/message.ts'
import type { Owners } from './visibility.ts'
import type { PersonSetup, Place, World } from './world.ts'

/** How an interaction went, as the person sees it. */
export type Outcome =
  | { readonly kind: 'message'; readonly messageId: string }
  | { readonly kind: 'update'; readonly messageId: string }
  /** The press was taken; the message may change later. */
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'modal'; readonly interactionId: string; readonly modal: APIModalInteractionResponseCallbackData }
  | { readonly kind: 'choices'; readonly choices: readonly APIApplicationCommandOptionChoice[] }
  /** Discord refused the bot's answer. */
  | { readonly kind: 'refused'; readonly error: ApiError }
  /** "The application did not respond." */
  | { readonly kind: 'failed' }

export interface Opening {
  readonly type: InteractionType
  readonly person: PersonSetup
  readonly place: Place
  /** The message whose component was used, also by way of a modal. */
  readonly sourceMessageId: string | null
  readonly owners: Owners
  /** The command that was used; null for components and modals. */
  readonly commandName: string | null
  /** What `interaction_metadata` says besides who, by whose installation and what type. */
  readonly about: Readonly<Record<string, unknown>>
  readonly responseType: MessageType
}

export interface Interaction extends Opening {
  readonly id: string
  readonly token: string
  readonly openedAt: number
  readonly outcome: Promise<Outcome>
  state: 'open' | 'thinking' | 'answered' | 'failed'
  /** The message that `@original` names. */
  responseId: string | null
  modal: APIModalInteractionResponseCallbackData | null
  settle(outcome: Outcome): void
}

/** Milliseconds that a bot has to answer, and that its answer can be changed and followed. */
const interactionLimits = { acknowledge: 3_000, token: 15 * 60_000 } as const

/** The interactions that are under way, and the rules of answering them. */
export class Interactions {
  readonly #clock: Clock
  readonly #newId: () => string
  readonly #world: World
  readonly #messages: Messages
  readonly #open = new Map<string, Interaction>()

  constructor(clock: Clock, newId: () => string, world: World, messages: Messages) {
    this.#clock = clock
    this.#newId = newId
    this.#world = world
    this.#messages = messages
  }

  open(opening: Opening): Interaction {
    const { promise, resolve } = Promise.withResolvers<Outcome>()
    const interaction: Interaction = {
      ...opening,
      id: this.#newId(),
      token: randomBytes(48).toString('base64url'),
      openedAt: this.#clock.now(),
      outcome: promise,
      state: 'open',
      responseId: null,
      modal: null,
      settle: resolve,
    }
    this.#open.set(interaction.id, interaction)
    this.#clock.after(interactionLimits.acknowledge, () => {
      if (interaction.state !== 'open') return
      interaction.state = 'failed'
      resolve({ kind: 'failed' })
    })
    return interaction
  }

  find(id: string): Interaction | undefined {
    return this.#open.get(id)
  }

  /** The interaction whose token this is. Throws where Discord would: unknown, expired or not yet answered. */
  withToken(token: string): Interaction {
    const interaction = [...this.#open.values()].find((one) => one.token === token)
    if (!interaction) throw refusal.unknownWebhook()
    if (this.#clock.now() - interaction.openedAt > interactionLimits.token) throw refusal.expiredToken()
    if (interaction.state === 'open' || interaction.state === 'failed') throw refusal.unknownWebhook()
    return interaction
  }

  /** Takes the bot's first answer; returns the message that it made or changed, if any. */
  answer(id: string, token: string, body: unknown, uploads: readonly NumberedUpload[]): Message | null {
    const interaction = this.#open.get(id)
    if (!interaction || interaction.token !== token || interaction.state === 'failed') {
      throw refusal.unknownInteraction()
    }
    if (interaction.state !== 'open') throw refusal.alreadyAcknowledged()
    if (this.#clock.now() - interaction.openedAt > interactionLimits.acknowledge) throw refusal.unknownInteraction()
    return settlingRefusals(interaction, () => this.#take(interaction, callbackOf(body, interaction), uploads))
  }

  /** Posts a further message, or fills the place held by "is thinking" if that is still empty. */
  follow(interaction: Interaction, body: MessageBody, uploads: readonly NumberedUpload[]): Message {
    if (interaction.state === 'thinking') return this.editOriginal(interaction, body, uploads)
    const message = this.#messages.post(this.#posting(interaction, body, []), body, uploads)
    interaction.settle({ kind: 'message', messageId: message.id })
    return message
  }

  /** Changes the answer, or the message whose component was used where that was the answer. */
  editOriginal(interaction: Interaction, body: MessageBody, uploads: readonly NumberedUpload[]): Message {
    if (interaction.responseId === null) throw refusal.unknownMessage()
    const { responseId } = interaction
    const message = settlingRefusals(interaction, () => this.#messages.edit(responseId, [], body, uploads))
    interaction.state = 'answered'
    interaction.settle({ kind: 'message', messageId: message.id })
    return message
  }

  #take(interaction: Interaction, callback: Callback, uploads: readonly NumberedUpload[]): Message | null {
    switch (callback.type) {
      case InteractionResponseType.ChannelMessageWithSource: {
        const body = callback.data ?? {}
        const message = this.#messages.post(this.#posting(interaction, body, ['data']), body, uploads)
        return this.#done(interaction, message, { kind: 'message', messageId: message.id })
      }
      case InteractionResponseType.DeferredChannelMessageWithSource: {
        const message = this.#messages.hold(this.#posting(interaction, callback.data ?? {}, ['data']))
        interaction.state = 'thinking'
        interaction.responseId = message.id
        return message
      }
      case InteractionResponseType.UpdateMessage: {
        const message = this.#messages.edit(interaction.sourceMessageId ?? '', ['data'], callback.data ?? {}, uploads)
        return this.#done(interaction, message, { kind: 'update', messageId: message.id })
      }
      case InteractionResponseType.DeferredMessageUpdate:
        interaction.state = 'answered'
        interaction.responseId = interaction.sourceMessageId
        interaction.settle({ kind: 'acknowledged' })
        return null
      case InteractionResponseType.Modal:
        interaction.state = 'answered'
        interaction.modal = callback.data
        interaction.settle({ kind: 'modal', interactionId: interaction.id, modal: callback.data })
        return null
      case InteractionResponseType.ApplicationCommandAutocompleteResult:
        interaction.state = 'answered'
        interaction.settle({ kind: 'choices', choices: callback.data?.choices ?? [] })
        return null
    }
  }

  #done(interaction: Interaction, message: Message, outcome: Outcome): Message {
    interaction.state = 'answered'
    interaction.responseId = message.id
    interaction.settle(outcome)
    return message
  }

  #posting(interaction: Interaction, body: MessageBody, base: readonly PropertyKey[]): Posting {
    const { id, type, place, person, sourceMessageId, responseId, commandName, responseType } = interaction
    const ephemeral = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0
    const answered = responseId ?? sourceMessageId
    const reference = { type: 0, channel_id: place.channelId, message_id: answered ?? '' }
    return {
      channelId: place.channelId,
      author: userOf(this.#world.bot, true),
      type: answered ? MessageType.Reply : responseType,
      onlyFor: ephemeral ? person.id : null,
      base,
      extra: {
        application_id: this.#world.applicationId,
        webhook_id: this.#world.applicationId,
        interaction_metadata: {
          ...metadataOf(interaction),
          ...(responseId ? { original_response_message_id: responseId } : {}),
        },
        ...(commandName && !responseId ? { interaction: { id, type, name: commandName, user: userOf(person) } } : {}),
        ...(answered ? { message_reference: reference } : {}),
      },
    }
  }
}

/** Who used what by whose installation, as answers and later interactions carry it. */
export function metadataOf({ id, type, person, owners, about }: Interaction): object {
  return { id, type, user: userOf(person), authorizing_integration_owners: owners, ...about }
}

/** What a person sees of a refused answer, unless the bot has already answered: that it was refused. */
function settlingRefusals<T>(interaction: Interaction, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof ApiError) interaction.settle({ kind: 'refused', error })
    throw error
  }
}
