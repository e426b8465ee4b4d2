import {
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord.js'
import { type Complaint, invalidForm } from '../api-error.ts'
import type { MessageBody } from './message.ts'
import { complaintsAboutModal } from './modal.ts'
import { complaintsAbout } from './schema.ts'

interface Answered {
  readonly type: InteractionType
  readonly sourceMessageId: string | null
}

const callbackSchemas: Readonly<Record<number, string>> = {
  [InteractionResponseType.Pong]: 'PongInteractionCallbackRequest',
  [InteractionResponseType.ChannelMessageWithSource]: 'CreateMessageInteractionCallbackRequest',
  [InteractionResponseType.DeferredChannelMessageWithSource]: 'CreateMessageInteractionCallbackRequest',
  [InteractionResponseType.DeferredMessageUpdate]: 'UpdateMessageInteractionCallbackRequest',
  [InteractionResponseType.UpdateMessage]: 'UpdateMessageInteractionCallbackRequest',
  [InteractionResponseType.ApplicationCommandAutocompleteResult]: 'ApplicationCommandAutocompleteCallbackRequest',
  [InteractionResponseType.Modal]: 'ModalInteractionCallbackRequest',
}

/** The callback's kinds that each type of interaction may be answered with. */
const answers = {
  message: [InteractionResponseType.ChannelMessageWithSource, InteractionResponseType.DeferredChannelMessageWithSource],
  update: [InteractionResponseType.DeferredMessageUpdate, InteractionResponseType.UpdateMessage],
} as const

/** A bot's first answer to an interaction. */
export type Callback =
  | { type: InteractionResponseType.ChannelMessageWithSource; data?: MessageBody | null }
  | { type: InteractionResponseType.DeferredChannelMessageWithSource; data?: MessageBody | null }
  | { type: InteractionResponseType.UpdateMessage; data?: MessageBody | null }
  | { type: InteractionResponseType.DeferredMessageUpdate }
  | { type: InteractionResponseType.Modal; data: APIModalInteractionResponseCallbackData }
  | {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult
      data?: { choices: APIApplicationCommandOptionChoice[] }
    }

/** Checks a callback's form and that it fits what it answers. */
export function callbackOf(body: unknown, interaction: Answered): Callback {
  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined
  const schema = typeof type === 'number' ? callbackSchemas[type] : undefined
  if (!schema || !allowed(interaction).some((one) => one === type)) {
    const message = 'This kind of response does not fit this type of interaction.'
    throw invalidForm([{ path: ['type'], code: 'INTERACTION_CALLBACK_TYPE_INVALID', message }])
  }
  const complaints = complaintsAbout(schema, body)
  if (complaints.length > 0) throw invalidForm(complaints)
  // The schema has just said that the body is a callback of this type.
  const callback = body as Callback
  if (callback.type === InteractionResponseType.Modal) refuse(complaintsAboutModal(callback.data))
  if (callback.type === InteractionResponseType.DeferredChannelMessageWithSource) refuse(deferComplaints(callback.data))
  return callback
}

function allowed({ type, sourceMessageId }: Answered): readonly InteractionResponseType[] {
  const { message, update } = answers
  if (type === InteractionType.ApplicationCommandAutocomplete) {
    return [InteractionResponseType.ApplicationCommandAutocompleteResult]
  }
  const onMessage = sourceMessageId === null ? [] : update
  return type === InteractionType.ModalSubmit
    ? [...message, ...onMessage]
    : [...message, ...onMessage, InteractionResponseType.Modal]
}

function deferComplaints(data: MessageBody | null | undefined): readonly Complaint[] {
  const message = 'A deferred answer can say only that it will be ephemeral.'
  const extra = Object.entries(data ?? {}).find(
    ([key, value]) => !(key === 'flags' && (value === 0 || value === MessageFlags.Ephemeral)),
  )
  return extra ? [{ path: ['data', extra[0]], code: 'INTERACTION_DEFER_DATA_INVALID', message }] : []
}

function refuse(complaints: readonly Complaint[]): void {
  if (complaints.length > 0) throw invalidForm(complaints)
}
