import type { Document } from '../document/document.ts'
import { closing, type TokenTable } from './passages.ts'
import type { TokenRun } from './second-pass.ts'

const capital = /^\p{Lu}/u
const small = /^\p{Ll}/u

/** Tokens of an aside at most, and of the name before it. */
const longestAside = 40
const longestName = 8

/**
 * The name that a cue after an aside has for its subject: "Varga, in an interview for the film “The Long Fence,” noted".
 * `cue` is the cue's first token. Null where it does not follow a comma, or something else than a name of two words or
 * more stands before the aside.
 */
export function nameBeforeAside(document: Document, table: TokenTable, cue: number): TokenRun | null {
  const text = (t: number): string => document.tokens[t]?.text ?? ''
  const start = document.sentences[table.sentence[cue] ?? 0]?.firstToken ?? 0
  const end = table.quote[cue - 1] === closing ? cue - 2 : cue - 1
  if (text(end) !== ',') return null
  const low = Math.max(start, end - longestAside)
  let opener = end - 1
  while (opener > low && (text(opener) !== ',' || table.quotation[opener] !== -1)) opener--
  if (opener <= low || !small.test(text(opener + 1))) return null
  let first = opener
  while (first > Math.max(start, opener - longestName) && capital.test(text(first - 1))) first--
  return opener - first > 1 ? [first, opener] : null
}
