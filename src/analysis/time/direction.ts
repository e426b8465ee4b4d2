import type { Match } from './expression.ts'
import type { Anchor, Direction } from './resolve.ts'
import { auxiliaryOf, endsIn, nearestVerb, prepositions, reach, standsAsVerb, verbs, wordClass } from './verbs.ts'
import type { Words } from './words.ts'

/** Months ahead from which a day without a year is a past one, unless a verb says that it will be. */
const farAhead = 10

/** Past where the next such day lies far ahead and no verb says that it will be; else null. */
export function farDirection(words: Words, match: Omit<Match, 'rule'>, anchor: Anchor | null): Direction | null {
  return isFarAhead(match, anchor) && !isToCome(words, match) ? 'past' : null
}

function isFarAhead({ expression }: Omit<Match, 'rule'>, anchor: Anchor | null): boolean {
  if (anchor?.exactness !== 'day' || expression.kind !== 'calendar') return false
  const { month, day } = expression
  if (month === null || day === null) return false
  const months = (month - anchor.day.month + 12) % 12
  return months >= farAhead || (months === 0 && day < anchor.day.day)
}

/** "The outlook |will| be cut to negative on May 29". */
function isToCome(words: Words, { first, end }: Omit<Match, 'rule'>): boolean {
  for (let at = first - 1; at > first - reach && !/^[.;:]?$/.test(words.lower(at)); at--) {
    if (verbs.get(words.lower(at)) === 'future') return true
  }
  return nearestVerb(words, end, 1) === 'future'
}

/** Verbs in the present that tell of what is on a calendar: "expires on Friday". */
const onCalendar =
  /^(?:expires?|begins?|starts?|opens?|closes?|ends?|resumes?|continues?|convenes?|reconvenes?|meets?|meet|takes?|vote|votes)$/

/** The same, with an object between it and the date: "Parliament debates the law on Friday". Those that are no nouns as well. */
const onAgenda =
  /^(?:debates|decides|holds|hosts|hears|faces|addresses|considers|elects|travels|publishes|receives|resumes|arrives|flies|departs|appears|speaks|unveils|launches|attends|joins)$/

/** "the |looming| vote in July". */
const looming = /^(?:looming|upcoming|forthcoming|impending)$/

/** What has a date of its own once it is over: "approved at its meeting of 24 February". */
const onRecord =
  /^(?:meeting|session|sitting|letter|statement|decision|resolution|decree|order|ruling|judge?ment|speech|address|memo|email)$/

/** What words right before a day, month or weekday leave no doubt of: "is to vote on", "ahead of", "expires on"; else null. */
export function toldDirection(words: Words, { first, end, expression }: Omit<Match, 'rule'>): Direction | null {
  const day = expression.kind === 'time' ? expression.on : expression
  if (day?.kind !== 'calendar') return null
  // "Let us start on Monday, when he walked out".
  if (words.lower(end + 1) === 'when' && nearestVerb(words, end + 2, 1) === 'past') return 'past'
  const before = words.lower(first - 1)
  if (before === 'of' && words.lower(first - 2) === 'ahead') return 'future'
  if (before === 'of' && onRecord.test(words.lower(first - 2)) && hasPast(words, first - 3)) return 'past'
  const governor = /^(?:on|in|at|by)$/.test(before) ? first - 2 : first - 1
  if (onCalendar.test(words.lower(governor)) && verbs.get(words.lower(governor - 1)) === undefined) return 'future'
  if (opensSentence(words, governor + 1) && isOnCalendar(words, end)) return 'future'
  for (let at = governor; at > governor - nearby; at--) {
    const word = words.lower(at)
    const next = words.lower(at + 1)
    if (word === '' || /^[.,;:“”"()]$/.test(word)) return null
    // "an interview |to be broadcast on| Sunday".
    if (word === 'be' && words.lower(at - 1) === 'to' && wordClass(words, at - 2) === 'word') return 'future'
    if (word === 'to' && standsAsVerb(words, at + 1))
      return /^(?:is|are|plans?|hopes?|expects?|intends?|wants?|due|set|scheduled|expected)$/.test(words.lower(at - 1))
        ? 'future'
        : null
    if (looming.test(word)) return 'future'
    // "If she wins the vote on Tuesday".
    if (word === 'if' || word === 'unless') return nearestVerb(words, end, 1) === 'past' ? 'past' : 'future'
    if (word === 'would' && next !== 'have') return 'future'
    if (onAgenda.test(word) && !prepositions.has(words.lower(at - 1)) && words.lower(at - 1) !== '') return 'future'
    if (verbs.has(word) || endsIn(word, 'ed', 4)) {
      if (auxiliaryOf(words, at) === 'modal') continue
      return verbs.get(word) === 'future' ? 'future' : null
    }
  }
  return null
}

/** Whether the word, or the preposition before it, is the first of its sentence. */
export const opensSentence = (words: Words, at: number): boolean => /^(?:|[.!?”"])$/.test(words.lower(at - 1))

/** "On Tuesday |the ministers meet": the first verb after the date is one of those. */
function isOnCalendar(words: Words, end: number): boolean {
  for (let at = end; at < end + nearby; at++) {
    const word = words.lower(at)
    if (onCalendar.test(word)) return !prepositions.has(words.lower(at - 1)) && !verbs.has(words.lower(at + 1))
    if (/^[.;:?!“”"]?$/.test(word) || verbs.has(word) || endsIn(word, 'ed', 4)) return false
  }
  return false
}

function hasPast(words: Words, from: number): boolean {
  for (let at = from; at > from - nearby; at--) {
    const word = words.lower(at)
    if (word === '' || /^(?:[.;:]|will|would|to)$/.test(word)) return false
    if (verbs.get(word) === 'past' || endsIn(word, 'ed', 4)) return true
  }
  return false
}

/** How far before a date the verb that it belongs to is looked for, in words. */
const nearby = 8
