import { ChannelType } from 'discord.js'
import {
  everyonePermissions,
  type GuildSetup,
  moderatorPermissions,
  type PersonSetup,
  type Place,
  type World,
} from './world.ts'

/** When everyone joined and every server was made: a fixed day, so that what is sent is the same in every run. */
const beginning = '2026-01-01T00:00:00.000Z'

/** A user as Discord's API gives one. */
export interface User {
  readonly id: string
  readonly username: string
  readonly global_name: string | null
  readonly bot: boolean
}

export function userOf({ id, name }: { id: string; name: string }, bot = false): User {
  return {
    id,
    username: bot ? name : name.toLowerCase(),
    global_name: bot ? null : name,
    bot,
    ...{ discriminator: bot ? '0000' : '0', avatar: null, primary_guild: null, public_flags: 0, flags: 0 },
  }
}

const moderatorRoleOf = (guild: GuildSetup) => String(BigInt(guild.id) + 500n)

export function memberOf(person: PersonSetup, guild: GuildSetup) {
  return {
    user: userOf(person),
    nick: null,
    avatar: null,
    banner: null,
    roles: [
      ...(person.guilds[guild.id] === 'moderator' ? [moderatorRoleOf(guild)] : []),
      ...(person.roles?.[guild.id] ?? []),
    ],
    joined_at: beginning,
    premium_since: null,
    communication_disabled_until: null,
    pending: false,
    deaf: false,
    mute: false,
    flags: 0,
  }
}

export function botMemberOf(world: World): object {
  return {
    user: userOf(world.bot, true),
    nick: null,
    avatar: null,
    banner: null,
    roles: [],
    joined_at: beginning,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
  }
}

/** A role as Discord's API gives one. */
export interface Role {
  readonly id: string
  readonly name: string
}

export function rolesOf(guild: GuildSetup): readonly Role[] {
  const role = (id: string, name: string, position: number, permissions: bigint) => ({
    id,
    name,
    position,
    permissions: String(permissions),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    flags: 0,
  })
  return [
    role(guild.id, '@everyone', 0, everyonePermissions),
    role(moderatorRoleOf(guild), 'Moderators', 1, moderatorPermissions),
    ...(guild.roles ?? []).map(({ id, name }, index) => role(id, name, index + 2, everyonePermissions)),
  ]
}

interface Channel {
  readonly id: string
  readonly name: string
  readonly type: ChannelType.GuildText
}

export function channelsOf(guild: GuildSetup): Channel[] {
  return guild.channels.map(({ id, name }, position) => ({
    id,
    name,
    position,
    type: ChannelType.GuildText,
    guild_id: guild.id,
    permission_overwrites: [],
    nsfw: false,
    parent_id: null,
    rate_limit_per_user: 0,
    topic: null,
    last_message_id: null,
  }))
}

export function channelOf(place: Place, world: World): object {
  const own = place.guild && channelsOf(place.guild).find(({ id }) => id === place.channelId)
  return own ?? { id: place.channelId, type: ChannelType.DM, flags: 0, recipients: [userOf(world.bot, true)] }
}

/** A server as REST gives it. */
export function guildOf(guild: GuildSetup, world: World): object {
  const owner = world.people.find(({ guilds }) => guilds[guild.id] === 'owner') ?? world.people[0]
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: owner?.id ?? world.bot.id,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: rolesOf(guild),
    emojis: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    preferred_locale: guild.locale ?? 'en-US',
    public_updates_channel_id: null,
    nsfw_level: 0,
    stickers: [],
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
    hub_type: null,
    incidents_data: null,
    region: 'deprecated',
  }
}

/** A server as GUILD_CREATE gives it to a bot with the Guilds intent: with channels, and no member but the bot. */
export function guildCreate(guild: GuildSetup, world: World): object {
  const members = world.people.filter(({ guilds }) => guild.id in guilds).length + 1
  return {
    ...guildOf(guild, world),
    joined_at: beginning,
    large: false,
    unavailable: false,
    member_count: members,
    members: [botMemberOf(world)],
    channels: channelsOf(guild),
    threads: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    voice_states: [],
  }
}

export function applicationOf(world: World): object {
  return {
    id: world.applicationId,
    name: world.bot.name,
    icon: null,
    description: '',
    bot: userOf(world.bot, true),
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    approximate_guild_count: world.joined.length,
    integration_types_config: { 0: {}, 1: {} },
  }
}
