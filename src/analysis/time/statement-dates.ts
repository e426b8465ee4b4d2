import type { Document } from '../document/document.ts'
import type { PublicationDate, StatementDate, Timex } from '../types.ts'
import { datesByRule } from './dates-by-rule.ts'
import type { DateJudge } from './judge/date-judge.ts'
import type { StatementSpans } from './sayings.ts'
import { readTelling } from './telling.ts'

/**
 * The date of the saying of each statement, in the order given: what the judge finds likeliest of all that the text tells,
 * the date by rule among it; without a judge, the date by rule.
 */
export function dateStatements(
  document: Document,
  timex: readonly Timex[],
  statements: readonly StatementSpans[],
  published: PublicationDate,
  judge: DateJudge | null = null,
): StatementDate[] {
  const telling = readTelling(document, timex, statements, published)
  const byRule = datesByRule(telling)
  const dates = judge ? judge.choose(telling, byRule) : byRule
  return statements.map((statement) => dates.get(statement) ?? telling.fallback)
}
