import { ApplicationCommandType } from 'discord.js'
import { type Command, inServers } from '../src/bot/command.ts'
import { privately } from '../src/bot/reply.ts'
import { UserError } from '../src/user-error.ts'
import { answerQuote } from './quote.ts'

/** Words in quotation marks of any script; a message may quote more than once. */
const quotation = /“([^”]+)”|"([^"]+)"|«([^»]+)»|„([^“”]+)[“”]/gu

/** The most of a message that is looked up, in UTF-16 code units. */
const longest = 4000

export const whoSaidThis: Command = {
  definition: {
    type: ApplicationCommandType.Message,
    name: 'Who said this?',
    ...inServers,
  },
  private: true,
  async run({ target }, context) {
    const words = quotedWords(target?.text ?? '')
    if (words === '') {
      throw new UserError('message.no-words', 'This message has no words to look up. Choose one that quotes someone.')
    }
    return privately(await answerQuote(words, context))
  },
}

/** The longest quotation in a message; without one, its own words, those that it quotes as a reply first. */
export function quotedWords(text: string): string {
  const quotations = [...text.matchAll(quotation)].map(
    (match) => match.slice(1).find((words) => words !== undefined) ?? '',
  )
  const blocks = [...text.matchAll(/^>{1,3} ?(.+)$/gmu)].map((match) => match[1] ?? '').join(' ')
  const [best = ''] = quotations.toSorted((a, b) => b.length - a.length)
  return (best.trim() || blocks.trim() || text.trim()).slice(0, longest)
}
