import type { Document } from '../document/document.ts'
import { tokenAt } from '../document/tokens.ts'
import type { EntityRole } from '../types.ts'
import { oneOfSeveral } from './plural-roles.ts'
import { isEdge, isStop, seconds, withRest } from './role-ends.ts'
import {
  determiners,
  firstHead,
  type InPerson,
  isAged,
  isDash,
  isHeadAt,
  isKin,
  isOffice,
  isPossessed,
  isRoleHead,
  longest,
  modifiers,
  role,
  sentenceOf,
  word,
} from './role-words.ts'
import { isTitle } from './titles.ts'
import { mayBeNoun } from './word-kinds.ts'

/** "(Minister for Foreign Affairs)" right after a name; without the seat of "(Orlen–|Leader of the House|)". */
export function bracketedAfter(document: Document, end: number): EntityRole | null {
  const close = afterBracket(document, end)
  if (close === end) return null
  // "(in the Chair)"
  if (word(document, end + 1) === 'in' && word(document, close - 2) === 'chair')
    return role(document, close - 2, close - 1)
  const inside = determiners.has(word(document, end + 1)) ? end + 2 : end + 1
  const head = firstHead(document, inside, close - 1)
  if (head === null) return null
  let first = head
  while (first > inside && !/^[–—;,]$/.test(word(document, first - 1))) first--
  // "(Minister of Ports, |Prog.|)"
  const isParty = word(document, close - 2) === '.' && word(document, close - 4) === ','
  return role(document, first, isParty ? close - 4 : close - 1)
}

/** "Ines Varga took the |chair|", "Ines Varga, in the |chair|". */
export function chairAfter(document: Document, end: number): EntityRole | null {
  const at = word(document, end) === ',' && word(document, end + 1) === 'in' ? end + 1 : end
  if (!/^(?:in|took)$/.test(word(document, at)) || word(document, at + 1) !== 'the') return null
  return word(document, at + 2) === 'chair' ? role(document, at + 2, at + 3) : null
}

/** Past a short bracket, or past an age between commas; the same place where there is neither. */
export function afterBracket(document: Document, end: number): number {
  if (word(document, end) !== '(') return end
  for (let at = end + 1; at <= end + longest; at++) if (word(document, at) === ')') return at + 1
  return end
}

/** Marks that open one. */
const opening = new Set([',', '–', '—', '--'])

/** Words before a role in apposition that are no part of it. */
const asides =
  /^(?:now|today|formerly|currently|himself|herself|once|also|newly|appointed|elected|named|recently|previously|long|still|later|mere|merely|perhaps|arguably|reportedly|unquestionably)$/
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
/** Words that end it where the head stands right before them: "a broker |based in Veld", "a judge |now at the Forum". */
const participle =
  /^(?:based|named|called|known|born|considered|regarded|seen|deemed|dubbed|nicknamed|hired|appointed|elected|employed|credited|tasked|accused|convicted|jailed|reached|quoted|here|there|now|currently|then|still|\p{L}+ing)$/u

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
  const next = joins || adds ? end : nowAfter(document, end)
  const second = next === null ? null : phraseAfter(document, next, inPerson)
  if (next === null || second === null) return [first]
  const isNow = past.test(word(document, from + 1)) || present.test(word(document, next + 1))
  return isNow ? [second, first] : [first, second]
}

/** "an aide |during his first campaign| and now director": before the "and" of what somebody is now; null where there is none. */
function nowAfter(document: Document, end: number): number | null {
  if (!/^(?:during|in|under|from|at|for|until)$/.test(word(document, end))) return null
  for (let at = end + 1; at < end + longest && !isMark(document, at); at++)
    if (word(document, at) === 'and' && present.test(word(document, at + 1))) return at
  return null
}

