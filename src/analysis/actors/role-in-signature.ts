import type { Document } from '../document/document.ts'
import type { EntityRole, Span } from '../types.ts'

/** The end of a quotation, or the start of a line with a dash, before a name that signs. */
const before = /(?:["”’»]\s*(?:[‐-―~]|-{1,2})?|(?:^|\n)[^\S\n]*(?:[‐-―]|-{1,2}))\s*$/u

/** "Rosa Vell, 43, |dog walker|, Orlen": what the signer is, in small letters, unless it tells of the saying ("in a letter"). */
const after =
  /^(?:\s\(\d{1,3}\))?,\s(?:(?:aged\s)?\d{1,3},\s)?(?:an?\s|the\s)?((?!(?:in|on|at|to|via|from|of|after|before|by|as|who|said|says|told|wrote|writes|added|asked|speaking|writing|tweeting|aged)(?![\p{L}\p{M}]))\p{Ll}[\p{L}\p{M}’'-]*(?:\s[\p{L}\p{M}’'-]+){0,6})(?:,\s\p{Lu}[^,.\n]*)?\.?[^\S\n]*(?:\n|$)/du

/** Room for what stands before the name and after it, in UTF-16 code units. */
const mostBefore = 10
const mostAfter = 120

/** What the line tells of somebody who signs a quotation: “We will row.” — Rosa Vell, 43, dog walker. */
export function roleInSignature({ text }: Pick<Document, 'text'>, [start, end]: Span): EntityRole | null {
  if (text.charAt(end) !== ',' && text.charAt(end) !== ' ') return null
  if (!before.test(text.slice(Math.max(0, start - mostBefore), start))) return null
  const [from, to] = after.exec(text.slice(end, end + mostAfter))?.indices?.[1] ?? []
  if (from === undefined || to === undefined) return null
  return { text: text.slice(end + from, end + to), span: [end + from, end + to] }
}
