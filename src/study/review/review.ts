import { createEmptyCard, fsrs, Rating } from 'ts-fsrs'
import { z } from 'zod'
import { type Question, questionSchema } from '../questions/types.ts'

/*
 * Spaced repetition: what a member got wrong comes back when it is due, by FSRS (Ye, Su and Cao 2022) in the default
 * parameters of ts-fsrs, without fuzz, so that the same answers give the same days.
 */

/** One thing that a member learns, as the store keeps it: plain JSON, dates as ISO strings. */
export const reviewCard = z.strictObject({
  /** The `key` of the question: one card a fact. */
  key: z.string(),
  /** The question as it was asked last. */
  question: questionSchema,
  due: z.iso.datetime(),
  stability: z.number().nonnegative(),
  difficulty: z.number().nonnegative(),
  elapsed_days: z.number().nonnegative(),
  scheduled_days: z.number().nonnegative(),
  learning_steps: z.int().nonnegative(),
  reps: z.int().nonnegative(),
  lapses: z.int().nonnegative(),
  state: z.int().min(0).max(3),
  last_review: z.iso.datetime().nullable(),
})

export type ReviewCard = z.infer<typeof reviewCard>

const scheduler = fsrs({ enable_fuzz: false })

/**
 * The member's card after an answer at the time (milliseconds since 1970); null where there is nothing to schedule, a
 * right answer to what the member never got wrong.
 */
export function reviewed(
  before: ReviewCard | null,
  question: Question,
  right: boolean,
  now: number,
): ReviewCard | null {
  if (!before && right) return null
  const at = new Date(now)
  const card = before
    ? { ...before, last_review: before.last_review === null ? null : new Date(before.last_review) }
    : createEmptyCard(at)
  const { card: next } = scheduler.next(card, at, right ? Rating.Good : Rating.Again)
  return {
    ...{ key: question.key, question, due: next.due.toISOString() },
    ...{ stability: next.stability, difficulty: next.difficulty },
    ...{ elapsed_days: next.elapsed_days, scheduled_days: next.scheduled_days, learning_steps: next.learning_steps },
    ...{ reps: next.reps, lapses: next.lapses, state: next.state },
    last_review: next.last_review?.toISOString() ?? null,
  }
}

/** The cards that are due at the time (milliseconds since 1970), longest due first. */
export function dueCards(cards: readonly ReviewCard[], now: number): readonly ReviewCard[] {
  return cards
    .filter(({ due }) => Date.parse(due) <= now)
    .toSorted((a, b) => Date.parse(a.due) - Date.parse(b.due) || (a.key < b.key ? -1 : 1))
}

/** How many cards come due on each of the next days (of 24 hours, from now); what is overdue counts on the first. */
export function dueForecast(cards: readonly ReviewCard[], now: number, days: number): readonly number[] {
  const dayOf = ({ due }: ReviewCard) => Math.max(0, Math.floor((Date.parse(due) - now) / 86_400_000))
  return Array.from({ length: days }, (_, day) => cards.filter((card) => dayOf(card) === day).length)
}
