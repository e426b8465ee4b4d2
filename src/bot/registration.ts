import { isDeepStrictEqual } from 'node:util'
import { type APIApplicationCommand, type REST, Routes } from 'discord.js'
import type { CommandDefinition } from './command.ts'

/**
 * Registers the commands with Discord where they differ from what is registered there. Returns whether they did.
 * Throws what discord.js throws where Discord cannot be reached.
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  definitions: readonly CommandDefinition[],
): Promise<boolean> {
  const route = Routes.applicationCommands(applicationId)
  // Discord's API documents this route's answer.
  const registered = (await rest.get(route)) as readonly APIApplicationCommand[]
  if (sameCommands(registered, definitions)) return false
  await rest.put(route, { body: definitions })
  return true
}

/** Whether Discord has just these commands, whatever it adds to them and in whatever order it lists them. */
export function sameCommands(registered: readonly object[], definitions: readonly object[]): boolean {
  return isDeepStrictEqual(sorted(registered), sorted(definitions))
}

const sorted = (commands: readonly object[]) =>
  commands.map(normalise).toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))

/** What a member would see of a command: the fields that we set, without values that mean the same as none. */
function normalise(command: object): object {
  const fields = new Map(Object.entries<unknown>({ type: 1, ...command }))
  const kept: Record<string, unknown> = {}
  for (const key of ours) {
    const value = fields.get(key)
    if (value === undefined || value === null || value === false || value === '') continue
    if (key === 'required' || !Array.isArray(value)) kept[key] = value
    else if (value.length > 0) kept[key] = unordered.has(key) ? [...value].sort() : value.map(normaliseItem)
  }
  return kept
}

const normaliseItem = (item: unknown): unknown => (typeof item === 'object' && item !== null ? normalise(item) : item)

const unordered = new Set(['contexts', 'integration_types'])
const ours = [
  'type',
  'name',
  'description',
  'options',
  'required',
  'choices',
  'value',
  'autocomplete',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'channel_types',
  'contexts',
  'integration_types',
  'default_member_permissions',
  'nsfw',
] as const
