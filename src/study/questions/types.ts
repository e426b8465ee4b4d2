import { z } from 'zod'
import type { Reference } from '../../alliances/types.ts'
import type { Random } from './random.ts'

export const QUESTION_KINDS = [
  'member',
  'which-member',
  'not-member',
  'status',
  'first',
  'year',
  'acronym',
  'which-alliance',
  'said',
  'when',
] as const

export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** Kinds that ask about the articles of a community and not about the reference. */
export const CORPUS_KINDS: readonly QuestionKind[] = ['said', 'when']

export const DIFFICULTIES = ['easy', 'normal', 'hard'] as const

export type Difficulty = (typeof DIFFICULTIES)[number]

export interface Question {
  /** `deck` for the questions that a community uploads. */
  readonly kind: QuestionKind | 'deck'
  /** The id of the alliance that it is about; null for questions on articles. */
  readonly alliance: string | null
  readonly prompt: string
  readonly choices: readonly string[]
  /** Index of the one right choice on `date`. */
  readonly answer: number
  /** One or two sentences that say why. */
  readonly why: string
  /** The document in which it can be looked up. */
  readonly source: string
  /** The ISO day that the question is about. */
  readonly date: string
  /** Where to read on; null for questions on the reference. */
  readonly url: string | null
  /** What is learnt: the same for every question on the same fact, whatever its choices. */
  readonly key: string
}

/** A question as the store keeps it. */
export const questionSchema: z.ZodType<Question> = z.strictObject({
  kind: z.enum([...QUESTION_KINDS, 'deck']),
  alliance: z.string().nullable(),
  prompt: z.string(),
  choices: z.array(z.string()).min(2),
  answer: z.int().nonnegative(),
  why: z.string(),
  source: z.string(),
  date: z.string(),
  url: z.string().nullable(),
  key: z.string(),
})

/** A direct quotation of a community's article, as the library finds it. */
export interface QuotedStatement {
  readonly id: string
  readonly words: string
  readonly speaker: string
  /** ISO, as exact as known, where the text states it; null otherwise. */
  readonly date: string | null
  readonly article: { readonly title: string; readonly url: string | null; readonly published: string | null }
}

/** What a maker of questions draws from. */
export interface Draw {
  readonly random: Random
  readonly reference: Reference
  readonly statements: readonly QuotedStatement[]
  /** Those of the statements that are asked about; the others lend their speakers and dates as wrong answers. */
  readonly asked: readonly QuotedStatement[]
  /** Others who speak in the articles, who lend their names as wrong answers too. */
  readonly speakers: readonly string[]
  readonly difficulty: Difficulty
}
