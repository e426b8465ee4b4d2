import type { Context } from '../src/bot/command.ts'
import type { Message } from '../src/bot/reply.ts'
import { emptyLibraryView } from '../src/bot/views/notice.ts'
import { quoteView } from '../src/bot/views/search.ts'
import { UserError } from '../src/user-error.ts'

/** Whose words these are. Throws a UserError where there are none to look for. */
export async function answerQuote(words: string, { library, asker }: Context): Promise<Message> {
  if (!/[\p{L}\p{N}]/u.test(words)) {
    throw new UserError('quote.empty', 'The quotation has no words. Give at least one that you remember.')
  }
  const found = await library.quote(words)
  return found.empty ? emptyLibraryView() : quoteView(found, words, asker.locale)
}
