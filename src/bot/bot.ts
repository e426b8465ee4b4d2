import { Client, Events, GatewayIntentBits, type Interaction, Options, Status } from 'discord.js'
import type { Study } from '../study/study.ts'
import { toInvocation } from './adapter.ts'
import { type App, answersHow, dispatch } from './dispatch.ts'
import { download } from './download.ts'
import type { Invocation } from './invocation.ts'
import { JoinedGuilds, smallCaches } from './joined-guilds.ts'
import { askedOf, type Observer, type Outcome, observeRequests } from './observer.ts'
import { type ProgressTimes, progressTimes } from './progress.ts'
import { registerCommands } from './registration.ts'
import { respond, respondWithSuggestions } from './respond.ts'
import { discordStage } from './stage.ts'
import { UnderWay } from './under-way.ts'

/** How long the answers under way have when the bot stops, in milliseconds. */
const lastAnswers = 10_000

export interface Bot {
  /** Registers the commands where they changed; returns whether they had. One process of several does it. */
  register(): Promise<boolean>
  /** Whether each of its shards is connected to Discord. */
  isConnected(): boolean
  /** Takes no new interactions, lets those under way end within ten seconds, and leaves Discord. */
  stop(): Promise<void>
}

export interface BotOptions extends Omit<App, 'download' | 'study'> {
  readonly study: Study
  readonly token: string
  /** Discord's REST address; the gateway's is what its `/gateway/bot` says. */
  readonly apiUrl: string
  /** Whether the commands are registered before the bot is ready; so they are where it is not given. */
  readonly registers?: boolean
  /** The shards to serve, and how many there are in all; where it is not given, all that Discord recommends. */
  readonly shards?: { readonly numbers: readonly number[]; readonly count: number } | null
  readonly observer?: Observer
  /** How work that goes on is shown; as `progressTimes` where it is not given. */
  readonly progress?: ProgressTimes
}

const nobody: Observer = { acknowledged() {}, ended() {}, discordAnswered() {}, rateLimited() {} }

/** Logs in, registers the commands where they changed, and answers. Resolves once Discord says that the bot is ready. */
export async function startBot({
  token,
  apiUrl,
  study,
  registers = true,
  shards = null,
  observer = nobody,
  progress = progressTimes,
  ...options
}: BotOptions): Promise<Bot> {
  const app: App = { ...options, study: study.forGuild, download }
  const { log } = app
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: apiUrl },
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits(smallCaches),
    ...(shards ? { shards: [...shards.numbers], shardCount: shards.count } : { shards: 'auto' }),
  })
  const guilds = new JoinedGuilds()
  guilds.follow(client)
  const underWay = new UnderWay(observer)
  const hear = (interaction: Interaction): void => {
    const invocation = toInvocation(interaction, guilds)
    if (!invocation) return
    underWay.begin(interaction.id, askedOf(invocation, app.commands), async () => {
      try {
        return await answer(interaction, invocation, app, progress)
      } catch (error) {
        log.error({ err: error, interaction: interaction.id }, 'could not send an answer')
        return 'unsent'
      }
    })
  }
  client.on(Events.InteractionCreate, hear)
  client.on(Events.Error, (error) => log.error({ err: error }, 'gateway error'))
  client.on(Events.Warn, (warning) => log.warn(warning))
  client.rest.on('rateLimited', ({ route, timeToReset }) => log.warn({ route, timeToReset }, 'rate limited'))
  client.rest.on('response', ({ route }, { status }) => {
    if (status >= 500) log.warn({ route, status }, 'Discord answered with an error; the request is sent again')
  })
  observeRequests(client, observer, (interaction) => underWay.acknowledged(interaction))

  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
  await client.login(token)
  const { application } = await ready
  const definitions = app.commands.map(({ definition }) => definition)
  const register = () => registerCommands(client.rest, application.id, definitions)
  const changed = registers && (await register())
  await study.perform(discordStage(client.rest), (guild) => guilds.has(guild))
  log.info({ guilds: guilds.size, shards: client.ws.shards.size, commandsRegistered: changed }, 'ready')
  return {
    register,
    isConnected: () => client.ws.shards.every(({ status }) => status === Status.Ready),
    async stop() {
      client.off(Events.InteractionCreate, hear)
      const unanswered = await underWay.end(lastAnswers)
      if (unanswered > 0) log.warn({ unanswered }, 'stopped before all answers were sent')
      await study.pause()
      await client.destroy()
    },
  }
}

async function answer(
  interaction: Interaction,
  invocation: Invocation,
  app: App,
  progress: ProgressTimes,
): Promise<Outcome> {
  let outcome: Outcome = 'answered'
  const reply = dispatch(invocation, app, (ended) => {
    outcome = ended
  })
  if (interaction.isAutocomplete()) await respondWithSuggestions(interaction, await reply)
  else if (
    interaction.isChatInputCommand() ||
    interaction.isMessageContextMenuCommand() ||
    interaction.isMessageComponent() ||
    interaction.isModalSubmit()
  ) {
    await respond(interaction, reply, answersHow(invocation, app.commands), progress)
  }
  return outcome
}
