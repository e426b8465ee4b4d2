import type { GuildLibrary } from '../library/types.ts'
import { UserError } from '../user-error.ts'

/** Raised when ids of the kind before can no longer be read; ids of another version get a clear answer. */
const version = '1'
const longest = 100
/** Longest state that travels in the id itself; a longer one is kept by the library and travels as its key. */
const longestInline = 48

/**
 * The id of a button or select: the route that answers it and its arguments, `1:route:arg:arg`.
 * Throws where it would pass Discord's 100 characters: a fault of ours, since arguments are bounded.
 */
export function componentId(route: string, ...args: readonly string[]): string {
  const id = [version, route, ...args.map(escapeArgument)].join(':')
  if (id.length > longest) throw new Error(`The id of a component of "${route}" is ${id.length} characters long.`)
  return id
}

export interface ComponentAddress {
  readonly route: string
  readonly args: readonly string[]
}

/** Reads an id back. What a client sends is not to be trusted: the route checks its arguments itself. */
export function readComponentId(id: string): ComponentAddress {
  const [found, route, ...args] = id.split(':')
  if (found !== version || route === undefined || route === '') throw unreadable()
  return { route, args: args.map(unescapeArgument) }
}

/** The answer to a button that is not one of ours, or no longer. */
export function unreadable(): UserError {
  return new UserError('component.unreadable', 'This button is from an older answer. Ask again to get a fresh one.')
}

/** A state as one short argument: itself where it is small, else a key under which the library keeps it. */
export async function packState(library: Pick<GuildLibrary, 'remember'>, state: unknown): Promise<string> {
  const json = JSON.stringify(state)
  return escapeArgument(json).length <= longestInline ? json : `@${await library.remember(state)}`
}

/** The state that an argument carries or names, unparsed; null where it is unknown, too old, or no state. */
export async function unpackState(library: Pick<GuildLibrary, 'recall'>, packed: string): Promise<unknown> {
  if (packed.startsWith('@')) return library.recall(packed.slice(1))
  try {
    return JSON.parse(packed)
  } catch (error) {
    if (error instanceof SyntaxError) throw unreadable()
    throw error
  }
}

const escapeArgument = (argument: string): string =>
  argument.replace(/[%:]/gu, (char) => (char === '%' ? '%25' : '%3A'))
const unescapeArgument = (argument: string): string =>
  argument.replace(/%(25|3A)/gu, (_, code) => (code === '25' ? '%' : ':'))
