import type { Document } from '../document/document.ts'
import type { EntityRole } from '../types.ts'
import {
  determiners,
  firstHead,
  type InPerson,
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

/** "(Minister for Foreign Affairs)" right after a name. */
export function bracketedAfter(document: Document, end: number): EntityRole | null {
  const close = afterBracket(document, end)
  if (close === end) return null
  const head = firstHead(document, end + 1, close - 1)
  return head === null ? null : role(document, end + 1, close - 1)
}

/** Past a short bracket, or past an age between commas; the same place where there is neither. */
export function afterBracket(document: Document, end: number): number {
  if (word(document, end) !== '(') return end
  for (let at = end + 1; at <= end + longest; at++) if (word(document, at) === ')') return at + 1
  return end
}

/** Marks and words that end an apposition. */
const stops = /^(?:[,.;:()“”"!?–—]|-{2,}|''|who|which|whose|that|said|says|told)$/

/** Words that end the part of a noun phrase that holds its head: prepositions and conjunctions of clauses. */
const edges =
  /^(?:of|for|to|at|in|on|with|from|by|under|over|into|about|after|before|during|through|against|while|when|as|like|including)$/

/** Words that end it where the head stands right before them: "a broker |based in Veld". */
const participle = /^(?:based|named|called|\p{L}+ing)$/u

/** The apposition after a name: ", CSTO Secretary General,". */
export function roleAfter(document: Document, from: number, inPerson: InPerson): EntityRole | null {
  if (!/^(?:,|[–—]|--)$/.test(word(document, from))) return null
  if (/^\d{1,3}$/.test(word(document, from + 1)) && word(document, from + 2) === ',')
    return roleAfter(document, from + 2, inPerson)
  let first = from + 1
  while (determiners.has(word(document, first))) first++
  const end = Math.min(sentenceOf(document, from)?.endToken ?? document.tokens.length, first + longest + 1)
  let stop = first
  while (stop < end && (!stops.test(word(document, stop)) || endsTitle(document, stop))) stop++
  let edge = first
  while (edge < stop && !edges.test(word(document, edge)) && !isParticiple(document, edge)) edge++
  if (edge === first || !isHeadAt(document, edge - 1) || isKin(document, first, edge - 1)) return null
  if (!isPlainPhrase(document, first, edge, first > from + 1, inPerson)) return null
  if (edge < stop && isParticiple(document, edge)) return role(document, first, edge)
  return stop < end && stops.test(word(document, stop)) ? role(document, first, stop) : null
}

/** The stop of "Mr." is none. */
const endsTitle = (document: Document, at: number): boolean =>
  word(document, at) === '.' && isTitle(word(document, at - 1))

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
