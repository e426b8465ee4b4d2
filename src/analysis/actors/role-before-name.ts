import { type Document, quotationAround, type Sentence, sentenceAt } from '../document/document.ts'
import { partitionPoint } from '../document/spans.ts'
import { tokenAt } from '../document/tokens.ts'
import type { Entity, EntityRole, Span } from '../types.ts'
import { tokensOf } from './name-edges.ts'
import { isKin, isOffice, isRoleHead, modifiers, role, word } from './role-words.ts'
import { isGrammar, mayBeNoun } from './word-kinds.ts'

/**
 * What the paragraph before tells of a person without the name: "|A former treasurer of the Harbour Trust| stole, a jury heard.", and
 * then "Zoltan Orm, 58, of Quay Lane, denies it". Where that paragraph opens the text, or a part of it, the name need only
 * open the next one, and may be whom the opening quotes: "…, |Velden's defence minister| said on Friday." Null where nothing is told so.
 */
export function roleToldBefore(
  document: Document,
  { mentions, roles }: Pick<Entity, 'mentions' | 'roles'>,
  persons: readonly Span[],
): EntityRole | null {
  const mention = mentions.find((own) => !quotationAround(document, own))
  const own = mention && document.sentences[sentenceAt(document, mention[0])]
  const opening = mention && (document.tokens[tokensOf(document, mention).first]?.start ?? mention[0])
  if (!own || opening === undefined) return null
  if (roles.some(({ span }) => span[0] >= own.start && span[1] <= own.end)) return null
  if (opening === own.start && own.start > (document.paragraphs[own.paragraph]?.start ?? 0))
    return presented(document, own, mention, persons)
  const before = document.paragraphs[own.paragraph - 1]
  const told = before && document.sentences[before.firstSentence]
  if (!told) return null
  const isAged = opening === own.start && aged.test(document.text.slice(mention[1], mention[1] + longestAge))
  const opensNext = own === document.sentences[document.paragraphs[own.paragraph]?.firstSentence ?? -1]
  const isLead =
    opensNext && opensPart(document, own.paragraph - 1) && introduction.test(document.text.slice(own.start, opening))
  if (!isLead && (!isAged || hasOthers(persons, [told.start, told.end], mention))) return null
  if (hasOthers(persons, [own.start, mention[0]], mention)) return null
  if (!isLead && roles.length > 0) return null
  return openingRole(document, afterDateline(document, told)) ?? (isLead ? quotedRole(document, told) : null)
}

