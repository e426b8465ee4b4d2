import type { Document } from '../document/document.ts'
import type { EntityRole } from '../types.ts'
import { pastRank } from './names-after-offices.ts'
import {
  determiners,
  firstHead,
  type InPerson,
  isDash,
  isHeadAt,
  isKin,
  isRoleHead,
  linking,
  longest,
  modifiers,
  role,
  sentenceOf,
  word,
} from './role-words.ts'
import { isHonorific, isTitle } from './titles.ts'
import { mayBeNoun } from './word-kinds.ts'

/** The role that ends right before the token: "Speaker of the Kyrgyz Parliament |Talant Mamytov". */
export function roleBefore(document: Document, name: number, inPerson: InPerson): EntityRole | null {
  const floor = Math.max(sentenceOf(document, name)?.firstToken ?? 0, name - longest)
  let first = name
  while (first > floor && !inPerson(first - 1) && belongs(document, first - 1)) first--
  const opens = !opensNothing(document, first) || first === name
  while (first < name && opensNothing(document, first)) first++
  if (opens) first = withNouns(document, first, floor, inPerson)
  while (first < name && opensNothing(document, first)) first++
  first = withList(document, first, name, floor)
  while (first < name - 1 && isHonorific(word(document, first))) first++
  const head = lastHead(document, first, name)
  if (
    head === null ||
    !(head === name - 1 || /^(?:of|for|to|at|in|on)$/.test(word(document, pastRank(document, head + 1))))
  )
    return null
  if (linking.has(word(document, name - 1))) return null
  if (isTitle(word(document, name - 1))) first = afterPreposition(document, first, name)
  const start = withoutVisiting(document, withAdjectives(document, first, floor), name)
  return isKin(document, start, head) ? null : role(document, start, withoutAbbreviation(document, start, name))
}

/** "|Minister of Ports, |Shipping and Fish Ines Varga": what an office is over may be a list of capitals, with "and" at its end. */
function withList(document: Document, first: number, name: number, floor: number): number {
  const isCapital = (at: number): boolean => /^\p{Lu}/u.test(document.tokens[at]?.text ?? '')
  const lists = document.tokens.slice(first, name).some(({ text }) => text === 'and')
  if (!lists || word(document, first - 1) !== ',' || lastHead(document, first, name) !== null) return first
  let at = first
  while (at > floor && (isCapital(at - 1) || /^(?:,|of|for)$/.test(word(document, at - 1)))) at--
  while (at < first && !isRoleHead(word(document, at))) at++
  if (at === first || !/^(?:of|for)$/.test(word(document, at + 1))) return first
  while (at > floor && isCapital(at - 1) && !isOpener(document, at - 1)) at--
  return at
}

/** "visiting |Moriyan Transport Minister|", who is one at home as well; not of a "visiting professor". */
function withoutVisiting(document: Document, start: number, name: number): number {
  const scholar = /^(?:professor|fellow|lecturer|scholar|researcher|scientist)$/.test(word(document, start + 1))
  return word(document, start) === 'visiting' && start + 1 < name && !scholar ? start + 1 : start
}

/** "presidential candidate |Sen.|": the abbreviation after a role that stands by itself is another one. */
function withoutAbbreviation(document: Document, start: number, name: number): number {
  const last = word(document, name - 1) === '.' ? name - 2 : name - 1
  return abbreviatedTitle(document, name - 1) && last > start && isHeadAt(document, last - 1) ? last : name
}

/** Most nouns and adjectives before a role's head that no list has, in tokens. */
const mostNouns = 5

/**
 * "|retired bus| driver Ken Ruddle": what stands before the words of a role up to the begin of the noun phrase, where that
 * is near; "director of |bus services| Ken Ruddle".
 */
function withNouns(document: Document, first: number, floor: number, inPerson: InPerson): number {
  const most = Math.max(floor, first - mostNouns)
  let at = first
  while (at > most && !inPerson(at - 1) && (continues(document, at - 1) || isGoverned(document, at - 1))) at--
  if (at === most && at > floor) return first
  if (word(document, at - 1) === 'and' && modifiers.has(word(document, at - 2)) && at - 2 > floor) {
    // "|Lusanian science and |technology minister"
    let start = at - 2
    while (
      start > floor &&
      !inPerson(start - 1) &&
      belongs(document, start - 1) &&
      !linking.has(word(document, start - 1))
    )
      start--
    return start
  }
  const governed = at < first && /^(?:of|for|on)$/.test(word(document, at - 1)) && isRoleHead(word(document, at - 2))
  if (!governed) return at
  let start = at - 1
  while (start > floor && !inPerson(start - 1) && belongs(document, start - 1)) start--
  return start
}

/** "head of |campaigns| Ines Varga". */
const isGoverned = (document: Document, at: number): boolean =>
  /^\p{Ll}{3,}s$/u.test(document.tokens[at]?.text ?? '') &&
  /^(?:of|for)$/.test(word(document, at - 1)) &&
  isRoleHead(word(document, at - 2))

/** "third-|year|", "second-|term|". */
const ordinal = /^(?:first|second|third|fourth|fifth|final|two|three|four|five)$/

