import type { StatementDate } from '../../types.ts'
import { isDoubtful } from '../sayings.ts'
import { unknown } from '../stated.ts'
import type { DatedExpression } from './expressions.ts'
import type { Reading, SayingRead } from './reading.ts'

/** A date that a saying may have. */
export interface Candidate {
  readonly date: StatementDate
  /** What it rests on; null for publication, for an unknown date, and where only a rule knows it. */
  readonly expression: DatedExpression | null
}

/** Most expressions before a sentence that are looked at; how far back they are looked for. */
const mostBefore = 8
const farthestBack = 40

/**
 * The dates that a saying may have, each with the nearest expression that it rests on: by the expressions of its sentence and
 * the next one, the last ones before, those of the opening, the day of what the text records; publication; none; and what the
 * rules say. Empty where the rules' date is not open to doubt.
 */
export function candidatesOf({ telling, expressions, opening, recorded }: Reading, saying: SayingRead): Candidate[] {
  if (!isOpen(saying)) return []
  const { sentence, paragraph, byRule, here } = saying
  const beside = saying.near.filter(
    (one) => one.sentence === sentence || (one.sentence === sentence + 1 && one.paragraph === paragraph),
  )
  const before = expressions
    .slice(Math.max(0, here - farthestBack), here)
    .filter((one) => !one.isQuoted || one.paragraph === paragraph)
    .slice(-mostBefore)
  const distant = [...opening.filter((one) => one.sentence < sentence), ...recorded]
  const nearest = new Map<string, DatedExpression>()
  for (const one of [...distant, ...before, ...beside]) {
    const key = `${one.value} ${one.sentence === sentence}`
    if (one.occasion || !nearest.get(key)?.occasion) nearest.set(key, one)
  }
  const told = [...nearest.values()].map((expression): Candidate => {
    const basis = expression.sentence === sentence ? 'stated' : 'inherited'
    return { date: { value: expression.value, basis, span: expression.span }, expression }
  })
  const others = [telling.fallback, unknown, byRule].filter(
    ({ value, basis }, i, all) =>
      !told.some(({ date }) => date.value === value && date.basis === basis) &&
      all.findIndex((one) => one.value === value && one.basis === basis) === i,
  )
  return [...told, ...others.map((date) => ({ date, expression: null }))]
}

/** What is told in its sentence the rules know as well as the judge; what is hardly a statement nobody sees. */
const isOpen = ({ statement, byRule }: SayingRead): boolean => byRule.basis !== 'stated' && !isDoubtful(statement)
