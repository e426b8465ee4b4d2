import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type InteractionEditReplyOptions,
  type InteractionReplyOptions,
  type MessageComponentInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js'
import { type ProgressTimes, progressTimes, type Showing, showProgress } from './progress.ts'
import { type Message, messageBody, type Reply } from './reply.ts'
import { lateFormView, withLastWord } from './views/notice.ts'

/** How long an answer may take before Discord is told that it is on its way, in milliseconds; Discord gives 3,000. */
const patience = 1000

export type Answerable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | MessageComponentInteraction
  | ModalSubmitInteraction

/**
 * Sends an answer: at once where it is ready within a second, else acknowledged first and filled in when it is there.
 * `how` says which acknowledgement fits the answer that is expected.
 */
export async function respond(
  interaction: Answerable,
  answer: Promise<Reply>,
  how: 'public' | 'private' | 'update',
  times: ProgressTimes = progressTimes,
): Promise<void> {
  if (!(await settlesWithin(answer, patience))) {
    if (how === 'update' && interaction.isMessageComponent()) await interaction.deferUpdate()
    else await interaction.deferReply(how === 'private' ? { flags: MessageFlags.Ephemeral } : {})
  }
  const reply = await answer
  if (reply.type === 'suggestions') throw new Error('Suggestions answer no command or component.')
  if (reply.type === 'modal') {
    if (interaction.isModalSubmit()) throw new Error('A form cannot answer a form.')
    // A form comes at once or not at all; what made it late is in memory now, and the next one is quick.
    if (interaction.deferred) await sendMessage(interaction, lateFormView(), true, how)
    else await interaction.showModal(reply.modal)
    return
  }
  if (reply.type === 'progress') return showWork(interaction, reply.messages, how, times)
  if (reply.type === 'update') await update(interaction, reply.message, how)
  else await sendMessage(interaction, reply.message, reply.private, how)
}

/** Changes the message that was pressed, also by way of a form; where there is none, the answer is a private one. */
async function update(interaction: Answerable, message: Message, how: 'public' | 'private' | 'update'): Promise<void> {
  const pressed = interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage())
  if (!pressed) await sendMessage(interaction, message, true, how)
  else if (interaction.deferred) await interaction.editReply(edited(message))
  else await interaction.update({ ...edited(message), flags: MessageFlags.IsComponentsV2 })
}

/** Shows work as it goes on: in the message that has the button, or in a private one of its own. */
function showWork(
  interaction: Answerable,
  messages: AsyncIterable<Message>,
  how: 'public' | 'private' | 'update',
  times: ProgressTimes,
): Promise<void> {
  const first = (message: Message) =>
    how === 'update' ? update(interaction, message, how) : sendMessage(interaction, message, true, how)
  const show = (message: Message, showing: Showing) =>
    showing === 'first'
      ? first(message)
      : interaction.editReply(edited(showing === 'last' ? withLastWord(message) : message))
  return showProgress(messages, show, times)
}

/** A deferred public answer that turns out to be private is taken back and followed by one for the asker alone. */
async function sendMessage(
  interaction: Answerable,
  message: Message,
  isPrivate: boolean,
  how: 'public' | 'private' | 'update',
): Promise<void> {
  if (!interaction.deferred) await interaction.reply(fresh(message, isPrivate))
  else if (how === 'update') await interaction.followUp(fresh(message, isPrivate))
  else if (how === 'public' && isPrivate) {
    await interaction.deleteReply()
    await interaction.followUp(fresh(message, true))
  } else await interaction.editReply(edited(message))
}

export async function respondWithSuggestions(interaction: AutocompleteInteraction, reply: Reply): Promise<void> {
  if (reply.type !== 'suggestions') throw new Error('Only suggestions answer an autocomplete.')
  await interaction.respond(reply.suggestions)
}

function fresh(message: Message, isPrivate: boolean): InteractionReplyOptions {
  const { flags, components } = messageBody(message, isPrivate)
  return { flags, components, files: attachments(message), allowedMentions: { parse: [] } }
}

function edited(message: Message): InteractionEditReplyOptions {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: message.components,
    files: attachments(message),
    allowedMentions: { parse: [] },
  }
}

const attachments = ({ files }: Message) =>
  (files ?? []).map(({ name, data }) => ({ name, attachment: Buffer.from(data) }))

/** Whether the work is done before so many milliseconds have passed; a rejection counts as done. */
async function settlesWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(resolve, milliseconds, false)
  try {
    return await Promise.race([
      work.then(
        () => true,
        () => true,
      ),
      late,
    ])
  } finally {
    clearTimeout(timer)
  }
}
