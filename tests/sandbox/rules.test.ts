import { DiscordAPIError, Routes } from 'discord.js'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Running, startBot } from './bot.ts'

let bot: Running
beforeAll(async () => {
  bot = await startBot()
})
afterEach(() => {
  bot.sandbox.discord.violations.length = 0
})
afterAll(() => bot.stop())

const laidOut = 32768
const text = (content: string) => ({ type: 10, content })
const button = (id: string, more: object = {}) => ({ type: 2, style: 2, custom_id: id, label: 'x', ...more })
const row = (...components: object[]) => ({ type: 1, components })
const select = (more: object = {}) => ({ type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }], ...more })
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index))

/** The codes of a refusal's complaints, each with its path. */
function complaints(tree: object, path: readonly string[] = []): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    key === '_errors'
      ? value.map(({ code }: { code: string }) => `${path.join('.')} ${code}`.trim())
      : complaints(value, [...path, key]),
  )
}

async function refused(request: Promise<unknown>): Promise<readonly string[]> {
  const error = await request.then(
    () => new Error('It was taken'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof DiscordAPIError)) throw error
  const raw = error.rawError
  return complaints('errors' in raw && typeof raw.errors === 'object' ? (raw.errors ?? {}) : { _errors: [raw] })
}

const post = (body: object) => bot.client.rest.post(Routes.channelMessages('1000000000000000011'), { body })
const register = (body: unknown) => bot.client.rest.put(Routes.applicationCommands(bot.client.application.id), { body })

