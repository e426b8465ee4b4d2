import { describe, expect, it } from 'vitest'
import { complaintsAbout } from '../../src/sandbox/rules/schema.ts'

const reply = (data: object) => ({ type: 4, data })
const text = (content: string) => ({ type: 10, content })

describe("Discord's own schema, closed to unknown fields", () => {
  it('takes what Discord takes', () => {
    const data = { flags: 32768, components: [{ type: 17, components: [text('hello')] }] }
    expect(complaintsAbout('CreateMessageInteractionCallbackRequest', reply(data))).toEqual([])
  })

  it('refuses a field that Discord does not know, however deep', () => {
    const data = { components: [{ type: 17, components: [{ ...text('hello'), colour: 'red' }] }] }
    expect(complaintsAbout('CreateMessageInteractionCallbackRequest', reply(data))).toMatchObject([
      { path: ['data', 'components', 0, 'components', 0, 'colour'], code: 'UNKNOWN_FIELD' },
    ])
  })

  it('names the place in the component that was meant', () => {
    const data = { components: [{ type: 1, components: [{ type: 2, style: 1, custom_id: 'x'.repeat(101) }] }] }
    expect(complaintsAbout('CreateMessageInteractionCallbackRequest', reply(data))).toMatchObject([
      { path: ['data', 'components', 0, 'components', 0, 'custom_id'], code: 'BASE_TYPE_MAX_LENGTH' },
    ])
  })

  it('refuses a component of no known type', () => {
    expect(
      complaintsAbout('CreateMessageInteractionCallbackRequest', reply({ components: [{ type: 99 }] })),
    ).toMatchObject([{ path: ['data', 'components', 0, 'type'], code: 'BASE_TYPE_CHOICES' }])
  })

  it('says so where the document has no such schema', () => {
    expect(() => complaintsAbout('NoSuchThing', {})).toThrow('NoSuchThing')
  })
})
