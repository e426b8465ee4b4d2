import { labelBefore } from '../attribution/turns.ts'
import type { Document } from '../document/document.ts'
import type { Span } from '../types.ts'
import { isRoleHead } from './roles.ts'

/** Whether a source stands at the head of a line as the label of a turn, or with a colon after it. */
export function isLabel(document: Document, [start, end]: Span): boolean {
  if (labelBefore(document, end)?.[0] === start) return true
  return (
    /(?:^|\n)[^\S\n]*$/u.test(document.text.slice(Math.max(0, start - 10), start)) &&
    (/^(?:\s?:|\.\s[–—-]\s)/u.test(document.text.slice(end, end + 4)) ||
      /^[QA]\.\s/.test(document.text.slice(start, end + 2)))
  )
}

/** A single person without a name: "a spokesman", "the minister". Keeps "he" from reaching past. */
export function isSomebody(words: string): boolean {
  if (!/^(?:an?|one|the|his|her|their|its)\s/i.test(words)) return false
  const noun = headOf(words).split(/\s(?:of|for|to|in|at|from|with|on)\s/u, 1)[0] ?? ''
  return isRoleHead(noun.split(/[\s-]+/u).at(-1) ?? '')
}

/** A noun phrase without what hangs on it: to the first comma, bracket or relative pronoun. */
export const headOf = (words: string): string => words.split(/\s*[,(]|\s(?:who|which|that)\s/u, 1)[0] ?? words

/** "VALPARA (Helix) - ": a town in capitals at the head of a line speaks for nobody. */
export function isDatelinePlace(text: string, [start, end]: Span): boolean {
  const opens = start === 0 || text.charAt(start - 1) === '\n'
  return (
    opens && /^[\p{Lu}\s]{3,}$/u.test(text.slice(start, end)) && /^\s(?:\(|[-–—]\s)/u.test(text.slice(end, end + 3))
  )
}
