import { type Document, quotationAround } from '../document/document.ts'
import { countryNamed, countryOfDemonym } from './countries.ts'
import type { Mention } from './mention.ts'
import { foldName } from './names.ts'
import { isKnownBody } from './organisations.ts'
import { isOffice } from './roles.ts'

/** Longest label in quotation marks, in UTF-16 code units with its marks. */
const longestLabel = 30

/**
 * The mentions but for what names nobody and nothing: a label in quotation marks that the text does not use without them
 * (“Great Turan”), an adjective before a noun ("Central Asian republics"), a kind of body ("NGOs"), an attitude ("Russophobia").
 */
export function withoutLabels(document: Document, mentions: readonly Mention[]): Mention[] {
  const text = ({ span }: Mention): string => document.text.slice(...span)
  const quoted = (mention: Mention): boolean => isLabel(document, mention)
  const unquoted = new Set(mentions.filter((mention) => !quoted(mention)).map((mention) => foldName(text(mention))))
  const capitals = mentions.some((mention) => inCapitals.test(text(mention)))
  const common = capitals ? new Set(document.text.match(/\b\p{Ll}{5,}\b/gu)) : null
  return mentions.filter((mention) => {
    const name = text(mention)
    if (inCapitals.test(name) && common?.has(name.toLowerCase())) return false
    if (isAdjective(document, mention, name) || /^\p{Lu}{2,}s$/u.test(name) || /^\p{L}+(?:phobia|ism)$/u.test(name))
      return false
    if (!quoted(mention)) return true
    return unquoted.has(foldName(name)) || countryNamed(name) !== null || isKnownBody(name)
  })
}

/** A word of a heading in capitals, which is no name where the text has it in lower case ("AIRLINE"). */
const inCapitals = /^\p{Lu}{5,}$/u

/** Whether the mention stands in a quotation that is no sentence but a few capitalised words. */
function isLabel(document: Document, { span }: Mention): boolean {
  const quotation = quotationAround(document, span)
  if (!quotation || quotation.end - quotation.start > longestLabel) return false
  const words = document.text.slice(quotation.start + 1, quotation.end - 1).replace(/[,.]$/, '')
  return /^\p{Lu}[\p{L}\p{M}’'-]*(?:\s(?:of\s|the\s)*\p{Lu}[\p{L}\p{M}’'-]*){0,3}$/u.test(words)
}

/** "Kazakh", "Central Asian": an adjective of a place, before a word in lower case or an office. */
function isAdjective(document: Document, { type, span }: Mention, name: string): boolean {
  const next = /^\s(\p{L}+)/u.exec(document.text.slice(span[1], span[1] + 24))?.[1] ?? ''
  if (/^(?:government|delegation|authorities|cabinet|side)$/.test(next)) return false
  if (type === 'person' || countryNamed(name) || !(/^\p{Ll}/u.test(next) || isOffice(next))) return false
  return countryOfDemonym(name) !== null || /\b(?:Asian|African|European|American|Arabian|Western|Eastern)$/u.test(name)
}
