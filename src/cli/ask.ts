import './closed-pipe.ts'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { commands } from '../../commands/index.ts'
import { type App, dispatch } from '../bot/dispatch.ts'
import type { Asker } from '../bot/invocation.ts'
import { plainText } from '../bot/plain-text.ts'
import { type Message, messageBody, type Reply } from '../bot/reply.ts'
import { readTypedLine } from '../bot/typed-line.ts'
import { defaultGuild } from '../library/library.ts'
import { createLog } from '../log.ts'
import { openStudy } from '../study/study.ts'
import { UserError } from '../user-error.ts'
import { openConfiguredLibrary } from './open-library.ts'
import { readNamedFile } from './read-file.ts'

const usage = "usage: npm run --silent ask -- '/COMMAND option:value …' [--json] [--data DIR] [--as moderator]"
const corpus = resolve(import.meta.dirname, '../../corpus')
const locale = 'en-GB'

function readArguments(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, data: { type: 'string' }, as: { type: 'string' } },
  })
  const { json, data, as } = values
  const [line] = positionals
  if (line === undefined || positionals.length > 1)
    throw new UserError('usage', 'wanted one command, in quotation marks')
  if (as !== undefined && as !== 'moderator') throw new UserError('usage', `--as: found "${as}", wanted moderator`)
  return { line, json, data, moderator: as === 'moderator' }
}

/** The reply as text; of work that goes on, its last message. */
async function printed(reply: Reply, json: boolean): Promise<string> {
  if (reply.type === 'suggestions') return JSON.stringify(reply.suggestions, null, 2)
  if (reply.type === 'modal') return json ? JSON.stringify(reply.modal, null, 2) : `[form: ${reply.modal.title}]`
  const message = reply.type === 'progress' ? await lastOf(reply.messages) : reply.message
  if (!json) return plainText(message, locale)
  const isPrivate = reply.type === 'progress' || (reply.type === 'message' && reply.private)
  return JSON.stringify(messageBody(message, isPrivate), null, 2)
}

async function lastOf(messages: AsyncIterable<Message>): Promise<Message> {
  let last: Message = { components: [] }
  for await (const message of messages) last = message
  return last
}

async function main(): Promise<void> {
  const { line, json, data, moderator } = readArguments(process.argv.slice(2))
  const asker: Asker = { guild: defaultGuild, user: 'terminal', locale, moderator, roles: [] }
  const invocation = readTypedLine(line, commands, asker)
  const { library, store, close } = await openConfiguredLibrary(data)
  const study = openStudy({ store })
  try {
    await library.refreshStarter(corpus)
    const app: App = {
      commands,
      library: async (guild) => library.forGuild(guild),
      study: study.forGuild,
      download: ({ url }) => readNamedFile(url),
      log: createLog('error'),
    }
    process.stdout.write(`${await printed(await dispatch(invocation, app), json)}\n`)
  } finally {
    await close()
  }
}

try {
  await main()
} catch (error) {
  const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  if (!isUsage && !(error instanceof UserError)) throw error
  console.error(error.message)
  if (isUsage || (error instanceof UserError && error.code === 'usage')) console.error(usage)
  const unparsed = isUsage || (error instanceof UserError && /^(?:usage|line)\b/.test(error.code))
  process.exitCode = unparsed ? 2 : 1
}
