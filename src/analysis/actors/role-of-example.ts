import type { Document } from '../document/document.ts'
import type { EntityRole } from '../types.ts'
import { describes, inSingular, isPluralHead } from './plural-roles.ts'
import { isOpener, longest, role, sentenceOf, word } from './role-words.ts'

/**
 * "|Economic advisers| like Ines Varga", "former senators such as": what those are whom somebody is an example of, in more than a
 * word. `name` is the first token of name and title.
 */
export function roleOfExample(document: Document, name: number): EntityRole | null {
  const leads = word(document, name - 1) === 'as' && word(document, name - 2) === 'such' ? name - 2 : name - 1
  if (leads === name - 1 && word(document, leads) !== 'like') return null
  const head = word(document, leads - 1) === ',' ? leads - 2 : leads - 1
  if (!isPluralHead(word(document, head))) return null
  const floor = Math.max(sentenceOf(document, name)?.firstToken ?? 0, head - longest)
  let first = head
  while (first > floor && describes(document, first - 1)) first--
  while (first < head && (isOpener(document, first) || /^(?:other|many|some|several)$/.test(word(document, first))))
    first++
  return first < head ? inSingular(role(document, first, head + 1), head - first) : null
}
