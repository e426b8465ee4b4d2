import { z } from 'zod'
import type { Context } from '../src/bot/command.ts'
import type { CommandInvocation } from '../src/bot/invocation.ts'
import { privately, type Reply } from '../src/bot/reply.ts'
import { deckListView, deckSavedView } from '../src/bot/views/learner.ts'
import { noticeView } from '../src/bot/views/notice.ts'
import { UserError } from '../src/user-error.ts'

/** In bytes: five hundred long questions. */
const largestDeck = 1_048_576

const named = z.object({ name: z.string().trim().min(1).max(60) })

export async function addDeck({ options, files }: CommandInvocation, context: Context): Promise<Reply> {
  const { study, asker, download } = context
  const { name } = named.parse(options)
  const { file } = files
  if (!file) throw new UserError('deck.file', 'A deck needs a file: .csv or .json.')
  if (file.size > largestDeck) throw new UserError('deck.large', `${file.name} is larger than a deck may be: 1 MiB.`)
  const bytes = await download(file)
  if (bytes.length > largestDeck) throw new UserError('deck.large', `${file.name} is larger than a deck may be: 1 MiB.`)
  return privately(deckSavedView(await study.putDeck(name, file.name, decoded(file.name, bytes)), asker.locale))
}

export async function listDecks(_invocation: CommandInvocation, { study, asker }: Context): Promise<Reply> {
  return privately(deckListView(await study.decks(), asker.locale))
}

export async function removeDeck({ options }: CommandInvocation, { study }: Context): Promise<Reply> {
  const { name } = named.parse(options)
  if (await study.removeDeck(name)) return privately(noticeView(`The deck ${name} is removed.`))
  throw new UserError('deck.unknown', `No deck is called “${name}”. /quiz deck list shows them.`)
}

function decoded(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new UserError('deck.encoding', `${name} is no UTF-8 text. Save it as CSV UTF-8 and upload it again.`)
  }
}
