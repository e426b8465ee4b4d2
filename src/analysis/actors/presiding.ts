import { findTurns } from '../attribution/turns.ts'
import { type Document, paragraphAt } from '../document/document.ts'
import { firstFrom } from '../document/spans.ts'
import type { Entity, Span } from '../types.ts'
import type { Named } from './gender.ts'

/** What a record calls who presides. */
const chair =
  /^(?:the\s|madam\s|mr\.?\s)?(?:acting\s|deputy\s)?(?:chair(?:man|woman|person)?|president|speaker|presiding officer)$/i

/** "Ines Varga| presiding|", "Ines Varga| took the chair|", "Ines Varga| (presiding)|". */
const after =
  /^(?:\s\([^()]{1,40}\))?,?\s(?:(?:was|is)\s)?(?:\(?presid(?:ed|ing)\b|(?:in|took|assumed|resumed)\sthe\s[Cc]hair\b|chaired\sthe\b)/u
/** "chaired by |Senator Ines Varga", "Chair: |Lady Ines Varga". */
const before =
  /(?:\b(?:[Cc]haired|[Pp]resided\sover)\sby\s|(?:^|\n)(?:Chair(?:person|man|woman)?|Presiding|Speaker):\s)(?:the\s)?(?:\p{Lu}[\p{L}.]*\s){0,4}$/u

/** Room for such words on either side of a name, in UTF-16 code units. */
const reach = 60

/**
 * Finds who is meant by a label such as "The CHAIR": the last person before it whom the record, and nobody who has the word,
 * tells to preside. Null for other labels, and where nobody is told to.
 */
export function findPresiding(
  document: Document,
  named: readonly Named[],
): (label: string, at: number) => Entity | null {
  let presiding: readonly Named[] | null = null
  return (label, at) => {
    if (!chair.test(label)) return null
    presiding ??= peoplePresiding(document, named)
    return presiding[firstFrom(presiding, at) - 1]?.entity ?? null
  }
}

function peoplePresiding(document: Document, named: readonly Named[]): readonly Named[] {
  const turns = new Set(findTurns(document).map(({ label }) => paragraphAt(document, label[0])))
  return named.filter(
    ({ entity, span }) =>
      entity.type === 'person' && presides(document.text, span) && !turns.has(paragraphAt(document, span[0])),
  )
}

const presides = (text: string, [start, end]: Span): boolean =>
  after.test(text.slice(end, end + reach)) || before.test(text.slice(Math.max(0, start - reach), start))
