import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  ContextMenuCommandBuilder,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  PermissionFlagsBits,
  SectionBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
} from 'discord.js'

/** Commands that use every kind of option, component and answer that the page draws. */
export const demoCommands = [
  new SlashCommandBuilder()
    .setName('who-said')
    .setDescription('Who said what and when')
    .addStringOption((option) => option.setName('speaker').setDescription('Whose words').setAutocomplete(true))
    .addStringOption((option) => option.setName('about').setDescription('On what'))
    .addBooleanOption((option) => option.setName('direct').setDescription('Only quotations')),
  new SlashCommandBuilder()
    .setName('article')
    .setDescription('The corpus')
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageMessages)
    .addSubcommand((sub) =>
      sub
        .setName('add')
        .setDescription('Add an article')
        .addAttachmentOption((option) => option.setName('file').setDescription('A text or Markdown file')),
    ),
  new ContextMenuCommandBuilder().setName('Who said this?').setType(ApplicationCommandType.Message),
]

const people = ['Jane Doe', 'Jan Novak', 'Amina Rahman']

/** What the demonstration bot does with an interaction. */
export async function demo(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused().toLowerCase()
    await interaction.respond(
      people.filter((name) => name.toLowerCase().includes(typed)).map((name) => ({ name, value: `id:${name}` })),
    )
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'who-said') {
    await interaction.reply(statements(1))
  } else if (interaction.isChatInputCommand()) {
    const file = interaction.options.getAttachment('file')
    if (file)
      await interaction.reply({ content: `Took **${file.name}**, ${file.size} bytes.`, flags: MessageFlags.Ephemeral })
    else await interaction.showModal(addModal())
  } else if (interaction.isButton() && interaction.customId.startsWith('page:')) {
    await interaction.update(statements(Number(interaction.customId.slice(5))))
  } else if (interaction.isButton()) {
    await interaction.reply({
      content:
        '…and **the river treaty is a promise kept**, __said Doe__ on Monday.\n-# [River talks](https://example.org/river), ¶3',
      flags: MessageFlags.Ephemeral,
    })
  } else if (interaction.isStringSelectMenu()) {
    await interaction.reply({ content: `Chosen: ${interaction.values.join(', ')}`, flags: MessageFlags.Ephemeral })
  } else if (interaction.isModalSubmit()) {
    await interaction.reply({ content: `Saved **${interaction.fields.getTextInputValue('title')}**.` })
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply({
      embeds: [
        { title: 'Not found', description: `Nobody said _${interaction.targetMessage.content}_.`, color: 0xc93539 },
      ],
      flags: MessageFlags.Ephemeral,
    })
  }
}

function statements(page: number) {
  const section = (words: string, about: string, id: string) =>
    new SectionBuilder()
      .addTextDisplayComponents((text) => text.setContent(`${words}\n-# ${about}`))
      .setButtonAccessory(new ButtonBuilder().setCustomId(id).setLabel('Context').setStyle(ButtonStyle.Secondary))
  const container = new ContainerBuilder()
    .setAccentColor(0x4c8bf5)
    .addTextDisplayComponents((text) =>
      text.setContent('### Jane Doe\nMinister of Water of Nordland\n-# 5 statements in 1 article'),
    )
    .addSeparatorComponents((separator) => separator)
    .addSectionComponents(
      section(
        `“the river treaty is a promise kept” (${page})`,
        '<t:1654603200:D>, dated in the text · direct · [River talks](https://example.org/river), ¶3',
        'context:1',
      ),
      section(
        'the dam would be open to inspectors by the spring',
        '<t:1654603200:D> · in the article’s words · same article, ¶4',
        'context:2',
      ),
    )
    .addActionRowComponents<StringSelectMenuBuilder>((row) =>
      row.setComponents(
        new StringSelectMenuBuilder()
          .setCustomId('jump')
          .setPlaceholder('Jump to an article')
          .setOptions([
            { label: 'River talks', value: 'river' },
            { label: 'Dam opens', value: 'dam' },
          ]),
      ),
    )
    .addActionRowComponents(
      new ActionRowBuilder<ButtonBuilder>().setComponents(
        new ButtonBuilder()
          .setCustomId(`page:${page - 1}`)
          .setEmoji('◀')
          .setStyle(ButtonStyle.Secondary)
          .setDisabled(page === 1),
        new ButtonBuilder()
          .setCustomId('where')
          .setLabel(`${page * 2 - 1} to ${page * 2} of 5`)
          .setStyle(ButtonStyle.Secondary)
          .setDisabled(true),
        new ButtonBuilder()
          .setCustomId(`page:${page + 1}`)
          .setLabel('Next')
          .setStyle(ButtonStyle.Primary),
        new ButtonBuilder().setURL('https://example.org/river').setLabel('Article').setStyle(ButtonStyle.Link),
      ),
    )
  return { components: [container], flags: MessageFlags.IsComponentsV2 } as const
}

const addModal = () =>
  new ModalBuilder()
    .setCustomId('add')
    .setTitle('Add an article')
    .addLabelComponents(
      (label) => label.setLabel('Title').setTextInputComponent((input) => input.setCustomId('title').setStyle(1)),
      (label) =>
        label
          .setLabel('Text')
          .setDescription('Paste it here, or choose a file below')
          .setTextInputComponent((input) => input.setCustomId('text').setStyle(2).setRequired(false)),
      (label) => label.setLabel('File').setFileUploadComponent((file) => file.setCustomId('file').setRequired(false)),
    )
