import type { Document } from '../document/document.ts'
import { bodyNoun } from './bodies.ts'
import type { Mention } from './mention.ts'

const initialled = /(?<![\p{L}\p{N}.’'&-])(?!U\s[KNS]\s)(?:\p{Lu}\s){2,3}(\p{Lu}[\p{Ll}\p{M}’']{2,})(?![\p{L}-])/gu

/** The names with initials without stops that no mention meets: "S K Oku". In order. */
export function initialledNames({ text }: Pick<Document, 'text'>, mentions: readonly Mention[]): Mention[] {
  return [...text.matchAll(initialled)].flatMap(({ 0: name, 1: surname = '', index }): Mention[] => {
    const end = index + name.length
    const meets = mentions.some(({ span }) => span[0] < end && index < span[1])
    return meets || bodyNoun(surname) !== null ? [] : [{ span: [index, end], type: 'person' }]
  })
}
