import type { Document } from '../document/document.ts'
import { bodyNoun } from './bodies.ts'
import { isGivenName } from './given-names.ts'
import { mentionAt, type NamedMention } from './name-facts.ts'
import { isOfficeWord, mayOpenOffice } from './office-words.ts'
import { isOccupation, isOffice } from './role-words.ts'
import { isTitle } from './titles.ts'

/**
 * A mention without the office that was taken for a name or for a part of one: nothing of "Secretary of State" or "Ministers", the body
 * of "Chair of the Marches Committee", the person of "Spokesperson Amadou Rivers".
 */
export function withoutOffice(document: Document, found: NamedMention): NamedMention | readonly NamedMention[] {
  if (!found.name.holdsOffice) return found
  if (cutTitle.test(found.name.text) && document.text.charAt(found.span[1]) === '.') return []
  if (found.type === 'person' && postedTo(document, found)) return []
  if (found.type !== 'person' && isOfficeWhole(document, found)) return []
  if (addressed.test(found.name.text)) return []
  const mention = withoutLeadingOffice(document, found)
  const { text, titles } = mention.name
  if (/^\p{Lu}\p{Ll}+s$/u.test(text) && isOffice(text.slice(0, -1))) return []
  if (!mayOpenOffice(/^\S+/u.exec(text)?.[0] ?? '')) return mention
  const words = [...text.matchAll(/\S+/gu)].map((match) => ({ word: match[0], at: match.index }))
  let next = 0
  while (next < words.length && mayOpenOffice(words[next]?.word ?? '')) next++
  const office = words.slice(0, next)
  // "King Harald" keeps his title.
  const isKept = titles === 0 && isTitle(/^\p{L}+/u.exec(text)?.[0] ?? '')
  // "Dean Abernathy" has a given name, not an office.
  if (
    office.length === 1 &&
    mention.type === 'person' &&
    !isTitle(office[0]?.word ?? '') &&
    isGivenName(office[0]?.word ?? '')
  )
    return mention
  if (isKept || !office.some(({ word }) => isOffice(word))) return mention
  const rest = words[next]
  // "General Assembly", "Justice Department": an office's word that opens a body's name is part of it.
  const linked = /^(?:of|for|the)$/i.test(office.at(-1)?.word ?? '')
  if (rest === undefined) {
    const isNamed = office.length === 1 && mention.type === 'person' && alsoNames.test(text)
    return linked || !isNamed ? [] : mention
  }
  if (mention.type !== 'person' && !linked) return mention
  const type = mention.type === 'person' && linked ? 'organisation' : mention.type
  return mentionAt(document, [mention.span[0] + rest.at, mention.span[1]], type)
}

/** "the |Honourable Member|": nobody's name. */
const addressed = /^(?:[Tt]he\s)?(?:Right\s)?Honou?rable\s(?:Member|Minister|Councillor|Gentleman|Lady|Friend|Speaker)$/

/** "the |Chief Administrative Officer|", "The |Director of Public Works|": an office is no body. */
const isOfficeWhole = (document: Document, { name, span: [start] }: NamedMention): boolean =>
  /\bthe\s$/i.test(document.text.slice(Math.max(0, start - 4), start)) &&
  (posts.test(name.text) || headOf.test(name.text))

const posts =
  /\s(?:Officer|Director|Manager|Clerk|Treasurer|Chair(?:person|man|woman)|Coordinator|Administrator|Engineer|Commissioner|Superintendent|Registrar|Comptroller)$/
const headOf = /^(?:Director|Manager|Head|Chief|Superintendent|Commissioner)\sof\s/

/** "|Velden Ambassador| to Orlen": an office with where it is held is no name. */
const postedTo = (document: Document, { name, span }: NamedMention): boolean =>
  /\s(?:Ambassador|Consul|Envoy|Commissioner|Minister|Secretary)$/u.test(name.text) &&
  /^\s(?:to|of|for)\s/u.test(document.text.slice(span[1], span[1] + 5))

/** "|Velden Sen|. Ines Varga": a name that the text goes on with after a title's full stop is none. */
const cutTitle = /\s(?:Sen|Rep|Gov|Gen|Col|Lt|Capt|Maj|Sgt|Adm|Prof|Rev)$/

/** Offices that are surnames and given names too, and so may stand inside a name. */
const alsoNames =
  /^(?:king|queen|prince|pope|bishop|dean|major|baker|judge|carpenter|miller|page|abbot|deacon|earl|duke|sultan|marshal|shepherd|mason|fisher|hunter|archer|carter|cook|butler|porter|gardener|guard|sheriff|knight|constable|sexton|chancellor|squire|justice|general|captain|christian|star|legend|master|keeper|driver|maker|partner|ranger|steward|miner|fisherman|architect|farmer|player)$/i

/** "Qasrati Defense Minister Gen. |Fadil Mansour": a person's name begins after the last office or title before it. */
function withoutLeadingOffice(document: Document, mention: NamedMention): NamedMention {
  const words = [...mention.name.text.matchAll(/\S+/gu)]
  if (words.length < 3) return mention
  const opening = words[0]?.[0] ?? ''
  const mayBePerson = mention.type === 'person' || isTitle(opening) || isGivenName(opening)
  const of = mayBePerson ? words.findIndex(([word]) => word === 'of') : -1
  const titles = words.findIndex(([word]) => !isOfficeWord(word))
  const home = words[of]
  // "Mireille Castaing |of Banque Orsini": whom it names ends before "of", unless that is "the Prince of" something.
  if (home && of - titles >= 2 && !words.slice(0, of).some(([word]) => bodyNoun(word) !== null))
    return withoutLeadingOffice(
      document,
      mentionAt(document, [mention.span[0], mention.span[0] + home.index - 1], 'person'),
    )
  const last = words.findLastIndex(
    ([word], i) =>
      i > 0 &&
      i < words.length - 1 &&
      (isOfficeWord(word) || (i < words.length - 2 && isOccupation(word))) &&
      !alsoNames.test(word),
  )
  if (last < 1 && mention.type === 'person' && opensWithOffice(words.map(([word]) => word)))
    return mentionAt(document, [mention.span[0] + (words[1]?.index ?? 0), mention.span[1]], 'person')
  const name = words[last + 1]
  if (last < 1 || !name || !/^\p{Lu}/u.test(name[0])) return mention
  const titled = isTitle(words[last]?.[0] ?? '') && last + 2 < words.length && words.length <= last + 4
  if (mention.type !== 'person' && !titled) return mention
  return mentionAt(document, [mention.span[0] + name.index, mention.span[1]], 'person')
}

/** "|Baker| Zbigniew Orm": what somebody does before a name of two words or more; one that is a name as well only before a given name. */
function opensWithOffice([first = '', second = '']: readonly string[]): boolean {
  if (!(isOccupation(first) || isOffice(first)) || isGivenName(first) || !/^\p{Lu}\p{Ll}/u.test(second)) return false
  return alsoNames.test(first) ? isGivenName(second) : !isOfficeWord(second) && !/^emerit(?:us|a)$/i.test(second)
}
