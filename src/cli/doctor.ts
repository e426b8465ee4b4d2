import { resolve } from 'node:path'
import dotenv from 'dotenv'
import { type Config, readConfig } from '../config.ts'
import { UserError } from '../user-error.ts'
import { checkDiscord } from './doctor/discord-checks.ts'
import { type Finding, printed, well, wrong } from './doctor/finding.ts'
import { checkDatabase, checkDataFolder, checkModels, checkNode, checkStarter } from './doctor/machine-checks.ts'

/** Looks over all that the bot needs, changes nothing, and says what to do. Exit code 1 where something is wrong. */
async function* examine(): AsyncGenerator<Finding> {
  yield checkNode()
  const config = settings()
  if ('what' in config) {
    yield config
    return
  }
  yield well('The settings can be read.')
  yield checkDataFolder(config)
  yield await checkDatabase(config)
  yield checkModels()
  yield await checkStarter(resolve(import.meta.dirname, '../../corpus'))
  yield* await checkDiscord(config)
}

function settings(): Config | Finding {
  dotenv.config({ quiet: true })
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return wrong(error.message, 'Put it right in .env or the environment; .env.example names every setting.')
  }
}

let failures = 0
for await (const finding of examine()) {
  if (finding.state === 'wrong') failures++
  process.stdout.write(`${printed(finding)}\n`)
}
process.stdout.write(
  failures === 0 ? '\nNothing is wrong.\n' : `\n${failures === 1 ? 'One thing is' : `${failures} things are`} wrong.\n`,
)
if (failures > 0) process.exitCode = 1
