import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
} from 'discord.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { complaintsAbout } from '../../src/sandbox/rules/schema.ts'
import { buttonsOf, type Member, member } from '../e2e/member.ts'
import { type Running, startBot } from './bot.ts'

let bot: Running
let ana: Member
let bo: Member
beforeEach(async () => {
  bot = await startBot()
  ana = member(bot.sandbox, 'Ana', 'general')
  bo = member(bot.sandbox, 'Bo', 'general')
  await bot.client.application.commands.set([
    new SlashCommandBuilder()
      .setName('who-said')
      .setDescription('Who said what')
      .addStringOption((option) => option.setName('speaker').setDescription('Who').setAutocomplete(true))
      .addIntegerOption((option) => option.setName('count').setDescription('How many').setMaxValue(5)),
    new SlashCommandBuilder()
      .setName('article')
      .setDescription('Articles')
      .addSubcommand((sub) =>
        sub
          .setName('add')
          .setDescription('Add one')
          .addAttachmentOption((option) => option.setName('file').setDescription('A file').setRequired(true)),
      ),
  ])
})
afterEach(async () => {
  await bot.stop()
  expect(bot.sandbox.violations).toEqual([])
  expect(bot.errors).toEqual([])
})

const button = (id: string, label: string) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Secondary)
const container = (text: string, ...buttons: ButtonBuilder[]) => {
  const built = new ContainerBuilder().addTextDisplayComponents((display) => display.setContent(text))
  return buttons.length > 0 ? built.addActionRowComponents((row) => row.setComponents(buttons)) : built
}
const laidOut = (text: string, ...buttons: ButtonBuilder[]) =>
  ({
    flags: MessageFlags.IsComponentsV2,
    components: [container(text, ...buttons)],
  }) as const

describe('a command', () => {
  it('is answered with a message that everyone sees, in the shape that Discord gives it', async () => {
    bot.on(async (interaction) => {
      if (interaction.isChatInputCommand())
        await interaction.reply(laidOut(`of ${interaction.options.getString('speaker')}`))
    })
    await ana.types('/who-said speaker:Jane Doe count:3')
    expect(ana.text()).toBe('of Jane Doe')
    expect(bo.messages()).toEqual(ana.messages())
    expect(complaintsAbout('MessageResponse', JSON.parse(JSON.stringify(ana.answer())))).toEqual([])
  })

  it('is answered for one person only where the bot says so', async () => {
    bot.on(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply({ content: 'psst', flags: MessageFlags.Ephemeral })
    })
    await ana.types('/who-said')
    expect(ana.messages().map(({ content }) => content)).toEqual(['psst'])
    expect(bo.messages()).toEqual([])
  })

  it('offers the choices that the bot gives, and sends the value of the one that was picked', async () => {
    bot.on(async (interaction) => {
      if (interaction.isAutocomplete()) {
        await interaction.respond([{ name: `${interaction.options.getFocused()}ne Doe`, value: 'id-7' }])
      } else if (interaction.isChatInputCommand()) {
        await interaction.reply(`${interaction.options.getString('speaker')}`)
      }
    })
    await ana.picks('/who-said speaker:Ja', 'Jane')
    expect(ana.text()).toBe('id-7')
  })

  it('may be thought about first, and be followed', async () => {
    bot.on(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      await interaction.deferReply()
      expect(ana.messages()[0]?.flags).toBe(MessageFlags.Loading)
      await interaction.editReply('first')
      await interaction.followUp('second')
      await interaction.editReply('changed')
    })
    await ana.types('/who-said')
    await ana.sees('changed')
    expect(ana.messages().map(({ content }) => content)).toEqual(['changed', 'second'])
  })

  it('gets its answer back, and can have it removed', async () => {
    bot.on(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      const { resource } = await interaction.reply({ content: 'here', withResponse: true })
      expect(resource?.message?.content).toBe('here')
      expect((await interaction.fetchReply()).content).toBe('here')
      await interaction.deleteReply()
      await interaction.followUp('gone')
    })
    await ana.types('/who-said')
    await ana.sees('gone')
    expect(ana.messages().map(({ content }) => content)).toEqual(['gone'])
  })

  it('hands over a file, which the bot can download and send back', async () => {
    bot.on(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      const file = interaction.options.getAttachment('file', true)
      const text = await (await fetch(file.url)).text()
      await interaction.reply({
        content: text,
        files: [new AttachmentBuilder(Buffer.from(text), { name: 'copy of.md' })],
      })
    })
    const file = { filename: 'an article.md', contentType: 'text/markdown', bytes: Buffer.from('# Körper') }
    await ana.types('/article add file:an article.md', { file })
    expect(ana.text()).toBe('# Körper')
    const copy = ana.answer().attachments[0]
    expect(copy).toMatchObject({ filename: 'copy_of.md', size: 9 })
    expect(await (await fetch(copy?.url ?? '')).text()).toBe('# Körper')
  })

  it('is not sent at all with an option that the app would not take', async () => {
    await expect(ana.types('/who-said count:9')).rejects.toThrow('at most 5')
    await expect(ana.types('/who-said count:many')).rejects.toThrow('a number is wanted')
    await expect(ana.types('/article add')).rejects.toThrow('Still wanted: file')
    await expect(ana.types('/nothing')).rejects.toThrow('no such command')
  })
})

