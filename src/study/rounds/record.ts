import { z } from 'zod'
import { type RoundState, roundState } from './state.ts'

/** A round with where it is shown, as the store keeps it while it goes on. */
export const roundRecord = z.strictObject({
  round: roundState,
  /** The channel or thread; for who plays alone, `alone/` and the member. */
  channel: z.string(),
  /** The message that shows the question at hand; null before it is posted, and for who plays alone. */
  message: z.string().nullable(),
  /** BCP 47, the host's. */
  locale: z.string(),
})

export type RoundRecord = z.infer<typeof roundRecord>

/** Why a round is over; all that is kept of it then. */
export const roundEnd = z.object({ end: z.enum(['finished', 'stopped', 'idle', 'unreachable', 'replaced']) })

export type RoundEnd = z.infer<typeof roundEnd>['end']

/** The channel under which a member plays alone. */
export const channelOf = (member: string): string => `alone/${member}`

export const isAlone = (channel: string): boolean => channel.startsWith('alone/')

/** What a round shows: the question at hand, or the final table and why it is over. */
export type Shown =
  | { readonly kind: 'question'; readonly round: RoundState; readonly locale: string }
  | { readonly kind: 'table'; readonly round: RoundState; readonly locale: string; readonly end: RoundEnd }

/** Where rounds are shown. */
export interface Stage {
  /**
   * Shows a round in the channel, in the message given or in a new one; returns the message's id. Throws UserError
   * `stage.unreachable` where the bot may not write there any more.
   */
  show(channel: string, message: string | null, shown: Shown): Promise<string>
}
