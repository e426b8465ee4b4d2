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
  isOffice,
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
const stops =
  /^(?:[,.;:()“”"!?–—]|-{2,}|''|who|which|whose|that|said|says|told|since|until|when|while|where|because|before|after|but)$/

/** Words before a role in apposition that are no part of it. */
const asides = /^(?:now|today|formerly|currently|himself|herself|once|also|recently|previously)$/
/** Those of them that put the role behind the person. */
const past = /^(?:formerly|once|previously)$/
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
  /^(?:of|for|to|at|in|on|with|from|by|under|over|into|about|after|before|during|through|against|while|when|as|like|including)$/

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
  return past.test(word(document, from + 1)) ? [second, first] : [first, second]
}

/**
 * The apposition after a name: ", CSTO Secretary General,". After a single name it is none where another name follows:
 * "Amadou, the opposition leader, Noah Whitcombe, says" speaks to Amadou.
 */
function roleAfter(document: Document, from: number, inPerson: InPerson, fullName: boolean): EntityRole | null {
  if (!/^(?:,|[–—]|--)$/.test(word(document, from)) && !isDash(document, from)) return null
  if (/^\d{1,3}$/.test(word(document, from + 1)) && word(document, from + 2) === ',')
    return roleAfter(document, from + 2, inPerson, fullName)
  const phrase = phraseAfter(document, from, inPerson)
  const stop = phrase === null ? from : tokenAt(document.tokens, phrase.span[1] - 1) + 1
  if (!fullName && word(document, stop) === ',' && (inPerson(stop + 1) || inPerson(stop + 2))) return null
  return phrase
}

/** The description that opens after the token, up to a mark or a verb. */
function phraseAfter(document: Document, from: number, inPerson: InPerson): EntityRole | null {
  let first = from + 1
  while (determiners.has(word(document, first)) || asides.test(word(document, first))) first++
  if (word(document, first) === 'by' && word(document, first + 1) === 'then') first += 2
  const end = Math.min(sentenceOf(document, from)?.endToken ?? document.tokens.length, first + longestAfter + 1)
  let stop = first
  while (stop < end && !isStop(document, stop)) stop++
  let edge = first
  while (edge < stop && !edges.test(word(document, edge)) && !isParticiple(document, edge)) edge++
  if (edge < stop && !isHeadAt(document, edge - 1) && isNamedBody(document, first, stop - 1)) edge = stop
  if (edge === first || !isHeadAt(document, edge - 1) || isKin(document, first, edge - 1)) return null
  if (!isPlainPhrase(document, first, edge, first > from + 1, inPerson)) return null
  if (edge < stop && isParticiple(document, edge)) return role(document, first, edge)
  if (stop >= end || !isStop(document, stop)) return null
  return role(document, first, withTitle(document, stop))
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

/** Verbs that say what a person is, and adverbs that may follow them. */
const copulas = new Set('is was became remains remained'.split(' '))
const adverbs = new Set('now then still currently also once already today later'.split(' '))
/** Words that end what is said of somebody: the next clause, or a time. */
const ends =
  /^(?:[,.;:()“”"!?–—]|-{2,}|\d{4}|and|but|or|until|since|from|when|where|while|before|after|because|as|who|whose|which|that|during|under|by|with)$/

/**
 * What the verb after a name says the person is: "Petkovich is the Danubian deputy prime minister", "Oku, 81, was the chief
 * surveyor". After "a" only an office counts ("a former judge", not "a realist").
 */
export function roleByCopula(document: Document, end: number): EntityRole | null {
  const aged =
    word(document, end) === ',' && /^\d{1,3}$/.test(word(document, end + 1)) && word(document, end + 2) === ','
  let at = aged ? end + 3 : end
  if (word(document, at) === ',' && word(document, at + 1) === 'who') at += 2
  while (/^(?:most|recently|previously|formerly|once|also|long|currently|now|then)$/.test(word(document, at))) at++
  if (/^serve[sd]$/.test(word(document, at)) && word(document, at + 1) === 'as') at++
  else if (word(document, at) === 'has' && word(document, at + 1) === 'been') at++
  else if (!copulas.has(word(document, at))) return null
  at++
  if (/^(?:not|never)$/.test(word(document, at))) return null
  while (adverbs.has(word(document, at))) at++
  const determiner = word(document, at)
  const first = determiners.has(determiner) ? at + 1 : at
  if (/^(?:only|one|same|first|last|best|worst|most|next)$/.test(word(document, first))) return null
  const last = Math.min(sentenceOf(document, end)?.endToken ?? document.tokens.length, first + longest + 1)
  let stop = first
  while (
    stop < last &&
    !ends.test(word(document, stop)) &&
    !(word(document, stop) === 'in' && /^\d/.test(word(document, stop + 1)))
  )
    stop++
  const head = firstHead(document, first, stop)
  const found = head === null ? null : role(document, first, stop)
  if (head === null || found === null || isKin(document, first, head)) return null
  const office = isOffice(document.text.slice(found.span[0], document.tokens[head]?.end))
  return office || determiner === 'the' ? found : null
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

const appoints = /^(?:appoint|name|elect|re-?elect|nominate|confirm|choose|pick)(?:s|d|ed|ing)?$|^cho(?:se|sen)$/
/** How far "as" may stand from the name, in tokens. */
const longestAside = 10

/** "The council appointed Ines Varga of Veldia as its first commissioner for dams". `name` is the first token of name and title. */
export function roleByAppointment(document: Document, name: number, end: number): EntityRole | null {
  if (![1, 2, 3].some((back) => appoints.test(word(document, name - back)))) return null
  const last = sentenceOf(document, end)?.endToken ?? end
  let at = end
  while (at < Math.min(last, end + longestAside) && word(document, at) !== 'as') at++
  if (word(document, at) !== 'as') return null
  let first = at + 1
  while (determiners.has(word(document, first)) || /^(?:first|next|new)$/.test(word(document, first))) first++
  let stop = first
  const goesOn = (mark: number): boolean => {
    if (word(document, mark) !== 'and' || determiners.has(word(document, mark + 1))) return false
    let end = mark + 1
    while (end < last && !ends.test(word(document, end))) end++
    return firstHead(document, mark + 1, end) !== null
  }
  while (
    stop < Math.min(last, first + longest) &&
    (goesOn(stop) || !ends.test(word(document, stop))) &&
    word(document, stop) !== 'on'
  )
    stop++
  return firstHead(document, first, stop) === null ? null : role(document, first, stop)
}
