import type { Discord } from '../discord.ts'
import type { NumberedUpload } from '../messages.ts'

/** A request of the bot, read and split up. */
export interface Call {
  readonly method: string
  /** After `/api/v10`. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** The JSON body, or `payload_json` of a form; undefined without one. */
  readonly body: unknown
  readonly uploads: readonly NumberedUpload[]
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Segments that start with a colon become parameters. */
  readonly path: string
  /** Without the bot's token: routes whose address holds a token of its own. Default false. */
  readonly open?: boolean
  /** What to answer with as JSON; undefined for 204. Throws ApiErrors. */
  readonly run: (call: Call, discord: Discord) => unknown
}

/** The parameters that a path gives a route's pattern; null where it does not match. */
export function match(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? ''
    if (segment.startsWith(':')) params[segment.slice(1)] = decodeURIComponent(value)
    else if (segment !== value) return null
  }
  return params
}

/** A parameter that the route's pattern names. */
export function param(call: Call, name: string): string {
  const value = call.params[name]
  if (value === undefined) throw new Error(`${call.path} has no parameter ${name}`)
  return value
}
