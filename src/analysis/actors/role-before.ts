import type { Document } from '../document/document.ts'
import type { EntityRole } from '../types.ts'
import { pastRank } from './names-after-offices.ts'
import { ownRole } from './role-own.ts'
import { endsInAbbreviation, withoutSecondTitle } from './role-second.ts'
import { isVerbAt, roleStart } from './role-starts.ts'
import {
  adjectival,
  determiners,
  type InPerson,
  isDash,
  isHeadAt,
  isKin,
  isOpener,
  isRoleHead,
  kin,
  linking,
  longest,
  modifiers,
  role,
  sentenceOf,
  word,
} from './role-words.ts'
import { isHonorific } from './titles.ts'
import { mayBeNoun } from './word-kinds.ts'

/** The role that ends right before the token: "Speaker of the Kyrgyz Parliament |Talant Mamytov". */
export function roleBefore(document: Document, name: number, inPerson: InPerson): EntityRole | null {
  if (word(document, name - 1) === '-' && !isDash(document, name - 1)) return null
  const floor = Math.max(sentenceOf(document, name)?.firstToken ?? 0, name - longest)
  let first = name
  while (first > floor && (!inPerson(first - 1) || isFirm(document, first - 1)) && belongs(document, first - 1)) first--
  const opens = !opensNothing(document, first) || first === name
  first = withOwner(document, first, floor)
  while (first < name && opensNothing(document, first)) first++
  if (opens) first = withNouns(document, first, floor, inPerson)
  while (first < name && opensNothing(document, first)) first++
  first = withList(document, first, name, floor)
  while (first < name - 1 && (isHonorific(word(document, first)) || word(document, first) === '.')) first++
  const head = lastHead(document, first, name)
  if (head === null || !(head === name - 1 || leads.test(word(document, pastRank(document, head + 1))))) return null
  if (linking.has(word(document, name - 1)) || determiners.has(word(document, name - 1))) return null
  const start = roleStart(document, { first: ownRole(document, { first, head, name }), head, floor, name }, inPerson)
  if (isKin(document, start, head) || isWhereabouts(document, start, name)) return null
  if (start === name - 1 && isVerbAt(document, start)) return null
  const end = withoutSecondTitle(document, start, name)
  // "rival |Sen.|"
  const isRelated = end < name && kin.has(word(document, end - 1))
  return isRelated ? role(document, end, name) : role(document, start, end)
}

/** "a candidate in the new bloc |Oku| founded": what ends in a thing with an article of its own is no title of who founded it. */
function isWhereabouts(document: Document, first: number, name: number): boolean {
  if (!/^(?:an?|another)$/.test(word(document, first - 1))) return false
  if (!/^\p{Ll}/u.test(document.tokens[name - 1]?.text ?? '') || isHeadAt(document, name - 1)) return false
  for (let at = first + 1; at < name; at++) if (determiners.has(word(document, at))) return true
  return false
}

