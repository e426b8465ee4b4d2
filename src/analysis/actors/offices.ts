import type { Document } from '../document/document.ts'
import type { Mention } from './mention.ts'
import { isOffice, modifiers } from './role-words.ts'
import { isTitle, lengthOfTitles } from './titles.ts'

const small = /^(?:of|for|the|and|to|state|madam|hon\.?|under)$/i

const isOfficeWord = (word: string): boolean => isOffice(word) || isTitle(word)

/**
 * A mention without the office that was taken for a name or for a part of one: nothing of "Secretary of State", the body
 * of "Chair of the Marches Committee", the person of "Spokesperson Amadou Rivers".
 */
export function withoutOffice(document: Document, mention: Mention): Mention[] {
  const text = document.text.slice(...mention.span)
  const words = [...text.matchAll(/\S+/gu)].map((match) => ({ word: match[0], at: match.index }))
  let next = 0
  while (next < words.length && belongs(words[next]?.word ?? '')) next++
  const office = words.slice(0, next)
  if (!office.some(({ word }) => isOffice(word)) || isKept(text)) return [mention]
  const rest = words[next]
  // "General Assembly", "Justice Department": an office's word that opens a body's name is part of it.
  const linked = /^(?:of|for|the)$/i.test(office.at(-1)?.word ?? '')
  if (rest === undefined) return linked || office.length > 1 || mention.type !== 'person' ? [] : [mention]
  if (mention.type !== 'person' && !linked) return [mention]
  const type = mention.type === 'person' && linked ? 'organisation' : mention.type
  return [{ ...mention, type, span: [mention.span[0] + rest.at, mention.span[1]] }]
}

/** "King Harald". */
const isKept = (text: string): boolean => isTitle(/^[\p{L}]+/u.exec(text)?.[0] ?? '') && lengthOfTitles(text) === 0

const belongs = (word: string): boolean => isOfficeWord(word) || modifiers.has(word.toLowerCase()) || small.test(word)
