import { type Document, paragraphAt, sentenceAt, tokenAt } from '../document/document.ts'
import type { Span, Timex } from '../types.ts'
import { formatDay, parseWeek } from './calendar.ts'
import { clauseAround, speechEvents } from './clauses.ts'
import { learned, readDirection } from './decisions.ts'
import { toldDirection } from './direction.ts'
import { calendar } from './expression.ts'
import { readParagraphs } from './grammar.ts'
import { nearestVerb } from './verbs.ts'
import type { Words } from './words.ts'

/** A time expression that tells when something in its sentence took place, up to the day of writing. */
export interface Occasion {
  readonly span: Span
  /** `YYYY`, `YYYY-MM`, `YYYY-Www` or `YYYY-MM-DD`; null for a time that is past but not told ("recently"). */
  readonly value: string | null
  readonly sentence: number
  /** Whether it is said to be that of somebody's speech, interview or letter. */
  readonly ofSpeech: boolean
  /** Where the subordinate clause begins whose time alone it tells ("|who said on Monday that"); null where it is the sentence's. */
  readonly clause: number | null
}

/** The occasions of a document by paragraph, in order; none is later than `published` (as exact as known). */
export function findOccasions(
  document: Document,
  timex: readonly Timex[],
  published: string | null,
): ReadonlyMap<number, readonly Occasion[]> {
  const paragraphs = readParagraphs(document)
  const occasions = new Map<number, Occasion[]>()
  for (const expression of timex) {
    const { span, type, value } = expression
    if (type !== 'DATE' && type !== 'TIME') continue
    const date = asDate(value)
    if (date === null ? !isPast(value) : isAfter(date, published)) continue
    const paragraph = paragraphAt(document, span[0])
    const words = paragraphs[paragraph]?.words
    if (!words || isDateline(words, span, date, published)) continue
    const near = occasions.get(paragraph) ?? []
    if (type === 'TIME' && !namesDay(words, span) && !isSameDay(words, span, date, near)) continue
    const clause = clauseAround(words, tokenAt(document, span[0]))
    if (clause.kind === 'aside' || !tellsOccasion(words, span, date, published)) continue
    near.push({
      span,
      value: date,
      sentence: sentenceAt(document, span[0]),
      ofSpeech: isOfSpeech(words, span) || clause.kind === 'speech',
      clause: clause.kind === 'subordinate' ? clause.start : null,
    })
    occasions.set(paragraph, near)
  }
  return occasions
}

const ownSpeech = String.raw`\b(?:an?|his|her|their|its)\s(?:[\p{L}-]+\s){0,3}?(?:interview|speech|letter|post|article|tweet|column|message|memo|essay|email|note|book|memoir|lecture)`
const speechBefore = new RegExp(String.raw`${ownSpeech}\s(?:\p{L}+\s){0,4}?(?:on|in|of|dated|published)\s$`, 'iu')
const askedBefore = /\b(?:asked|questioned|pressed|interviewed|reached)\s(?:\p{L}+\s){0,4}?(?:on|in)\s$/iu
const speechAfter = new RegExp(`^${ownSpeech}`, 'iu')

/** "in a radio interview on Jan. 16", "in a 2019 speech": the date of what one person said, not of what the paragraph tells. */
function isOfSpeech({ document: { text } }: Words, [start, end]: Span): boolean {
  const before = text.slice(Math.max(0, start - 60), start)
  return (
    speechBefore.test(before) ||
    askedBefore.test(before) ||
    speechAfter.test(`a ${text.slice(end, end + 50).trimStart()}`)
  )
}

/** Farthest from the begin of its paragraph that the date of a dateline ends, in words. */
const longestDateline = 12

/** "BRIN, June 8 (Meridian) -": the day of the article, not an occasion. */
function isDateline(words: Words, [start, end]: Span, date: string | null, published: string | null): boolean {
  if (date === null || date !== published || !/^\p{Lu}{2}/u.test(words.text(words.first))) return false
  const last = tokenAt(words.document, end - 1) + 1
  if (last - words.first > longestDateline || tokenAt(words.document, start) === words.first) return false
  return /^[-–—:)(|/.]|^--/.test(words.text(last))
}

