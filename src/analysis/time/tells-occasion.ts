import { tokenAt } from '../document/document.ts'
import type { Span } from '../types.ts'
import { speechEvents } from './clauses.ts'
import { learned, readDirection } from './decisions.ts'
import { opensSentence, toldDirection } from './direction.ts'
import { calendar } from './expression.ts'
import { nearestVerb, wordClass } from './verbs.ts'
import type { Words } from './words.ts'

const ownSpeech = String.raw`\b(?:an?|his|her|their|its)\s(?:[\p{L}-]+\s){0,3}?(?:interview|speech|letter|post|article|tweet|column|message|memo|essay|email|note|book|memoir|lecture)`
const speechBefore = new RegExp(String.raw`${ownSpeech}\s(?:\p{L}+\s){0,4}?(?:on|in|of|dated|published)\s$`, 'iu')
const askedBefore = /\b(?:asked|questioned|pressed|interviewed|reached)\s(?:\p{L}+\s){0,4}?(?:on|in)\s$/iu
const speechRightBefore = new RegExp(String.raw`${ownSpeech}\s(?:\p{L}+\s){0,4}?$`, 'iu')
const relative = /^(?:earlier|late|last|this|yesterday)\b/i
const speechAfter = new RegExp(`^${ownSpeech}`, 'iu')

/** "in a radio interview on Jan. 16", "in an interview last week", "in a 2019 speech": the date of what one person said, not of what the paragraph tells. */
export function isOfSpeech({ document: { text } }: Words, [start, end]: Span): boolean {
  const before = text.slice(Math.max(0, start - 60), start)
  return (
    speechBefore.test(before) ||
    (relative.test(text.slice(start, end)) && speechRightBefore.test(before)) ||
    askedBefore.test(before) ||
    speechAfter.test(`a ${text.slice(end, end + 50).trimStart()}`)
  )
}

/** Prepositions before an expression with which it tells when something else was, or will be. */
const elsewhere = new Set('since by until till from before of to than for ahead through between within and'.split(' '))

/** "Testimony resumes Thursday": what is to come. */
const scheduled =
  /^(?:resumes?|continues?|begins?|starts?|opens?|closes?|meets?|ends?|convenes?|reconvenes?|returns?|arrives?|expires?|votes?)$/

const awaited =
  /\b(?:expects|forecasts|foresees)\b[^.,;:]{0,60}$|\b(?:faces?|awaits?|(?:plans?|hopes?|expects?|prepar(?:es?|ing)|seeks?|expected|due|scheduled|planned)\s(?:to|for)|ahead\sof)\b[^.,;:]{0,60}$/i

/** "faces an election in June": a month or week to come. */
const isAwaited = ({ document }: Words, [start, end]: Span): boolean =>
  !/\d{4}/.test(document.text.slice(start, end)) && awaited.test(document.text.slice(Math.max(0, start - 80), start))

/** "told USA TODAY", "on ABC's This Week", "told the Mail on Sunday": part of a paper's name. */
const isPaper = ({ document: { text } }: Words, [start, end]: Span): boolean =>
  /\p{Lu}\p{L}+\sT(?:ODAY|oday)$|\bThis Week$|\b(?:Mail|Post|Express|Independent) on Sunday$/u.test(
    text.slice(Math.max(0, start - 20), end),
  )

/**
 * Whether the word before an expression is such a preposition; "and" is one between two of them ("May and June"), and before a
 * month by itself, which then hardly is one ("Stop the Tolls and |March| on the Bridge").
 */
function isElsewhere(words: Words, first: number, end: number): boolean {
  const at = first - 1
  if (words.lower(at) !== 'and') return elsewhere.has(words.lower(at))
  if (end === first + 1 && words.lexeme(first).month !== undefined) return true
  const { month, weekday, day, unit, figure } = words.lexeme(at - 1)
  return [month, weekday, day, unit, figure?.year, figure?.dayOfMonth].some((value) => value !== undefined)
}

/** "46 percent, compared with 33 percent |last month|": not when this was. */
const isCompared = ({ document: { text } }: Words, [start]: Span): boolean =>
  /\d/.test(text.slice(Math.max(0, start - 40), start)) &&
  /\b(?:compared (?:with|to)|(?:up|down) from)\b[^.,;:]*\d[^.,;:]*$/.test(text.slice(Math.max(0, start - 60), start))

/** What the verb before a weekday is where the day may be one to come after all: "to open talks on Tuesday". */
const intended = /^(?:future|modal|coming)$/

