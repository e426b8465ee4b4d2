import { InteractionResponseType } from 'discord.js'
import { refusal } from '../api-error.ts'
import type { Discord } from '../discord.ts'
import type { Interaction } from '../interactions.ts'
import type { Message } from '../messages.ts'
import type { MessageBody } from '../rules/message.ts'
import { conform } from '../rules/schema.ts'
import { type Call, param, type Route } from './route.ts'

const webhook = '/webhooks/:application/:token'

/** Answering interactions: the callback, and the webhook of its token for changes and further messages. */
export const interactionRoutes: readonly Route[] = [
  { method: 'POST', path: '/interactions/:interaction/:token/callback', open: true, run: answer },
  { method: 'POST', path: webhook, open: true, run: follow },
  { method: 'GET', path: `${webhook}/messages/:message`, open: true, run: (call, discord) => own(call, discord) },
  { method: 'PATCH', path: `${webhook}/messages/:message`, open: true, run: edit },
  { method: 'DELETE', path: `${webhook}/messages/:message`, open: true, run: remove },
]

function answer(call: Call, { interactions }: Discord): object | undefined {
  const id = param(call, 'interaction')
  const message = interactions.answer(id, param(call, 'token'), call.body, call.uploads)
  const interaction = interactions.find(id)
  if (call.query.get('with_response') !== 'true' || !interaction) return undefined
  return {
    interaction: {
      id,
      type: interaction.type,
      channel_id: interaction.place.channelId,
      ...(interaction.place.guild ? { guild_id: interaction.place.guild.id } : {}),
      ...(message
        ? {
            response_message_id: message.id,
            response_message_loading: interaction.state === 'thinking',
            response_message_ephemeral: (message.flags & 64) !== 0,
          }
        : {}),
    },
    ...(message ? { resource: { type: resourceType(interaction), message } } : {}),
  }
}

function resourceType({ state, responseId, sourceMessageId }: Interaction): InteractionResponseType {
  if (state === 'thinking') return InteractionResponseType.DeferredChannelMessageWithSource
  return responseId === sourceMessageId
    ? InteractionResponseType.UpdateMessage
    : InteractionResponseType.ChannelMessageWithSource
}

function follow(call: Call, discord: Discord): Message {
  const interaction = opened(call, discord)
  const body = conform<MessageBody>('IncomingWebhookRequestPartial', call.body)
  return discord.interactions.follow(interaction, body, call.uploads)
}

function edit(call: Call, discord: Discord): Message {
  const interaction = opened(call, discord)
  const body = conform<MessageBody>('IncomingWebhookUpdateRequestPartial', call.body)
  if (param(call, 'message') === '@original') return discord.interactions.editOriginal(interaction, body, call.uploads)
  return discord.messages.edit(own(call, discord).id, [], body, call.uploads)
}

function remove(call: Call, discord: Discord): undefined {
  const interaction = opened(call, discord)
  const { id } = own(call, discord)
  discord.messages.remove(id)
  // "Is thinking" has been taken back: a follow-up is a message of its own, private if it says so.
  if (id === interaction.responseId) interaction.state = 'answered'
}

/** The message that the path names, where it is the bot's answer to this interaction or follows it. */
function own(call: Call, discord: Discord): Message {
  const interaction = opened(call, discord)
  const id = param(call, 'message')
  const posted = discord.messages.find(id === '@original' ? (interaction.responseId ?? '') : id)
  if (posted?.message.webhook_id !== discord.world.applicationId) throw refusal.unknownMessage()
  if (posted.message.channel_id !== interaction.place.channelId) throw refusal.unknownMessage()
  return posted.message
}

function opened(call: Call, { world, interactions }: Discord): Interaction {
  if (param(call, 'application') !== world.applicationId) throw refusal.unknownWebhook()
  return interactions.withToken(param(call, 'token'))
}
