import type { Document } from '../document/document.ts'
import {
  determiners,
  type InPerson,
  isDash,
  isHeadAt,
  isRoleHead,
  longest,
  modifiers,
  sentenceOf,
  word,
} from './role-words.ts'
import { mayBeNoun } from './word-kinds.ts'

/** Where an apposition that reaches to the token goes on all the same: past a list and past the title of a work. */
export function withRest(document: Document, first: number, stop: number, inPerson: InPerson): number {
  const list = withList(document, first, withSeat(document, stop, inPerson), inPerson)
  const end = withHeads(document, list, inPerson)
  return withTitle(document, withoutPreposition(document, end))
}

/** "the University of Velden|, Upper Orlen|": past the town of a university that has several. */
function withSeat(document: Document, stop: number, inPerson: InPerson): number {
  const isCapital = (at: number): boolean => /^\p{Lu}\p{Ll}/u.test(document.tokens[at]?.text ?? '') && !inPerson(at)
  const of = [stop - 2, stop - 3].find((at) => word(document, at) === 'of')
  if (word(document, stop) !== ',' || of === undefined || word(document, of - 1) !== 'university') return stop
  let end = stop + 1
  while (end < stop + 3 && isCapital(end)) end++
  return end > stop + 1 && /^[,.;:)—–-]$/.test(word(document, end)) ? end : stop
}

/** Marks and words that end an apposition. */
const stops =
  /^(?:[,;:()“”"!?–—]|-{2,}|\.{2,}|''|here|who|which|whose|whom|that|said|says|told|since|until|when|while|where|because|before|after|but)$/

/** Words that open a second description after "and". */
export const seconds = /^(?:an?|one|the|former|now|today|currently|later|formerly|once|previously)$/

/** A mark, a second description ("director of the bank |and a former minister"), or a time ("president |from 2003"). */
export function isStop(document: Document, at: number): boolean {
  const [here, next] = [word(document, at), word(document, at + 1)]
  if (here === '.') return !abbreviates(document, at)
  if (here === 'that') return !edges.test(word(document, at - 1))
  if (word(document, here === 'a' ? at + 3 : at + 2) === 'ago') return true
  if (here === 'and')
    return seconds.test(next) || (isHeadAt(document, at - 1) && isVerb(document.tokens[at + 1]?.text ?? ''))
  if (here === 'with') return /^(?:an?|no|two|three|four|five|six|\d+)$/.test(next) && !leadsToBody(document, at)
  if (here === 'in' && months.test(next)) return true
  if (/^(?:in|from|at)$/.test(here)) return /^\d/.test(next) || (here === 'at' && word(document, at + 2) === 'time')
  return stops.test(here) || isDash(document, at)
}

/** "a manager with |a Veldian ferry firm|". */
function leadsToBody(document: Document, at: number): boolean {
  for (let next = at + 2; next < at + 7; next++) if (employer.test(word(document, next))) return true
  return false
}

const employer =
  /^(?:firm|company|agency|group|bank|office|department|charity|newspaper|team|club|service|union|council|authority)$/

const months = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/

/** "a historian and |runs| the museum". */
const isVerb = (word: string): boolean =>
  /^\p{Ll}+[^s]s$/u.test(word) && !mayBeNoun(word) && !isRoleHead(word.slice(0, -1)) && !modifiers.has(word)

/** "Inc.", "Mr.", "George W.", "Oku.org": a full stop within a sentence, after a capital or at the next word. */
export function abbreviates(document: Document, at: number): boolean {
  const [before, stop, next] = [at - 1, at, at + 1].map((i) => document.tokens[i])
  if (!before || !stop || !next || at + 1 >= (sentenceOf(document, at)?.endToken ?? 0)) return false
  return /^\p{Lu}\p{L}{0,4}$/u.test(before.text) || (next.start === stop.end && /^\p{L}/u.test(next.text))
}

/** Words that end the part of a noun phrase that holds its head: prepositions and conjunctions of clauses. */
const edges =
  /^(?:of|for|to|at|in|on|with|from|by|under|over|into|about|after|before|during|through|against|while|when|as|like|including|responsible)$/

/** "a lobbyist |close| to the party", "a clerk |familiar| with it": an adjective behind the noun that leads to a preposition. */
const behind = /^(?:active|affiliated|aligned|allied|associated|close|critical|familiar|loyal|opposed|sympathetic)$/

export const isEdge = (document: Document, at: number): boolean =>
  (edges.test(word(document, at)) && word(document, at + 1) !== '-') ||
  (behind.test(word(document, at)) && edges.test(word(document, at + 1)))

/** "an adviser |with| whom": the preposition of a clause is none of the role's. */
function withoutPreposition(document: Document, stop: number): number {
  return /^(?:whom|which|whose)$/.test(word(document, stop)) && edges.test(word(document, stop - 1)) ? stop - 1 : stop
}

/** "the fund's lawyer|, treasurer and strategist|": past a list of offices or occupations, which ends with "and" and one more. */
function withHeads(document: Document, stop: number, inPerson: InPerson): number {
  let at = stop
  let parts = 0
  for (; parts < mostHeads && word(document, at) === ','; parts++) {
    const joined = word(document, at + 1) === 'and'
    const end = pastHead(document, joined ? at + 2 : at + 1, inPerson)
    if (end === 0) return stop
    at = end
    if (joined) return isStop(document, at) ? at : stop
    if (word(document, at) === 'and') {
      const last = pastHead(document, at + 1, inPerson)
      return last > 0 && isStop(document, last) ? last : stop
    }
  }
  return stop
}

/** Most offices of such a list after the first. */
const mostHeads = 4

/** Past a head and at most three words before it that describe; 0 where there is none. */
function pastHead(document: Document, first: number, inPerson: InPerson): number {
  for (let at = first; at < first + 4 && !inPerson(at); at++) {
    if (isRoleHead(word(document, at)) && !isRoleHead(word(document, at + 1))) return at + 1
    if (!isItem(document, at, inPerson) && !isRoleHead(word(document, at))) return 0
  }
  return 0
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

/** Longest title of a work, in tokens. */
const longestTitle = 10

/**
 * "co-author of |“Going Viral”|", "star of the series |“Tides”|": past the title in quotation marks that "of" leads to;
 * before "of" where there is none.
 */
export function withTitle(document: Document, stop: number): number {
  const leads = /^(?:of|for|on)$/.test(word(document, stop - 1))
  if (!leads && !/^['’]s$/.test(word(document, stop - 1)) && !works.has(word(document, stop - 1))) return stop
  for (let at = stop + 1; at <= stop + longestTitle && /^(?:["“]|''|``)$/.test(word(document, stop)); at++)
    if (/^(?:["”]|'')$/.test(word(document, at))) return at + 1
  return leads ? stop - 1 : stop
}

/** What bears a title. */
const works = new Set(
  'book novel memoir biography study play film movie documentary series show sitcom drama classic podcast blog newsletter column'.split(
    ' ',
  ),
)
