import { ApplicationCommandOptionType, PermissionFlagsBits } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { type Command, isForModerators } from '../../src/bot/command.ts'
import type { SentOption } from '../../src/sandbox/option-values.ts'
import { member } from './member.ts'
import { startVelden, type Velden } from './velden.ts'

const refusal = 'Only moderators can do this'
const moderators = commands.filter((command) => command.moderators)

interface Attempt {
  readonly what: string
  readonly run: (velden: Velden) => Promise<unknown>
}

/** Arguments that a route may take: ids of what is there, numbers, words; of each number there may be. */
const someArguments = [[], ['market'], ['market', '0'], ['x', 'market', '0'], ['x', '0'], ['1', '0']]

/**
 * Everything that moderators can do, made from the list of commands: each subcommand, each option that completes, each
 * button and select, each form. A new one is in here by being in the list.
 */
const attempts: readonly Attempt[] = commands.flatMap((command): Attempt[] => [
  ...subcommandsOf(command).flatMap(({ subcommand, options }) => [
    {
      what: `/${command.definition.name} ${subcommand ?? ''}`.trim(),
      run: ({ ana }: Velden) =>
        ana.forgesCommand(
          command.definition.name,
          subcommand,
          options.filter(({ type }) => type === ApplicationCommandOptionType.String),
        ),
    },
  ]),
  ...(command.moderators ? (command.components ?? []) : []).flatMap(({ name }) =>
    someArguments.map((args) => ({
      what: `the button ${[name, ...args].join(':')}`,
      run: ({ ana }: Velden) => ana.forgesChoice(['1', name, ...args].join(':'), null),
    })),
  ),
  ...(command.moderators ? (command.components ?? []) : []).map(({ name }) => ({
    what: `the select ${name}`,
    run: ({ ana }: Velden) => ana.forgesChoice(`1:${name}:market`, ['market']),
  })),
  ...(command.moderators ? (command.modals ?? []) : []).flatMap(({ name }) =>
    [[], ['market']].map((args) => ({
      what: `the form ${[name, ...args].join(':')}`,
      run: ({ ana }: Velden) =>
        ana.forgesModal(['1', name, ...args].join(':'), {
          text: 'Dee Ravn said the kiln is cold',
          name: 'Dee',
          kind: 'direct',
        }),
    })),
  ),
])

function subcommandsOf(command: Command): { subcommand: string | null; options: SentOption[] }[] {
  return pathsOf(command).filter(({ subcommand }) => isForModerators(command, subcommand))
}

function pathsOf({ definition }: Command): { subcommand: string | null; options: SentOption[] }[] {
  const given = 'options' in definition ? (definition.options ?? []) : []
  const value = (option: { name: string; type: number }): SentOption => ({
    name: option.name,
    type: option.type,
    value: option.name === 'published' ? '2022-06-07' : 'market',
  })
  const nested = given.flatMap((option) => {
    if (option.type === ApplicationCommandOptionType.Subcommand) {
      return [{ subcommand: option.name, options: (option.options ?? []).map(value) }]
    }
    if (option.type !== ApplicationCommandOptionType.SubcommandGroup) return []
    return (option.options ?? []).map((inner) => ({
      subcommand: `${option.name} ${inner.name}`,
      options: (inner.options ?? []).map(value),
    }))
  })
  return nested.length > 0 ? nested : [{ subcommand: null, options: given.map(value) }]
}

describe('what is the moderators’', () => {
  it('is hidden from members by default, every command of it', () => {
    const manageMessages = String(PermissionFlagsBits.ManageMessages)
    for (const { definition } of moderators) expect(definition.default_member_permissions).toBe(manageMessages)
    expect(moderators.length).toBeGreaterThanOrEqual(3)
  })

  it('can be used by no member, however it is forged, and nothing comes of trying', async () => {
    const velden = await startVelden()
    const { ana, app, sandbox } = velden
    await ana.types('/who-said speaker:Cal Orlo')
    const library = await app.library(ana.seat.place.guild?.id ?? '')
    const state = async () => [await library.articles(), await library.settings(), await library.history(99, 0)]
    const before = await state()
    for (const { what, run } of attempts) {
      const outcome = await run(velden)
      expect(outcome, what).toMatchObject({ kind: 'message' })
      expect(ana.text(), what).toContain(refusal)
      expect(ana.answer().flags & 64, `${what} is refused to the member alone`).toBe(64)
    }
    expect(attempts.length).toBeGreaterThan(100)
    expect(attempts.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['/article fix', '/quiz deck remove', 'the form fix-statement:market']),
    )
    expect(await state()).toEqual(before)
    expect(sandbox.violations).toEqual([])
  })

  it('completes nothing for a member', async () => {
    const { ana } = await startVelden()
    for (const command of commands) {
      for (const { subcommand, options } of subcommandsOf(command)) {
        for (const option of options) {
          const typing = { ...option, focused: true as const }
          const outcome = await ana.forgesCommand(command.definition.name, subcommand, [typing])
          expect(outcome).toEqual({ kind: 'choices', choices: [] })
        }
      }
    }
  })

  it('is there for a member with the role that a moderator named, and for no other', async () => {
    const { ana, mara, sandbox } = await startVelden()
    const bo = member(sandbox, 'Bo', 'general')
    await bo.forgesCommand('article', 'list')
    expect(bo.text()).toContain(refusal)
    await mara.types('/settings moderators:@Editors')
    expect(mara.text()).toContain('<@&1000000000000000401>')
    await bo.forgesCommand('article', 'list')
    expect(bo.text()).toContain('2 articles')
    await ana.forgesCommand('article', 'list')
    expect(ana.text()).toContain(refusal)
    await mara.types('/settings moderators:@everyone')
    await bo.forgesCommand('article', 'list')
    expect(bo.text()).toContain(refusal)
  })
})
