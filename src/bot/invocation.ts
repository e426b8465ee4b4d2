/** What a member did, as plain data: made from an interaction of Discord's, or from a line typed at a terminal. */
export type Invocation = CommandInvocation | AutocompleteInvocation | ComponentInvocation | ModalInvocation

/** The guild of those who ask outside any server. */
export const noGuild = 'none'

export interface Asker {
  readonly guild: string
  readonly user: string
  /** BCP 47, one that Intl takes. */
  readonly locale: string
  /** Whether they may manage messages, or have the role that the community made its moderators'. */
  readonly moderator: boolean
  /** Ids of the roles that they have in the guild. */
  readonly roles: readonly string[]
}

export type OptionValue = string | number | boolean
export type Options = Readonly<Record<string, OptionValue>>

/** A file that a member handed over; its bytes are fetched when they are wanted. */
export interface HandedFile {
  readonly name: string
  readonly url: string
  /** In bytes. */
  readonly size: number
}

/** A message that a member opened the menu of. */
export interface TargetMessage {
  readonly text: string
  readonly files: readonly HandedFile[]
}

/** Where a command was sent in a server. */
export interface Place {
  /** The channel or thread. */
  readonly channel: string
  /** What the bot lacks to post there on its own, in Discord's words; null where the bot is not in the server at all. */
  readonly lacking: readonly string[] | null
}

export interface CommandInvocation {
  readonly type: 'command'
  readonly asker: Asker
  readonly name: string
  /** Of a sub-command in a group, both names: "deck add". */
  readonly subcommand: string | null
  readonly options: Options
  /** Not there in direct messages and at a terminal. */
  readonly place?: Place
  /** By option. */
  readonly files: Readonly<Record<string, HandedFile>>
  /** Set for a command of a message's menu. */
  readonly target: TargetMessage | null
}

export interface AutocompleteInvocation {
  readonly type: 'autocomplete'
  readonly asker: Asker
  readonly name: string
  readonly subcommand: string | null
  readonly options: Options
  /** The option being typed, and what stands there so far. */
  readonly focused: { readonly name: string; readonly typed: string }
}

export interface ComponentInvocation {
  readonly type: 'component'
  readonly asker: Asker
  readonly customId: string
  /** What was chosen in a select; empty for a button. */
  readonly values: readonly string[]
  /** Whether the message answers the one who now presses; another's answer is left as it is. */
  readonly own: boolean
}

export interface ModalInvocation {
  readonly type: 'modal'
  readonly asker: Asker
  readonly customId: string
  /** What was written or chosen, by field. */
  readonly fields: Readonly<Record<string, string>>
  readonly files: readonly HandedFile[]
}

/** The locale where Intl knows it, British English where it does not. */
export function knownLocale(locale: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale)[0] ?? 'en-GB'
  } catch (error) {
    if (error instanceof RangeError) return 'en-GB'
    throw error
  }
}
