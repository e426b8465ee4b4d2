import { type Logger, pino } from 'pino'
import pretty from 'pino-pretty'
import type { Config } from './config.ts'

/** The program's log: JSON lines, or readable ones in a terminal; on stderr, which leaves stdout to answers. */
export function createLog(level: Config['logLevel']): Logger {
  const serializers = { err: describeError }
  return pino({ level, serializers }, process.stderr.isTTY ? pretty({ destination: 2 }) : pino.destination(2))
}

/** What is logged of an error: not the request that failed, which has a member's words and an interaction's token. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, stack } = error
  const code = 'code' in error ? error.code : undefined
  const status = 'status' in error ? error.status : undefined
  return { type: name, stack, code, status }
}
