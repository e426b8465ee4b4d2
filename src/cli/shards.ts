import { resolve } from 'node:path'
import { REST, Routes, ShardingManager } from 'discord.js'
import dotenv from 'dotenv'
import { z } from 'zod'
import { readConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { UserError } from '../user-error.ts'

/** Runs a process for each shard on this machine, by discord.js' manager, and starts those anew that end. */
async function main(): Promise<void> {
  dotenv.config({ quiet: true })
  const { token, discordApiUrl, databaseUrl, logLevel, shards } = readConfig(process.env)
  if (token === null) throw new UserError('config', 'DISCORD_TOKEN is not set: the sandbox needs no shards.')
  if (databaseUrl.startsWith('sqlite:')) {
    throw new UserError('config', 'DATABASE_URL: several processes need PostgreSQL; with SQLite use npm start.')
  }
  const log = createLog(logLevel)
  const count = shards?.count ?? (await recommendedShards(token, discordApiUrl))
  const numbers = shards?.numbers ?? Array.from({ length: count }, (_, shard) => shard)
  // One port cannot be several processes': each takes one that is free, and its log names it.
  if (process.env.METRICS_PORT) process.env.METRICS_PORT = '0'
  const manager = new ShardingManager(resolve(import.meta.dirname, '../start.js'), {
    token,
    totalShards: count,
    shardList: [...numbers],
    shardArgs: [resolve(import.meta.dirname, '../main.ts')],
    // The processes run with what this one was started with.
    execArgv: process.execArgv,
  })
  manager.on('shardCreate', (shard) => {
    log.info({ shard: shard.id }, 'process started')
    shard.on('death', () => log.warn({ shard: shard.id }, 'process ended'))
  })
  stopOnSignal(manager)
  stopOnSignal(manager)
  // Discord wants five seconds between two shards; how long each takes to be ready is left to it.
  await manager.spawn({ timeout: -1 })
}

async function recommendedShards(token: string, api: string): Promise<number> {
  const answer = await new REST({ api }).setToken(token).get(Routes.gatewayBot())
  return z.object({ shards: z.number().int().min(1) }).parse(answer).shards
}

/** Has each process stop gracefully; this one ends when the last has. */
function stopOnSignal(manager: ShardingManager): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      manager.respawn = false
      for (const { process: child } of manager.shards.values()) child?.kill('SIGTERM')
    })
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof UserError)) throw error
  console.error(error.message)
  process.exit(1)
}
