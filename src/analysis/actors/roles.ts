import { type Document, sentenceAt } from '../document/document.ts'
import { tokenAt } from '../document/tokens.ts'
import type { EntityRole, Span } from '../types.ts'
import wordNet from './data/role-heads.json' with { type: 'json' }
import lexicon from './data/roles.json' with { type: 'json' }
import { coversOffset } from './mention.ts'
import { isHonorific, isTitle } from './titles.ts'

const offices = new Set(lexicon.heads.split(' '))
const heads = new Set([...offices, ...lexicon.occupations.split(' '), ...wordNet.heads.split(' ')])
const modifiers = new Set(lexicon.modifiers.split(' '))
const kin = new Set(lexicon.kin.split(' '))
const linking = new Set("of for the and to at on in a an - ' 's ’s &".split(' '))
const determiners = new Set('the a an another its his her their our my your this that'.split(' '))
/** Longest role that is taken, in tokens on one side of the name. */
const longest = 14

/** Whether a word heads the description of an office or occupation ("minister"); plural forms do not. */
export function isRoleHead(word: string): boolean {
  return heads.has(word.toLowerCase())
}

/** Whether a role names an office or rank ("chairman of the board"), not only an occupation ("biologist"). */
export function isOffice(role: string): boolean {
  return role.split(/[\s-]+/u).some((word) => offices.has(word.toLowerCase()))
}

/**
 * The roles that the text gives right before and right after a name: "Speaker of the Kyrgyz Parliament Talant Mamytov",
 * "the chief engineer, Dr Ines Varga,", "Stanislav Zas, CSTO Secretary General,", "Ines Varga (Minister of Trade)".
 * `persons` are the mentions of people, in order: no role reaches over them.
 */
export function rolesAround(document: Document, mention: Span, persons: readonly Span[]): EntityRole[] {
  const inPerson = (at: number) => {
    const token = document.tokens[at]
    return token !== undefined && coversOffset(persons, token.start)
  }
  const name = tokenAt(document.tokens, mention[0])
  const end = tokenAt(document.tokens, mention[1] - 1) + 1
  const first = withHonorific(document, name)
  const title = roleBefore(document, first, inPerson)
  const opening = title === null ? first : tokenAt(document.tokens, title.span[0])
  const fullName = end - name > 1 || first < name
  const apposed = fullName && closes(document, end) ? apposedBefore(document, opening, inPerson) : null
  return [
    apposed,
    title,
    bracketedAfter(document, end),
    roleAfter(document, afterBracket(document, end), inPerson),
  ].flatMap((role) => role ?? [])
}

type InPerson = (token: number) => boolean

/** Where "Dr", "Mr." or "Sir" before a name begins; the name's first token where there is none. */
function withHonorific(document: Document, name: number): number {
  const stop = word(document, name - 1) === '.' ? name - 2 : name - 1
  return isHonorific(word(document, stop)) ? stop : name
}

function roleBefore(document: Document, name: number, inPerson: InPerson): EntityRole | null {
  const floor = Math.max(sentenceOf(document, name)?.firstToken ?? 0, name - longest)
  let first = name
  while (first > floor && !inPerson(first - 1) && belongs(document, first - 1)) first--
  while (first < name && (linking.has(word(document, first)) || isOpener(document, first))) first++
  const head = lastHead(document, first, name)
  if (head === null || !(head === name - 1 || /^(?:of|for|to|at|in)$/.test(word(document, head + 1)))) return null
  if (linking.has(word(document, name - 1))) return null
  const start = withAdjectives(document, first, floor)
  return isKin(document, start, head) ? null : role(document, start, name)
}

/** "the retired Turkish admiral": one or two lower-case words between a determiner and what was found. */
function withAdjectives(document: Document, first: number, floor: number): number {
  for (const start of [first - 1, first - 2]) {
    if (start <= floor || !/^\p{Ll}{3,}$/u.test(document.tokens[start]?.text ?? '')) return first
    if (determiners.has(word(document, start - 1))) return start
  }
  return first
}

/** Lower-case words that look like adjectives: "presidential", "diplomatic". */
const adjectival = /^\p{Ll}{3,}(?:al|ic|ive|ary|ous|ian|ese|ist)$/u

