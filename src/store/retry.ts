import { setTimeout } from 'node:timers/promises'
import { UserError } from '../user-error.ts'

/** Waits before each new try, in milliseconds; each up to half as long again, so that processes part. */
const waits = [50, 100, 200, 400, 800, 1600]

/** Runs `work` again while it fails in a way that may pass, with growing waits; then throws its last error. */
export async function retry<T>(work: () => Promise<T>, mayPass: (error: unknown) => boolean): Promise<T> {
  for (const wait of waits) {
    try {
      return await work()
    } catch (error) {
      if (!mayPass(error)) throw error
      await setTimeout(wait * (1 + Math.random() / 2))
    }
  }
  return work()
}

/** No connection could be made: the server is away, starting or stopping. https://www.postgresql.org/docs/current/errcodes-appendix.html */
export function isUnreachable(error: unknown): boolean {
  return /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[123]|08\w{3}|53300)$/.test(codeOf(error)) || isCutOff(error)
}

/** A transaction was rolled back because of another one: it may be run again as it is. */
export function isConflict(error: unknown): boolean {
  return codeOf(error) === '40001' || codeOf(error) === '40P01'
}

/** What a member is told while the database is away: no connection could be made (`store.away`), or it broke (`store.lost`). */
export function toUserError(code: 'store.away' | 'store.lost'): (error: unknown) => never {
  return (error) => {
    if (!isUnreachable(error)) throw error
    throw new UserError(code, 'The library does not answer just now. Nothing is lost: try again in a minute.')
  }
}

/** The connection broke under a query; what it did may be done or not. */
export function isLost(error: unknown): boolean {
  return error instanceof UserError && error.code === 'store.lost'
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** What `pg` says, without a code, of a connection that ended under it. */
function isCutOff(error: unknown): boolean {
  return (
    error instanceof Error && /^Connection terminated|^Client has encountered a connection error/.test(error.message)
  )
}
