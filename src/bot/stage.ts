import { DiscordAPIError, type REST, RESTJSONErrorCodes, Routes } from 'discord.js'
import type { Stage } from '../study/rounds/record.ts'
import { UserError } from '../user-error.ts'
import { messageBody } from './reply.ts'
import { roundView } from './views/quiz.ts'

/** Why Discord may refuse a message of the bot's own in a channel, for as long as nobody changes something there. */
const outOfReach: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.ThreadLocked,
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
  RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel,
])

/** Shows rounds as messages of the bot's own, outside of any interaction, so that time running out can be shown too. */
export function discordStage(rest: REST): Stage {
  return {
    async show(channel, message, shown) {
      const body = messageBody(roundView(shown), false)
      try {
        if (message !== null) {
          await rest.patch(Routes.channelMessage(channel, message), { body })
          return message
        }
      } catch (error) {
        if (!isCode(error, RESTJSONErrorCodes.UnknownMessage)) throw inWords(error)
        // Somebody deleted the message: the round goes on in a new one.
      }
      try {
        // Discord's API documents this route's answer.
        const posted = (await rest.post(Routes.channelMessages(channel), { body })) as { readonly id: string }
        return posted.id
      } catch (error) {
        throw inWords(error)
      }
    },
  }
}

const isCode = (error: unknown, code: number): boolean => error instanceof DiscordAPIError && error.code === code

function inWords(error: unknown): unknown {
  if (!(error instanceof DiscordAPIError) || !outOfReach.has(error.code)) return error
  return new UserError(
    'stage.unreachable',
    'The bot may not write in this channel. A moderator can give it View Channel and Send Messages here; /quiz start alone:true works without.',
  )
}
