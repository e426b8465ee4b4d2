import { quotationAround } from '../document/document.ts'
import type { Entity, Span } from '../types.ts'
import { personByDescription } from './descriptions.ts'
import type { Agrees, Discourse } from './discourse.ts'
import { isOffice } from './roles.ts'

/** "When a delegate shouted|, the minister put down her papers|": whom the office that the main clause opens with means. */
export function officeAfterClause({ document, byRole }: Discourse, [start, end]: Span, fits: Agrees): Entity | null {
  for (const { 1: phrase = '', index } of document.text.slice(start, end).matchAll(/,\s(the(?:\s[\p{L}-]+){1,4})/gu)) {
    const words = phrase.split(/\s/u)
    const head = words.findIndex((word) => isOffice(word))
    const person = head < 1 ? null : byRole.meantBy(words.slice(0, head + 1).join(' '), start + index)
    if (person && fits(person)) return person
  }
  return null
}

/** "a member of her delegation", "the harbourmaster": a noun phrase for a person, but for what a verb or a comma says of another. */
const personPhrase =
  /(?<!\b(?:is|was|as|been|became|being)\s|,\s|[-–—]\s?)\b([Aa]n?|[Aa]nother|[Tt]he)\s((?:\p{L}+\s){0,2}?)(\p{L}+)\b(?!\s\p{Lu}|,\s\p{Lu}|['’]s)/gu

/** "a mechanic |who asked not to be named|". */
const unnamed =
  /\b(?:who|and)\s(?:(?:asked|wished|wanted|preferred|chose)\s(?:not\sto\sbe\s(?:named|identified|quoted\sby\sname)|to\s(?:remain|stay)\sanonymous)|(?:refused|declined)\sto\s(?:be\s(?:named|identified)|give\s(?:his|her|a)\sname)|(?:did\snot|didn['’]t)\swant\sto\sbe\s(?:named|identified)|would\snot\s(?:be\snamed|give\s(?:his|her|a)\sname))\b/iu

/**
 * Whom the last noun phrase for a person in the span means: somebody with a name by the role, null for somebody without;
 * undefined where there is no such phrase, or the sentence goes on about "he" or "she".
 */
export function unnamedIn(
  { document, named, byRole, spoken }: Discourse,
  [start, end]: Span,
  fits: Agrees,
): Entity | null | undefined {
  const words = document.text.slice(start, end)
  if (/^[“"‘]?s?he\b/i.test(words)) return undefined
  const secret = unnamed.exec(words)
  if (secret && !quotationAround(document, [start + secret.index, start + secret.index + 1])) return null
  const phrases = [...words.matchAll(personPhrase)].filter(
    (match) => isPerson(match[3] ?? '') && !quotationAround(document, [start + match.index, start + match.index + 1]),
  )
  const phrase = phrases[0]?.index === 0 ? phrases[0] : phrases.at(-1)
  // "for want of |a nurse|, she gave birth"
  if (!phrase || (phrase.index > 0 && pronounAhead.test(words.slice(phrase.index)))) return undefined
  const at = start + phrase.index
  const known = /^the$/i.test(phrase[1] ?? '')
    ? (byRole.meantBy(phrase[0], at) ?? personByDescription(document, phrase[0], at, spoken, named))
    : null
  return known && !fits(known) ? undefined : known
}

const pronounAhead = /^[^,.;:“”"]*,\ss?he\s\p{Ll}/u

const isPerson = (noun: string): boolean =>
  isOffice(noun) ||
  /^(?:member|man|woman|person|colleague|resident|boy|girl|neighbou?r|stranger|guest|harbou?rmaster|\p{L}+(?:ist|keeper|driver|worker))$/u.test(
    noun,
  )

/** Whether words tell of a person by a noun. */
export const speaksOfPerson = (words: string): boolean => words.split(/[^\p{L}]+/u).some(isPerson)
