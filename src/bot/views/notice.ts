import type { Message } from '../reply.ts'
import { accents, limits, message, text } from './layout.ts'
import { escapeMarkdown, quoteText, small } from './markdown.ts'

/** What went wrong and what to do next, in plain words. */
export function troubleView(words: string): Message {
  return message(accents.trouble, [text(quoteText(words, limits.text))])
}

/** A plain answer with nothing to press. */
export function noticeView(...lines: readonly string[]): Message {
  const most = Math.floor(limits.text / Math.max(1, lines.length)) - 1
  return message(accents.notice, [text(...lines.map((line) => quoteText(line, most)))])
}

export function emptyLibraryView(): Message {
  return message(accents.notice, [text(escapeMarkdown('No articles yet. Moderators add them with /article add.'))])
}

/** The message of work that goes on when it can no longer be changed. */
export function withLastWord(message: Message): Message {
  const word = text(small('Discord lets this message change no further. The work goes on; look again later.'))
  return word === null ? message : { ...message, components: [...message.components, word] }
}

/** What is said where a form was ready too late to be shown. */
export function lateFormView(): Message {
  return noticeView('The form took too long to open. Do the same again: it opens at once now.')
}
