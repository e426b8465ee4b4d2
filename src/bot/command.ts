import {
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js'
import type { z } from 'zod'
import type { GuildLibrary } from '../library/types.ts'
import type { StudyGroup } from '../study/group.ts'
import { UserError } from '../user-error.ts'
import { unreadable } from './component-id.ts'
import type {
  Asker,
  AutocompleteInvocation,
  CommandInvocation,
  ComponentInvocation,
  HandedFile,
  ModalInvocation,
} from './invocation.ts'
import type { Reply, Suggestion } from './reply.ts'

/** Where a command is offered that can be answered from the starter articles: in servers, by direct message, by one's own installation. */
export const everywhere = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
}

/** Where a command is offered that needs a community's own articles. */
export const inServers = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
}

export type CommandDefinition =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody

/** What a command works with. */
export interface Context {
  readonly library: GuildLibrary
  readonly study: StudyGroup
  readonly asker: Asker
  readonly commands: readonly Command[]
  /** The bytes of a file that was handed over. Throws UserError where it is too large or cannot be had. */
  readonly download: (file: HandedFile) => Promise<Uint8Array>
}

/** One command: how Discord shows it, and how it is answered. */
export interface Command {
  readonly definition: CommandDefinition
  /** Only for moderators; checked by the bot itself each time, on the command and on all its components. */
  readonly moderators?: boolean
  /** Sub-commands that are only for moderators where the command is for all: `deck add`. */
  readonly moderatorSubcommands?: readonly string[]
  /** Whether the answer is for the asker's eyes alone, where it has to be said before the answer is known. */
  readonly private?: boolean
  run(invocation: CommandInvocation, context: Context): Promise<Reply>
  suggest?(invocation: AutocompleteInvocation, context: Context): Promise<readonly Suggestion[]>
  readonly components?: readonly ComponentRoute[]
  readonly modals?: readonly ModalRoute[]
}

/** Whether a command, or its sub-command, is only for moderators. */
export const isForModerators = (
  { moderators = false, moderatorSubcommands = [] }: Command,
  subcommand: string | null,
): boolean => moderators || (subcommand !== null && moderatorSubcommands.includes(subcommand))

/** Throws UserError for who is no moderator. */
export function mustModerate({ moderator }: Asker): void {
  if (moderator) return
  throw new UserError(
    'member.not-moderator',
    'Only moderators can do this: members with the permission Manage Messages, or with the role set for them.',
  )
}

/** What answers a button or select whose id names it. */
export interface ComponentRoute {
  readonly name: string
  /** How a press is answered: in the message that has the button, in a new one for the presser or for all, or by a form. */
  readonly answers: 'update' | 'private' | 'public' | 'form'
  run(args: readonly string[], press: ComponentInvocation, context: Context): Promise<Reply>
}

/** What answers a form whose id names it: in a message for the one who filled it in. */
export interface ModalRoute {
  readonly name: string
  run(args: readonly string[], submission: ModalInvocation, context: Context): Promise<Reply>
}

/** A route whose arguments are parsed by `schema` before it runs; others get the answer for buttons that are not ours. */
export function route<Args>(definition: {
  readonly name: string
  readonly answers: ComponentRoute['answers']
  readonly schema: z.ZodType<Args>
  run(args: Args, press: ComponentInvocation, context: Context): Promise<Reply>
}): ComponentRoute {
  const { name, answers, schema } = definition
  return {
    name,
    answers,
    async run(args, press, context) {
      const parsed = schema.safeParse(args)
      if (!parsed.success) throw unreadable()
      return definition.run(parsed.data, press, context)
    },
  }
}
