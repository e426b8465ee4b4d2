import { labelBefore } from '../attribution/turns.ts'
import type { Document } from '../document/document.ts'
import type { EntityRole } from '../types.ts'
import { roleBefore } from './role-before.ts'
import { type InPerson, word } from './role-words.ts'

/** Longest line of a list of those who take part, in UTF-16 code units. */
const longestLine = 160

/**
 * "|Moderator|: Ines Varga, Radio Orlen", "|Chair|: Ines Varga. Panel: …": the role that opens a line, or an item of it, with
 * nothing else than who has it. `name` is the first
 * token of name and title, `end` the one past it.
 */
export function roleInList(document: Document, name: number, end: number, inPerson: InPerson): EntityRole | null {
  if (word(document, name - 1) !== ':') return null
  const found = roleBefore(document, name - 1, inPerson)
  if (found === null) return null
  const { text, tokens } = document
  const [start, stop] = found.span
  const rest = text.slice(tokens[end - 1]?.end ?? stop, start + longestLine).split('\n', 1)[0] ?? ''
  const opens = /(?:(?:^|\n)[^\S\n]*(?:[-*•]\s)?|[\p{L})][.;]\s)$/u.test(
    text.slice(Math.max(0, start - longestLine), start),
  )
  const isLine = /^(?:\s\p{Lu}{2,4})?\s*(?:[,(–—-][^.;?!:]*)?(?:[.;]\s*(?:\p{Lu}[\p{L} ]{1,40}:\s.*)?)?$/u.test(rest)
  return opens && isLine && labelBefore(document, stop) === null ? found : null
}
