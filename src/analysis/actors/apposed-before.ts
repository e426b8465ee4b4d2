import type { Document } from '../document/document.ts'
import type { EntityRole } from '../types.ts'
import { oneOfSeveral } from './plural-roles.ts'
import {
  determiners,
  firstHead,
  type InPerson,
  isDash,
  isHeadAt,
  isKin,
  isOffice,
  isOpener,
  longest,
  role,
  sentenceOf,
  word,
} from './role-words.ts'
import { isTitle } from './titles.ts'

/**
 * "The Malian delegate, |Ibrahim Kantéba,": the noun phrase with its determiner before the comma before a name; it opens the
 * sentence where no mark closes the name ("The head of the union, |Ines Varga says|"), and before a dash.
 */
export function apposedBefore(
  document: Document,
  name: number,
  inPerson: InPerson,
  closes: boolean,
): EntityRole | null {
  const isComma = word(document, name - 1) === ','
  if (!isComma && !/^(?:–|—|-{2,})$/.test(word(document, name - 1)) && !isDash(document, name - 1)) return null
  // "The head nurse |there|, Ines Varga,"
  const end = beforePlaceOrTime(document, name - 1)
  const floor = Math.max(sentenceOf(document, name)?.firstToken ?? 0, end - longest)
  let start: number | null = null
  for (let at = end - 1; at >= floor && isWithinPhrase(document, at); at--) {
    if (word(document, at) === ')') {
      at -= 2
      continue
    }
    if (inPerson(at)) {
      if (/^['’]s?$/.test(word(document, at + 1)) && firstHead(document, at + 2, end) !== null) start = at + 2
      const next = at + 1
      while (inPerson(at - 1)) at--
      if (start !== null || !isWithin(document, at, next, end)) break
      continue
    }
    if (!opensPhrase(document, at, floor)) continue
    const opening = opensNoun(document, at) && !isCounsel(document, at) ? at + 1 : at
    if (firstHead(document, opening, end) !== null) start = opening
    if (!continuesLeft(document, at)) break
  }
  const several = start === null && isComma && closes ? oneOfSeveral(document, floor, end) : null
  if (several) return several
  start ??= officeAtStart(document, floor, end, inPerson)
  const head = start === null ? null : firstHead(document, start, end)
  if (start === null || head === null || isKin(document, start, head)) return null
  const opening = sentenceOf(document, name)?.firstToken
  const opensSentence = start - 1 === opening || (start === opening && isCounsel(document, start))
  if (!opensSentence && !(closes && isComma)) return null
  return role(document, start, end)
}

/** "|Orlen State governor|, Ines Varga, said": an office without an article that opens the sentence; null where there is none. */
function officeAtStart(document: Document, floor: number, end: number, inPerson: InPerson): number | null {
  const first = sentenceOf(document, end)?.firstToken
  const { text = '' } = document.tokens[floor] ?? {}
  const opens =
    floor === first && /^\p{Lu}/u.test(text) && !isOpener(document, floor) && !determiners.has(text.toLowerCase())
  if (!opens) return null
  for (let at = floor; at < end; at++) if (inPerson(at) || !/^[\p{L}’'-]/u.test(word(document, at))) return null
  const head = firstHead(document, floor, end)
  return head !== null && isOffice(word(document, head)) ? floor : null
}

/** "the |Oku| campaign manager,", "a spokesman for |Oku|,": a name within a description. */
function isWithin(document: Document, first: number, next: number, end: number): boolean {
  if (next < end) return !/^(?:and|or|&)$/.test(word(document, next))
  let at = first - 1
  while (isTitle(word(document, at)) || word(document, at) === '.') at--
  return /^(?:for|to|of)$/.test(word(document, at)) && isHeadAt(document, at - 1)
}

const opensNoun = (document: Document, at: number): boolean =>
  determiners.has(word(document, at)) || /^(?:one|whose)$/.test(word(document, at))

/** A determiner, or the first word of a capitalised possessor: "Iceland's", "New Zealand's". */
function opensPhrase(document: Document, at: number, floor: number): boolean {
  if (opensNoun(document, at) || isCounsel(document, at)) return true
  const capital = (i: number) => /^\p{Lu}/u.test(document.tokens[i]?.text ?? '') && !isOpener(document, i)
  if (!capital(at) || (at > floor && capital(at - 1))) return false
  let end = at
  while (capital(end)) end++
  return /^['’]s?$/.test(word(document, end))
}

/** Whether a phrase that could open here goes on to the left: "leader of| the party". */
function continuesLeft(document: Document, at: number): boolean {
  // "the Fitters' |and Turners' Union"
  if (word(document, at - 1) === 'and') return /^['’]s?$/.test(word(document, at - 2))
  return /^(?:of|for|to|at|in|on|the|an?|assisting|['’]s?)$/.test(word(document, at - 1))
}

/** "by |counsel| to the commission, Ines Varga": an office that takes no article. */
const isCounsel = (document: Document, at: number): boolean =>
  word(document, at) === 'counsel' && /^(?:to|for|assisting)$/.test(word(document, at + 1))

/** A word or mark of a noun phrase, or the end of an acronym in brackets. */
const isWithinPhrase = (document: Document, at: number): boolean =>
  /^[\p{L}\p{N}'’&.-]/u.test(word(document, at)) ||
  (word(document, at) === ')' &&
    /^\p{Lu}{2,}$/u.test(document.tokens[at - 1]?.text ?? '') &&
    word(document, at - 2) === '(')

/** Before "there" and "at the time" where these end a phrase: "The head nurse| there|, Ines Varga,". */
function beforePlaceOrTime(document: Document, end: number): number {
  if (word(document, end - 1) === ')' && word(document, end - 3) === '(') return end - 3
  if (/^(?:there|here)$/.test(word(document, end - 1))) return end - 1
  const isTime = word(document, end - 1) === 'time' && /^(?:the|that)$/.test(word(document, end - 2))
  return isTime && word(document, end - 3) === 'at' ? end - 3 : end
}
