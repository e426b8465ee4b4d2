import { Events, RESTEvents } from 'discord.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Member, member } from '../e2e/member.ts'
import { type Running, startBot } from './bot.ts'

let bot: Running
let ana: Member
beforeEach(async () => {
  bot = await startBot()
  ana = member(bot.sandbox, 'Ana', 'general')
  await bot.client.application.commands.set([{ name: 'help', description: 'Help' }])
  bot.on(async (interaction) => {
    if (!interaction.isChatInputCommand()) return
    await interaction.deferReply()
    await interaction.editReply('helped')
  })
})
afterEach(async () => {
  await bot.stop()
  expect(bot.sandbox.discord.faults.left).toBe(0)
})

const edit = { method: 'PATCH', path: /@original$/ }

describe('the bot comes through', () => {
  it('a rate limit, after the time that it names', async () => {
    const limits: object[] = []
    bot.client.rest.on(RESTEvents.Response, ({ route }, { status }) => {
      if (status === 429) limits.push({ route, status })
    })
    bot.sandbox.fault({ ...edit, kind: 429, retryAfter: 0.05 })
    await ana.types('/help')
    expect(ana.text()).toBe('helped')
    expect(limits).toEqual([{ route: '/webhooks/:id/:token/messages/%40original', status: 429 }])
  })

  it('a global rate limit', async () => {
    bot.sandbox.fault({ ...edit, kind: 429, retryAfter: 0.05, global: true })
    await ana.types('/help')
    expect(ana.text()).toBe('helped')
  })

  it.each([500, 502, 503] as const)('two answers of %i', async (kind) => {
    bot.sandbox.fault({ ...edit, kind, times: 2 })
    await ana.types('/help')
    expect(ana.text()).toBe('helped')
  })

  it('a connection that is cut in the middle of a request', async () => {
    bot.sandbox.fault({ ...edit, kind: 'drop' })
    await ana.types('/help')
    expect(ana.text()).toBe('helped')
  })

  it('events that come late', async () => {
    const release = bot.sandbox.discord.gateway.hold()
    const answered = ana.types('/help')
    expect(ana.messages()).toEqual([])
    release()
    await answered
    expect(ana.text()).toBe('helped')
  })

  it('the loss of its session', async () => {
    const back = new Promise((resolve) => bot.client.once(Events.ShardReady, resolve))
    bot.sandbox.discord.gateway.invalidateSessions(false)
    await back
    await ana.types('/help')
    expect(ana.text()).toBe('helped')
    expect(bot.sandbox.discord.gateway.identified).toBe(2)
  })
})

describe('an answer', () => {
  it('that is late by more than three seconds reaches nobody', async () => {
    bot.on(async (interaction) => {
      bot.clock.advance(3_001)
      if (interaction.isChatInputCommand()) await interaction.reply('too late')
    })
    await expect(ana.types('/help')).rejects.toThrow('did not respond')
    await expect.poll(() => bot.errors.map(({ message }) => message)).toEqual(['Unknown interaction'])
    expect(ana.messages()).toEqual([])
  })

  it('can be changed for fifteen minutes', async () => {
    bot.on(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      await interaction.reply('first')
      bot.clock.advance(15 * 60_000)
      await interaction.editReply('second')
      bot.clock.advance(1)
      await interaction.editReply('third')
    })
    await ana.types('/help')
    await expect.poll(() => bot.errors.map(({ message }) => message)).toEqual(['Invalid Webhook Token'])
    expect(ana.text()).toBe('second')
  })

  it('is given once', async () => {
    bot.on(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      await interaction.reply('first')
      interaction.replied = false
      await interaction.reply('second')
    })
    await ana.types('/help')
    await expect
      .poll(() => bot.errors.map(({ message }) => message))
      .toEqual(['Interaction has already been acknowledged.'])
    expect(ana.messages().map(({ content }) => content)).toEqual(['first'])
  })

  it('that Discord would refuse fails for the person, in Discord’s words', async () => {
    bot.on(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('a'.repeat(2001))
    })
    await expect(ana.types('/help')).rejects.toThrow('BASE_TYPE_MAX_LENGTH')
    expect(bot.sandbox.violations).toMatchObject([{ method: 'POST', status: 400, error: { code: 50035 } }])
  })
})
