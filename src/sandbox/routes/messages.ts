import { MessageType } from 'discord.js'
import { invalidForm, refusal } from '../api-error.ts'
import { channelOf, userOf } from '../api-objects.ts'
import type { Discord } from '../discord.ts'
import type { Message } from '../messages.ts'
import type { MessageBody } from '../rules/message.ts'
import { conform } from '../rules/schema.ts'
import { directChannelOf, type Place } from '../world.ts'
import { type Call, param, type Route } from './route.ts'

const base = '/channels/:channel'

/** Channels and the bot's messages in them, outside of interactions. */
export const messageRoutes: readonly Route[] = [
  { method: 'GET', path: base, run: (call, discord) => channelOf(reached(call, discord), discord.world) },
  { method: 'GET', path: `${base}/messages`, run: list },
  { method: 'POST', path: `${base}/messages`, run: post },
  { method: 'GET', path: `${base}/messages/:message`, run: (call, discord) => seen(call, discord) },
  { method: 'PATCH', path: `${base}/messages/:message`, run: edit },
  {
    method: 'DELETE',
    path: `${base}/messages/:message`,
    run: (call, discord) => discord.messages.remove(owned(call, discord).id),
  },
  { method: 'POST', path: `${base}/typing`, run: (call, discord) => void reached(call, discord) },
  { method: 'POST', path: '/users/@me/channels', run: openDirect },
]

function list(call: Call, discord: Discord): readonly Message[] {
  const limit = Number(call.query.get('limit') ?? 50)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw invalidForm([{ path: ['limit'], code: 'NUMBER_TYPE_MAX', message: 'Must be between 1 and 100.' }])
  }
  const newestFirst = discord.messages.in(reached(call, discord).channelId, null).toReversed()
  return newestFirst.slice(0, limit).map((message) => withoutContent(message, discord))
}

function post(call: Call, discord: Discord): Message {
  const { channelId } = reached(call, discord)
  const body = conform<MessageBody>('MessageCreateRequest', call.body)
  const author = userOf(discord.world.bot, true)
  return discord.messages.post(
    { channelId, author, type: MessageType.Default, onlyFor: null, base: [] },
    body,
    call.uploads,
  )
}

function edit(call: Call, discord: Discord): Message {
  const body = conform<MessageBody>('MessageEditRequestPartial', call.body)
  return discord.messages.edit(owned(call, discord).id, [], body, call.uploads)
}

function openDirect(call: Call, { world }: Discord): object {
  const { recipient_id } = conform<{ recipient_id?: string }>('CreatePrivateChannelRequest', call.body)
  const person = world.person(recipient_id ?? '')
  const place = person && world.place(directChannelOf(person))
  if (!place) throw refusal.unknownUser()
  return channelOf(place, world)
}

/** The channel that the path names, where the bot can be: in a server it was invited to, or in a direct message. */
function reached(call: Call, { world }: Discord): Place {
  const place = world.place(param(call, 'channel'))
  if (!place) throw refusal.unknownChannel()
  if (place.guild?.botInvited === false) throw refusal.missingAccess()
  return place
}

/** The message that the path names, where all in the channel see it: an ephemeral one exists for its webhook only. */
function seen(call: Call, discord: Discord): Message {
  const place = reached(call, discord)
  const posted = discord.messages.find(param(call, 'message'))
  if (posted?.message.channel_id !== place.channelId || posted.onlyFor !== null) throw refusal.unknownMessage()
  return withoutContent(posted.message, discord)
}

function owned(call: Call, discord: Discord): Message {
  const message = seen(call, discord)
  if (message.author.id !== discord.world.bot.id) throw refusal.notYourMessage()
  return message
}

/** Without the intent for message content, a bot gets what others wrote with the content left out. */
function withoutContent(message: Message, { world }: Discord): Message {
  return message.author.id === world.bot.id
    ? message
    : { ...message, content: '', embeds: [], components: [], attachments: [] }
}