describe('components', () => {
  const paging = async (interaction: Interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply(laidOut('page 1', button('page:2', 'Next')))
    else if (interaction.isButton() && interaction.customId === 'page:2') await interaction.update(laidOut('page 2'))
  }

  it('change the message that they stand on', async () => {
    bot.on(paging)
    await ana.types('/who-said')
    expect(buttonsOf(ana.answer())).toEqual(['Next'])
    await bo.presses('Next', ana.answer())
    expect(ana.text()).toBe('page 2')
  })

  it('may change it later', async () => {
    bot.on(async (interaction) => {
      if (interaction.isButton()) {
        await interaction.deferUpdate()
        await interaction.editReply(laidOut('later'))
      } else await paging(interaction)
    })
    await ana.types('/who-said')
    await ana.presses('Next')
    await ana.sees('later')
    expect(ana.messages()).toHaveLength(1)
  })

  it('give what was chosen in a select', async () => {
    const select = new StringSelectMenuBuilder().setCustomId('pick').setOptions([
      { label: 'One', value: '1' },
      { label: 'Two', value: '2' },
    ])
    bot.on(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.reply({ components: [new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select)] })
      } else if (interaction.isStringSelectMenu()) {
        await interaction.reply({ content: interaction.values.join(), flags: MessageFlags.Ephemeral })
      }
    })
    await ana.types('/who-said')
    await ana.chooses(['Two'])
    expect(ana.text()).toBe('2')
  })

  it('can be pressed only where they are, but a forged press reaches the bot', async () => {
    bot.on(async (interaction) => {
      if (interaction.isButton() && interaction.customId === 'secret') await interaction.reply('no')
      else await paging(interaction)
    })
    await ana.types('/who-said')
    await expect(ana.presses('Secret')).rejects.toThrow('No button Secret, but: Next')
    await bo.forges('secret', ana.answer())
    expect(bo.text()).toBe('no')
  })
})

describe('a modal', () => {
  it('asks with labels, text, choices and files, and gives back what was filled in', async () => {
    const modal = new ModalBuilder()
      .setCustomId('add')
      .setTitle('Add an article')
      .addLabelComponents((label) =>
        label.setLabel('Title').setTextInputComponent((input) => input.setCustomId('title').setStyle(1)),
      )
      .addLabelComponents((label) =>
        label
          .setLabel('Source')
          .setStringSelectMenuComponent((select) =>
            select.setCustomId('source').setOptions([{ label: 'Press', value: 'press' }]),
          ),
      )
      .addLabelComponents((label) =>
        label.setLabel('File').setFileUploadComponent((upload) => upload.setCustomId('file').setRequired(false)),
      )
    bot.on(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.showModal(modal)
      else if (interaction.isModalSubmit()) {
        const file = interaction.fields.getUploadedFiles('file')?.first()
        const title = interaction.fields.getTextInputValue('title')
        await interaction.reply(`${title}, ${interaction.fields.getStringSelectValues('source')}, ${file?.name}`)
      }
    })
    await ana.types('/who-said')
    expect(ana.modal.title).toBe('Add an article')
    const file = { filename: 'a.txt', contentType: 'text/plain', bytes: Buffer.from('a') }
    await ana.submits({ title: 'On maps', source: ['press'] }, { file: [file] })
    expect(ana.text()).toBe('On maps, press, a.txt')
  })
})