const isMark = (document: Document, at: number): boolean => !/^[\p{L}\p{N}'’-]/u.test(word(document, at))

/**
 * The apposition after a name: ", CSTO Secretary General,". After a single name it is none where another name follows:
 * "Amadou, the opposition leader, Noah Whitcombe, says" speaks to Amadou.
 */
function roleAfter(document: Document, end: number, inPerson: InPerson, fullName: boolean): EntityRole | null {
  if (!opening.has(word(document, end)) && !isDash(document, end)) return null
  const from = isAged(document, end) ? end + 2 : end
  if (word(document, from + 1) === 'as') return officeAs(document, from + 1, inPerson)
  const phrase = phraseAfter(document, from, inPerson)
  const stop = phrase === null ? from : tokenAt(document.tokens, phrase.span[1] - 1) + 1
  const isNext = inPerson(stop + 1) || (isTitle(word(document, stop + 1)) && inPerson(stop + 2))
  // "Varga, a top aide |said|, is well"
  const isSource = /^(?:said|says|told)$/.test(word(document, stop))
  return !fullName && ((word(document, stop) === ',' && isNext) || isSource) ? null : phrase
}

/** "Ines Varga, as |chair of the bench|, ruled". */
function officeAs(document: Document, as: number, inPerson: InPerson): EntityRole | null {
  const phrase = phraseAfter(document, as, inPerson)
  if (phrase === null || !isOffice(phrase.text)) return null
  return word(document, tokenAt(document.tokens, phrase.span[1] - 1) + 1) === ',' ? phrase : null
}

/** The description that opens after the token, up to a mark or a verb. */
function phraseAfter(document: Document, from: number, inPerson: InPerson): EntityRole | null {
  let first = pastAside(document, from + 1)
  while (
    determiners.has(word(document, first)) ||
    asides.test(word(document, first)) ||
    (word(document, first) === 'then' && determiners.has(word(document, first + 1)))
  )
    first++
  const end = sentenceOf(document, from)?.endToken ?? document.tokens.length
  const last = Math.min(end, first + longestAfter + 1)
  let stop = first
  while (stop < last && !isStop(document, stop)) stop++
  let edge = first
  while (edge < stop && (inBody(document, first, edge) || !isEdge(document, edge)) && !isParticiple(document, edge))
    edge++
  if (word(document, first) === 'one') return stop < last ? oneOfSeveral(document, first, stop) : null
  if (edge === first || !isHeadAt(document, edge - 1) || isKin(document, first, edge - 1)) return null
  if (!opensRole(document, first)) return null
  if (!isPlainPhrase(document, first, edge, first > from + 1, inPerson)) return null
  if (edge < stop && isParticiple(document, edge)) return role(document, first, edge)
  if (isOthersTitle(document, first, stop, inPerson)) return null
  if ((stop < end && (stop >= last || !isStop(document, stop))) || isClause(document, first, stop)) return null
  return role(document, first, withRest(document, first, stop, inPerson))
}

/** "Ines Varga, |deputy chief of staff Tomas Oku| and": whether the words are the title of a name that follows. */
function isOthersTitle(document: Document, first: number, stop: number, inPerson: InPerson): boolean {
  let name = first
  while (name < stop && !inPerson(name)) name++
  if (name === stop || !/^(?:staff|state|police|justice)$/.test(word(document, name - 1))) return false
  let at = name - 3
  while (at >= first && (isHeadAt(document, at) || modifiers.has(word(document, at)))) at--
  return word(document, name - 2) === 'of' && at < first
}

/** Without an article no word of grammar and no verb: not ", |and his wife," nor ", |faced opposition from it". */
function opensRole(document: Document, first: number): boolean {
  const { text = '' } = document.tokens[first] ?? {}
  if (determiners.has(word(document, first - 1)) || word(document, first + 1) === '-') return true
  if (!/^\p{Ll}+$/u.test(text) || modifiers.has(text) || isRoleHead(text) || mayBeNoun(text)) return true
  return /ing$/.test(text) && isRoleHead(word(document, first + 1))
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

/** The "of" in a body's name before the head: "a University |of| Washington law professor", "a Centre |for| the Arts trustee". */
function inBody(document: Document, first: number, at: number): boolean {
  const isCapital = (i: number): boolean => /^\p{Lu}/u.test(document.tokens[i]?.text ?? '')
  if (at <= first || !/^(?:of|for|at)$/.test(word(document, at)) || isHeadAt(document, at - 1)) return false
  return isCapital(at - 1) && isCapital(word(document, at + 1) === 'the' ? at + 2 : at + 1)
}

/** "a donor |involved in it", "the judge |accused by them"; not "the candidate |stated". */
function isParticiple(document: Document, at: number): boolean {
  const [before, here, next] = [word(document, at - 1), word(document, at), word(document, at + 1)]
  if (!isRoleHead(before) || (/ing$/.test(here) && isRoleHead(next))) return false
  return participle.test(here) || (/..ed$/.test(here) && /^(?:by|as|in|with|from)$/.test(next))
}

/** No second phrase before the head, and no other person, unless as an owner or, after a determiner, as an adjective. */
function isPlainPhrase(document: Document, first: number, edge: number, opened: boolean, inPerson: InPerson): boolean {
  const owned = isPossessed(document, first, edge)
  for (let at = first; at < edge; at++) {
    if (inPerson(at) && !owned && !opened) return false
    if (at > first && determiners.has(word(document, at)) && word(document, at - 1) !== 'and') return false
  }
  return true
}
