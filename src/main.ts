import { resolve } from 'node:path'
import dotenv from 'dotenv'
import type { Logger } from 'pino'
import { commands } from '../commands/index.ts'
import { type Bot, startBot } from './bot/bot.ts'
import { type OpenLibrary, openConfiguredLibrary } from './cli/open-library.ts'
import { type Config, readConfig } from './config.ts'
import { createLog } from './log.ts'
import { carryOutDuties, tried } from './operation/duties.ts'
import { openMetrics } from './operation/metrics.ts'
import { type Health, serveOperation } from './operation/server.ts'
import { openStudy } from './study/study.ts'
import { UserError } from './user-error.ts'

async function main(): Promise<void> {
  dotenv.config({ quiet: true })
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const metrics = openMetrics()
  const { observer } = metrics
  const opened = await openConfiguredLibrary(undefined, metrics.onQuery)
  const { library, store, close } = opened
  metrics.measure({ indexes: library.indexes, analyses: opened.analyses })
  const study = openStudy({ store, onError: (error) => log.error({ err: error }, 'a round could not go on') })
  const joined = Promise.withResolvers<Bot>()
  let bot: Bot | null = null
  const health = () => healthOf(opened, bot)
  const server = config.metricsPort === null ? null : await serveOperation(config.metricsPort, { metrics, health })
  if (server) log.info({ port: server.port }, 'metrics and health')
  const registers = await takeTurns(opened, joined.promise, log)
  const { token, apiUrl, leave } = await findDiscord(config)
  const { shards } = config
  const forGuild = async (guild: string) => library.forGuild(guild)
  bot = await startBot({ token, apiUrl, commands, library: forGuild, study, shards, registers, observer, log })
  joined.resolve(bot)
  const { stop } = bot
  stopOnSignal(async () => {
    await stop()
    await server?.close()
    await leave()
    await close()
    // What holds a process that discord.js' manager started.
    if (process.connected) process.disconnect()
  })
}

/**
 * Lets one process of several, which may be this one, register the commands, keep the starter articles and old analyses
 * up to date, and clean up. Resolves with whether it is this one, once the starter articles are as they should be.
 */
async function takeTurns({ library, store }: OpenLibrary, bot: Promise<Bot>, log: Logger): Promise<boolean> {
  const started = Promise.withResolvers<void>()
  let isStart = true
  const leads = await store.lead(async (over) => {
    const atStart = isStart
    log.info('this process leads')
    const starter = library.refreshStarter(resolve(import.meta.dirname, '../corpus'))
    if (atStart) starter.then(() => started.resolve(), started.reject)
    await tried(log, 'the starter articles could not be brought up to date', () => starter)
    // At the start the bot registers them itself, before it is ready.
    const joined = await bot
    if (!atStart) await tried(log, 'the commands could not be registered', () => joined.register())
    await carryOutDuties({ library, store, log }, over)
  })
  isStart = false
  if (leads) await started.promise
  return leads
}

/** Whether the database answers and all shards are connected. */
async function healthOf({ store }: OpenLibrary, bot: Bot | null): Promise<Health> {
  const answers = store.ping().then(
    () => true,
    () => false,
  )
  return { store: await answers, discord: bot?.isConnected() ?? false }
}

/** Discord as configured; without a token, the sandbox, whose page's address is printed. */
async function findDiscord({ token, discordApiUrl, port }: Config) {
  if (token !== null) return { token, apiUrl: discordApiUrl, leave: async () => {} }
  // Loaded only here: the stand-in has Discord's whole schema with it.
  const { startSandbox } = await import('./sandbox/sandbox.ts')
  const sandbox = await startSandbox({ port })
  process.stdout.write(`No DISCORD_TOKEN: the bot is in its sandbox. Talk to it at ${sandbox.pageUrl}\n`)
  return { token: sandbox.token, apiUrl: sandbox.apiUrl, leave: () => sandbox.close() }
}

/** Stops once, at the first signal; a second one ends the program as it stands. */
function stopOnSignal(stop: Bot['stop']): void {
  const signals = ['SIGTERM', 'SIGINT'] as const
  const onSignal = () => {
    for (const signal of signals) process.off(signal, onSignal)
    void stop()
  }
  for (const signal of signals) process.on(signal, onSignal)
}

/** What the operator can mend: the message in their words; null for any other error. */
function mendable(error: unknown): string | null {
  if (error instanceof UserError) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return 'PORT: that port is taken; set another.'
  if (code === 'TokenInvalid')
    return 'DISCORD_TOKEN: Discord does not know this token; copy it anew from the developer portal.'
  return null
}

try {
  await main()
} catch (error) {
  const message = mendable(error)
  if (message === null) throw error
  console.error(message)
  process.exit(1)
}
