import { refusal } from '../api-error.ts'
import type { Discord } from '../discord.ts'
import { type Call, param, type Route } from './route.ts'

const everywhere = '/applications/:application/commands'
const inGuild = '/applications/:application/guilds/:guild/commands'

/** Registering, listing and removing application commands, for everywhere or for one server. */
export const commandRoutes: readonly Route[] = [everywhere, inGuild].flatMap((base): readonly Route[] => [
  { method: 'GET', path: base, run: (call, discord) => discord.commands.list(place(call, discord)) },
  { method: 'POST', path: base, run: (call, discord) => discord.commands.put(call.body, place(call, discord)) },
  { method: 'PUT', path: base, run: (call, discord) => discord.commands.setAll(call.body, place(call, discord)) },
  {
    method: 'GET',
    path: `${base}/:command`,
    run: (call, discord) => discord.commands.get(param(call, 'command'), place(call, discord)),
  },
  {
    method: 'PATCH',
    path: `${base}/:command`,
    run: (call, discord) => discord.commands.change(param(call, 'command'), call.body, place(call, discord)),
  },
  {
    method: 'DELETE',
    path: `${base}/:command`,
    run: (call, discord) => discord.commands.remove(param(call, 'command'), place(call, discord)),
  },
])

/** The server that the path names, if it names one. */
function place(call: Call, { world }: Discord): string | undefined {
  if (param(call, 'application') !== world.applicationId) throw refusal.unknownApplication()
  const { guild } = call.params
  if (guild !== undefined && !world.joined.some(({ id }) => id === guild)) throw refusal.missingAccess()
  return guild
}
