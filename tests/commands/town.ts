import { pino } from 'pino'
import { expect, onTestFinished } from 'vitest'
import { commands } from '../../commands/index.ts'
import { type App, dispatch } from '../../src/bot/dispatch.ts'
import type { Asker, Invocation } from '../../src/bot/invocation.ts'
import { plainText } from '../../src/bot/plain-text.ts'
import type { Message, Reply } from '../../src/bot/reply.ts'
import { readTypedLine } from '../../src/bot/typed-line.ts'
import { openLibrary } from '../../src/library/library.ts'
import { HandClock } from '../../src/sandbox/clock.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { openStudy } from '../../src/study/study.ts'
import { complaintsAboutReply } from '../bot/conforming.ts'
import { analyzeLines, articleOf } from '../library/analyze-lines.ts'

export const member: Asker = { guild: '1', user: '7', locale: 'en-GB', moderator: false, roles: [] }
export const moderator: Asker = { ...member, user: '8', moderator: true }

const bridge = [
  '2022-06-07 Foreign Minister: Ada Orlo said “the bridge will be built by spring.”',
  'Nothing happened for days, and the harbour froze.',
  '2022-06-09 : Ada Orlo said the harbour was closed',
  'undated Mayor of Velden: Bo Lindt said the ferry was late',
  '2021 : Bo Lindt said the bridge has no budget',
  '2022-06-10 : Ada Orlo said the harbour will open again',
  '2022-07 : Ada Orlo said nobody had asked the ferry',
  '2022-08-01 : Ada Orlo said “the toll is *not* decided, @everyone.”',
].join('\n\n')
const market = '2022-09-01 Market Warden: Cal Orlo said the stalls stay open'

export interface Town {
  readonly app: App
  readonly store: Store
  /** The time of quizzes. */
  readonly clock: HandClock
  /** What a member sees after typing a line, as plain text. */
  ask(line: string, asker?: Asker): Promise<string>
  /** The reply to a typed line. */
  reply(line: string, asker?: Asker): Promise<Reply>
  /** The reply to the press of the button or select with such a label, in a message. */
  press(message: Message, label: string, values?: readonly string[], asker?: Asker): Promise<Reply>
}

/** The bot with two invented articles on the town of Velden, or with none; its store is closed when the test is over. */
export async function openTown(
  articles: 'two articles' | 'no articles' = 'two articles',
  guildId = member.guild,
): Promise<Town> {
  const store = await openStore('sqlite::memory:')
  const clock = new HandClock()
  onTestFinished(() => store.close())
  const library = openLibrary({ store, analyze: analyzeLines, analysisVersion: '1', now: () => new Date(clock.now()) })
  if (articles === 'two articles') {
    const guild = library.forGuild(guildId)
    await guild.add(articleOf('bridge', bridge, { title: 'A Bridge for Velden', source: 'The Velden Post' }))
    await guild.add(articleOf('market', market, { title: 'Market Day', url: 'https://velden.example/market' }))
  }
  const study = openStudy({ store, clock, seed: () => 7 })
  const app: App = {
    commands,
    library: async (guild) => library.forGuild(guild),
    study: study.forGuild,
    download: async ({ url }) => Buffer.from(url),
    log: pino({ level: 'silent' }),
  }
  const answer = async (invocation: Invocation) => conforming(await dispatch(invocation, app))
  const reply = (line: string, asker = member) => answer(readTypedLine(line, commands, asker))
  return {
    app,
    store,
    clock,
    reply,
    ask: async (line, asker) => textOf(await reply(line, asker)),
    press: (message, label, values = [], asker = member) =>
      answer({ type: 'component', asker, customId: customIdOf(message, label), values, own: true }),
  }
}

/** The reply, once Discord would take it. */
function conforming(reply: Reply): Reply {
  if (reply.type === 'message' || reply.type === 'update') expect(complaintsAboutReply(reply.message)).toEqual([])
  return reply
}

export function messageOf(reply: Reply): Message {
  if (reply.type === 'suggestions' || reply.type === 'modal' || reply.type === 'progress')
    throw new Error(`A reply of type ${reply.type} is no message.`)
  return reply.message
}

export const textOf = (reply: Reply): string => plainText(messageOf(reply), 'en-GB')

/** Finds the id of the first button with a label, or select with a placeholder, in a message. */
export function customIdOf(message: Message, label: string): string {
  const found = controls(message).find((control) => control.label === label)
  if (!found) throw new Error(`The message has no button “${label}”.`)
  return found.customId
}

interface Control {
  readonly label: string
  readonly customId: string
}

export function controls(message: Message): Control[] {
  const found: Control[] = []
  // The reviver sees every object of the message as JSON; those with an id are what can be pressed.
  JSON.parse(JSON.stringify(message.components), (_key, value) => {
    if (value?.custom_id !== undefined && value.disabled !== true) {
      found.push({ label: value.label ?? value.placeholder, customId: value.custom_id })
    }
    return value
  })
  return found
}
