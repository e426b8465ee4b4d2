import {
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
  MessageFlags,
} from 'discord.js'

export interface OutgoingFile {
  readonly name: string
  readonly data: Uint8Array
}

/** What a view makes: components, and the files that they name. */
export interface Message {
  readonly components: readonly APIMessageTopLevelComponent[]
  readonly files?: readonly OutgoingFile[]
}

/** A choice that autocomplete offers. */
export interface Suggestion {
  readonly name: string
  readonly value: string
}

export type Reply =
  /** A new message; a private one is seen by the asker alone. */
  | { readonly type: 'message'; readonly message: Message; readonly private: boolean }
  /** The message with the pressed button changes. */
  | { readonly type: 'update'; readonly message: Message }
  /** Work that goes on: its first message shows at once and changes with each that follows; the last one stays. */
  | { readonly type: 'progress'; readonly messages: AsyncIterable<Message> }
  /** A form to fill in; it can only come at once. */
  | { readonly type: 'modal'; readonly modal: APIModalInteractionResponseCallbackData }
  | { readonly type: 'suggestions'; readonly suggestions: readonly Suggestion[] }

/** A reply as it goes to Discord: the data of a message, with nobody mentioned whatever it says. */
export interface MessageBody {
  readonly flags: number
  readonly components: readonly APIMessageTopLevelComponent[]
  readonly allowed_mentions: { readonly parse: readonly [] }
}

export function messageBody(message: Message, isPrivate: boolean): MessageBody {
  const flags = MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0)
  return { flags, components: message.components, allowed_mentions: { parse: [] } }
}

export const publicly = (message: Message): Reply => ({ type: 'message', message, private: false })
export const privately = (message: Message): Reply => ({ type: 'message', message, private: true })
export const updated = (message: Message): Reply => ({ type: 'update', message })
export const inProgress = (messages: AsyncIterable<Message>): Reply => ({ type: 'progress', messages })