/** Whether a time of day says of which day it is: "10 p.m. on Wednesday", "last night", not "the morning". */
function namesDay(words: Words, span: Span): boolean {
  for (let at = tokenAt(words.document, span[0]); at <= tokenAt(words.document, span[1] - 1); at++) {
    const { month, weekday, day } = words.lexeme(at)
    if (month !== undefined || weekday !== undefined || day !== undefined) return true
    if (/^(?:last|this|tonight)$/.test(words.lower(at))) return true
  }
  return false
}

/** "That evening" is of the day told last in the paragraph, if one is. */
function isSameDay(words: Words, span: Span, date: string | null, near: readonly Occasion[]): boolean {
  return words.lower(tokenAt(words.document, span[0])) === 'that' && near.at(-1)?.value === date
}

/** The ISO date that a TIMEX3 value tells, as exact as ISO has it, a weekend by its week, a season by its year; null for vague values. */
function asDate(value: string): string | null {
  const week = /^\d{4}-W\d{2}/.exec(value)
  if (week) return week[0]
  const season = /^(\d{4})-(?:SP|SU|FA|WI)$/.exec(value)
  if (season) return season[1] ?? null
  return /^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|T)/.exec(value)?.[0] ?? null
}

function isPast(value: string): boolean {
  return value === 'PAST_REF' || /^(?:XXXX|\d{4})-W/.test(value)
}

function isAfter(date: string, published: string | null): boolean {
  if (published === null) return false
  const monday = parseWeek(date)
  const first = monday ? formatDay(monday) : date
  const length = Math.min(first.length, published.length)
  return first.slice(0, length) > published.slice(0, length)
}

/** Prepositions before an expression with which it tells when something else was, or will be. */
const elsewhere = new Set('since by until till from before of to than for ahead through between and'.split(' '))

/** "Testimony resumes Thursday": what is to come. */
const scheduled =
  /^(?:resumes?|continues?|begins?|starts?|opens?|closes?|meets?|ends?|convenes?|reconvenes?|returns?|arrives?|expires?|votes?)$/

const awaited =
  /\b(?:faces?|awaits?|(?:plans?|hopes?|expects?|prepar(?:es?|ing)|seeks?|expected|due|scheduled|planned)\s(?:to|for)|ahead\sof)\b[^.,;:]{0,60}$/i

/** "faces an election in June": a month or week to come. */
const isAwaited = ({ document }: Words, [start, end]: Span): boolean =>
  !/\d{4}/.test(document.text.slice(start, end)) && awaited.test(document.text.slice(Math.max(0, start - 80), start))

/** "told USA TODAY", "told the Mail on Sunday": part of a paper's name. */
const isPaper = ({ document: { text } }: Words, [start, end]: Span): boolean =>
  /\p{Lu}\p{L}+\sT(?:ODAY|oday)$|\b(?:Mail|Post|Express|Independent) on Sunday$/u.test(
    text.slice(Math.max(0, start - 20), end),
  )

/** Whether the word before an expression is such a preposition; "and" is one between two of them ("May and June"). */
function isElsewhere(words: Words, at: number): boolean {
  if (words.lower(at) !== 'and') return elsewhere.has(words.lower(at))
  const { month, weekday, day, unit, figure } = words.lexeme(at - 1)
  return [month, weekday, day, unit, figure?.year, figure?.dayOfMonth].some((value) => value !== undefined)
}

/** What the verb before a weekday is where the day may be one to come after all: "to open talks on Tuesday". */
const isIntended = /^(?:infinitive|future|modal|coming)$/

/** Whether one of the words is a month: where a day and a month lie, the calendar tells, not the verb. */
function namesMonth(words: Words, first: number, end: number): boolean {
  for (let at = first; at < end; at++) if (words.lexeme(at).month !== undefined) return true
  return false
}

