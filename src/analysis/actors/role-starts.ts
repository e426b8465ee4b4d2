import type { Document } from '../document/document.ts'
import { adjectival, determiners, type InPerson, isRoleHead, modifiers, word } from './role-words.ts'
import { isGrammar, isThing, mayBeNoun } from './word-kinds.ts'

/** Where a role whose words from `first` on are known begins: with adjectives, whole words and whose it is, without a verb. */
export function roleStart(
  document: Document,
  known: { readonly first: number; readonly head: number; readonly floor: number; readonly name: number },
  inPerson: InPerson,
): number {
  const { first, head, floor, name } = known
  const plain = withHyphened(document, withoutVerb(document, withAdjectives(document, first, floor), head))
  const opening = withWork(document, withAdverb(document, plain))
  return withoutVisiting(document, withWhose(document, opening, inPerson), name)
}

/** "|newly| elected mayor". */
const withAdverb = (document: Document, first: number): number =>
  /^(?:newly|recently|duly|highly|widely|democratically)$/.test(word(document, first - 1)) &&
  /ed$/.test(word(document, first))
    ? first - 1
    : first

/** Longest title of a work before who is known by it, in tokens. */
const longestTitle = 8

/** "|“Tidal Waters”| star": the title of a work in quotation marks, and not the end of what somebody says. */
function withWork(document: Document, first: number): number {
  if (!/^["”]$/.test(word(document, first - 1)) || !/^\p{Ll}/u.test(document.tokens[first]?.text ?? '')) return first
  for (let at = first - 2; at >= first - longestTitle; at--) {
    const { text = '' } = document.tokens[at] ?? {}
    if (/^["“]$/.test(text))
      return at < first - 2 && /^[\p{Lu}\d]/u.test(document.tokens[at + 1]?.text ?? '') ? at : first
    if (!/^[\p{L}\p{N}'’&-]/u.test(text)) return first
  }
  return first
}

/** "the retired Turkish admiral": one or two lower-case words between a determiner and what was found. */
function withAdjectives(document: Document, first: number, floor: number): number {
  for (const start of [first - 1, first - 2]) {
    if (start <= floor || !/^\p{Ll}{3,}$/u.test(document.tokens[start]?.text ?? '') || !mayDescribe(document, start))
      return first
    if (determiners.has(word(document, start - 1)) && word(document, start - 1) !== 'that') return start
  }
  return first
}

/** A noun, an adjective or a participle; one in -ing only right after the determiner. */
function mayDescribe(document: Document, at: number): boolean {
  const here = word(document, at)
  if (mayBeNoun(here)) return true
  return (
    !isGrammar(here) && (/(?:ed|[iu]s)$/.test(here) || (/ing$/.test(here) && determiners.has(word(document, at - 1))))
  )
}

/** "to face |challenger|", "they remember |President|", "the remark |President|": a verb or a thing before a role is none of it. */
function withoutVerb(document: Document, first: number, head: number): number {
  const here = document.tokens[first]?.text ?? ''
  if (first < head && here === 're' && word(document, first + 1) === '-') return withoutVerb(document, first + 3, head)
  const mayBe = first < head && /^\p{Ll}{3,}$/u.test(here) && word(document, first + 1) !== '-'
  const isVerb = !isPart(here) && opensVerb(document, first - 1)
  const isOther = isThing(here) && leadsToOffice(document, first + 1) && word(document, first - 1) !== '-'
  return mayBe && (isVerb || isOther) ? withoutVerb(document, first + 1, head) : first
}

/** "the remark |President|", "to defeat |presumptive nominee|". */
function leadsToOffice(document: Document, at: number): boolean {
  const { text = '' } = document.tokens[at] ?? {}
  return /^\p{Lu}/u.test(text) || modifiers.has(text) || adjectival.test(text)
}

/** Whether the token is no role but a verb that looks like one: "helped |coach| Ines Varga", "to |head| Oku's campaign". */
export const isVerbAt = (document: Document, at: number): boolean =>
  verbal.test(document.tokens[at]?.text ?? '') && opensVerb(document, at - 1)

const verbal = /^(?:captain|chair|champion|coach|guard|guide|head|host|pilot|shepherd|sponsor)$/

/** Words after which a word in lower case is a verb. */
const auxiliary =
  /^(?:will|would|can|could|may|might|must|should|shall|not|cannot|did|does|do|let|help|helps|helped|i|we|they|you|who|never)$|n['’]t$|^['’]t$/
/** Words after which "to" leads to somebody. */
const addressing =
  /^(?:according|point(?:ed|ing|s)?|turn(?:ed|ing|s)?|return(?:ed|ing|s)?|respon(?:d|ds|ded|ding|se)|repl(?:y|ies|ied)|went|came|similar|sp(?:oke|eak|eaking|oken)|talk(?:ed|s|ing)?|listen(?:ed|ing)?|refer(?:red|ring|s)?|wrote|writing|letter|close|next|thanks|due|married|gave|given|sent|lost|losing|sold|ties|compared|belong(?:s|ed|ing)?)$/

/** "has |chosen|", "had |met|". */
const participle = /(?:ed|en|wn|ght)$|^(?:made|met|put|sent|won|lost|beat|led|hit|cut|got|told)$/

function opensVerb(document: Document, at: number): boolean {
  const here = word(document, at)
  if (/^(?:has|have|had)$/.test(here)) return participle.test(word(document, at + 1))
  if (here !== 'to') return auxiliary.test(here)
  const before = word(document, at - 1)
  return !addressing.test(before) && !isRoleHead(before)
}

/** A word of roles in lower case, whatever stands before it. */
const isPart = (word: string): boolean =>
  isRoleHead(word) ||
  modifiers.has(word) ||
  adjectival.test(word) ||
  /(?:ment|tion|ity|ness|ship|ism)$/.test(word) ||
  subjects.test(word)

/** What is taught: "lost to |law| professor". */
const subjects = /^(?:law|history|music|theology|philosophy|poetry)$|(?:ics|logy|istry|nomy|graphy)$/

/** Most parts of a word before its last. */
const mostParts = 6

/** "|four-|star general", "|1|st lieutenant": a word is taken whole. */
function withHyphened(document: Document, first: number): number {
  let at = first
  for (let count = 0; count < mostParts; count++) {
    const [left, mark, here] = [document.tokens[at - 2], document.tokens[at - 1], document.tokens[at]]
    if (here?.text === 'mate' && mark?.text === 'running') return at - 1
    if (!mark || !here || mark.end !== here.start) return at
    if (/^\d+$/.test(mark.text)) return at - 1
    const joins = mark.text === '-' || (mark.text === '.' && /^\p{Ll}/u.test(here.text))
    if (!joins || left?.end !== mark.start || !/^[\p{L}\d]+$/u.test(left.text)) return at
    at -= 2
  }
  return at
}

/** "|Oku| spokesman", "|former Tomas Oku| aide": whose somebody is, said by a name as an adjective would. */
function withWhose(document: Document, first: number, inPerson: InPerson): number {
  const { text = '' } = document.tokens[first] ?? {}
  const opens = /^\p{Ll}/u.test(text) || modifiers.has(text.toLowerCase()) || isRoleHead(text)
  let at = first
  while (opens && inPerson(at - 1)) at--
  while (at < first && !/^\p{L}/u.test(document.tokens[at]?.text ?? '')) at++
  if (at === first) return first
  while (modifiers.has(word(document, at - 1)) && !inPerson(at - 2)) at--
  return at
}

/** "visiting |Moriyan Transport Minister|", who is one at home as well; not of a "visiting professor". */
function withoutVisiting(document: Document, start: number, name: number): number {
  const scholar = /^(?:professor|fellow|lecturer|scholar|researcher|scientist)$/.test(word(document, start + 1))
  return word(document, start) === 'visiting' && start + 1 < name && !scholar ? start + 1 : start
}
