import {
  ApplicationFlagsBitField,
  ApplicationIntegrationType,
  DiscordAPIError,
  PermissionFlagsBits,
  REST,
  Routes,
} from 'discord.js'
import { z } from 'zod'
import { commands } from '../../../commands/index.ts'
import { sameCommands } from '../../bot/registration.ts'
import type { Config } from '../../config.ts'
import { type Finding, note, well, wrong } from './finding.ts'

const portal = 'https://discord.com/developers/applications'
/** How long Discord may take to answer, in milliseconds. */
const patience = 10_000

const application = z.object({
  id: z.string(),
  name: z.string(),
  flags: z.number().optional(),
  integration_types_config: z.record(z.string(), z.unknown()).optional(),
})
const gateway = z.object({
  shards: z.number(),
  session_start_limit: z.object({ remaining: z.number(), reset_after: z.number() }),
})
const guilds = z.array(z.object({ id: z.string(), name: z.string(), permissions: z.string() }))

/** Privileged intents by the flags that say that they are turned on. */
const privileged = [
  ['Message Content', ApplicationFlagsBitField.Flags.GatewayMessageContent],
  ['Message Content', ApplicationFlagsBitField.Flags.GatewayMessageContentLimited],
  ['Server Members', ApplicationFlagsBitField.Flags.GatewayGuildMembers],
  ['Server Members', ApplicationFlagsBitField.Flags.GatewayGuildMembersLimited],
  ['Presence', ApplicationFlagsBitField.Flags.GatewayPresence],
  ['Presence', ApplicationFlagsBitField.Flags.GatewayPresenceLimited],
] as const

/** What a quiz round needs in a channel, beyond answers to commands, which need nothing. */
const wanted = [
  ['View Channels', PermissionFlagsBits.ViewChannel],
  ['Send Messages', PermissionFlagsBits.SendMessages],
  ['Attach Files', PermissionFlagsBits.AttachFiles],
] as const

/** Token, application, intents, commands, servers and permissions, as Discord knows them. */
export async function checkDiscord({ token, discordApiUrl }: Config): Promise<readonly Finding[]> {
  if (token === null) {
    const advice = `To join Discord, put the token of a bot made at ${portal} into .env.`
    return [note('DISCORD_TOKEN is not set: the bot starts in its sandbox.', advice)]
  }
  const rest = new REST({ api: discordApiUrl, timeout: patience, retries: 0 }).setToken(token)
  try {
    const app = application.parse(await rest.get(Routes.currentApplication()))
    return [
      well(`The token is that of the application ${app.name}.`),
      intentsOf(app),
      ...installsOf(app),
      sessionsOf(gateway.parse(await rest.get(Routes.gatewayBot()))),
      commandsOf(await rest.get(Routes.applicationCommands(app.id))),
      ...serversOf(app, guilds.parse(await rest.get(Routes.userGuilds()))),
    ]
  } catch (error) {
    return [unreachable(error, discordApiUrl)]
  }
}

function unreachable(error: unknown, url: string): Finding {
  if (error instanceof DiscordAPIError && error.status === 401) {
    return wrong('Discord does not know the token.', `Copy it anew at ${portal}, under Bot, into DISCORD_TOKEN.`)
  }
  if (error instanceof z.ZodError) {
    return wrong(`${url} answers, but not as Discord does.`, 'Check DISCORD_API_URL.')
  }
  const words = error instanceof Error ? error.message : 'no reason given'
  return wrong(
    `Discord cannot be asked at ${url}: ${words}`,
    'Check the network of this machine, and DISCORD_API_URL; try again in a minute.',
  )
}

function intentsOf({ flags = 0 }: z.infer<typeof application>): Finding {
  const on = [...new Set(privileged.filter(([, flag]) => (flags & flag) !== 0).map(([name]) => name))]
  if (on.length === 0) return well('The intent Guilds is all that the bot asks for, and no privileged one is on.')
  return note(
    `Privileged intents are on that the bot does not use: ${on.join(', ')}.`,
    `They can be turned off at ${portal}, under Bot.`,
  )
}

function* installsOf({ integration_types_config: types }: z.infer<typeof application>): Generator<Finding> {
  if (types === undefined) return
  const { GuildInstall, UserInstall } = ApplicationIntegrationType
  if (!(GuildInstall in types)) {
    yield wrong('The application cannot be added to servers.', `At ${portal}, under Installation, tick Guild Install.`)
  }
  if (!(UserInstall in types)) {
    yield note(
      'Members cannot add the application to their own account.',
      `At ${portal}, under Installation, tick User Install, if they are to ask by direct message.`,
    )
  }
}

function sessionsOf({ session_start_limit: { remaining, reset_after }, shards }: z.infer<typeof gateway>): Finding {
  const hours = Math.ceil(reset_after / 3_600_000)
  if (remaining === 0) {
    return wrong('The bot has started too often today.', `Discord lets it start again in ${hours} hours.`)
  }
  return well(
    `The gateway is there; ${remaining} more starts today, ${shards === 1 ? 'one shard' : `${shards} shards`}.`,
  )
}

function commandsOf(registered: unknown): Finding {
  const known = z.array(z.looseObject({})).parse(registered)
  const definitions = commands.map(({ definition }) => definition)
  return sameCommands(known, definitions)
    ? well(`The ${definitions.length} commands are registered.`)
    : note(
        'The commands are not registered as they are.',
        'The bot does that when it starts; npm run deploy does it now.',
      )
}

function* serversOf({ id }: z.infer<typeof application>, servers: z.infer<typeof guilds>): Generator<Finding> {
  if (servers.length === 0) {
    const link = `https://discord.com/oauth2/authorize?client_id=${id}`
    yield note('The bot is in no server yet.', `Open ${link} and choose one.`)
    return
  }
  const lacking = servers.map(({ name, permissions }) => {
    const has = BigInt(permissions)
    const isAdministrator = (has & PermissionFlagsBits.Administrator) !== 0n
    const missing = wanted
      .filter(([, flag]) => !isAdministrator && (has & flag) === 0n)
      .map(([permission]) => permission)
    return { name, missing }
  })
  const without = lacking.filter(({ missing }) => missing.length > 0)
  yield well(servers.length === 1 ? 'The bot is in one server.' : `The bot is in ${servers.length} servers.`)
  for (const { name, missing } of without) {
    yield note(
      `In ${name} the bot lacks ${missing.join(', ')}.`,
      'Questions are answered all the same; rounds of a quiz need it. Give it to the bot’s role in the server’s settings.',
    )
  }
}
