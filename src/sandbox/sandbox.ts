import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { type Clock, systemClock } from './clock.ts'
import { Commands } from './commands.ts'
import type { Discord, Violation } from './discord.ts'
import { type Fault, Faults } from './faults.ts'
import { Files } from './files.ts'
import { Gateway } from './gateway.ts'
import { Interactions } from './interactions.ts'
import { Messages, type Posted } from './messages.ts'
import { People, type Seat } from './people.ts'
import { gatewayUrl } from './routes/identity.ts'
import { serve } from './server.ts'
import { snowflakes } from './snowflakes.ts'
import { type GuildSetup, type PersonSetup, World } from './world.ts'

export interface SandboxOptions {
  /** Port on 127.0.0.1; 0 for any that is free. Default 0. */
  readonly port?: number
  readonly guilds?: readonly GuildSetup[]
  readonly people?: readonly PersonSetup[]
  /** Default: the system's. */
  readonly clock?: Clock
  /** Told of each request that Discord would refuse, and of errors in the stand-in itself. */
  readonly log?: (problem: Violation | Error) => void
}

export interface Sandbox {
  /** What `DISCORD_API_URL` is to be; discord.js appends the version. */
  readonly apiUrl: string
  /** What `DISCORD_TOKEN` is to be. */
  readonly token: string
  /** Where a browser finds the page. */
  readonly pageUrl: string
  readonly discord: Discord
  /** The people's side: what a person does in their Discord app. */
  readonly people: People
  /** What the bot did that Discord would have refused, in order. */
  readonly violations: readonly Violation[]
  /** A person in a channel. Throws where they cannot be: `seat('Ana', 'general')`, `seat('Ana')` for direct messages. */
  seat(person: string, channel?: string, guild?: string): Seat
  /** Makes a later request meet a fault. */
  fault(fault: Fault): void
  /** Calls `listener` after each change of a message; the returned function stops that. */
  watch(listener: (change: Change) => void): () => void
  close(): Promise<void>
}

export interface Change {
  readonly channelId: string
  readonly messageId: string
  /** Null: the message is gone. */
  readonly posted: Posted | null
}

/** Starts a stand-in for Discord on loopback: its REST API, its gateway, its CDN, and a page to try a bot on. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = options.clock ?? systemClock
  const world = new World(options.guilds, options.people)
  const newId = snowflakes(clock)
  const token = `sandbox.${randomBytes(24).toString('base64url')}`
  const listeners = new Set<(change: Change) => void>()
  let port = 0
  const origin = () => `http://127.0.0.1:${port}`
  const files = new Files(newId, origin)
  const messages = new Messages(clock, newId, files, (channelId, posted, messageId) => {
    for (const listener of listeners) listener({ channelId, messageId, posted })
  })
  const discord: Discord = {
    token,
    clock,
    newId,
    world,
    commands: new Commands(world.applicationId, newId),
    files,
    messages,
    interactions: new Interactions(clock, newId, world, messages),
    gateway: new Gateway({ world, token, newId, url: () => gatewayUrl({ origin }) }),
    faults: new Faults(),
    violations: [],
    origin,
  }
  const people = new People(discord)
  const watch: Sandbox['watch'] = (listener) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const server = serve(discord, { people, watch, log: options.log ?? (() => {}) })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  // A server that listens on a port, as this one does, has an address of this kind.
  port = (server.address() as AddressInfo).port

  return {
    apiUrl: `${origin()}/api`,
    token,
    pageUrl: `${origin()}/`,
    discord,
    people,
    violations: discord.violations,
    seat: (person, channel, guild) => seatIn(world, person, channel, guild),
    fault: (fault) => discord.faults.add(fault),
    watch,
    close: () => close(),
  }

  async function close(): Promise<void> {
    discord.gateway.close()
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeAllConnections()
    await closed
  }
}

function seatIn(world: World, name: string, channel: string | undefined, guildName: string | undefined): Seat {
  const person = world.person(name)
  if (!person) throw new Error(`There is nobody called ${name}`)
  const place = world.placesOf(person).find(({ channelName, channelId, guild }) => {
    if (channel === undefined) return guild === null
    const inGuild = guildName === undefined || guild?.name === guildName || guild?.id === guildName
    return guild !== null && inGuild && (channelName === channel || channelId === channel)
  })
  if (!place) throw new Error(`${name} is in no channel ${channel ?? 'of direct messages'}`)
  return { person, place }
}
