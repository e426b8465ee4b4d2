import { describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { sameCommands } from '../../src/bot/registration.ts'
import { Commands } from '../../src/sandbox/commands.ts'

const definitions = commands.map(({ definition }) => definition)

/** The definitions as Discord returns them: with fields of its own, defaults filled in, in another order. */
const registered = definitions
  .map((definition, i) => ({
    ...definition,
    id: String(i),
    application_id: '9',
    version: '3',
    nsfw: false,
    default_member_permissions: definition.default_member_permissions ?? null,
    name_localizations: null,
    contexts: [...(definition.contexts ?? [])].reverse(),
  }))
  .reverse()

describe('registered commands', () => {
  it('are the same whatever Discord adds to them', () => {
    expect(sameCommands(registered, definitions)).toBe(true)
  })

  it('differ by a description, an option, or a command', () => {
    const [first, ...others] = definitions
    expect(sameCommands(registered, [{ ...first, description: 'Another' }, ...others])).toBe(false)
    expect(sameCommands(registered, [{ ...first, options: [] }, ...others])).toBe(false)
    expect(sameCommands(registered, others)).toBe(false)
  })

  it('are such as Discord takes, and come back the same', () => {
    let ids = 0
    const discord = new Commands('9', () => String(++ids))
    discord.setAll(JSON.parse(JSON.stringify(definitions)))
    expect(sameCommands(discord.list(), definitions)).toBe(true)
  })
})
