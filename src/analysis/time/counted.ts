import { type Document, sentenceAt, sentenceText } from '../document/document.ts'
import { firstFrom } from '../document/spans.ts'
import type { Span, StatementDate, Timex } from '../types.ts'
import { addDays, addMonths, type Day, formatDay, formatMonth, formatWeek, formatYear, parseDay } from './calendar.ts'
import { isAfter } from './occasions.ts'
import { covers, type Saying } from './sayings.ts'

const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const counted = String.raw`(?<count>the|an?|${numbers.join('|')}|\d{1,2}) (?<unit>day|morning|evening|night|week|month|year)s? (?<side>before|after)`
const sameDay = 'on the (?:day|morning|afternoon|evening|night) of'
const vague = '(?:days|weeks|months|years) after'
const distance = `(?:on the eve of|${sameDay}|${counted}|(?:an hour|hours|minutes|moments|shortly|soon) (?:before|after)|${vague})`
const event = String.raw`(?<event>(?:the|his|her|its|their|an?|this|that|he|she|they|it|talks|\p{Lu}\p{L}+|\d{1,2}(?= \p{Lu}))\b[^,;:“”"]{1,80})`

/** "On the eve of the vote", "a day after talks broke off", "hours before his arrest", where it opens a sentence. */
const opening = new RegExp(`^(?:(?:but|and|only|just|speaking) )?(?<phrase>${distance}) ${event}`, 'du')

/** "On the second day": counted from the one on which what the text tells of began. */
const ofRun = /^on the (?<nth>first|opening|second|third|fourth) day\b/
const began = /\b(?:open(?:s|ed)|began|start(?:s|ed)|convened|resumed)\b/

/** The same after the verb: "told reporters a day after the vote". */
const afterVerb = new RegExp(
  String.raw`^(?: (?!(?:that|who|which|whether)\b)[\p{L}’'-]+){0,6}?,? (?:just |only )?(?<phrase>${distance}) ${event}`,
  'du',
)