describe('a message is refused', () => {
  it.each<[string, object, string]>([
    ['with nothing in it', {}, '50006'],
    ['with a field that Discord does not know', { content: 'a', colour: 1 }, 'colour UNKNOWN_FIELD'],
    ['with more than 2,000 characters', { content: 'a'.repeat(2001) }, 'content BASE_TYPE_MAX_LENGTH'],
    [
      'with content beside a layout',
      { content: 'a', flags: laidOut, components: [text('b')] },
      'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'with embeds beside a layout',
      { embeds: [{ title: 'a' }], flags: laidOut, components: [text('b')] },
      'embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    ['with a layout but without its flag', { components: [text('b')] }, 'components.0 UNION_TYPE_CHOICES'],
    [
      'with more than 4,000 characters shown in all',
      { flags: laidOut, components: [text('a'.repeat(2001)), text('a'.repeat(2000))] },
      'components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    ],
    [
      'with more than 40 components in all',
      { flags: laidOut, components: many(9, (n) => row(...many(5, (m) => button(`${n} ${m}`)))) },
      'components COMPONENT_MAX_TOTAL_COMPONENTS',
    ],
    [
      'with a custom id used twice',
      { components: [row(button('a'), button('a'))] },
      'components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'with a custom id of 101 characters',
      { components: [row(button('a'.repeat(101)))] },
      'components.0.components.0.custom_id BASE_TYPE_MAX_LENGTH',
    ],
    ['with six rows', { components: many(6, (n) => row(button(`${n}`))) }, 'components BASE_TYPE_BAD_LENGTH'],
    [
      'with six buttons in a row',
      { components: [row(...many(6, (n) => button(`${n}`)))] },
      'components.0.components BASE_TYPE_MAX_LENGTH',
    ],
    [
      'with a button beside a select',
      { components: [row(button('a'), select())] },
      'components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    [
      'with a button that says nothing',
      { components: [row(button('a', { label: '' }))] },
      'components.0.components.0 BUTTON_COMPONENT_LABEL_OR_EMOJI',
    ],
    [
      'with a link button without a link',
      { components: [row({ type: 2, style: 5, label: 'x' })] },
      'components.0.components.0.url BASE_TYPE_REQUIRED',
    ],
    [
      'with 26 options in a select',
      { components: [row(select({ options: many(26, (n) => ({ label: `${n}`, value: `${n}` })) }))] },
      'components.0.components.0.options BASE_TYPE_MAX_LENGTH',
    ],
    [
      'with an option twice in a select',
      { components: [row(select({ options: many(2, () => ({ label: 'a', value: 'a' })) }))] },
      'components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ],
    [
      'with a select that wants more than it has',
      { components: [row(select({ min_values: 2, max_values: 2 }))] },
      'components.0.components.0.max_values BASE_TYPE_BAD_LENGTH',
    ],
    ['with blank text', { flags: laidOut, components: [text(' ')] }, 'components.0.content BASE_TYPE_REQUIRED'],
    [
      'with a picture that was not attached',
      { flags: laidOut, components: [{ type: 12, items: [{ media: { url: 'attachment://a.png' } }] }] },
      'components.0 UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    ],
    [
      'with a picture at another kind of address',
      { flags: laidOut, components: [{ type: 12, items: [{ media: { url: 'ftp://a.example/a.png' } }] }] },
      'components.0 URL_TYPE_INVALID_SCHEME',
    ],
    [
      'with embeds of more than 6,000 characters',
      { embeds: many(2, () => ({ description: 'a'.repeat(3001) })) },
      'embeds MAX_EMBED_SIZE_EXCEEDED',
    ],
    ['with an empty embed', { embeds: [{}] }, 'embeds.0 BASE_TYPE_REQUIRED'],
    [
      'with an embed field without a value',
      { embeds: [{ fields: [{ name: 'a', value: ' ' }] }] },
      'embeds.0.fields.0.value BASE_TYPE_REQUIRED',
    ],
    [
      'with mentions both by kind and by name',
      { content: 'a', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
    ['with a flag that bots cannot set', { content: 'a', flags: 2 }, 'flags MESSAGE_FLAGS_INVALID'],
    [
      'with a file that does not come',
      { content: 'a', attachments: [{ id: '0' }] },
      'attachments.0.id ATTACHMENT_NOT_FOUND',
    ],
  ])('%s', async (_, body, complaint) => {
    expect(await refused(post(body))).toContain(complaint)
    expect(bot.sandbox.violations).toHaveLength(1)
  })

  it('with files of more than 10 MiB', async () => {
    const files = [{ name: 'a.bin', data: Buffer.alloc(10 * 1024 * 1024 + 1) }]
    const sent = bot.client.rest.post(Routes.channelMessages('1000000000000000011'), { body: {}, files })
    expect(await refused(sent)).toEqual(['40005'])
  })

  it('without its layout once it had one', async () => {
    const sent = await post({ flags: laidOut, components: [text('a')] })
    const route = Routes.channelMessage('1000000000000000011', (sent as { id: string }).id)
    expect(await refused(bot.client.rest.patch(route, { body: { flags: 0 } }))).toEqual([
      'flags MESSAGE_FLAGS_COMPONENTS_V2_REMOVED',
    ])
  })
})

describe('a command is refused', () => {
  const command = (more: object) => [{ name: 'a', description: 'b', ...more }]
  const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'c', ...more })

  it.each<[string, unknown, string]>([
    ['with a capital letter in its name', command({ name: 'A' }), '0.name APPLICATION_COMMAND_INVALID_NAME'],
    ['without a description', command({ description: '' }), '0.description BASE_TYPE_REQUIRED'],
    [
      'with a description of 101 characters',
      command({ description: 'a'.repeat(101) }),
      '0.description BASE_TYPE_MAX_LENGTH',
    ],
    ['with a name used twice', [...command({}), ...command({})], '1 APPLICATION_COMMANDS_DUPLICATE_NAME'],
    ['with 26 options', command({ options: many(26, (n) => option(`o${n}`)) }), '0.options BASE_TYPE_MAX_LENGTH'],
    [
      'with a required option after one that is not',
      command({ options: [option('a'), option('b', { required: true })] }),
      '0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      'with an option twice',
      command({ options: [option('a'), option('a')] }),
      '0.options.1.name APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    ],
    [
      'with both choices and autocomplete',
      command({ options: [option('a', { autocomplete: true, choices: [{ name: 'x', value: 'x' }] })] }),
      '0.options.0 APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE',
    ],
    [
      'with a choice name of 101 characters',
      command({ options: [option('a', { choices: [{ name: 'x'.repeat(101), value: 'x' }] })] }),
      '0.options.0.choices.0.name BASE_TYPE_MAX_LENGTH',
    ],
    [
      'with sub-commands beside options',
      command({ options: [option('a'), option('b', { type: 1 })] }),
      '0.options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'with more than 8,000 characters in all',
      command({
        options: many(25, (n) =>
          option(`o${n}`, { choices: many(4, (m) => ({ name: `${m}`.repeat(40), value: `${m}`.repeat(41) })) }),
        ),
      }),
      '0 APPLICATION_COMMAND_TOO_LARGE',
    ],
    [
      'from a menu with a description',
      [{ type: 3, name: 'Who said this?', description: 'b' }],
      '0.description APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID',
    ],
    ['as the 101st', many(101, (n) => ({ name: `a${n}`, description: 'b' })), '30032'],
  ])('%s', async (_, body, complaint) => {
    expect(await refused(register(body))).toContain(complaint)
  })
})
