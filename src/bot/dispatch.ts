import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import type { GuildLibrary, Settings } from '../library/types.ts'
import type { StudyGroup } from '../study/group.ts'
import { UserError } from '../user-error.ts'
import { type Command, type Context, isForModerators, mustModerate } from './command.ts'
import { readComponentId, unreadable } from './component-id.ts'
import type {
  Asker,
  AutocompleteInvocation,
  CommandInvocation,
  ComponentInvocation,
  Invocation,
  ModalInvocation,
} from './invocation.ts'
import type { Outcome } from './observer.ts'
import { inProgress, type Message, privately, type Reply } from './reply.ts'
import { keepPrivate, shareRoute } from './share.ts'
import { chosenLocale } from './views/dates.ts'
import { troubleView } from './views/notice.ts'

export interface App {
  readonly commands: readonly Command[]
  /** Opens a guild's library. */
  readonly library: (guild: string) => Promise<GuildLibrary>
  /** A guild's study group. */
  readonly study: (guild: string) => StudyGroup
  readonly download: Context['download']
  readonly log: Logger
}

/**
 * Answers whatever a member did. Never rejects: what goes wrong is told to the member, in a private message; while work
 * is in progress, in its last message. `ended` is called once with how it came out, at the end of the work.
 */
export async function dispatch(
  invocation: Invocation,
  app: App,
  ended: (outcome: Outcome) => void = () => {},
): Promise<Reply> {
  try {
    const reply = await answer(invocation, app)
    if (reply.type === 'progress') return inProgress(untilTrouble(reply.messages, app.log, ended))
    ended('answered')
    return reply
  } catch (error) {
    ended(outcomeOf(error))
    return invocation.type === 'autocomplete' ? failSilently(error, app.log) : explain(error, app.log)
  }
}

async function* untilTrouble(
  messages: AsyncIterable<Message>,
  log: Logger,
  ended: (outcome: Outcome) => void,
): AsyncGenerator<Message> {
  try {
    yield* messages
    ended('answered')
  } catch (error) {
    ended(outcomeOf(error))
    yield troubleMessage(error, log)
  }
}

const outcomeOf = (error: unknown): Outcome => (error instanceof UserError ? 'refused' : 'failed')

async function answer(invocation: Invocation, app: App): Promise<Reply> {
  const library = await app.library(invocation.asker.guild)
  const asker = asHere(invocation.asker, await library.settings())
  const study = app.study(invocation.asker.guild)
  const context: Context = { library, study, asker, commands: app.commands, download: app.download }
  switch (invocation.type) {
    case 'command':
      return runCommand(invocation, context)
    case 'autocomplete':
      return suggest(invocation, context)
    case 'component':
      return press(invocation, context)
    case 'modal':
      return submit(invocation, context)
  }
}

/** Whether an answer that is still being made will be for the asker alone: Discord wants to know beforehand. */
export function answersHow(invocation: Invocation, commands: readonly Command[]): 'public' | 'private' | 'update' {
  if (invocation.type === 'modal') return 'private'
  if (invocation.type !== 'component') {
    return commands.find(({ definition }) => definition.name === invocation.name)?.private ? 'private' : 'public'
  }
  const [, name] = invocation.customId.split(':')
  const answers = findRoute(commands, 'components', name)?.route.answers ?? 'private'
  if (name === shareRoute.name) return 'public'
  return answers === 'update' && invocation.own ? 'update' : 'private'
}

async function runCommand(invocation: CommandInvocation, context: Context): Promise<Reply> {
  const command = findCommand(invocation.name, context)
  allow(command, context, invocation.subcommand)
  return keepPrivate(await command.run(invocation, context), invocation, context)
}

async function suggest(invocation: AutocompleteInvocation, context: Context): Promise<Reply> {
  const command = findCommand(invocation.name, context)
  allow(command, context, invocation.subcommand)
  const suggestions = (await command.suggest?.(invocation, context)) ?? []
  return { type: 'suggestions', suggestions: suggestions.slice(0, 25) }
}

/** A member who presses a button under another's answer gets an answer of their own. */
async function press(invocation: ComponentInvocation, context: Context): Promise<Reply> {
  const { route: name, args } = readComponentId(invocation.customId)
  if (name === shareRoute.name) return shareRoute.run(args, invocation, context)
  const found = findRoute(context.commands, 'components', name)
  if (!found) throw unreadable()
  allow(found.command, context)
  const reply = await found.route.run(args, invocation, context)
  return reply.type === 'update' && !invocation.own ? privately(reply.message) : reply
}

async function submit(invocation: ModalInvocation, context: Context): Promise<Reply> {
  const { route: name, args } = readComponentId(invocation.customId)
  const found = findRoute(context.commands, 'modals', name)
  if (!found) throw unreadable()
  allow(found.command, context)
  return found.route.run(args, invocation, context)
}

function findCommand(name: string, { commands }: Context): Command {
  const command = commands.find(({ definition }) => definition.name === name)
  if (!command) throw new UserError('command.unknown', `There is no command /${name}. /help lists those there are.`)
  return command
}

type RouteOf<Kind extends 'components' | 'modals'> = NonNullable<Command[Kind]>[number]

function findRoute<Kind extends 'components' | 'modals'>(
  commands: readonly Command[],
  kind: Kind,
  name: string | undefined,
): { readonly command: Command; readonly route: RouteOf<Kind> } | null {
  for (const command of commands) {
    const routes: readonly RouteOf<Kind>[] = command[kind] ?? []
    const route = routes.find((each) => each.name === name)
    if (route) return { command, route }
  }
  return null
}

/** The asker as the community sees them: a moderator too by a role that it gave that rank; in the language that it chose. */
function asHere(asker: Asker, { moderators, language }: Settings): Asker {
  const isModerator = asker.moderator || (moderators !== null && asker.roles.includes(moderators))
  return { ...asker, moderator: isModerator, locale: language === null ? asker.locale : chosenLocale(language) }
}

function allow(command: Command, { asker }: Context, subcommand: string | null = null): void {
  if (isForModerators(command, subcommand)) mustModerate(asker)
}

const explain = (error: unknown, log: Logger): Reply => privately(troubleMessage(error, log))

function troubleMessage(error: unknown, log: Logger): Message {
  if (error instanceof UserError) return troubleView(error.message)
  const reference = randomBytes(4).toString('hex')
  log.error({ err: error, reference }, 'could not answer')
  return troubleView(
    `Something went wrong on our side. If it happens again, tell the bot's operator: reference ${reference}.`,
  )
}

function failSilently(error: unknown, log: Logger): Reply {
  if (!(error instanceof UserError)) log.error({ err: error }, 'could not suggest')
  return { type: 'suggestions', suggestions: [] }
}
