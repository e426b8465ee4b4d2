import type { Document } from '../document/document.ts'
import { isHeadAt, modifiers, word } from './role-words.ts'
import { isTitle } from './titles.ts'

/**
 * Where a role that ends before a name ends without the title that stands by itself after it: "presidential candidate |Sen.|", "party
 * spokesman |the Rev.|", "news analyst |Judge|"; at the name where there is none.
 */
export function withoutSecondTitle(document: Document, start: number, name: number): number {
  if (isSecond(document, name - 1) && name - 1 > start) return name - 1
  // "Vice-Chancellor |Professor|", but "Associate Professor"
  const isAcademic = /^(?:professor|prof)$/.test(word(document, name - 1)) && isHeadAt(document, name - 2)
  if (
    isAcademic &&
    name - 1 > start &&
    !/^(?:assistant|associate|adjunct|visiting|deputy|fellow)$/.test(word(document, name - 2))
  )
    return name - 1
  let rank = name
  while (rank > start && ofOfficers.test(word(document, rank - 1))) rank--
  if (rank < name && rank > start && /^(?:minister|president|premier)$/.test(word(document, rank - 1))) return rank
  if (!endsInAbbreviation(document, name)) return name
  const title = word(document, name - 1) === '.' ? name - 2 : name - 1
  const last = word(document, title - 1) === 'the' ? title - 1 : title
  const ranks = parties.test(word(document, last - 1)) || word(document, last - 2) === '-'
  return last > start && isHeadAt(document, last - 1) && !ranks ? last : name
}

/** "Defence Minister |Colonel General|". */
const ofOfficers = /^(?:general|admiral|colonel|major|captain|lieutenant|brigadier)$/

/** A title in capitals after an office or occupation in small letters. */
function isSecond(document: Document, title: number): boolean {
  const { text: before = '' } = document.tokens[title - 1] ?? {}
  const { text: here = '' } = document.tokens[title] ?? {}
  if (!/^\p{Lu}\p{Ll}+$/u.test(here) || !isTitle(here)) return false
  if (!/^\p{Ll}/u.test(before) || modifiers.has(before) || parties.test(before) || ranks.test(before)) return false
  return isHeadAt(document, title - 1)
}

/** Words that stand before a title as adjectives, too: "Republican Rep.", "secretary General". */
const parties = /^(?:republican|democrat|conservative|liberal|socialist|independent|leftist|centrist)$/
const ranks = /^(?:secretary|lieutenant|major|brigadier)$/

const abbreviated = new Set('sen rep gov gen col lt capt maj sgt adm prof rev coun atty insp supt amb'.split(' '))

/** "Sen." before the token; the stop may be a token of its own. */
export function endsInAbbreviation(document: Document, end: number): boolean {
  const last = word(document, end - 1) === '.' ? end - 2 : end - 1
  return abbreviated.has(word(document, last))
}
