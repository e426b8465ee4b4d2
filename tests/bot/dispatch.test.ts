import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import type { Command } from '../../src/bot/command.ts'
import { type App, answersHow, dispatch } from '../../src/bot/dispatch.ts'
import { publicly } from '../../src/bot/reply.ts'
import { noticeView } from '../../src/bot/views/notice.ts'
import { member, moderator, openTown, textOf } from '../commands/town.ts'

const shut: Command = {
  definition: { name: 'shut', description: 'For moderators' },
  moderators: true,
  run: async () => publicly(noticeView('The gate is shut.')),
  suggest: async () => [{ name: 'gate', value: 'gate' }],
  components: [{ name: 'shut', answers: 'update', run: async () => publicly(noticeView('The gate is shut.')) }],
}
const broken: Command = {
  definition: { name: 'broken', description: 'Fails' },
  run: async () => {
    throw new TypeError('the pipe at 10.0.0.7 burst')
  },
}

/** The app with these commands, and the lines that it logs. */
async function withCommands(...commands: Command[]): Promise<{ app: App; lines: string[] }> {
  const { app } = await openTown('no articles')
  const lines: string[] = []
  return { app: { ...app, commands, log: pino({}, { write: (line) => lines.push(line) }) }, lines }
}

const command = (name: string, asker = member) => ({
  type: 'command' as const,
  asker,
  name,
  subcommand: null,
  options: {},
  files: {},
  target: null,
})
const press = (customId: string, asker = member) => ({
  type: 'component' as const,
  asker,
  customId,
  values: [],
  own: true,
})

describe('what only moderators may do', () => {
  it('is done for a moderator', async () => {
    const { app } = await withCommands(shut)
    expect(textOf(await dispatch(command('shut', moderator), app))).toBe('The gate is shut.')
    expect(textOf(await dispatch(press('1:shut', moderator), app))).toBe('The gate is shut.')
  })

  it.each([command('shut'), press('1:shut')])('is refused to a member: $type', async (invocation) => {
    const { app } = await withCommands(shut)
    const reply = await dispatch(invocation, app)
    expect(reply).toMatchObject({ type: 'message', private: true })
    expect(textOf(reply)).toBe(
      'Only moderators can do this: members with the permission Manage Messages, or with the role set for them.',
    )
  })

  it('is not even suggested to a member', async () => {
    const { app } = await withCommands(shut)
    const typing = { ...command('shut'), type: 'autocomplete' as const, focused: { name: 'gate', typed: '' } }
    expect(await dispatch(typing, app)).toEqual({ type: 'suggestions', suggestions: [] })
  })
})

describe('a button that is not ours', () => {
  it.each(['', 'x', '1', '1:', '2:said:next:4:all:newest:{}', '1:said', '1:said:next:-1:all:newest:{}'])(
    'gets a clear private answer: %j',
    async (customId) => {
      const { app } = await openTown()
      const reply = await dispatch(press(customId), app)
      expect(reply).toMatchObject({ type: 'message', private: true })
      expect(textOf(reply)).toBe('This button is from an older answer. Ask again to get a fresh one.')
    },
  )

  it.each([
    '1:said:next:0:all:newest:@nokey',
    '1:said:next:0:all:newest:{',
    '1:said:next:0:all:newest:{"speaker"%3A1}',
  ])('gets it where its state is forged: %s', async (customId) => {
    const { app } = await openTown()
    expect(textOf(await dispatch(press(customId), app))).toMatch(/^This button is from an older answer/)
  })
})

describe('a fault of ours', () => {
  it('is logged under a reference, and only that is shown', async () => {
    const { app, lines } = await withCommands(broken)
    const text = textOf(await dispatch(command('broken'), app))
    const reference = /reference ([0-9a-f]{8})\.$/.exec(text)?.[1]
    expect(text).not.toContain('pipe')
    expect(reference).toBeDefined()
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(reference)
  })
})

describe('how an answer is acknowledged before it is known', () => {
  it('follows the command or the route', async () => {
    const { app } = await openTown()
    const how = (invocation: Parameters<typeof answersHow>[0]) => answersHow(invocation, app.commands)
    expect(how(command('who-said'))).toBe('public')
    expect(how(command('help'))).toBe('private')
    expect(how(press('1:said:next:4:all:newest:{}'))).toBe('update')
    expect(how({ ...press('1:said:next:4:all:newest:{}'), own: false })).toBe('private')
    expect(how(press('1:context:abc'))).toBe('private')
    expect(how(press('nonsense'))).toBe('private')
  })
})
