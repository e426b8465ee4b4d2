import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { member } from '../e2e/member.ts'
import { type Running, startBot } from './bot.ts'

const command = (name: string) => new SlashCommandBuilder().setName(name).setDescription(name)
const { Guild, BotDM, PrivateChannel } = InteractionContextType
const { GuildInstall, UserInstall } = ApplicationIntegrationType

let bot: Running
beforeAll(async () => {
  bot = await startBot()
  await bot.client.application.commands.set([
    command('anywhere'),
    command('moderate').setDefaultMemberPermissions(PermissionFlagsBits.ManageMessages),
    command('administer').setDefaultMemberPermissions(0),
    command('server').setContexts(Guild),
    command('own').setContexts(Guild, BotDM, PrivateChannel).setIntegrationTypes(UserInstall),
    command('both').setContexts(Guild, BotDM).setIntegrationTypes(GuildInstall, UserInstall),
    new ContextMenuCommandBuilder().setName('Who said this?').setType(ApplicationCommandType.Message),
  ])
  await bot.client.application.commands.set([command('local')], '1000000000000000002')
})
afterAll(async () => {
  await bot.stop()
  expect(bot.errors).toEqual([])
  expect(bot.sandbox.violations).toEqual([])
})
beforeEach(() => bot.on(async () => {}))

const offered = (person: string, channel?: string, guild?: string) => {
  const seat = bot.sandbox.seat(person, channel, guild)
  return bot.sandbox.people.offered(seat).map((one) => one.command.name)
}

describe('a person is offered', () => {
  it('what members may use, in a server', () => {
    expect(offered('Ana', 'general')).toEqual(['anywhere', 'server', 'both'])
  })

  it('what moderators may use, as a moderator', () => {
    expect(offered('Mara', 'general')).toEqual(['anywhere', 'moderate', 'server', 'both'])
  })

  it('everything as the owner, and what is registered for that server alone', () => {
    expect(offered('Ana', 'desk')).toEqual(['local', 'anywhere', 'moderate', 'administer', 'server', 'both'])
  })

  it('what fits a direct message there', () => {
    expect(offered('Ana')).toEqual(['anywhere', 'moderate', 'administer', 'both'])
  })

  it('also their own app, wherever they are', () => {
    expect(offered('Bo', 'general')).toEqual(['anywhere', 'server', 'own', 'both'])
    expect(offered('Bo', 'lobby')).toEqual(['own', 'both'])
  })
})

describe('an interaction says', () => {
  const said = async (person: string, line: string, channel?: string) => {
    const heard = Promise.withResolvers<object>()
    bot.on(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      heard.resolve({
        guild: interaction.guildId,
        owners: interaction.authorizingIntegrationOwners.toJSON(),
        context: interaction.context,
        manages: interaction.memberPermissions?.has('ManageMessages') ?? null,
      })
      await interaction.reply({ content: 'x', flags: MessageFlags.Ephemeral })
    })
    await member(bot.sandbox, person, channel).types(line)
    return heard.promise
  }

  it('where it is, by whose installation, and what the person may do', async () => {
    expect(await said('Mara', '/moderate', 'general')).toEqual({
      guild: '1000000000000000001',
      owners: { 0: '1000000000000000001' },
      context: Guild,
      manages: true,
    })
    expect(await said('Ana', '/anywhere', 'general')).toMatchObject({ manages: false })
  })

  it('that it is in a direct message', async () => {
    expect(await said('Ana', '/anywhere')).toEqual({ guild: null, owners: { 0: '0' }, context: BotDM, manages: null })
  })

  it('that it is by a person’s own installation, in a server without the bot', async () => {
    expect(await said('Bo', '/own', 'lobby')).toMatchObject({ owners: { 1: '1000000000000000103' }, context: Guild })
  })
})

describe('a message menu', () => {
  it('hands the message over, which the bot has no other way to read', async () => {
    bot.on(async (interaction) => {
      if (!interaction.isMessageContextMenuCommand()) return
      const { targetMessage } = interaction
      const file = targetMessage.attachments.first()?.name
      await interaction.reply(`${targetMessage.author.username}: ${targetMessage.content} (${file})`)
    })
    const ana = member(bot.sandbox, 'Ana', 'general')
    const file = { filename: 'a.txt', contentType: 'text/plain', bytes: Buffer.from('a') }
    const message = member(bot.sandbox, 'Bo', 'general').says('water is life', [file])
    await ana.usesMenu('Who said this?', message)
    expect(ana.text()).toBe('bo: water is life (a.txt)')
  })
})
