import { ByteReader } from '../../sequence/bytes.ts'
import { readTrees, TreeSum, type Trees } from '../../sequence/trees.ts'
import type { StatementDate } from '../../types.ts'
import type { StatementSpans } from '../sayings.ts'
import type { Telling } from '../telling.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { evidenceWidth, gatherEvidence } from './evidence.ts'
import { readForJudge } from './reading.ts'

/** Chooses the date of each saying among all that the text tells, by trees that were learned on annotated articles. */
export class DateJudge {
  private readonly trees: TreeSum

  constructor(trees: Trees) {
    this.trees = new TreeSum(trees)
  }

  /** The likeliest date of each saying; `byRule` are the dates that the rules give. */
  choose(
    telling: Telling,
    byRule: ReadonlyMap<StatementSpans, StatementDate>,
  ): ReadonlyMap<StatementSpans, StatementDate> {
    const reading = readForJudge(telling, byRule)
    const candidates = reading.sayings.map((saying) => candidatesOf(reading, saying))
    const odds = this.trees.of(gatherEvidence(reading, candidates), evidenceWidth)
    let at = 0
    return new Map(
      reading.sayings.map(({ statement, byRule }, i) => {
        const own = candidates[i] ?? []
        const date = chosen(own, odds.subarray(at, at + own.length), byRule)
        at += own.length
        return [statement, date]
      }),
    )
  }
}

/** Reads `models/dates.bin`, given as bytes. Throws a `RangeError` where the bytes are cut short. */
export function parseDateJudge(bytes: Uint8Array): DateJudge {
  return new DateJudge(readTrees(new ByteReader(bytes)))
}

/** By how much, in log-odds, another date must be likelier than the one by rule to take its place. */
const leastLead = 0.25

/** The likeliest date, where it leads that by rule by enough; else the latter. */
function chosen(candidates: readonly Candidate[], odds: Float64Array, byRule: StatementDate): StatementDate {
  let best = 0
  let rule = 0
  candidates.forEach(({ date }, i) => {
    if ((odds[i] ?? 0) > (odds[best] ?? 0)) best = i
    if (date.value === byRule.value && date.basis === byRule.basis) rule = i
  })
  return (odds[best] ?? 0) - (odds[rule] ?? 0) > leastLead ? (candidates[best]?.date ?? byRule) : byRule
}
