import { type Message, messageBody } from '../../src/bot/reply.ts'
import { complaintsAboutMessage, type MessageBody } from '../../src/sandbox/rules/message.ts'
import { complaintsAbout } from '../../src/sandbox/rules/schema.ts'

/** What Discord would have against a message as an answer: by its schema, and by the limits beyond it. */
export function complaintsAboutReply(message: Message): readonly unknown[] {
  // As it crosses the wire.
  const body = JSON.parse(JSON.stringify(messageBody(message, true))) as MessageBody
  const filenames = (message.files ?? []).map(({ name }) => name)
  return [
    ...complaintsAbout('CreateMessageInteractionCallbackRequest', { type: 4, data: body }),
    ...complaintsAboutMessage(body, { base: ['data'], existingFlags: null, filenames }),
  ]
}