/** "|By| Friday they had had enough", "and |by| Friday they had left". */
const opensWithBy = (words: Words, at: number): boolean =>
  words.lower(at) === 'by' && /^(?:|[.,;!?”"]|and|but)$/.test(words.lower(at - 1))

/** Longest heading or line of a record, in words. */
const longestLine = 12

/** "in a statement made available to newsmen on Sunday, |said". */
const tells = /^(?:said|told|announced|declared|stated|warned|added|argued|insisted|claimed|called|described)$/

function tellsOccasion(words: Words, span: Span, date: string | null, published: string | null): boolean {
  const first = tokenAt(words.document, span[0])
  const end = tokenAt(words.document, span[1] - 1) + 1
  if (date?.length === 10 && words.end - words.first <= longestLine && !/[.!?]/.test(words.text(words.end - 1)))
    return true
  const before = words.lower(first - 1)
  if (isPaper(words, span)) return false
  // "formerly of the ministry" tells what somebody was, not when anything happened.
  if (/\bin\sthe\sday$|^formerly$/i.test(words.document.text.slice(...span))) return false
  // "the day after the vote" is no day that is told.
  if (
    end - first === 2 &&
    words.lower(end - 1) === 'day' &&
    /^(?:before|after|of|when|that|he|she|they|it)$/.test(words.lower(end))
  )
    return false
  if (/^(?:of|from)$/.test(before) && isOfSpeech(words, span)) return true
  // "in an interview this month".
  if (/^(?:this|last|earlier)$/.test(words.lower(first)) && speechEvents.has(before)) return true
  if (before === 'in' && /^(?:days|weeks|months)$/.test(words.lower(first - 2))) return false
  // ", today a consultant," tells what somebody is.
  if (words.lower(first) === 'today' && before === ',' && /^(?:an?|the|his|her|its)$/.test(words.lower(end)))
    return false
  if (date !== null && date.length < 10 && date.length > 4 && isAwaited(words, span)) return false
  if (opensWithBy(words, first - 1)) return nearestVerb(words, end, 1) === 'past'
  const ago = /^(?:last|yesterday)$/.test(words.lower(first)) || /^(?:ago|earlier|later)$/.test(words.lower(end - 1))
  if (isElsewhere(words, first - 1)) return false
  if (!ago && scheduled.test(words.lower(before === 'on' ? first - 2 : first - 1))) return false
  const possessive = /^['’]s$/.test(words.lower(end))
  const attribute = possessive || /^(?:the|a|an|its|their|his|her)$/.test(before)
  const governor = words.lower(possessive ? first - 1 : first - 2)
  if (attribute && elsewhere.has(governor) && governor !== 'in') return false
  if (attribute) return speechEvents.has(words.lower(possessive ? end + 1 : end))
  const asEarly = before === 'as' && words.lower(first - 2) === 'early'
  const counted =
    /^(?:later|earlier|ago|before|after|afterwards)$/.test(words.lower(end - 1)) ||
    /^(?:last|that)$/.test(words.lower(first)) ||
    words.text(first) === 'This'
  if (date !== null && date.length < 7 && before !== 'in' && !asEarly && !counted) return false
  if (ago) return true
  const next = words.lower(words.text(end) === ',' ? end + 1 : end)
  if (date?.length === 10 && published?.length === 10 && date < published && tells.test(next)) return true
  const expression = calendar({ month: 1, day: date?.length === 10 ? 1 : null })
  if (date?.length === 10 && published?.length === 10 && date <= published) {
    if (toldDirection(words, { first, end, expression }) === 'future') return false
    return namesMonth(words, first, end) || !isIntended.test(nearestVerb(words, first - 1, -1))
  }
  return date === null || readDirection(words, { first, end, expression }, null, learned) === 'past'
}

/** Whether a saying at an offset has the occasion's time: not where the occasion is that of another clause. */
export function isTimeOf(document: Document, { clause, span, sentence }: Occasion, at: number): boolean {
  if (clause === null) return true
  if (sentenceAt(document, at) !== sentence) return false
  if (at < clause) return false
  const between = document.text.slice(Math.min(at, span[0]), Math.max(at, span[0]))
  return !/[,;:]|\b(?:who|whose|which|that|where|until|since)\b/.test(between)
}
