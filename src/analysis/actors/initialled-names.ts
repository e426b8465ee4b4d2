import type { Document } from '../document/document.ts'
import { bodyNoun } from './bodies.ts'
import type { Mention } from './mention.ts'

const initialled = /(?<![\p{L}\p{N}.’'&-])(?!U\s[KNS]\s)(?:\p{Lu}\s){2,3}(\p{Lu}[\p{Ll}\p{M}’']{2,})(?![\p{L}-])/uy

/** The names with initials without stops that no mention meets: "S K Oku". In order, as the mentions are. */
export function initialledNames(
  { text, tokens }: Pick<Document, 'text' | 'tokens'>,
  mentions: readonly Mention[],
): Mention[] {
  const isLetter = (at: number): boolean => tokens[at]?.text.length === 1
  const names: Mention[] = []
  let next = 0
  for (let at = 0; at < tokens.length; at++) {
    if (!isLetter(at) || !isLetter(at + 1)) continue
    const index = tokens[at]?.start ?? 0
    initialled.lastIndex = index
    const match = initialled.exec(text)
    if (!match || index < (names.at(-1)?.span[1] ?? 0)) continue
    const [name, surname = ''] = match
    const end = index + name.length
    while ((mentions[next]?.span[1] ?? end) <= index) next++
    const meets = (mentions[next]?.span[0] ?? end) < end
    if (!meets && bodyNoun(surname) === null) names.push({ span: [index, end], type: 'person' })
  }
  return names
}
