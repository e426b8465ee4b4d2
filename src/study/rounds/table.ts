import { current, pointsFor, type RoundState, type Tally } from './rounds.ts'

/** What may be shown of a question: while it is open neither the right answer nor who chose what. */
export interface QuestionView {
  readonly number: number
  readonly total: number
  readonly prompt: string
  readonly choices: readonly string[]
  /** How many have answered. */
  readonly answered: number
  /** Null while the question is open. */
  readonly result: QuestionResult | null
}

export interface QuestionResult {
  readonly answer: number
  readonly why: string
  readonly source: string
  readonly url: string | null
  /** By points, then by member. */
  readonly members: readonly { readonly member: string; readonly choice: number; readonly points: number }[]
}

/** The question at hand as everyone may see it. */
export function viewQuestion(state: RoundState): QuestionView {
  const { prompt, choices, answer, why, source, url } = current(state)
  const members = Object.entries(state.answers).map(([member, { choice }]) => ({
    ...{ member, choice, points: pointsFor(state, member) },
  }))
  return {
    ...{ number: state.at + 1, total: state.questions.length, prompt, choices },
    answered: members.length,
    result: state.phase === 'open' ? null : { answer, why, source, url, members: members.toSorted(byPoints) },
  }
}

export interface TableRow extends Tally {
  readonly member: string
  /** Members with the same points share a rank; the next one counts them all. */
  readonly rank: number
}

/** The table of a round: by points, then right answers, then member. */
export function tableOf({ tallies }: RoundState): readonly TableRow[] {
  return Object.entries(tallies)
    .map(([member, tally]) => ({ member, ...tally }))
    .toSorted((a, b) => byPoints(a, b))
    .map((row, _, rows) => ({ ...row, rank: 1 + rows.filter(({ points }) => points > row.points).length }))
}

interface Ranked {
  readonly member: string
  readonly points: number
  readonly right?: number
}

function byPoints(a: Ranked, b: Ranked): number {
  return b.points - a.points || (b.right ?? 0) - (a.right ?? 0) || (a.member < b.member ? -1 : 1)
}
