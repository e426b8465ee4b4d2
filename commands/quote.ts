import type { Context } from '../src/bot/command.ts'
import type { Message } from '../src/bot/reply.ts'
import { emptyLibraryView } from '../src/bot/views/notice.ts'
import { quoteView } from '../src/bot/views/search.ts'

/** Whose words these are. */
export async function answerQuote(words: string, { library, asker }: Context): Promise<Message> {
  const found = await library.quote(words)
  return found.empty ? emptyLibraryView() : quoteView(found, words, asker.locale)
}