/** "The day belonged to |the company's former bookkeeper|. Ines Varga told the court": the only one whom the sentence before tells of. */
function presented(document: Document, own: Sentence, mention: Span, persons: readonly Span[]): EntityRole | null {
  const told = document.sentences[sentenceAt(document, own.start - 1)]
  if (!told || told.paragraph !== own.paragraph || hasOthers(persons, [told.start, told.end], mention)) return null
  if (quotationAround(document, [told.start, told.start + 1])) return null
  const found: EntityRole[] = []
  for (let at = told.firstToken; at < told.endToken; at++) {
    if (!/^(?:an?|the|its|their|['’]s)$/.test(word(document, at))) continue
    const head = headFrom(document, at + 1)
    const one =
      head !== null && isAlone(document, head, told) && !isKin(document, at + 1, head)
        ? role(document, at + 1, head + 1)
        : null
    if (one) found.push(one)
  }
  const [only, other] = found
  return only && !other ? only : null
}

/** A noun at the end of its sentence, or before a verb. */
const isAlone = (document: Document, head: number, { endToken }: Sentence): boolean =>
  head === endToken - 2 || /^(?:is|was|has|had|came|sat|stood|went|\p{Ll}{3,}ed)$/u.test(word(document, head + 1))

const aged = /^, \d{1,3}, /
const longestAge = 8

/** Longest heading, in UTF-16 code units. */
const longestHeading = 100

/** Whether a paragraph opens the text, or stands under a heading. */
function opensPart({ text, paragraphs }: Document, paragraph: number): boolean {
  const before = paragraphs[paragraph - 1]
  if (!before) return paragraph === 0
  return (
    before.end - before.start <= longestHeading && /[\p{L}\p{N}]$/u.test(text.slice(before.start, before.end).trimEnd())
  )
}

/** What may stand before a name that its sentence turns on: "|Orm told", "Opening the Forum, |Orm", "“I did,” |Orm". */
const introduction = /^(?:(?:\p{Lu}\p{L}*(?:ing|ed)|At|In|On|Led)\b[^“”";:]{1,120},\s|[“"][^“”"]{1,300}[,?!.][”"]\s)?$/u

/** The first token of a sentence after "PORT ORLEN (Helix) — ". */
function afterDateline({ tokens, text }: Document, { start, end, firstToken }: Sentence): number {
  const dateline = /^\p{Lu}{2}[^.;“”"]{0,60}?(?:\s?[–—]|\s--?|:)\s/u.exec(
    text.slice(start, Math.min(end, start + longestHeading)),
  )
  return dateline ? tokenAt(tokens, start + dateline[0].length) : firstToken
}

/** "|A former treasurer of the Harbour Trust| stole": what the subject of a sentence is told to be. */
function openingRole(document: Document, opening: number): EntityRole | null {
  if (!/^(?:an?|the)$/.test(word(document, opening))) return null
  const head = headFrom(document, opening + 1)
  if (head === null || isKin(document, opening + 1, head)) return null
  return role(document, opening + 1, pastCharge(document, head + 1))
}

/** Longest name of what somebody has to do with, in tokens. */
const longestCharge = 8

/** Past what an office is of, "treasurer |of the Harbour Trust|", "bookkeeper |for the Laurel homes|"; `from` where nothing follows. */
function pastCharge(document: Document, from: number): number {
  if (!/^(?:of|for|at|with)$/.test(word(document, from))) return from
  let end = from + 1
  while (end <= from + longestCharge && isCharge(document, end)) end++
  while (end > from && linking.test(word(document, end - 1))) end--
  return end
}

const linking = /^(?:of|for|at|the|a|an|and|-)$/

const isCharge = (document: Document, at: number): boolean =>
  /^(?:\p{Lu}|\d|[-&]$|['’]s?$)/u.test(document.tokens[at]?.text ?? '') ||
  linking.test(word(document, at)) ||
  isNoun(word(document, at))

/** A noun or an adjective, in the plural as well. */
const isNoun = (text: string): boolean => /^\p{Ll}{3,}$/u.test(text) && !isGrammar(text) && !/(?:ed|ing|ly)$/.test(text)

/** "…, |Velden's defence minister| said on Friday", "…, its |managing director| has said". */
const quoted =
  /,\s(?:(?:its|their|his|her|the|an?)\s|(?=\p{Lu}[\p{L}’' -]{1,40}?[’']s\s))(\p{L}[\p{L}’' -]{2,80}?)\s(?:has\s|had\s)?(?:said|says|told|announced|warned|claimed|vowed|promised|conceded|admitted|argued)\b/gu

function quotedRole(document: Document, { start, end }: Sentence): EntityRole | null {
  const told = [...document.text.slice(start, end).matchAll(quoted)].at(-1)
  const text = told?.[1] ?? ''
  const [office = ''] = text.split(/\s(?:of|for|at)\s/u, 1)
  const noun = office.split(/\s/u).at(-1) ?? ''
  if (!told || !isOffice(noun) || /^spokes/i.test(noun)) return null
  const from = start + told.index + told[0].indexOf(text)
  return { text: text.replace(/\s+/gu, ' '), span: [from, from + text.length] }
}

/** Longest description of somebody, in tokens. */
export const longest = 6

/** The token of the noun for an office or occupation that a description from `first` on leads to; null where it leads to none. */
export function headFrom(document: Document, first: number): number | null {
  let head = first
  while (head < first + longest && describes(document, head) && !isHead(document, head)) head++
  return isHead(document, head) ? head : null
}

const isHead = (document: Document, at: number): boolean =>
  isRoleHead(word(document, at)) && !isRoleHead(word(document, at + 1))

const describes = (document: Document, at: number): boolean => {
  const text = document.tokens[at]?.text ?? ''
  return (
    text === '-' ||
    /^(?:\p{Lu}\p{Ll}|\d)/u.test(text) ||
    modifiers.has(text) ||
    mayBeNoun(text) ||
    /ed$/.test(text) ||
    (/ing$/.test(text) && isRoleHead(word(document, at + 1)))
  )
}

/** Whether a person besides the mention is named within a span. `persons` are in order. */
export function hasOthers(persons: readonly Span[], [from, to]: Span, [own]: Span): boolean {
  const first = partitionPoint(persons.length, (i) => (persons[i]?.[0] ?? from) < from)
  const other = persons[first]?.[0] === own ? first + 1 : first
  return (persons[other]?.[0] ?? to) < to
}
