import type { Alliance, Reference } from '../../alliances/types.ts'
import { UserError } from '../../user-error.ts'
import { askSaid, askWhen } from './corpus-questions.ts'
import { askFirst, askYear } from './date-questions.ts'
import { askMember, askNotMember, askStatus, askWhichMember } from './membership-questions.ts'
import { askAcronym, askWhichAlliance } from './name-questions.ts'
import { pick, seededRandom } from './random.ts'
import {
  CORPUS_KINDS,
  type Difficulty,
  type Draw,
  QUESTION_KINDS,
  type Question,
  type QuestionKind,
  type QuotedStatement,
} from './types.ts'

export interface QuestionOptions {
  readonly reference: Reference
  readonly count: number
  /** The same seed, reference and statements give the same questions. */
  readonly seed: number
  /** All kinds where empty; those on articles only where there are statements. */
  readonly kinds: readonly QuestionKind[]
  /** All alliances where empty. */
  readonly alliances: readonly Alliance[]
  readonly difficulty: Difficulty
  /** Direct quotations of the community's articles. */
  readonly statements: readonly QuotedStatement[]
  /** Those of them to ask about, where it is not all. */
  readonly asked?: readonly QuotedStatement[] | undefined
  /** Others who speak in the articles, in their own words or not: wrong answers to who said something. */
  readonly speakers?: readonly string[] | undefined
}

/** Draws without a question in a row before a quiz is taken to be used up. */
const PATIENCE = 200

type Ask = (draw: Draw, alliance: Alliance) => Question | null

const ASK: Readonly<Record<QuestionKind, Ask>> = {
  member: askMember,
  'which-member': askWhichMember,
  'not-member': askNotMember,
  status: askStatus,
  first: askFirst,
  year: askYear,
  acronym: askAcronym,
  'which-alliance': askWhichAlliance,
  said: askSaid,
  when: askWhen,
}

/**
 * Questions with one right choice each, none twice with the same choices. Fewer than asked for where there are no more; throws UserError
 * where there is none at all.
 */
export function makeQuestions(options: QuestionOptions): Question[] {
  const { reference, statements, asked = statements, speakers = [], difficulty, count } = options
  const draw: Draw = { random: seededRandom(options.seed), reference, statements, asked, speakers, difficulty }
  const alliances = options.alliances.length > 0 ? options.alliances : reference.alliances
  const kinds = kindsOf(options)
  const questions = new Map<string, Question>()
  for (let failures = 0; questions.size < count && failures < PATIENCE; ) {
    const kind = pick(draw.random, kinds)
    const alliance = pick(draw.random, alliances)
    const question = kind && alliance ? ASK[kind](draw, alliance) : null
    const same = question && identityOf(question)
    if (question && same && !questions.has(same)) {
      questions.set(same, question)
      failures = 0
    } else failures += 1
  }
  if (questions.size === 0 && count > 0) throw new UserError('quiz.no-questions', noQuestions(options))
  return [...questions.values()]
}

/** Kinds whose prompt alone does not say what is asked: other choices make another question. */
const BY_CHOICES: readonly Question['kind'][] = ['which-member', 'not-member', 'first']

function identityOf({ kind, prompt, choices }: Question): string {
  return BY_CHOICES.includes(kind) ? [prompt, ...choices.toSorted()].join('\n') : prompt
}

function kindsOf({ kinds, alliances, statements, asked }: QuestionOptions): readonly QuestionKind[] {
  if (kinds.length > 0) return kinds
  if (asked) return alliances.length > 0 ? QUESTION_KINDS : CORPUS_KINDS
  const onReference = QUESTION_KINDS.filter((kind) => !CORPUS_KINDS.includes(kind))
  return statements.length > 0 && alliances.length === 0 ? QUESTION_KINDS : onReference
}

function noQuestions({ kinds, alliances, statements, speakers = [], asked }: QuestionOptions): string {
  if (asked) return 'There are too few direct quotations here, and no alliance of the reference, to ask about.'
  if (kinds.length > 0 && kinds.every((kind) => CORPUS_KINDS.includes(kind))) {
    return statements.length + speakers.length === 0
      ? 'There are no articles to ask about yet. Add some, or choose another kind of question.'
      : 'The articles have too few direct quotations by different speakers to ask about. Choose another kind of question.'
  }
  const about = alliances.map(({ id }) => id).join(', ')
  return `There is no question of the kind ${kinds.join(', ')} on ${about}. Choose another kind or another alliance.`
}
