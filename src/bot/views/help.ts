import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js'
import type { Command } from '../command.ts'
import type { Message } from '../reply.ts'
import { accents, message, separator, text } from './layout.ts'
import { bold, escapeMarkdown, heading, small } from './markdown.ts'

/** What the bot is for and what each command does, from the commands' own definitions. */
export function helpView(commands: readonly Command[], moderator: boolean): Message {
  const members = commands.filter((command) => !command.moderators)
  const moderators = commands.filter((command) => command.moderators)
  return message(accents.notice, [
    text(
      heading('Rapporteur'),
      'Answers who said what and when, from the articles that this community has collected. Every answer shows the words in the article that it rests on.',
    ),
    separator,
    text(...members.map(commandLine)),
    moderator && moderators.length > 0 ? text(bold('For moderators'), ...moderators.map(commandLine)) : null,
    separator,
    text(
      small(escapeMarkdown('Start with /who-said and a speaker: names and articles complete as you type.')),
      small('Answers are read from the articles by rules and small models; none is written by a language model.'),
    ),
  ])
}

function commandLine({ definition }: Command): string {
  if (!('description' in definition)) {
    const place = definition.type === ApplicationCommandType.User ? 'a member' : 'a message'
    return `**${definition.name}** (right-click ${place}, Apps)`
  }
  const options = (definition.options ?? []).filter(({ type }) => type !== ApplicationCommandOptionType.Subcommand)
  const names = options.map(({ name, required }) => (required ? name : `${name}?`)).join(' ')
  const usage = [`**/${definition.name}**`, escapeMarkdown(names)].filter((part) => part !== '').join(' ')
  return `${usage}\n${escapeMarkdown(definition.description)}`
}
