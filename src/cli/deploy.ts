import { REST, Routes } from 'discord.js'
import dotenv from 'dotenv'
import { z } from 'zod'
import { commands } from '../../commands/index.ts'
import { registerCommands } from '../bot/registration.ts'
import { readConfig } from '../config.ts'
import { UserError } from '../user-error.ts'

/** Registers the commands without starting the bot: for those who deploy in steps. The start does the same by itself. */
async function main(): Promise<string> {
  dotenv.config({ quiet: true })
  const { token, discordApiUrl } = readConfig(process.env)
  if (token === null) throw new UserError('config', 'DISCORD_TOKEN is not set: there is nowhere to register commands.')
  const rest = new REST({ api: discordApiUrl }).setToken(token)
  const { id } = z.object({ id: z.string() }).parse(await rest.get(Routes.currentApplication()))
  const changed = await registerCommands(
    rest,
    id,
    commands.map(({ definition }) => definition),
  )
  return changed
    ? `${commands.length} commands registered.`
    : 'The commands are registered as they are; nothing changed.'
}

try {
  process.stdout.write(`${await main()}\n`)
} catch (error) {
  if (!(error instanceof UserError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
