import { refusal } from '../api-error.ts'
import { applicationOf, botMemberOf, channelsOf, guildOf, memberOf, rolesOf, userOf } from '../api-objects.ts'
import type { Discord } from '../discord.ts'
import { botPermissions, type GuildSetup } from '../world.ts'
import { type Call, param, type Route } from './route.ts'

/** Who the bot is, where the gateway is, and what servers and people there are. */
export const identityRoutes: readonly Route[] = [
  { method: 'GET', path: '/gateway', open: true, run: (_, discord) => ({ url: gatewayUrl(discord) }) },
  { method: 'GET', path: '/gateway/bot', run: (_, discord) => gatewayBot(discord) },
  { method: 'GET', path: '/applications/@me', run: (_, { world }) => applicationOf(world) },
  { method: 'GET', path: '/oauth2/applications/@me', run: (_, { world }) => applicationOf(world) },
  { method: 'GET', path: '/users/@me', run: (_, { world }) => userOf(world.bot, true) },
  {
    method: 'GET',
    path: '/users/@me/guilds',
    run: (_, { world }) =>
      world.joined.map(({ id, name }) => ({
        id,
        name,
        owner: false,
        permissions: String(botPermissions),
        features: [],
      })),
  },
  { method: 'GET', path: '/users/:user', run: user },
  { method: 'GET', path: '/guilds/:guild', run: (call, discord) => guildOf(guild(call, discord), discord.world) },
  { method: 'GET', path: '/guilds/:guild/roles', run: (call, discord) => rolesOf(guild(call, discord)) },
  { method: 'GET', path: '/guilds/:guild/channels', run: (call, discord) => channelsOf(guild(call, discord)) },
  { method: 'GET', path: '/guilds/:guild/members/:user', run: member },
]

/** Where the gateway is, as `/gateway/bot` and READY say it. */
export const gatewayUrl = ({ origin }: Pick<Discord, 'origin'>): string => `${origin().replace(/^http/, 'ws')}/gateway`

function gatewayBot(discord: Discord): object {
  const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 }
  return { url: gatewayUrl(discord), shards: 1, session_start_limit: limit }
}

function user(call: Call, { world }: Discord): object {
  const id = param(call, 'user')
  if (id === world.bot.id) return userOf(world.bot, true)
  const person = world.person(id)
  if (!person) throw refusal.unknownUser()
  return userOf(person)
}

function member(call: Call, discord: Discord): object {
  const place = guild(call, discord)
  const id = param(call, 'user')
  if (id === discord.world.bot.id) return botMemberOf(discord.world)
  const person = discord.world.person(id)
  if (!person || !(place.id in person.guilds)) throw refusal.unknownMember()
  return memberOf(person, place)
}

function guild(call: Call, { world }: Discord): GuildSetup {
  const found = world.joined.find(({ id }) => id === param(call, 'guild'))
  if (!found) throw refusal.unknownGuild()
  return found
}