function continues(document: Document, at: number): boolean {
  const { text = '' } = document.tokens[at] ?? {}
  if (text === '-') return !isDash(document, at)
  if (word(document, at - 1) === '-' && /^(?:year|term|time|tier)$/.test(text))
    return ordinal.test(word(document, at - 2))
  if (word(document, at + 1) === '-' && ordinal.test(text)) return true
  return /^\p{Lu}\p{L}/u.test(text) ? !isOpener(document, at) : mayBeNoun(text)
}

/** "the office of |President Holm", "a spokesman for |President Holm": a title at the name is the name's, what it hangs on is not. */
function afterPreposition(document: Document, first: number, name: number): number {
  for (let at = name - 1; at > first; at--) if (/^(?:of|for|to|at|in|with)$/.test(word(document, at - 1))) return at
  return first
}

/** Whether no role begins with the word. */
const opensNothing = (document: Document, at: number): boolean =>
  linking.has(word(document, at)) || determiners.has(word(document, at)) || isOpener(document, at)

/** "the retired Turkish admiral": one or two lower-case words between a determiner and what was found; "then-", "ex-". */
function withAdjectives(document: Document, first: number, floor: number): number {
  if (word(document, first - 1) === '-' && /^(?:then|ex|former|vice|deputy)$/.test(word(document, first - 2)))
    return first - 2
  for (const start of [first - 1, first - 2]) {
    if (
      start <= floor ||
      !/^\p{Ll}{3,}$/u.test(document.tokens[start]?.text ?? '') ||
      noAdjective.test(word(document, start))
    )
      return first
    if (determiners.has(word(document, start - 1))) return start
  }
  return first
}

const noAdjective =
  /^(?:that|this|with|when|which|where|while|from|into|over|after|before|because|than|what|and|but|for|has|had|was|were|said|told)$/

/** Lower-case words that look like adjectives: "presidential", "diplomatic". */
const adjectival = /^\p{Ll}{3,}(?:al|ic|ive|ary|ous|ian|ese|ist)$/u

function belongs(document: Document, at: number): boolean {
  const text = document.tokens[at]?.text ?? ''
  if (text === '-' && isDash(document, at)) return false
  if (/^\p{Lu}/u.test(text)) return true
  const lower = text.toLowerCase()
  return (
    linking.has(lower) ||
    isRoleHead(lower) ||
    modifiers.has(lower) ||
    adjectival.test(text) ||
    (lower === '.' && /^\p{Lu}\p{Ll}{1,3}$/u.test(document.tokens[at - 1]?.text ?? ''))
  )
}

/** A word that a sentence opens with, capitalised for that reason alone, or a month. */
const openers = new Set(
  (
    'but when while after before as if then today yesterday meanwhile now since although yet so with during by from ' +
    'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
)
const isOpener = (document: Document, at: number): boolean => openers.has(word(document, at))

function lastHead(document: Document, first: number, end: number): number | null {
  if (isHeadAt(document, end - 1) || abbreviatedTitle(document, end - 1)) return end - 1
  for (let i = first; i < end; i++) if (isRoleHead(word(document, i)) && !isRoleHead(word(document, i + 1))) return i
  return null
}

const abbreviated = new Set('sen rep gov gen col lt capt maj sgt adm prof'.split(' '))

/** "Sen." before a name; the stop may be a token of its own. */
function abbreviatedTitle(document: Document, at: number): boolean {
  return word(document, at) === '.' ? abbreviated.has(word(document, at - 1)) : abbreviated.has(word(document, at))
}

/** "The Malian delegate, |Ibrahim Kantéba,": the noun phrase with its determiner before the comma before a name. */
export function apposedBefore(document: Document, name: number, inPerson: InPerson): EntityRole | null {
  if (word(document, name - 1) !== ',') return null
  const end = name - 1
  const floor = Math.max(sentenceOf(document, name)?.firstToken ?? 0, end - longest)
  let start: number | null = null
  for (let at = end - 1; at >= floor && /^[\p{L}\p{N}'’&.-]/u.test(word(document, at)); at--) {
    if (inPerson(at)) {
      if (/^['’]s?$/.test(word(document, at + 1)) && firstHead(document, at + 2, end) !== null) start = at + 2
      break
    }
    if (!opensPhrase(document, at, floor)) continue
    const opening = determiners.has(word(document, at)) ? at + 1 : at
    if (firstHead(document, opening, end) !== null) start = opening
    if (!continuesLeft(document, at)) break
  }
  const head = start === null ? null : firstHead(document, start, end)
  if (start === null || head === null || isKin(document, start, head)) return null
  return role(document, start, end)
}

/** A determiner, or the first word of a capitalised possessor: "Iceland's", "New Zealand's". */
function opensPhrase(document: Document, at: number, floor: number): boolean {
  if (determiners.has(word(document, at))) return true
  const capital = (i: number) => /^\p{Lu}/u.test(document.tokens[i]?.text ?? '') && !isOpener(document, i)
  if (!capital(at) || (at > floor && capital(at - 1))) return false
  let end = at
  while (capital(end)) end++
  return /^['’]s?$/.test(word(document, end))
}

/** Whether a phrase that could open here goes on to the left: "leader of| the party". */
function continuesLeft(document: Document, at: number): boolean {
  return /^(?:of|for|to|at|in|on|the|an?|['’]s?)$/.test(word(document, at - 1))
}
