import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentId, packState, readComponentId, unpackState } from '../../src/bot/component-id.ts'

const argument = fc.string({ unit: 'grapheme', maxLength: 12 })
const route = fc.stringMatching(/^[a-z]{1,10}$/)

/** A memory as the library's. */
function memory() {
  const kept = new Map<string, unknown>()
  return {
    remember: async (state: unknown) => {
      kept.set('key', state)
      return 'key'
    },
    recall: async (key: string) => kept.get(key) ?? null,
  }
}

describe('the id of a component', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(route, fc.array(argument, { maxLength: 2 }), (name, args) => {
        expect(readComponentId(componentId(name, ...args))).toEqual({ route: name, args })
      }),
      { seed: 7 },
    )
  })

  it('never passes what Discord takes', () => {
    expect(() => componentId('route', 'x'.repeat(95))).toThrow('"route" is 103 characters long')
  })

  it('carries a small state itself and a large one as a key', async () => {
    const library = memory()
    const [small, large] = [{ a: 1 }, { a: 'x'.repeat(60) }]
    expect(await packState(library, small)).toBe('{"a":1}')
    expect(await packState(library, large)).toBe('@key')
    for (const state of [small, large]) {
      expect(await unpackState(library, await packState(library, state))).toEqual(state)
    }
  })
})
