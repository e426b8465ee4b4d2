import { PermissionFlagsBits } from 'discord.js'

/** What a person may do in a server: the moderator has Manage Messages and its like, the owner has everything. */
type Rank = 'member' | 'moderator' | 'owner'

interface ChannelSetup {
  readonly id: string
  readonly name: string
}

export interface RoleSetup {
  readonly id: string
  readonly name: string
}

export interface GuildSetup {
  readonly id: string
  readonly name: string
  readonly channels: readonly ChannelSetup[]
  /** Roles besides @everyone and the moderators'. Default none. */
  readonly roles?: readonly RoleSetup[]
  /** False: a server that the bot was not invited to, where only its user-installed commands appear. Default true. */
  readonly botInvited?: boolean
  /** Default `en-US`. */
  readonly locale?: string
}

export interface PersonSetup {
  readonly id: string
  readonly name: string
  /** Guild id to rank. */
  readonly guilds: Readonly<Record<string, Rank>>
  /** Ids of roles of a guild's own that the person has, by guild id. Default none. */
  readonly roles?: Readonly<Record<string, readonly string[]>>
  /** True: this person added the app to their own account. Default false. */
  readonly userInstalled?: boolean
  /** Default `en-US`. */
  readonly locale?: string
}

const everyone =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands

const permissionsOf: Readonly<Record<Rank, bigint>> = {
  member: everyone,
  moderator: everyone | PermissionFlagsBits.ManageMessages | PermissionFlagsBits.ModerateMembers,
  owner: Object.values(PermissionFlagsBits).reduce((all, flag) => all | flag, 0n),
}

const invented = {
  study: '1000000000000000001',
  newsroom: '1000000000000000002',
  elsewhere: '1000000000000000003',
  editors: '1000000000000000401',
}

/** Two servers with the bot and one without. The ids are fixed: the bot's store keeps a library for each. */
export const usualGuilds: readonly GuildSetup[] = [
  {
    id: invented.study,
    name: 'Study group',
    channels: [
      { id: '1000000000000000011', name: 'general' },
      { id: '1000000000000000012', name: 'reading' },
    ],
    roles: [{ id: invented.editors, name: 'Editors' }],
  },
  { id: invented.newsroom, name: 'Newsroom', channels: [{ id: '1000000000000000021', name: 'desk' }] },
  {
    id: invented.elsewhere,
    name: 'Elsewhere',
    channels: [{ id: '1000000000000000031', name: 'lobby' }],
    botInvited: false,
  },
]

/** A moderator and two members; one of these is an editor, and has the app on their own account. */
const usualPeople: readonly PersonSetup[] = [
  { id: '1000000000000000101', name: 'Mara', guilds: { [invented.study]: 'moderator', [invented.newsroom]: 'member' } },
  { id: '1000000000000000102', name: 'Ana', guilds: { [invented.study]: 'member', [invented.newsroom]: 'owner' } },
  {
    id: '1000000000000000103',
    name: 'Bo',
    guilds: { [invented.study]: 'member', [invented.elsewhere]: 'member' },
    roles: { [invented.study]: [invented.editors] },
    userInstalled: true,
  },
]

export interface Place {
  readonly channelId: string
  readonly channelName: string
  /** Null: a direct message. */
  readonly guild: GuildSetup | null
  /** In a direct message, who the bot talks to. */
  readonly recipient: PersonSetup | null
}

/** Who and what there is: the application, the servers and their channels, the people. Fixed once made. */
export class World {
  readonly applicationId = '1000000000000000900'
  readonly bot = { id: '1000000000000000900', name: 'Rapporteur' }
  readonly guilds: readonly GuildSetup[]
  readonly people: readonly PersonSetup[]
  readonly #places: ReadonlyMap<string, Place>

  constructor(guilds: readonly GuildSetup[] = usualGuilds, people: readonly PersonSetup[] = usualPeople) {
    this.guilds = guilds
    this.people = people
    const rooms = guilds.flatMap((guild) =>
      guild.channels.map(({ id, name }): Place => ({ channelId: id, channelName: name, guild, recipient: null })),
    )
    const talks = people.map(
      (person): Place => ({
        channelId: directChannelOf(person),
        channelName: person.name,
        guild: null,
        recipient: person,
      }),
    )
    this.#places = new Map([...rooms, ...talks].map((place) => [place.channelId, place]))
  }

  /** The servers that the bot was invited to. */
  get joined(): readonly GuildSetup[] {
    return this.guilds.filter(({ botInvited }) => botInvited !== false)
  }

  person(idOrName: string): PersonSetup | undefined {
    return this.people.find(({ id, name }) => id === idOrName || name === idOrName)
  }

  guild(idOrName: string): GuildSetup | undefined {
    return this.guilds.find(({ id, name }) => id === idOrName || name === idOrName)
  }

  place(channelId: string): Place | undefined {
    return this.#places.get(channelId)
  }

  /** Where a person can read and write. */
  placesOf(person: PersonSetup): readonly Place[] {
    return [...this.#places.values()].filter((place) => this.isIn(person, place))
  }

  isIn(person: PersonSetup, place: Place): boolean {
    return place.guild ? place.guild.id in person.guilds : place.recipient === person
  }
}

/** The channel of direct messages between the bot and a person. */
export function directChannelOf(person: PersonSetup): string {
  return String(BigInt(person.id) + 1_000n)
}

/** A person's permissions in a place, as Discord's bit set. In a direct message, those of any member. */
export function permissionsIn(person: PersonSetup, guild: GuildSetup | null): bigint {
  return permissionsOf[(guild && person.guilds[guild.id]) || 'member']
}

/** The bot's own permissions where it was invited; elsewhere those of any member. */
export const botPermissions = everyone
export const everyonePermissions = everyone
export const moderatorPermissions = permissionsOf.moderator