/** "|Oku & Sons| director": a name that is part of a firm's. */
const isFirm = (document: Document, at: number): boolean => word(document, at + 1) === '&'

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
  const joins = word(document, at - 1) === 'and' && at - 2 >= floor
  if (joins && (modifiers.has(word(document, at - 2)) || isHeadAt(document, at - 2))) {
    // "|Lusanian science and |technology minister", "|Filmmaker and |best-selling author"
    let start = at - 2
    while (
      start > floor &&
      !inPerson(start - 1) &&
      (belongs(document, start - 1) || continues(document, start - 1)) &&
      !linking.has(word(document, start - 1))
    )
      start--
    return start
  }
  // "the |Harbour Journal|'s deputy page editor"
  if (/^['’]s?$/.test(word(document, at - 1)) && /^\p{Lu}/u.test(document.tokens[at - 2]?.text ?? ''))
    return inPerson(at - 2) ? at : withCapitals(document, at - 1, floor)
  const of = determiners.has(word(document, at - 1)) ? at - 2 : at - 1
  const governed = at < first && /^(?:of|for|on)$/.test(word(document, of)) && isHeadAt(document, of - 1)
  if (!governed) return at
  let start = of
  while (start > floor && !inPerson(start - 1) && belongs(document, start - 1)) start--
  return start
}

/** Back over the capitals that end before the token. */
function withCapitals({ tokens }: Document, end: number, floor: number): number {
  let at = end
  while (at > floor && /^\p{Lu}/u.test(tokens[at - 1]?.text ?? '')) at--
  return at
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
  if (/^\p{Ll}{3,}ing$/u.test(text) && word(document, at - 1) === '-') return !isDash(document, at - 1)
  if (/^\p{Lu}\p{L}/u.test(text)) return !isOpener(document, at)
  // "|monitoring| officer"
  if (ofWork.test(text) && posts.test(word(document, at + 1))) return true
  // "|antiques| dealer"
  const isPlural =
    /^\p{Ll}{4,}[^s]s$/u.test(text) && /^(?:,|to|the|an?|her|his|its|their)$/.test(word(document, at - 1))
  return mayBeNoun(text) || (isPlural && mayBeNoun(text.slice(0, -1)))
}

/** What somebody in a post does, and no verb that leads to him. */
const ofWork =
  /^(?!facing|includ|follow|meet|accus|call|ask|tell|replac|succeed|join|nam|appoint|back|support|oppos|defeat|beat|quot|cit|interview|visit|accord|regard|concern)\p{Ll}{4,}ing$/u
const posts =
  /^(?:officer|director|manager|minister|executive|editor|chief|secretary|partner|engineer|consultant|judge|clerk)$/

/** "the |factory|'s general manager": the owner before a possessive, from its article on. */
function withOwner(document: Document, first: number, floor: number): number {
  if (!/^['’]s?$/.test(word(document, first))) return first
  let at = first
  while (at > floor && at > first - mostNouns && mayBeNoun(document.tokens[at - 1]?.text ?? '')) at--
  return at < first && determiners.has(word(document, at - 1)) ? at : first
}

/** Whether no role begins with the word: "based |on| a bestselling author's book" has none with the first, either. */
const opensNothing = (document: Document, at: number): boolean =>
  linking.has(word(document, at)) ||
  determiners.has(word(document, at)) ||
  isOpener(document, at) ||
  (/^(?:based|born)$/.test(word(document, at)) && /^(?:on|in|at|to)$/.test(word(document, at + 1)))

function belongs(document: Document, at: number): boolean {
  const text = document.tokens[at]?.text ?? ''
  if (text === '-' && isDash(document, at)) return false
  if (/^\p{Lu}/u.test(text)) return true
  const lower = text.toLowerCase()
  return (
    isHyphened(document, at) ||
    linking.has(lower) ||
    isRoleHead(lower) ||
    modifiers.has(lower) ||
    adjectival.test(text) ||
    (lower === '.' && /^\p{Lu}\p{Ll}{1,3}$/u.test(document.tokens[at - 1]?.text ?? ''))
  )
}

/** The "co" of "co-founder". */
const isHyphened = ({ tokens }: Document, at: number): boolean =>
  tokens[at + 1]?.text === '-' &&
  tokens[at]?.end === tokens[at + 1]?.start &&
  tokens[at + 1]?.end === tokens[at + 2]?.start &&
  /^\p{L}/u.test(tokens[at]?.text ?? '')

/** "a |private| address", "a |major| foe": ranks in capitals only. */
const capitalOnly = new Set(['private', 'major'])

function lastHead(document: Document, first: number, end: number): number | null {
  if (capitalOnly.has(document.tokens[end - 1]?.text ?? '')) return null
  if (isHeadAt(document, end - 1) || endsInAbbreviation(document, end)) return end - 1
  // "Deputy Prime Minister and |Minister| of Trade"
  for (let i = first; i < end; i++)
    if (isRoleHead(word(document, i)) && leads.test(word(document, pastRank(document, i + 1)))) return i
  for (let i = first; i < end; i++)
    if (isRoleHead(word(document, i)) && !isRoleHead(word(document, i + 1))) return pastHyphen(document, i)
  return null
}

/** What an office in front of a name leads on with. */
const leads = /^(?:of|for|to|at|in|on)$/

/** The "General" of "Secretary-General". */
const pastHyphen = (document: Document, at: number): number =>
  word(document, at + 1) === '-' && isHeadAt(document, at + 2) ? at + 2 : at
