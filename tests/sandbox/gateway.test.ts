import { Events } from 'discord.js'
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
    if (interaction.isChatInputCommand()) await interaction.reply('helped')
  })
})
afterEach(async () => {
  await bot.stop()
  expect(bot.sandbox.violations).toEqual([])
})

const resumed = () => new Promise((resolve) => bot.client.once(Events.ShardResume, resolve))

describe('the gateway', () => {
  it('tells the bot who it is and which servers it is in', () => {
    expect(bot.client.user.username).toBe('Rapporteur')
    expect(bot.client.guilds.cache.map(({ name }) => name)).toEqual(['Study group', 'Newsroom'])
    expect(bot.client.guilds.cache.first()?.channels.cache.map(({ name }) => name)).toEqual(['general', 'reading'])
  })

  it('lets a bot resume after the connection is cut, and gives it what it missed', async () => {
    const back = resumed()
    bot.sandbox.discord.gateway.drop()
    const answered = ana.types('/help')
    await back
    await answered
    expect(ana.text()).toBe('helped')
    expect(bot.sandbox.discord.gateway.identified).toBe(1)
  })

  it('can ask a bot to connect again', async () => {
    const back = resumed()
    bot.sandbox.discord.gateway.askToReconnect()
    await back
    await ana.types('/help')
    expect(bot.sandbox.discord.gateway.identified).toBe(1)
  })

  it('turns away a token that it did not give', async () => {
    await expect(bot.client.rest.setToken('wrong').get('/users/@me')).rejects.toMatchObject({ status: 401 })
    bot.sandbox.discord.violations.length = 0
  })
})