/** Whatever comes of "was quick to", "tried to" and "met to" has been done, or left. */
const done =
  /^(?:quick|first|last|able|forced|tried|failed|managed|refused|declined|moved|rushed|began|started|continued|met|gathered|had|came|went|helped|sought|flew|returned|appeared|rose|stood|voted)$/

/** Nouns for what somebody speaks by: "took to the stage to attack him on Tuesday" has been done too. */
const spokenBy = /^(?:speech|statement|interview|podium|stage|floor|airwaves|twitter|facebook)$/

function isIntended(words: Words, at: number): boolean {
  const verb = nearestVerb(words, at, -1)
  if (verb !== 'infinitive') return intended.test(verb)
  let to = at
  while (to > words.first && words.lower(to) !== 'to') to--
  const before = words.lower(to - 1)
  const isOutOfWay = before === 'way' && words.lower(to - 3) === 'of' && words.lower(to - 4) === 'out'
  return !done.test(before) && !spokenBy.test(before) && !isOutOfWay
}

/** Whether one of the words is a month: where a day and a month lie, the calendar tells, not the verb. */
function namesMonth(words: Words, first: number, end: number): boolean {
  for (let at = first; at < end; at++) if (words.lexeme(at).month !== undefined) return true
  return false
}

/** "|By| Friday they had had enough", "and |by| Friday they had left". */
const opensWithBy = (words: Words, at: number): boolean =>
  words.lower(at) === 'by' && /^(?:|[.,;!?”"]|and|but)$/.test(words.lower(at - 1))

/** "would look at it, |and on Sunday| she confirmed": a clause of its own, with its own verb. */
const opensCoordinate = (words: Words, at: number): boolean =>
  words.lower(at - 1) === 'on' && /^(?:and|but)$/.test(words.lower(at - 2)) && words.text(at - 3) === ','

/** "at Monday's |Liberal party meeting": one of the next words, of which the others are names or such. */
function isAtSpeech(words: Words, from: number, isDay: boolean): boolean {
  for (let at = from; at < from + 3; at++) {
    if (speechEvents.has(words.lower(at)) || (isDay && gatherings.has(words.lower(at)))) return true
    if (words.text(at) === 'congress') return true
    if (
      !/^(?:\p{Lu}\p{L}+|national|regional|annual|joint|special|monthly|weekly|quarterly|fortnightly|regular|ordinary|plenary|public|party|press|news|cabinet|council|board|budget|primary|presidential|emergency)$/u.test(
        words.text(at),
      )
    )
      return false
  }
  return false
}

/** What people come together at on a day, and are asked: "at yesterday's |sale|, there was talk of little else". */
const gatherings = new Set(
  'sale auction fair market match game show festival parade launch opening march protest demonstration picket mass wedding'.split(
    ' ',
  ),
)

/** "|Late| last year", "|later| in the summer". */
const stages = /^(?:early|earlier|late|later|mid)$/

/** "In his |report| of 30 June, he certified". */
const dated = /^(?:report|statement|reply|ruling|order|resolution)$/

/** Longest heading or line of a record, in words. */
const longestLine = 12

/** "in a statement made available to newsmen on Sunday, |said". */
const tells = /^(?:said|told|announced|declared|stated|warned|added|argued|insisted|claimed|called|described)$/

/** Whether an expression tells when what its clause says took place, and not when something else was, or will be. */
export function tellsOccasion(words: Words, span: Span, date: string | null, published: string | null): boolean {
  const first = tokenAt(words.document, span[0])
  const end = tokenAt(words.document, span[1] - 1) + 1
  const isDay = date?.length === 10
  if (isDay && words.end - words.first <= longestLine && !/[.!?]/.test(words.text(words.end - 1))) return true
  const before = words.lower(first - 1)
  if (isPaper(words, span)) return false
  // "formerly of the ministry" tells what somebody was, not when anything happened.
  if (/\bin\sthe\sday$|^formerly$/i.test(words.document.text.slice(...span))) return false
  // "back in |the day|".
  if (before === 'in' && words.lower(end - 1) === 'day' && words.lower(first) === 'the') return false
  // "Hours before" is of the day told last, "an hour ago" of the one on which it is told.
  if (date === null && /^(?:hours|minutes|moments)$/.test(words.lower(first))) return false
  if (date === null && words.lower(end - 1) === 'ago' && /^(?:hours?|minutes?|moments?)$/.test(words.lower(end - 2)))
    return false
  // "more careful than most |recent| leaders".
  if (end === first + 1 && words.lower(first) === 'recent' && !/^(?:an?|the|his|her|its|their)$/.test(before))
    return speechEvents.has(words.lower(end).replace(/s$/, ''))
  // "has once again refused".
  if (words.lower(first) === 'once' && /^(?:again|more)$/.test(words.lower(end))) return false
  // "the day after the vote" is no day that is told.
  if (
    end - first === 2 &&
    words.lower(end - 1) === 'day' &&
    /^(?:before|after|of|when|that|he|she|they|it)$/.test(words.lower(end))
  )
    return false
  if (/^(?:of|from)$/.test(before) && (isOfSpeech(words, span) || dated.test(words.lower(first - 2)))) return true
  // "in an interview this month".
  if (/^(?:this|last|earlier)$/.test(words.lower(first)) && speechEvents.has(before)) return true
  // "On Thursday night she will speak".
  if (date !== null && date === published && opensSentence(words, before === 'on' ? first - 1 : first)) {
    if (nearestVerb(words, end, 1) === 'future') return false
  }
  if (before === 'in' && /^(?:days|weeks|months)$/.test(words.lower(first - 2))) return false
  // ", today a consultant," tells what somebody is.
  if (words.lower(first) === 'today' && before === ',' && /^(?:an?|the|his|her|its)$/.test(words.lower(end)))
    return false
  if (date !== null && date.length < 10 && date.length > 4 && isAwaited(words, span)) return false
  if (isCompared(words, span)) return false
  if (words.lower(first) === 'this' && tells.test(before)) return true
  if (opensWithBy(words, first - 1)) return nearestVerb(words, end, 1) === 'past'
  const staged = end > first + 1 && stages.test(words.lower(first)) ? first + 1 : first
  const ago = /^(?:last|yesterday)$/.test(words.lower(staged)) || /^(?:ago|earlier|later)$/.test(words.lower(end - 1))
  if (isElsewhere(words, first, end) || (before === 'in' && /^(?:un)?like$/.test(words.lower(first - 2)))) return false
  if (!ago && scheduled.test(words.lower(before === 'on' ? first - 2 : first - 1))) return false
  const possessive = /^['’]s$/.test(words.lower(end))
  // "Venn’s |Tuesday| speech".
  if (/^['’]s$/.test(before)) return isAtSpeech(words, end, isDay)
  // "met |her| last week".
  const isObject = before === 'her' && wordClass(words, first - 2) === 'past'
  const attribute = possessive || (/^(?:the|a|an|its|their|his|her)$/.test(before) && !isObject)
  // "During the |2012| campaign he said".
  if (
    before === 'the' &&
    date?.length === 4 &&
    opensSentence(words, first - 2) &&
    /^(?:in|during)$/.test(words.lower(first - 2))
  )
    return published === null || date < published.slice(0, 4)
  const governor = words.lower(possessive ? first - 1 : first - 2)
  if (attribute && elsewhere.has(governor) && governor !== 'in') return false
  if (attribute) return isAtSpeech(words, possessive ? end + 1 : end, isDay)
  const asEarly =
    before === 'as' && /^(?:early|back)$/.test(words.lower(first - 2)) && words.lower(first - 5) !== 'dating'
  const counted =
    /^(?:later|earlier|ago|before|after|afterwards)$/.test(words.lower(end - 1)) ||
    /^(?:last|that|earlier)$/.test(words.lower(first)) ||
    (staged > first && /^(?:last|this|that)$/.test(words.lower(staged))) ||
    words.text(first) === 'This'
  const inYear = before === 'in' || words.lower(staged) === 'in'
  if (date !== null && date.length < 7 && !inYear && !asEarly && !counted) return false
  if (ago || (opensSentence(words, first) && nearestVerb(words, end, 1) === 'past')) return true
  const next = words.lower(words.text(end) === ',' ? end + 1 : end)
  if (isDay && published?.length === 10 && date < published && tells.test(next)) return true
  const expression = calendar({ month: 1, day: isDay ? 1 : null })
  if (isDay && published?.length === 10 && date <= published) {
    if (toldDirection(words, { first, end, expression }) === 'future') return false
    if (opensCoordinate(words, first)) return nearestVerb(words, end, 1) === 'past'
    return namesMonth(words, first, end) || opensSentence(words, first) || !isIntended(words, first - 1)
  }
  // "went to see him in February".
  if (date?.length === 7 && nearestVerb(words, first - 1, -1) === 'infinitive' && !isIntended(words, first - 1))
    return true
  return date === null || readDirection(words, { first, end, expression }, null, learned) === 'past'
}
