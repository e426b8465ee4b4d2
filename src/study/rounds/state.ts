import { z } from 'zod'
import { questionSchema } from '../questions/types.ts'

const milliseconds = z.number().nonnegative()

const tally = z.strictObject({
  points: z.int().nonnegative(),
  right: z.int().nonnegative(),
  answered: z.int().nonnegative(),
  /** Right answers in a row up to now, and the longest such run of the round. */
  streak: z.int().nonnegative(),
  bestStreak: z.int().nonnegative(),
})

/**
 * A round as the store keeps it between two events: plain JSON, so that a round goes on after a restart. Members are
 * named by their Discord ids; times are milliseconds since 1970.
 */
export const roundState = z.strictObject({
  id: z.string(),
  host: z.string(),
  settings: z.strictObject({
    /** Null where a question stays open until it is answered. */
    secondsPerQuestion: z.int().min(5).max(300).nullable(),
    /** Off where quick fingers should not count. */
    speedBonus: z.boolean(),
    /** Whether the host plays without others, so that nobody has to wait for the answer. */
    alone: z.boolean(),
  }),
  questions: z.array(questionSchema).min(1),
  /** Index of the question that is open or was shown last. */
  at: z.int().nonnegative(),
  /** `open`: answers are taken; `shown`: the right answer stands below; `over`: the table stands. */
  phase: z.enum(['open', 'shown', 'over']),
  openedAt: milliseconds,
  /** By member, for the question at `at`. */
  answers: z.record(z.string(), z.strictObject({ choice: z.int().nonnegative(), at: milliseconds })),
  tallies: z.record(z.string(), tally),
})

export type RoundState = z.infer<typeof roundState>
export type Tally = z.infer<typeof tally>
export type RoundSettings = RoundState['settings']
