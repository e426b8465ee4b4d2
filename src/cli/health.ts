import dotenv from 'dotenv'
import { readConfig } from '../config.ts'

/** Asks the bot on this machine how it is, by METRICS_PORT: exits with 0 where it is well, and where there is no such port. */
async function main(): Promise<boolean> {
  dotenv.config({ quiet: true })
  const { metricsPort } = readConfig(process.env)
  if (metricsPort === null) {
    process.stdout.write('METRICS_PORT is not set: there is nothing to ask.\n')
    return true
  }
  const answer = await fetch(`http://127.0.0.1:${metricsPort}/healthz`, { signal: AbortSignal.timeout(4000) })
  process.stdout.write(await answer.text())
  return answer.ok
}

try {
  if (!(await main())) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
