import type { Document } from '../document/document.ts'
import { bodyNoun } from './bodies.ts'
import { determiners, isOffice, isRoleHead, kin, modifiers, word } from './role-words.ts'
import { isTitle } from './titles.ts'

/** Where in the words before a name that have a head of a role the name's own role begins: past whom and what else they speak of. */
export function ownRole(
  document: Document,
  { first, head, name }: { readonly first: number; readonly head: number; readonly name: number },
): number {
  const last = document.tokens[word(document, name - 1) === '.' ? name - 2 : name - 1]?.text ?? ''
  const isCapital = /^\p{Lu}/u.test(last)
  const isOwn = isTitle(last) || (isCapital && head === name - 1 && isLowerHead(document, first))
  let own = isOwn ? afterPreposition(document, first, name) : first
  if (isOwn && isCapital) own = withoutCommon(document, own, name)
  if (head !== name - 1) return own
  return afterThing(document, isOwn ? own : afterOther(document, own, head), head)
}

const isLowerHead = ({ tokens }: Document, at: number): boolean =>
  /^\p{Ll}/u.test(tokens[at]?.text ?? '') && isRoleHead(tokens[at]?.text ?? '')

/**
 * "the office of |President Holm|", "a spokesman for |President Holm|", "Congress and |President Holm|": a title at the name is the
 * name's, what it hangs on is not.
 */
function afterPreposition(document: Document, first: number, name: number): number {
  for (let at = name - 1; at > first; at--) {
    const opens = modifiers.has(word(document, at)) || isRoleHead(word(document, at))
    const isBodys = word(document, at - 1) === 'of' && bodyNoun(word(document, at - 2)) !== null && !opens
    if (word(document, at - 1) === 'and' && isTitles(document, at, name))
      return holdsOffice(document, first, at - 1) ? first : at
    if (/^(?:of|for|to|at|in|with|on|by|from)$/.test(word(document, at - 1)) && !isBodys)
      return isWholeOffice(document, at, name) ? first : at
  }
  return first
}

/** "|Deputy Mayor| Ines Varga", "|Sen.| Ines Varga": no more than a title. */
function isTitles(document: Document, first: number, name: number): boolean {
  for (let at = first; at < name; at++) {
    const here = word(document, at)
    if (!isTitle(here) && !modifiers.has(here) && here !== '.') return false
  }
  return true
}

/** "Minister of |Justice|", "Minister for |Justice|", "Speaker of |the House Rep.|", "Chief of |the General Staff General|": an office, and perhaps a title after it. */
function isWholeOffice(document: Document, at: number, name: number): boolean {
  const [head, preposition] = [word(document, at - 2), word(document, at - 1)]
  if (!/^(?:of|for)$/.test(preposition)) return false
  const isJustice = at === name - 1 && word(document, at) === 'justice'
  if (isJustice && /^(?:ministry|department)$/.test(head)) return true
  if (!isOffice(head) || kin.has(head)) return false
  if (at === name - 1) return isJustice
  return preposition === 'of' && word(document, at) === 'the' && !isTitles(document, at + 1, name)
}

/** Whether words have an office among them: "president |and|". */
function holdsOffice(document: Document, first: number, end: number): boolean {
  for (let at = first; at < end; at++) if (isRoleHead(word(document, at))) return true
  return false
}

/** "polls show |Sen.|", "for joint action |President|": words in lower case without a determiner are none of an office in capitals. */
function withoutCommon(document: Document, first: number, name: number): number {
  if (determiners.has(word(document, first - 1)) || word(document, first - 1) === '-') return first
  let own = first
  for (let at = first; at < name - 1 && /^\p{Ll}{3,}$/u.test(document.tokens[at]?.text ?? ''); at++) {
    const here = word(document, at)
    const joined = word(document, at + 1) === '-' || word(document, at - 1) === '-'
    if (!joined && !modifiers.has(here) && !isRoleHead(here) && !describing.test(here)) own = at + 1
  }
  return own
}

const describing = /(?:al|ic|ive|ary|ous|ian|ese)$/

/** "a spokesman for |presidential candidate|", "an admirer in |diplomat|": of two the one at the name is the name's. */
function afterOther(document: Document, first: number, head: number): number {
  if (governed.test(word(document, head))) return first
  for (let at = head; at > first && word(document, at) !== 'and'; at--)
    if (/^(?:of|for|to|at|in|with)$/.test(word(document, at - 1)) && isRoleHead(word(document, at - 2))) return at
  return first
}

/** What is led, and so no other: "leader of the |opposition|", "captain of the |guard|". */
const governed = /^(?:opposition|guard|watch|house|staff|justice|council|executive)$/

/** "the sharp rhetoric of |mogul|", "Velden to |rival|": a thing before a preposition is no part of what somebody is, but a body is. */
function afterThing(document: Document, first: number, head: number): number {
  let at = head - 1
  while (at > first && !/^(?:of|for|to|from)$/.test(word(document, at))) at--
  if (at > first && /^(?:to|from)$/.test(word(document, at)) && !holdsOffice(document, first, at)) return at + 1
  const thing = document.tokens[at - 1]?.text ?? ''
  return at > first && /^\p{Ll}/u.test(thing) && !isRoleHead(thing) && bodyNoun(thing) === null ? at + 1 : first
}
