import { coversOffset, firstFrom, partitionPoint } from '../../document/spans.ts'
import { isOtherClause } from '../other-clauses.ts'
import { openingParagraphs } from '../reports.ts'
import { covers } from '../sayings.ts'
import type { Candidate } from './candidates.ts'
import type { DatedExpression } from './expressions.ts'
import type { Reading, SayingRead } from './reading.ts'
import { bases, far, none, type Row } from './row.ts'

/** Numbers that `writeDate` writes; of an expression where a date rests on one, else zeros. */
export const dateWidth = 61

/** What speaks for and against a date that a saying may have. */
export function writeDate(reading: Reading, index: number, { date, expression }: Candidate, row: Row): void {
  const saying = reading.sayings[index]
  if (!saying) return
  row.put(bases.indexOf(date.basis))
  row.put(date.value === reading.telling.published)
  row.put(reading.occasionDays.get(date.value) ?? none)
  row.put(reading.timesTold.get(date.value) ?? 0)
  row.put(saying.lastOccasion?.value === date.value)
  writeCompany(reading, index, saying, date.value, row)
  writeSameDate(reading, saying, date.value, expression, row)
  row.put(expression !== null)
  if (!expression) return
  writeExpression(reading, saying, expression, row)
  writeDistance(reading, index, saying, expression, row)
}

/** How many sayings with one date in a row are told apart. */
const mostRun = 10

/** What the rules say of the sayings around. */
function writeCompany(
  { sayings, counts, bySource }: Reading,
  index: number,
  saying: SayingRead,
  value: string | null,
  row: Row,
): void {
  const dateAt = (i: number): string | null | undefined => sayings[i]?.byRule.value
  const ofSource = bySource.get(saying.source)
  const same = ofSource?.byDate.get(value) ?? []
  let run = 0
  while (run < mostRun && dateAt(index - run - 1) === value) run++
  let back = 1
  while (back < far && back <= index && dateAt(index - back) !== value) back++
  const last = back < far ? sayings[index - back] : undefined
  row.put(dateAt(index - 1) === value)
  row.put(dateAt(index + 1) === value)
  row.put(dateAt(saying.before) === value)
  row.put((counts.get(value) ?? 0) / sayings.length)
  row.put(same.length / (ofSource?.all.length ?? 1))
  row.put(saying.rank > 0 ? partitionPoint(same.length, (i) => (same[i] ?? index) < index) / saying.rank : none)
  row.put(run)
  row.put(last ? back : far)
  row.put(last ? saying.paragraph - last.paragraph : far)
  row.put(run > 0 && sayings[index - 1]?.source === saying.source)
}

/** Whether other expressions tell the same date: in the sentence, before in the paragraph, in the opening. */
function writeSameDate(
  { opening, datelines }: Reading,
  { sentence, paragraph, near }: SayingRead,
  value: string | null,
  expression: DatedExpression | null,
  row: Row,
): void {
  const isSame = (one: DatedExpression): boolean => one.value === value && one !== expression
  const dateline = datelines[partitionPoint(datelines.length, (i) => (datelines[i]?.paragraph ?? 0) <= paragraph) - 1]
  row.put(near.some((one) => one.sentence === sentence && isSame(one)))
  row.put(near.some((one) => one.sentence === sentence && one.occasion !== null && isSame(one)))
  row.put(near.some((one) => one.paragraph === paragraph && one.sentence < sentence && isSame(one)))
  row.put(opening.some((one) => one.occasion !== null && isSame(one)))
  row.put(dateline ? paragraph - dateline.paragraph : none)
  row.put(dateline?.value === value)
}

/** Longest time that is told apart, in days. */
const longestTime = 400

/** What the expression is, and what its sentence tells. */
function writeExpression(reading: Reading, saying: SayingRead, expression: DatedExpression, row: Row): void {
  const { document, contents, record, speech, talk, minutes } = reading.telling
  const { statement, sentence } = saying
  const { span, value, occasion, daysBefore } = expression
  const [start] = span
  const around = reading.sentence(expression.sentence)
  const inOwn = statement.content.some((content) => covers(content, start))
  row.put(inOwn)
  row.put(!inOwn && coversOffset(contents, start))
  row.put(statement.source.some((source) => covers(source, start)))
  row.put(expression.isQuoted)
  row.put(occasion !== null)
  row.put(occasion?.ofSpeech ?? false)
  row.put(typeof occasion?.clause === 'number')
  row.put(occasion !== null && saying.occasions.includes(occasion))
  row.put(occasion && expression.sentence === sentence ? isOtherClause(document, saying, occasion) : none)
  row.put(value.length)
  row.put(daysBefore === null ? none : Math.min(daysBefore, longestTime))
  row.put(expression.paragraph)
  row.put(expression.paragraph < openingParagraphs)
  row.put(saying.name !== null && around.text.includes(saying.name))
  row.put(around.tellsSpeech)
  row.put(around.tellsGathering)
  row.put(around.tellsSaying)
  row.put(around.isNarrators)
  row.put(around.sources.size > 0)
  row.put(around.sources.has(saying.source))
  row.put(start - (document.sentences[expression.sentence]?.start ?? 0) < longestOpening)
  row.put(expression.preposition)
  row.put(expression.kind)
  row.put(expression.verbBefore)
  row.put(expression.verbAfter)
  row.put(expression.isDateline)
  row.put([record, talk?.date, minutes, speech].findIndex((day) => day?.span?.[0] === start))
}

/** Room for "On" before an expression that opens its sentence, in UTF-16 code units. */
const longestOpening = 12

/** Longest distance that is told apart, in UTF-16 code units. */
const longestDistance = 400

/** How far the expression is from the saying, and what stands between them. */
function writeDistance(
  { telling: { document }, expressions, sayings, sections }: Reading,
  index: number,
  saying: SayingRead,
  { span: [start, end], sentence, paragraph }: DatedExpression,
  row: Row,
): void {
  const { statement, at, lastOccasion } = saying
  const isHere = sentence === saying.sentence
  const distance = Math.max(-longestDistance, Math.min(longestDistance, start - at))
  const isLast = lastOccasion?.span[0] === start
  const between = isHere ? document.text.slice(Math.min(end, at), Math.max(start, at)) : ''
  row.put(saying.sentence - sentence)
  row.put(saying.paragraph - paragraph)
  row.put(distance)
  row.put(Math.abs(distance))
  row.put(Math.min(longestDistance, Math.abs(start - (statement.cue[0]?.[1] ?? at))))
  row.put(isLast && paragraph === saying.paragraph)
  row.put(isLast)
  row.put(sayings[index - 1]?.byRule.span?.[0] === start)
  row.put(sayings[saying.before]?.byRule.span?.[0] === start)
  row.put(saying.here - firstFrom(expressions, end))
  row.put(sections[saying.paragraph] === sections[paragraph])
  row.put(isHere ? signs.findIndex((sign) => sign.test(between)) : none)
}

/** What parts an expression from the saying of its sentence, the strongest first. */
const signs = [
  /[;:]/,
  /[“”"]/,
  /\b(?:who|which|that|where|when|since|until|after|before)\b/,
  /\b(?:and|but)\b/,
  /,/,
  /.{20}/s,
  /^/,
]
