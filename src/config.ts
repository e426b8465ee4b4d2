import { z } from 'zod'
import { UserError } from './user-error.ts'

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const optional = (value: unknown) => (value === '' ? undefined : value)

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
      .default('256')
      .transform(Number),
  ),
  PORT: z.preprocess(
    optional,
    z
      .string()
      .regex(/^\d+$/, 'a port number')
      .default('3000')
      .transform(Number)
      .refine((port) => port <= 65_535, 'a port number up to 65535'),
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
  return {
    token: DISCORD_TOKEN ?? null,
    discordApiUrl: DISCORD_API_URL.replace(/\/+$/, ''),
    databaseUrl: DATABASE_URL ?? `sqlite:${DATA_DIR.replace(/\/*$/, '/')}rapporteur.db`,
    dataDir: DATA_DIR,
    logLevel: LOG_LEVEL,
    indexMemoryMb: INDEX_MEMORY_MB,
    port: PORT,
  }
}