const nth: ReadonlyMap<string, number> = new Map([
  ['first', 1],
  ['opening', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
])

/** Room for such words, in UTF-16 code units. */
const longest = 160

/** How far from an event a saying lies. */
interface Distance {
  /** The words that tell it. */
  readonly span: Span
  /** The words that name the event; null for the begin of what the text tells of. */
  readonly event: Span | null
  readonly unit: string
  /** How many units, negative before the event. */
  readonly by: number
}

/**
 * The date of a saying whose sentence tells how far from an event it lies: unknown where the text has no day for the event;
 * null where the sentence tells nothing of the kind, or hours only ("shortly before the vote") and the text has no such day.
 */
export function countedDate(
  document: Document,
  saying: Saying,
  timex: readonly Timex[],
  published: string | null,
): StatementDate | null {
  const found = distanceFromEvent(document, saying)
  if (!found) return null
  const told: EventDay | null = found.event
    ? eventDay(document, found.event, timex)
    : dayTold(document, began, firstFrom(timex, found.span[0]), timex)
  if (!told && (found.unit === '' || found.event === null)) return null
  const value = told && shifted(told.day, found)
  return value && !isAfter(value, published)
    ? { value, basis: 'stated', span: [found.span[0], told.end ?? found.span[1]] }
    : { value: null, basis: 'unknown', span: null }
}

function distanceFromEvent({ text, sentences }: Document, { statement, sentence, at }: Saying): Distance | null {
  const [cue] = statement.cue
  const { start = at, end = at } = sentences[sentence] ?? {}
  if (!cue) return null
  const isSaid = (offset: number): boolean => statement.content.some((span) => covers(span, offset))
  const from = /^[“"']/.test(text.charAt(start)) ? start + 1 : start
  const words = text.slice(from, Math.min(cue[0], from + longest))
  if (mayCount(words) && !isSaid(from)) {
    const opens = words.charAt(0).toLowerCase() + words.slice(1)
    const found = opening.exec(opens)
    if (found) return readDistance(found, from)
    const run = ofRun.exec(opens)
    if (run?.groups?.nth)
      return { span: [from, from + run[0].length], event: null, unit: 'day', by: (nth.get(run.groups.nth) ?? 1) - 1 }
  }
  const said = statement.content.find((span) => span[0] > cue[1])?.[0] ?? end
  const rest = text.slice(cue[1], Math.min(said, end, cue[1] + longest))
  const found = mayCount(rest) && !isSaid(cue[1] + 1) ? afterVerb.exec(rest) : null
  return found && readDistance(found, cue[1])
}

/** Whether such words can be among some: most sentences have none of these, and are not looked at more closely. */
const mayCount = (words: string): boolean =>
  words.includes('after ') || words.includes('before ') || words.includes('n the ')

function readDistance({ groups, indices }: RegExpExecArray, from: number): Distance | null {
  const [phrase, named] = [indices?.groups?.phrase, indices?.groups?.event]
  if (!phrase || !named) return null
  const { count = '', unit = '', side = '' } = groups ?? {}
  const many = numbers.indexOf(count) + 1 || Number(count) || 1
  const words = groups?.phrase ?? ''
  const at = ([start, end]: Span): Span => [from + start, from + end]
  const place = { span: at(phrase), event: at(named) }
  if (words.startsWith('on the')) return { ...place, unit: 'day', by: words.endsWith('eve of') ? -1 : 0 }
  if (/^(?:day|week|month|year)s/.test(words)) return { ...place, unit: 'vague', by: 0 }
  return { ...place, unit, by: side === 'before' ? -many : many }
}

/** A day as exact as its distance from an event tells it: hours lie on the same, weeks make a week; null where the count is vague. */
function shifted(day: Day, { unit, by }: Distance): string | null {
  switch (unit) {
    case 'vague':
      return null
    case 'week':
      return formatWeek(addDays(day, by * 7))
    case 'month':
      return formatMonth(addMonths(day, by))
    case 'year':
      return formatYear(day.year + by)
    case '':
      return formatDay(day)
    default:
      return formatDay(addDays(day, by))
  }
}

/** How many time expressions back the day of an event is looked for. */
const reach = 24

/** The day of an event, and where the words end that name it, if any do. */
interface EventDay {
  readonly day: Day
  readonly end: number | null
}

/** Told in the event's own words ("Tuesday's vote"), else the last day told before in a sentence that tells of such a one. */
function eventDay(document: Document, [start, end]: Span, timex: readonly Timex[]): EventDay | null {
  const next = firstFrom(timex, start)
  const own = timex[next]
  if (own && own.span[0] < end) {
    const day = dayOf(own)
    return day && { day, end: own.span[1] }
  }
  const head = headOf(document.text.slice(start, end))
  const like = head && likeOf(head[0])
  const told = like ? dayTold(document, like, next, timex) : null
  return told && head ? { ...told, end: start + head.index + head[0].length } : null
}

/** The last day told before in a sentence that has such words. */
function dayTold(document: Document, like: RegExp, before: number, timex: readonly Timex[]): EventDay | null {
  for (let at = before - 1; at >= Math.max(0, before - reach); at--) {
    const one = timex[at]
    const day = one && dayOf(one)
    if (day && like.test(sentenceText(document, sentenceAt(document, one.span[0])))) return { day, end: null }
  }
  return null
}

const dayOf = ({ value }: Timex): Day | null => parseDay(value.slice(0, 10))

/** Words that end the noun of an event, or its verb. */
const ends =
  /^(?:of|in|on|at|with|that|which|who|by|for|to|from|over|about|between|against|off|out|down|up|and|was|were|had|said|told)$/

const determiner = /['’]s?$|^(?:the|his|her|its|their|this|that|she|they)$/

/** The noun of an event, else its verb: "the commission's |meeting| in Orlen", "he |resigned|". */
function headOf(event: string): RegExpExecArray | null {
  let head: RegExpExecArray | null = null
  for (const match of event.matchAll(/[\p{L}’'-]+/gu)) {
    const [word] = match
    if (ends.test(word)) break
    if (/^\p{Ll}.{2}/u.test(word) && !determiner.test(word)) head = match
    if (/.ed$/.test(word)) break
  }
  return head
}

/** Whatever has the stem of an event's noun or verb: "vote" and "voted", "walkout" and "walked"; but not "since the vote". */
function likeOf(head: string): RegExp | null {
  const stem = head
    .replace(/(?:out|off|over|down)$/, '')
    .replace(/(?:ations?|ions?|ings?|ments?|als?|ed|(?<=.{5})(?:y|ies)|es|s|e)$/, '')
  return stem.length < 3
    ? null
    : new RegExp(
        String.raw`(?<!\b(?:after|before|since|following|about|over) (?:\p{L}+ ){0,2})\b${stem}(?:ation|ion|ing|ment|al|ed|e|y|ie)?(?:d|r|rs|s)?\b`,
        'iu',
      )
}
