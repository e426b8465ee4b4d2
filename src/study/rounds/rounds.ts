import type { Question } from '../questions/types.ts'
import type { RoundSettings, RoundState, Tally } from './state.ts'

export { type RoundSettings, type RoundState, roundState, type Tally } from './state.ts'

/*
 * A round of questions as a state machine: pure functions from a state and the time to the next state. Whoever drives it
 * keeps the state in the store, and one timer a round that fires at `deadline`.
 */

/** Points for a right answer, and what is added at most for a quick one. */
export const RIGHT = 100
export const SPEED_BONUS = 50

export interface RoundStart {
  readonly id: string
  readonly host: string
  readonly settings: RoundSettings
  /** At least one. */
  readonly questions: readonly Question[]
}

/** A new round with its first question open. Throws a RangeError where there is no question. */
export function startRound({ id, host, settings, questions }: RoundStart, now: number): RoundState {
  if (questions.length === 0) throw new RangeError('A round needs a question')
  return {
    ...{ id, host, settings, questions: [...questions], at: 0, phase: 'open', openedAt: now },
    answers: {},
    tallies: {},
  }
}

/** What became of a press: only `noted` changes the state. */
export type AnswerOutcome = 'noted' | 'answered-before' | 'too-late' | 'not-open' | 'other-question' | 'no-such-choice'

export interface Press {
  readonly member: string
  /** Index of the question whose button was pressed: an old message keeps its buttons for a while. */
  readonly question: number
  readonly choice: number
}

/** Takes a member's answer: the first one, in time, to the question that is open. */
export function answer(state: RoundState, press: Press, now: number): { state: RoundState; outcome: AnswerOutcome } {
  const outcome = outcomeOf(state, press, now)
  if (outcome !== 'noted') return { state, outcome }
  const answers = { ...state.answers, [press.member]: { choice: press.choice, at: now } }
  return { state: { ...state, answers }, outcome }
}

function outcomeOf(state: RoundState, { member, question, choice }: Press, now: number): AnswerOutcome {
  if (state.phase === 'over') return 'not-open'
  if (question !== state.at) return 'other-question'
  if (state.phase !== 'open') return 'not-open'
  if (now >= deadline(state)) return 'too-late'
  if (own(state.answers, member)) return 'answered-before'
  return current(state).choices[choice] === undefined ? 'no-such-choice' : 'noted'
}

/** When the open question closes: the first millisecond at which no answer counts; infinity without a limit. */
export function deadline({ openedAt, settings }: RoundState): number {
  return openedAt + (settings.secondsPerQuestion ?? Number.POSITIVE_INFINITY) * 1000
}

/** The question that is open or was shown last. */
export function current(state: RoundState): Question {
  const question = state.questions[state.at]
  if (!question) throw new RangeError(`The round has no question ${state.at}`)
  return question
}

/**
 * Closes the open question once its time is up, or once who plays alone has answered, and counts; the same state before
 * that and in the other phases.
 */
export function showAnswer(state: RoundState, now: number): RoundState {
  const isAnswered = state.settings.alone && own(state.answers, state.host) !== undefined
  if (state.phase !== 'open' || !(isAnswered || now >= deadline(state))) return state
  const members = new Set([...Object.keys(state.tallies), ...Object.keys(state.answers)])
  const tallies = Object.fromEntries([...members].map((member) => [member, counted(state, member)]))
  return { ...state, phase: 'shown', tallies }
}

/** A member's own entry, whatever the member is called. */
function own<T>(entries: Readonly<Record<string, T>>, member: string): T | undefined {
  return Object.hasOwn(entries, member) ? entries[member] : undefined
}

const NOTHING: Tally = { points: 0, right: 0, answered: 0, streak: 0, bestStreak: 0 }

function counted(state: RoundState, member: string): Tally {
  const before = own(state.tallies, member) ?? NOTHING
  const given = own(state.answers, member)
  const isRight = given !== undefined && given.choice === current(state).answer
  const streak = isRight ? before.streak + 1 : 0
  return {
    points: before.points + pointsFor(state, member),
    right: before.right + Number(isRight),
    answered: before.answered + Number(given !== undefined),
    streak,
    bestStreak: Math.max(before.bestStreak, streak),
  }
}

/** What the member's answer to the question at `at` is worth: the bonus falls evenly from the opening to the deadline. */
export function pointsFor(state: RoundState, member: string): number {
  const given = own(state.answers, member)
  if (!given || given.choice !== current(state).answer) return 0
  const { speedBonus, secondsPerQuestion } = state.settings
  if (!speedBonus || secondsPerQuestion === null) return RIGHT
  const left = (deadline(state) - given.at) / (secondsPerQuestion * 1000)
  return RIGHT + Math.round(SPEED_BONUS * Math.min(1, Math.max(0, left)))
}

/** Opens the next question, or ends the round after the last one; the same state while a question is open. */
export function nextQuestion(state: RoundState, now: number): RoundState {
  if (state.phase !== 'shown') return state
  if (state.at + 1 >= state.questions.length) return { ...state, phase: 'over' }
  return { ...state, at: state.at + 1, phase: 'open', openedAt: now, answers: {} }
}

/** Ends the round where it stands: an open question does not count. Only the host may, and moderators. */
export function stopRound(
  state: RoundState,
  by: { readonly member: string; readonly moderator: boolean },
): RoundState | null {
  if (by.member !== state.host && !by.moderator) return null
  return { ...state, phase: 'over', answers: state.phase === 'open' ? {} : state.answers }
}

/** The state with nothing in it of a member but that they are the host, where they are. */
export function withoutMember(state: RoundState, member: string): RoundState {
  const { [member]: _answer, ...answers } = state.answers
  const { [member]: _tally, ...tallies } = state.tallies
  return { ...state, answers, tallies }
}

/**
 * The state to go on with after a restart. A question whose time ran out while nobody could answer is opened again for
 * its whole time; answers given before stay.
 */
export function resumeRound(state: RoundState, now: number): RoundState {
  if (state.phase !== 'open' || now < deadline(state)) return state
  // The time of an answer is moved with the opening, so that its bonus stays what it was.
  const moved = now - state.openedAt
  const answers = Object.fromEntries(
    Object.entries(state.answers).map(([member, given]) => [member, { ...given, at: given.at + moved }]),
  )
  return { ...state, openedAt: now, answers }
}
