import { Client, Events, GatewayIntentBits, type Interaction } from 'discord.js'
import type { Study } from '../study/study.ts'
import { toInvocation } from './adapter.ts'
import { type App, answersHow, dispatch } from './dispatch.ts'
import { download } from './download.ts'
import { type ProgressTimes, progressTimes } from './progress.ts'
import { registerCommands } from './registration.ts'
import { respond, respondWithSuggestions } from './respond.ts'
import { discordStage } from './stage.ts'

export interface Bot {
  /** Leaves Discord, when the answers under way have been sent. */
  stop(): Promise<void>
}

export interface BotOptions extends Omit<App, 'download' | 'study'> {
  readonly study: Study
  readonly token: string
  /** Discord's REST address; the gateway's is what its `/gateway/bot` says. */
  readonly apiUrl: string
  /** How work that goes on is shown; as `progressTimes` where it is not given. */
  readonly progress?: ProgressTimes
}

/** Logs in, registers the commands where they changed, and answers. Resolves once Discord says that the bot is ready. */
export async function startBot({
  token,
  apiUrl,
  study,
  progress = progressTimes,
  ...options
}: BotOptions): Promise<Bot> {
  const app: App = { ...options, study: study.forGuild, download }
  const { log } = app
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: apiUrl },
    allowedMentions: { parse: [] },
  })
  const underWay = new Set<Promise<void>>()
  client.on(Events.InteractionCreate, (interaction) => {
    const answered = answer(interaction, app, progress).catch((error: unknown) => {
      log.error({ err: error, interaction: interaction.id }, 'could not send an answer')
    })
    underWay.add(answered)
    answered.finally(() => underWay.delete(answered))
  })
  client.on(Events.Error, (error) => log.error({ err: error }, 'gateway error'))
  client.on(Events.Warn, (warning) => log.warn(warning))
  client.rest.on('rateLimited', ({ route, timeToReset }) => log.warn({ route, timeToReset }, 'rate limited'))

  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
  await client.login(token)
  const { application, guilds } = await ready
  const changed = await registerCommands(
    client.rest,
    application.id,
    app.commands.map(({ definition }) => definition),
  )
  await study.perform(discordStage(client.rest), (guild) => guilds.cache.has(guild))
  log.info({ guilds: guilds.cache.size, commandsRegistered: changed }, 'ready')
  return {
    async stop() {
      await Promise.allSettled(underWay)
      await study.pause()
      await client.destroy()
    },
  }
}

async function answer(interaction: Interaction, app: App, progress: ProgressTimes): Promise<void> {
  const invocation = toInvocation(interaction)
  if (!invocation) return
  const reply = dispatch(invocation, app)
  if (interaction.isAutocomplete()) await respondWithSuggestions(interaction, await reply)
  else if (
    interaction.isChatInputCommand() ||
    interaction.isMessageContextMenuCommand() ||
    interaction.isMessageComponent() ||
    interaction.isModalSubmit()
  ) {
    await respond(interaction, reply, answersHow(invocation, app.commands), progress)
  }
}
