import { type Document, sentenceAt, sentenceText } from '../document/document.ts'
import type { StatementDate } from '../types.ts'
import { isEarlier, isRelative, isSaid, saysAtTheTime } from './cues.ts'
import type { Saying, StatementSpans } from './sayings.ts'

/** "in what Torm, the treasurer, |called| a fight", ", after she |introduced| a law". */
export const isInClause = ({ text }: Document, { cue: [verb] }: StatementSpans): boolean =>
  verb !== undefined &&
  /\bin what\s[^.;:“”"]{1,100}$|\b(?:after|since|before|until) (?:he|she|it|they)\s$/.test(
    text.slice(Math.max(0, verb[0] - 120), verb[0]),
  )

/** "Torm, who said in March that", "said at the time", "had said": told by the way, so that the next paragraph does not go on from it. */
const isByTheWay = (
  document: Document,
  { statement, at, paragraph }: Saying,
  next: Saying,
  date: StatementDate | undefined,
): boolean =>
  paragraph < next.paragraph &&
  ((isRelative(document, statement) && date?.basis === 'stated') ||
    isInClause(document, statement) ||
    saysAtTheTime(document, at) ||
    (isEarlier(document, statement) && !isEarlier(document, next.statement)))

/** "In an essay in May she had predicted a flood. “I was wrong,” she told reporters": the essay's date is not that of what follows. */
function isAside(document: Document, saying: Saying, before: Saying, { span }: StatementDate): boolean {
  if (!isEarlier(document, before.statement) || isEarlier(document, saying.statement)) return false
  return before.occasions.some((occasion) => occasion.ofSpeech && occasion.span[0] === span?.[0])
}

/** "a patience that she lacked in 2008, when she |ran|": the year is not that of what she says in the next paragraph. */
const isYearAside = ({ text }: Document, { cue: [verb] }: StatementSpans, { value }: StatementDate): boolean =>
  value?.length === 4 &&
  verb !== undefined &&
  /,\swhen\s[^.,;:“”"]{1,40}$/.test(text.slice(Math.max(0, verb[0] - 50), verb[0]))

/** "Last month he |filed| a suit. “I had to,” he said": a year or month of what somebody did, unless at a speech or the like. */
const isOfAct = (document: Document, { statement }: Saying, { value, span }: StatementDate): boolean =>
  span !== null &&
  (value?.length ?? 0) <= 7 &&
  !isSaid(document, statement) &&
  (isRelative(document, statement) || !speech.test(sentenceText(document, sentenceAt(document, span[0]))))

const speech = /\b(?:interview|speech|statement|letter|podcast|appearance|debate|hearing)\b/i

/** The date of the statement before, where the same speaker goes on, at most into the next paragraph. */
export function fromBefore(
  document: Document,
  saying: Saying,
  before: Saying | undefined,
  dates: ReadonlyMap<StatementSpans, StatementDate>,
): StatementDate | null {
  if (!before || saying.source !== before.source) return null
  const date = goingOn(saying, before, dates)
  if (!date || isByTheWay(document, before, saying, dates.get(before.statement))) return null
  const isNext = saying.paragraph > before.paragraph
  if (isNext && (isInClause(document, saying.statement) || isYearAside(document, before.statement, date))) return null
  return isOfAct(document, before, date) || isAside(document, saying, before, date) ? null : date
}

/** The date of a saying before, at most of the paragraph before, for one that shares it. */
export function goingOn(
  saying: Saying,
  before: Saying | undefined,
  dates: ReadonlyMap<StatementSpans, StatementDate>,
): StatementDate | null {
  if (!before || saying.step > before.step + 1) return null
  const date = dates.get(before.statement)
  if (saying.paragraph > before.paragraph + 1 && (date?.value?.length ?? 0) <= 7) return null
  return date?.span ? { ...date, basis: 'inherited' } : null
}

/** How many sayings before a reply may have the date that it shares. */
const nearest = 4

/** The date of the last of the sayings before that has one to share. */
export function lastOccasion(
  document: Document,
  sayings: readonly Saying[],
  at: number,
  dates: ReadonlyMap<StatementSpans, StatementDate>,
): StatementDate | null {
  const saying = sayings[at]
  for (let before = at - 1; saying && before >= at - nearest; before--) {
    const earlier = sayings[before]
    const date = goingOn(saying, earlier, dates)
    if (date && earlier && !isByTheWay(document, earlier, saying, dates.get(earlier.statement))) return date
  }
  return null
}
