import { type Document, quotationAround } from '../document/document.ts'
import type { NamedMention } from './name-facts.ts'
import { foldName } from './names.ts'
import { isKnownBody } from './organisations.ts'
import { isOffice } from './roles.ts'

/** Longest label in quotation marks, in UTF-16 code units with its marks. */
const longestLabel = 30

/**
 * The mentions but for what names nobody and nothing: a label in quotation marks that the text does not use without them
 * (“Great Turan”), an adjective before a noun ("Central Asian republics"), a kind of body ("NGOs"), an attitude ("Russophobia").
 */
export function withoutLabels(document: Document, mentions: readonly NamedMention[]): NamedMention[] {
  const labels = new Set(mentions.filter((mention) => isLabel(document, mention)))
  const unquoted = new Set(
    labels.size === 0 ? [] : mentions.filter((mention) => !labels.has(mention)).map(({ name }) => name.folded),
  )
  const capitals = mentions.some(({ name }) => name.inCapitals)
  const common = capitals ? new Set(document.words) : null
  return mentions.filter((mention) => {
    const { name } = mention
    // A word of a heading in capitals is no name where the text has it in lower case ("AIRLINE").
    if (name.inCapitals && common?.has(name.text.toLowerCase())) return false
    if (name.isCommonNoun || /^I\.?$/.test(name.text) || isAdjective(document, mention)) return false
    return !labels.has(mention) || unquoted.has(name.folded) || name.country !== null || isKnownBody(name.text)
  })
}

/** The mentions but for two people's surnames in one, "the |Varga-Orm| ticket": both are others' last names, and nobody has the two. */
export function withoutPairs(mentions: readonly NamedMention[]): readonly NamedMention[] {
  const isPerson = ({ type }: NamedMention): boolean => type === 'person'
  if (!mentions.some((mention) => isPerson(mention) && pair.test(mention.name.text))) return mentions
  const full = mentions.filter((mention) => isPerson(mention) && !mention.name.isSingle)
  const surnames = new Set(full.map(({ name }) => name.last))
  const doubled = new Set(full.map(({ name }) => name.text.slice(name.text.lastIndexOf(' ') + 1)))
  return mentions.filter((mention) => {
    const parts = isPerson(mention) ? pair.exec(mention.name.text)?.slice(1) : undefined
    return !parts?.every((part) => surnames.has(foldName(part))) || doubled.has(mention.name.text)
  })
}

const pair = /^(\p{Lu}[\p{L}\p{M}’']+)[-–](\p{Lu}[\p{L}\p{M}’']+)$/u

/** Whether the mention stands in a quotation that is no sentence but a few capitalised words. */
function isLabel(document: Document, { span }: NamedMention): boolean {
  const quotation = quotationAround(document, span)
  if (!quotation || quotation.end - quotation.start > longestLabel) return false
  const words = document.text.slice(quotation.start + 1, quotation.end - 1).replace(/[,.]$/, '')
  return /^\p{Lu}[\p{L}\p{M}’'-]*(?:\s(?:of\s|the\s)*\p{Lu}[\p{L}\p{M}’'-]*){0,3}$/u.test(words)
}

/** "Kazakh", "Central Asian": an adjective of a place, before a word in lower case or an office. */
function isAdjective(document: Document, { type, span, name }: NamedMention): boolean {
  if (type === 'person' || !name.isAdjective) return false
  const next = /^\s(\p{L}+)/u.exec(document.text.slice(span[1], span[1] + 24))?.[1] ?? ''
  if (/^(?:government|delegation|authorities|cabinet|side)$/.test(next)) return false
  return /^\p{Ll}/u.test(next) || isOffice(next)
}
