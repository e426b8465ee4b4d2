import { resolve } from 'node:path'
import dotenv from 'dotenv'
import { commands } from '../commands/index.ts'
import { type Bot, startBot } from './bot/bot.ts'
import { openConfiguredLibrary } from './cli/open-library.ts'
import { type Config, readConfig } from './config.ts'
import { createLog } from './log.ts'
import { startSandbox } from './sandbox/sandbox.ts'
import { openStudy } from './study/study.ts'
import { UserError } from './user-error.ts'

async function main(): Promise<void> {
  dotenv.config({ quiet: true })
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const { library, store, close } = await openConfiguredLibrary()
  const study = openStudy({ store, onError: (error) => log.error({ err: error }, 'a round could not go on') })
  await library.refreshStarter(resolve(import.meta.dirname, '../corpus'))
  const { token, apiUrl, leave } = await findDiscord(config)
  const bot = await startBot({ token, apiUrl, commands, library: async (guild) => library.forGuild(guild), study, log })
  const stopping = new AbortController()
  const refreshed = library.refreshAnalyses(stopping.signal)
  refreshed.catch((error: unknown) => log.error({ error }, 'analyses of an older version could not be made anew'))
  stopOnSignal(async () => {
    stopping.abort()
    await bot.stop()
    await leave()
    await Promise.allSettled([refreshed])
    await close()
  })
}

/** Discord as configured; without a token, the sandbox, whose page's address is printed. */
async function findDiscord({ token, discordApiUrl, port }: Config) {
  if (token !== null) return { token, apiUrl: discordApiUrl, leave: async () => {} }
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
