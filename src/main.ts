import { resolve } from 'node:path'
import dotenv from 'dotenv'
import { commands } from '../commands/index.ts'
import { startBot } from './bot/bot.ts'
import { openConfiguredLibrary } from './cli/open-library.ts'
import { readConfig } from './config.ts'
import { createLog } from './log.ts'
import { UserError } from './user-error.ts'

async function main(): Promise<void> {
  dotenv.config({ quiet: true })
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const { library, close } = await openConfiguredLibrary()
  await library.refreshStarter(resolve(import.meta.dirname, '../corpus'))
  const bot = await startBot({
    token: config.token ?? '',
    apiUrl: config.discordApiUrl,
    commands,
    library: async (guild) => library.forGuild(guild),
    log,
  })
  const stop = async () => {
    await bot.stop()
    await close()
  }
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, stop)
}

try {
  await main()
} catch (error) {
  if (!(error instanceof UserError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
