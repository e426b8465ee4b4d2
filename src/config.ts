import { z } from 'zod'
import { UserError } from './user-error.ts'

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const optional = (value: unknown) => (value === '' ? undefined : value)

const port = (fallback: string) =>
  z
    .string()
    .regex(/^\d+$/, 'a port number')
    .default(fallback)
    .transform(Number)
    .refine((number) => number <= 65_535, 'a port number up to 65535')

/** Numbers of shards, as `0,1`, `0-3` or `[0,1]` (which discord.js' manager sets); each once, in order. */
const shardNumbers = z
  .string()
  .regex(/^\[?\d{1,5}(?:-\d{1,5})?(?:,\d{1,5}(?:-\d{1,5})?)*\]?$/, 'numbers of shards, such as 0,1 or 0-3')
  .transform((text) => {
    const numbers = text.match(/\d+(?:-\d+)?/g)?.flatMap((range) => {
      const [from = 0, to = from] = range.split('-').map(Number)
      return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
    })
    return [...new Set(numbers)].sort((a, b) => a - b)
  })
  .refine((numbers) => numbers.length > 0, 'numbers of shards, the smaller one first, such as 0-3')

const environment = z.object({
  DISCORD_TOKEN: z.preprocess(optional, z.string().optional()),
  DISCORD_API_URL: z.preprocess(
    optional,
    z.url({ protocol: /^https?$/, error: 'an http or https address' }).default('https://discord.com/api'),
  ),
  DATABASE_URL: z.preprocess(
    optional,
    z
      .string()
      .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'sqlite:PATH or postgres://…')
      .optional(),
  ),
  DATA_DIR: z.preprocess(optional, z.string().default('data/')),
  LOG_LEVEL: z.preprocess(optional, z.enum(levels, { error: `one of ${levels.join(', ')}` }).default('info')),
  INDEX_MEMORY_MB: z.preprocess(
    optional,
    z
      .string()
      .regex(/^[1-9]\d{0,5}$/, 'a number of mebibytes, at least 1')
      .default('128')
      .transform(Number),
  ),
  PORT: z.preprocess(optional, port('3000')),
  METRICS_PORT: z.preprocess(optional, port('0').optional()),
  SHARDS: z.preprocess(optional, shardNumbers.optional()),
  SHARD_COUNT: z.preprocess(
    optional,
    z
      .string()
      .regex(/^[1-9]\d{0,4}$/, 'the number of all shards, at least 1')
      .transform(Number)
      .optional(),
  ),
})

export interface Config {
  /** Null: start the sandbox. */
  readonly token: string | null
  readonly discordApiUrl: string
  /** `sqlite:PATH` or `postgres://…`. */
  readonly databaseUrl: string
  readonly dataDir: string
  readonly logLevel: (typeof levels)[number]
  /** What the indexes of guilds may take in memory, in mebibytes, about. */
  readonly indexMemoryMb: number
  /** Port of the sandbox page. */
  readonly port: number
  /** Port on this machine of the metrics and of /healthz; null: there are none. */
  readonly metricsPort: number | null
  /** Which of the bot's shards this process serves; null: all of them, as many as Discord recommends. */
  readonly shards: Shards | null
}

export interface Shards {
  readonly numbers: readonly number[]
  /** The number of all shards, those of other processes among them. */
  readonly count: number
}

const secrets = new Set(['DISCORD_TOKEN', 'DATABASE_URL'])

/**
 * Reads the settings from an environment (`process.env`, with `.env` already merged in).
 * Throws a UserError of one line that names the variable, what was found (never a secret) and what is wanted.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const name = String(issue?.path[0])
    const found = secrets.has(name) ? 'a value that is not shown' : JSON.stringify(env[name])
    throw new UserError('config', `${name}: found ${found}, wanted ${issue?.message}.`)
  }
  const { DISCORD_TOKEN, DISCORD_API_URL, DATABASE_URL, DATA_DIR, LOG_LEVEL, INDEX_MEMORY_MB, PORT } = parsed.data
  const databaseUrl = DATABASE_URL ?? `sqlite:${DATA_DIR.replace(/\/*$/, '/')}rapporteur.db`
  return {
    token: DISCORD_TOKEN ?? null,
    discordApiUrl: DISCORD_API_URL.replace(/\/+$/, ''),
    databaseUrl,
    dataDir: DATA_DIR,
    logLevel: LOG_LEVEL,
    indexMemoryMb: INDEX_MEMORY_MB,
    port: PORT,
    metricsPort: parsed.data.METRICS_PORT ?? null,
    shards: readShards(parsed.data, databaseUrl),
  }
}

function readShards(
  { SHARDS, SHARD_COUNT }: Pick<z.infer<typeof environment>, 'SHARDS' | 'SHARD_COUNT'>,
  databaseUrl: string,
): Shards | null {
  if (SHARD_COUNT === undefined) {
    if (SHARDS === undefined) return null
    throw new UserError('config', 'SHARDS: found without SHARD_COUNT, wanted the number of all shards beside it.')
  }
  const numbers = SHARDS ?? Array.from({ length: SHARD_COUNT }, (_, i) => i)
  const largest = numbers.at(-1) ?? 0
  if (largest >= SHARD_COUNT) {
    const wanted = `numbers from 0 to ${SHARD_COUNT - 1}, for SHARD_COUNT is ${SHARD_COUNT}`
    throw new UserError('config', `SHARDS: found ${largest}, wanted ${wanted}.`)
  }
  if (numbers.length < SHARD_COUNT && databaseUrl.startsWith('sqlite:')) {
    const wanted = 'all shards in one process with SQLite; for several processes set DATABASE_URL to PostgreSQL'
    throw new UserError('config', `SHARDS: found ${numbers.length} of ${SHARD_COUNT} shards, wanted ${wanted}.`)
  }
  return { numbers, count: SHARD_COUNT }
}