function belongs(document: Document, at: number): boolean {
  const text = document.tokens[at]?.text ?? ''
  if (/^\p{Lu}/u.test(text)) return true
  const lower = text.toLowerCase()
  return (
    linking.has(lower) ||
    heads.has(lower) ||
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
  if (heads.has(word(document, end - 1)) || abbreviatedTitle(document, end - 1)) return end - 1
  for (let i = first; i < end; i++) if (heads.has(word(document, i)) && !heads.has(word(document, i + 1))) return i
  return null
}

const abbreviated = new Set('sen rep gov gen col lt capt maj sgt adm prof'.split(' '))

/** "Sen." before a name; the stop may be a token of its own. */
function abbreviatedTitle(document: Document, at: number): boolean {
  return word(document, at) === '.' ? abbreviated.has(word(document, at - 1)) : abbreviated.has(word(document, at))
}

/** "his wife": says whose, not what. */
function isKin(document: Document, first: number, head: number): boolean {
  const before = word(document, first - 1)
  const possessed = /^(?:his|her|their|my|our|its|['’]s)$/.test(before)
  return kin.has(word(document, head)) && (possessed || isPossessed(document, first, head))
}

function isPossessed(document: Document, first: number, head: number): boolean {
  for (let at = first; at < head; at++) if (/^['’]s?$/.test(word(document, at))) return true
  return false
}

/** Whether a name in apposition ends here: at a mark or at the end of the sentence, or before the verb of saying. */
function closes(document: Document, end: number): boolean {
  return document.tokens[end] === undefined || /^[,.;:()?!"”’–—]/u.test(word(document, end))
}

/** "The Malian delegate, |Ibrahim Kantéba,": the noun phrase with its determiner before the comma before a name. */
function apposedBefore(document: Document, name: number, inPerson: InPerson): EntityRole | null {
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
  return /^(?:of|for|to|at|in|['’]s?)$/.test(word(document, at - 1))
}

/** The head of a noun phrase: the last one in the run of words before its first preposition. */
function firstHead(document: Document, start: number, end: number): number | null {
  let edge = start
  while (edge < end && !/^(?:of|for|to|at|in|on|with|from)$/.test(word(document, edge))) edge++
  return isHeadAt(document, edge - 1) ? edge - 1 : null
}

/** "(Minister for Foreign Affairs)" right after a name. */
function bracketedAfter(document: Document, end: number): EntityRole | null {
  const close = afterBracket(document, end)
  if (close === end) return null
  const head = firstHead(document, end + 1, close - 1)
  return head === null ? null : role(document, end + 1, close - 1)
}

/** Past a short bracket, or past an age between commas; the same place where there is neither. */
function afterBracket(document: Document, end: number): number {
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

function roleAfter(document: Document, from: number, inPerson: InPerson): EntityRole | null {
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
  participle.test(word(document, at)) && heads.has(word(document, at - 1))

const isHeadAt = (document: Document, at: number): boolean =>
  heads.has(word(document, at)) || word(document, at) === 'general'

/** No second phrase before the head, and no other person, unless as an owner or, after a determiner, as an adjective. */
function isPlainPhrase(document: Document, first: number, edge: number, opened: boolean, inPerson: InPerson): boolean {
  const owned = isPossessed(document, first, edge)
  for (let at = first; at < edge; at++) {
    if (inPerson(at) && !owned && !opened) return false
    if (at > first && determiners.has(word(document, at)) && word(document, at - 1) !== 'and') return false
  }
  return true
}

function role(document: Document, first: number, end: number): EntityRole | null {
  const start = document.tokens[first]?.start
  const stop = document.tokens[end - 1]?.end
  if (start === undefined || stop === undefined || end <= first) return null
  return { text: document.text.slice(start, stop).replace(/\s+/gu, ' '), span: [start, stop] }
}

const word = (document: Document, at: number): string => document.tokens[at]?.text.toLowerCase() ?? ''

const sentenceOf = (document: Document, token: number) =>
  document.sentences[sentenceAt(document, document.tokens[token]?.start ?? 0)]
