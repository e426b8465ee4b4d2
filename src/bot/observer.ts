import type { Client } from 'discord.js'
import type { Command } from './command.ts'
import type { Invocation } from './invocation.ts'

/** How an interaction ended: with an answer, with words to the member on what to do, with an error of ours, or unsent. */
export type Outcome = 'answered' | 'refused' | 'failed' | 'unsent'

/** What a member did, by the command that it belongs to; `other` where it is none of ours. */
export interface Asked {
  readonly command: string
  readonly kind: Invocation['type']
}

/** Told of what the bot does, for those who run it: numbers and names of commands, never a member's words. */
export interface Observer {
  /** Milliseconds from the arrival of the interaction to Discord's word that it took the acknowledgement. */
  acknowledged(asked: Asked, milliseconds: number): void
  /** Milliseconds from the arrival to the end of the answer. */
  ended(asked: Asked, outcome: Outcome, milliseconds: number): void
  /** Discord answered a request, with this HTTP status. */
  discordAnswered(status: number): void
  /** discord.js held a request back, or Discord refused it, for there were too many. */
  rateLimited(): void
}

/** The command of which a member used something. */
export function askedOf(invocation: Invocation, commands: readonly Command[]): Asked {
  const { type: kind } = invocation
  const named = 'name' in invocation ? invocation.name : undefined
  const [, route] = 'customId' in invocation ? invocation.customId.split(':') : []
  const command = commands.find(
    ({ definition, components = [], modals = [] }) =>
      definition.name === named || [...components, ...modals].some(({ name }) => name === route),
  )
  return { command: command?.definition.name ?? 'other', kind }
}

/** Has an observer told of Discord's answers to requests; `acknowledged` is called with the interaction that one ends. */
export function observeRequests(
  { rest }: Client,
  observer: Observer,
  acknowledged: (interactionId: string) => void,
): void {
  rest.on('response', ({ path }, { status }) => {
    observer.discordAnswered(status)
    const id = /^\/interactions\/(\d+)\/[^/]+\/callback/.exec(path)?.[1]
    if (id !== undefined && status < 300) acknowledged(id)
  })
  rest.on('rateLimited', () => observer.rateLimited())
}
