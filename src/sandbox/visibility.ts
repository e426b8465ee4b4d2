import { ApplicationIntegrationType, InteractionContextType, PermissionFlagsBits } from 'discord.js'
import type { Command, Commands } from './commands.ts'
import { type PersonSetup, type Place, permissionsIn, type World } from './world.ts'

/** By whose installation a command is there: `{ "0": guild }`, `{ "1": person }`; `"0"` in a direct message is "0". */
export type Owners = Readonly<Record<string, string>>

export interface Offered {
  readonly command: Command
  readonly owners: Owners
}

/** Which context a place is for commands: a server, the bot's direct messages. */
export const contextOf = (place: Place): InteractionContextType =>
  place.guild ? InteractionContextType.Guild : InteractionContextType.BotDM

/** The commands that a person is offered in a place, by context, installation and default permissions. */
export function offeredTo(person: PersonSetup, place: Place, commands: Commands, world: World): readonly Offered[] {
  const { guild } = place
  const own = guild && guild.botInvited !== false ? commands.list(guild.id) : []
  const names = new Set(own.map(({ name, type }) => `${type} ${name}`))
  const everywhere = commands.list().filter(({ name, type }) => !names.has(`${type} ${name}`))
  return [...own, ...everywhere].flatMap((command) => {
    const owners = ownersOf(command, person, place, world)
    return owners && mayUse(command, person, place, owners) ? [{ command, owners }] : []
  })
}

function ownersOf(command: Command, person: PersonSetup, place: Place, world: World): Owners | null {
  const { guild } = place
  const fits = command.contexts?.includes(contextOf(place)) ?? (guild !== null || command.dm_permission)
  if (!fits) return null
  const owners: Record<string, string> = {}
  const meets = world.joined.some(({ id }) => id in person.guilds)
  const invited = guild ? guild.botInvited !== false : meets
  if (command.integration_types.includes(ApplicationIntegrationType.GuildInstall) && invited) {
    owners[ApplicationIntegrationType.GuildInstall] = guild?.id ?? '0'
  }
  if (command.integration_types.includes(ApplicationIntegrationType.UserInstall) && person.userInstalled) {
    owners[ApplicationIntegrationType.UserInstall] = person.id
  }
  return Object.keys(owners).length > 0 ? owners : null
}

/** Default permissions hold where the command is there by the server's installation; "0" leaves administrators only. */
function mayUse(command: Command, person: PersonSetup, { guild }: Place, owners: Owners): boolean {
  const wanted = command.default_member_permissions
  if (!guild || wanted === null || !(ApplicationIntegrationType.GuildInstall in owners)) return true
  const has = permissionsIn(person, guild)
  if ((has & PermissionFlagsBits.Administrator) !== 0n) return true
  return BigInt(wanted) !== 0n && (has & BigInt(wanted)) === BigInt(wanted)
}
