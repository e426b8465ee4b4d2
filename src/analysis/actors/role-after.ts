import type { Document } from '../document/document.ts'
import { tokenAt } from '../document/tokens.ts'
import type { EntityRole } from '../types.ts'
import {
  determiners,
  firstHead,
  type InPerson,
  isDash,
  isHeadAt,
  isKin,
  isPossessed,
  isRoleHead,
  longest,
  role,
  sentenceOf,
  word,
} from './role-words.ts'
import { isTitle } from './titles.ts'
import { mayBeNoun } from './word-kinds.ts'

/** "(Minister for Foreign Affairs)" right after a name. */
export function bracketedAfter(document: Document, end: number): EntityRole | null {
  const close = afterBracket(document, end)
  if (close === end) return null
  const first = determiners.has(word(document, end + 1)) ? end + 2 : end + 1
  const head = firstHead(document, first, close - 1)
  return head === null ? null : role(document, first, close - 1)
}

/** Past a short bracket, or past an age between commas; the same place where there is neither. */
export function afterBracket(document: Document, end: number): number {
  if (word(document, end) !== '(') return end
  for (let at = end + 1; at <= end + longest; at++) if (word(document, at) === ')') return at + 1
  return end
}

/** Marks and words that end an apposition. */
const stops =
  /^(?:[,.;:()“”"!?–—]|-{2,}|''|who|which|whose|that|said|says|told|since|until|when|while|where|because|before|after|but)$/

/** Marks that open one. */
const opening = new Set([',', '–', '—', '--'])

/** Words before a role in apposition that are no part of it. */
const asides = /^(?:now|today|formerly|currently|himself|herself|once|also|recently|previously|long|still|later)$/
/** Several such words. */
const phrases = [
  'by then',
  'until recently',
  'at the time',
  'at that time',
  'until last year',
  'for many years',
  'these days',
]
/** Those of them, and words of roles, that put a role behind the person. */
const past = /^(?:formerly|once|previously|former|ex|until)$/
const present = /^(?:now|today|currently)$/
/** Words that open a second description after "and". */
const seconds = /^(?:an?|the|former|now|today|currently|later|formerly|once|previously)$/

/** A mark, a second description ("director of the bank |and a former minister"), or a time ("president |from 2003"). */
function isStop(document: Document, at: number): boolean {
  const [here, next] = [word(document, at), word(document, at + 1)]
  if (here === '.') return !isTitle(word(document, at - 1))
  if (here === 'and') return seconds.test(next)
  if (/^(?:in|from|at)$/.test(here)) return /^\d/.test(next) || (here === 'at' && word(document, at + 2) === 'time')
  return stops.test(here) || isDash(document, at)
}

/** Words that end the part of a noun phrase that holds its head: prepositions and conjunctions of clauses. */
const edges =
  /^(?:of|for|to|at|in|on|with|from|by|under|over|into|about|after|before|during|through|against|while|when|as|like|including|responsible)$/

const isEdge = (document: Document, at: number): boolean =>
  edges.test(word(document, at)) && word(document, at + 1) !== '-'

/** Words that end it where the head stands right before them: "a broker |based in Veld". */
const participle = /^(?:based|named|called|\p{L}+ing)$/u

/**
 * The appositions after a name: ", CSTO Secretary General,", ", once our envoy in Orlen and now the warden of a college,", the
 * present one before the past one.
 */
export function rolesAfter(document: Document, from: number, inPerson: InPerson, fullName: boolean): EntityRole[] {
  const first = roleAfter(document, from, inPerson, fullName)
  if (first === null) return []
  const end = tokenAt(document.tokens, first.span[1] - 1) + 1
  const joins = word(document, end) === 'and' && seconds.test(word(document, end + 1))
  const adds = word(document, end) === ',' && /^(?:an?|now)$/.test(word(document, end + 1))
  const second = joins || adds ? phraseAfter(document, end, inPerson) : null
  if (second === null) return [first]
  const isNow = past.test(word(document, from + 1)) || present.test(word(document, end + 1))
  return isNow ? [second, first] : [first, second]
}

/**
 * The apposition after a name: ", CSTO Secretary General,". After a single name it is none where another name follows:
 * "Amadou, the opposition leader, Noah Whitcombe, says" speaks to Amadou.
 */
function roleAfter(document: Document, from: number, inPerson: InPerson, fullName: boolean): EntityRole | null {
  if (!opening.has(word(document, from)) && !isDash(document, from)) return null
  if (/^\d{1,3}$/.test(word(document, from + 1)) && word(document, from + 2) === ',')
    return roleAfter(document, from + 2, inPerson, fullName)
  const phrase = phraseAfter(document, from, inPerson)
  const stop = phrase === null ? from : tokenAt(document.tokens, phrase.span[1] - 1) + 1
  if (!fullName && word(document, stop) === ',' && (inPerson(stop + 1) || inPerson(stop + 2))) return null
  return phrase
}

/** The description that opens after the token, up to a mark or a verb. */
function phraseAfter(document: Document, from: number, inPerson: InPerson): EntityRole | null {
  let first = pastAside(document, from + 1)
  while (determiners.has(word(document, first)) || asides.test(word(document, first))) first++
  const end = Math.min(sentenceOf(document, from)?.endToken ?? document.tokens.length, first + longestAfter + 1)
  let stop = first
  while (stop < end && !isStop(document, stop)) stop++
  let edge = first
  while (edge < stop && !isEdge(document, edge) && !isParticiple(document, edge)) edge++
  if (edge < stop && !isHeadAt(document, edge - 1) && isNamedBody(document, first, stop - 1)) edge = stop
  if (edge === first || !isHeadAt(document, edge - 1) || isKin(document, first, edge - 1)) return null
  if (!isPlainPhrase(document, first, edge, first > from + 1, inPerson)) return null
  if (edge < stop && isParticiple(document, edge)) return role(document, first, edge)
  if (stop >= end || !isStop(document, stop) || isClause(document, first, stop)) return null
  return role(document, first, withTitle(document, withList(document, first, stop, inPerson)))
}

/** "Minister of Ports|, Shipping and Fish|": what an office is over may be a list, which ends with "and" and one more. */
function withList(document: Document, first: number, stop: number, inPerson: InPerson): number {
  if (word(document, stop) !== ',' || !governs(document, first, stop)) return stop
  let at = stop
  while (word(document, at) === ',' && isItem(document, at + 1, inPerson)) at = pastItem(document, at + 1, inPerson)
  if (word(document, at) !== 'and' || at === stop || !isItem(document, at + 1, inPerson)) return stop
  let end = pastItem(document, at + 1, inPerson)
  const last = end + longest
  if (/^(?:of|for|at|in|with)$/.test(word(document, end))) while (end < last && !isStop(document, end)) end++
  return isStop(document, end) ? end : stop
}

/** Whether the office of a phrase leads to what it is over. */
function governs(document: Document, first: number, stop: number): boolean {
  for (let at = first + 1; at < stop; at++)
    if (/^(?:of|for)$/.test(word(document, at))) return isHeadAt(document, at - 1)
  return false
}

const isItem = (document: Document, at: number, inPerson: InPerson): boolean =>
  !inPerson(at) &&
  !isRoleHead(word(document, at)) &&
  !determiners.has(word(document, at)) &&
  (/^\p{Lu}\p{Ll}/u.test(document.tokens[at]?.text ?? '') || mayBeNoun(word(document, at).replace(/s$/, '')))

function pastItem(document: Document, at: number, inPerson: InPerson): number {
  let end = at
  while (end < at + 3 && isItem(document, end, inPerson)) end++
  return end
}

/** "According to Varga, |one pilot in three will retire|." */
function isClause(document: Document, first: number, stop: number): boolean {
  for (let at = first; at < stop; at++)
    if (/^(?:will|would|is|are|was|were|has|have|had|can|could|may|might|must|should)$/.test(word(document, at)))
      return true
  return false
}

/** Past "at the time" and the like. */
function pastAside(document: Document, at: number): number {
  const aside = phrases
    .map((phrase) => phrase.split(' '))
    .find((words) => words.every((w, i) => word(document, at + i) === w))
  return aside ? at + aside.length : at
}

/** Longest apposition that is taken, in tokens: "urban policy professor and director of the Rudin Center for Transportation at …". */
const longestAfter = 24

/** "a |University of Washington| professor": a body's name before the head. */
function isNamedBody(document: Document, first: number, head: number): boolean {
  if (!isHeadAt(document, head) || head === first) return false
  for (let at = first; at < head; at++)
    if (!/^(?:\p{Lu}|(?:of|the|and|for)$)/u.test(document.tokens[at]?.text ?? '')) return false
  return true
}

/** Longest title of a work, in tokens. */
const longestTitle = 10

/** "co-author of |“Going Viral”|": past the title in quotation marks that "of" leads to; before "of" where there is none. */
function withTitle(document: Document, stop: number): number {
  if (word(document, stop - 1) !== 'of') return stop
  for (let at = stop + 1; at <= stop + longestTitle && /^["“]$/.test(word(document, stop)); at++)
    if (/^["”]$/.test(word(document, at))) return at + 1
  return stop - 1
}

const isParticiple = (document: Document, at: number): boolean =>
  participle.test(word(document, at)) && isRoleHead(word(document, at - 1))

/** No second phrase before the head, and no other person, unless as an owner or, after a determiner, as an adjective. */
function isPlainPhrase(document: Document, first: number, edge: number, opened: boolean, inPerson: InPerson): boolean {
  const owned = isPossessed(document, first, edge)
  for (let at = first; at < edge; at++) {
    if (inPerson(at) && !owned && !opened) return false
    if (at > first && determiners.has(word(document, at)) && word(document, at - 1) !== 'and') return false
  }
  return true
}
