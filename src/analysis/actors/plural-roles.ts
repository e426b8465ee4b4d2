import type { Document } from '../document/document.ts'
import type { EntityRole } from '../types.ts'
import { determiners, isRoleHead, kin, modifiers, role, word } from './role-words.ts'

/** How many people: "two ministers". */
export const counts = /^(?:two|three|four|five|several)$/i

/** Whether a word before a plural describes those people: "|former Orlen| ministers". */
export const describes = (document: Document, at: number): boolean => {
  const here = document.tokens[at]?.text ?? ''
  if (determiners.has(here.toLowerCase()) || counts.test(here)) return false
  if (here === '-' || /^(?:co|vice|ex)$/.test(here)) return true
  return /^\p{Lu}\p{L}/u.test(here) || modifiers.has(here) || /^\p{Ll}{3,}(?:al|ic|ive|ary|ian|ese|ist)$/u.test(here)
}

/** Whether a word heads the description of several people: "ministers". */
export const isPluralHead = (word: string): boolean => singularOf(word) !== null

/** "one of the paper's authors": one of several in an office or occupation; null for other words from `first` to `end`. */
export function oneOfSeveral(document: Document, first: number, end: number): EntityRole | null {
  if (word(document, first) !== 'one' || word(document, first + 1) !== 'of') return null
  let clause = first + 2
  while (clause < end && !/^(?:who|which)$/.test(word(document, clause))) clause++
  for (let at = first + 3; at < clause; at++) if (isPluralHead(word(document, at))) return role(document, first, clause)
  return null
}

/** The singular of a plural that heads a role; null for other words. */
function singularOf(word: string): string | null {
  const singular = /men$/i.test(word)
    ? word.replace(/men$/i, 'man')
    : /ies$/i.test(word)
      ? word.replace(/ies$/i, 'y')
      : /[^s]s$/i.test(word)
        ? word.slice(0, -1)
        : word
  return singular !== word && isRoleHead(singular) ? singular : null
}

/** The role with its head, so many words from the begin, in the singular. */
export function inSingular(found: EntityRole | null, head: number): EntityRole | null {
  if (found === null) return null
  const parts = found.text.split(' ')
  const at = parts.findIndex((part, i) => singularOf(part) !== null && i <= head)
  const singular = singularOf(parts[at] ?? '')
  return singular === null || kin.has(singular.toLowerCase()) || /^(?:counterpart|colleague)$/i.test(singular)
    ? null
    : { ...found, text: parts.with(at, singular).join(' ') }
}
