import type { StudyAnswer } from '../store/study.ts'

/** One answer, as standings count it. */
export interface AnswerRecord {
  readonly guild: string
  readonly member: string
  /** Null for questions on articles and of decks. */
  readonly alliance: string | null
  /** Whether the member played without others: such answers are learning, not a contest. */
  readonly alone: boolean
  readonly right: boolean
  readonly points: number
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Kinds of questions on one alliance, by the beginning of their keys. */
const ON_ALLIANCES = new Set(['membership', 'year', 'acronym', 'members'])

export function answerRecord(guild: string, { member, item, round, correct, points, at }: StudyAnswer): AnswerRecord {
  const [kind = '', alliance = null] = item.split('/')
  return {
    ...{ guild, member, alliance: ON_ALLIANCES.has(kind) ? alliance : null, alone: round.startsWith('alone-') },
    ...{ right: correct, points, at: Date.parse(at) },
  }
}

export interface StandingsScope {
  readonly guild: string
  readonly alliance?: string | undefined
  /** Milliseconds since 1970, inclusive and exclusive. */
  readonly from?: number | undefined
  readonly until?: number | undefined
}

export interface Standing {
  readonly member: string
  /** Members with the same points share a rank; the next one counts them all. */
  readonly rank: number
  readonly points: number
  readonly right: number
  readonly answered: number
}

/** The leaderboard of one guild: by points, then accuracy, then member. */
export function leaderboard(records: readonly AnswerRecord[], scope: StandingsScope): readonly Standing[] {
  const within = records.filter(
    ({ guild, alliance, at }) =>
      guild === scope.guild &&
      (scope.alliance === undefined || alliance === scope.alliance) &&
      at >= (scope.from ?? Number.NEGATIVE_INFINITY) &&
      at < (scope.until ?? Number.POSITIVE_INFINITY),
  )
  const rows = [...Map.groupBy(within, ({ member }) => member)].map(([member, answers]) => ({
    member,
    points: answers.reduce((sum, { points }) => sum + points, 0),
    right: answers.filter(({ right }) => right).length,
    answered: answers.length,
  }))
  return rows
    .toSorted(
      (a, b) => b.points - a.points || b.right / b.answered - a.right / a.answered || (a.member < b.member ? -1 : 1),
    )
    .map((row) => ({ ...row, rank: 1 + rows.filter(({ points }) => points > row.points).length }))
}

/** The week that holds the time: from Monday 00:00 UTC to the next, in milliseconds since 1970 (ISO 8601). */
export function weekOf(now: number): { readonly from: number; readonly until: number } {
  const day = 86_400_000
  const midnight = Math.floor(now / day) * day
  const from = midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * day
  return { from, until: from + 7 * day }
}

export interface Accuracy {
  /** Null for questions on articles and of decks. */
  readonly alliance: string | null
  readonly right: number
  readonly answered: number
}

/** A member's answers by alliance, weakest first; for those with the same accuracy, most answered first. */
export function accuracyByAlliance(records: readonly AnswerRecord[], member: string): readonly Accuracy[] {
  const own = records.filter((record) => record.member === member)
  return [...Map.groupBy(own, ({ alliance }) => alliance)]
    .map(([alliance, answers]) => ({
      alliance,
      right: answers.filter(({ right }) => right).length,
      answered: answers.length,
    }))
    .toSorted((a, b) => a.right / a.answered - b.right / b.answered || b.answered - a.answered)
}
