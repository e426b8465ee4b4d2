import type { Document } from '../document/document.ts'
import { bodyNoun } from './bodies.ts'
import { isGivenName } from './given-names.ts'
import { mentionAt, type NamedMention } from './name-facts.ts'
import { isAcronymOf } from './organisations.ts'
import { isPostNominal } from './titles.ts'

/**
 * The mentions with what belongs to their names by how these are written: "Mary-Anne Kwalea" in one, all of "Baek
 * Ji-won" and of "Sten “Rusty” Alm", the initials of "S K Oku" and "P. V. Oku", the stop of "Reuben Detsimea Jr.". In order, as they came.
 */
export function withWholeNames(document: Document, mentions: readonly NamedMention[]): NamedMention[] {
  const { text } = document
  const whole: NamedMention[] = []
  for (const found of mentions) {
    const mention = withoutLetters(document, found)
    const [named, end] = mention.span
    const last = whole.at(-1)
    const opening = mention.type === 'person' ? named - lengthBefore(text, mention) : named
    const start = last && opening < last.span[1] ? named : opening
    const isStopped = mention.type === 'person' && text.charAt(end) === '.' && /\s(?:Jr|Sr)$/u.test(mention.name.text)
    if (last && start < last.span[1]) continue
    const syllable = mention.type === 'person' && text.charAt(end) === '-' ? lastSyllable(text, mention) : 0
    const to = isStopped ? end + 1 : end + (mention.type === 'person' ? pastNickname(text, mention) : 0) + syllable
    const isHalf = last?.type === 'person' && mention.type === 'person' && last.span[1] + 1 === start
    if (isHalf && text.charAt(start - 1) === '-') whole.splice(-1, 1, mentionAt(document, [last.span[0], to], 'person'))
    else whole.push(to > end || start < named ? mentionAt(document, [start, to], 'person') : mention)
  }
  return whole
}

/** "|Ines Varga| QC": a person, whatever was found there, where that is a given name with another. */
function withoutLetters(document: Document, mention: NamedMention): NamedMention {
  const { span, name, type } = mention
  const last = name.text.lastIndexOf(' ')
  if (last < 0 || !isPostNominal(name.text.slice(last + 1))) return mention
  const isNamed = name.text.indexOf(' ') < last && isGivenName(name.text.split(' ', 1)[0] ?? '')
  return type === 'person' || isNamed ? mentionAt(document, [span[0], span[0] + last], 'person') : mention
}

/** UTF-16 length of what of a name stands before what was found of it. */
const lengthBefore = (text: string, { span, name }: NamedMention): number =>
  initialsBefore(text, span[0]) || doubledBefore(text, span[0]) || (name.isSingle ? nicknameBefore(text, span[0]) : 0)

/** UTF-16 length of "|Jun-|Jun Orm". */
function doubledBefore(text: string, start: number): number {
  if (text.charAt(start - 1) !== '-') return 0
  const before = text.slice(Math.max(0, start - longestNickname), start)
  const given = /(?:^|[\s(“"])(\p{Lu}\p{Ll}+)-$/u.exec(before)?.[1] ?? ''
  const isDoubled = given !== '' && (isGivenName(given) || text.startsWith(given, start))
  return isDoubled ? given.length + 1 : 0
}

/** UTF-16 length of "|Sten “Rusty” |Alm"; 0 where no given name stands before the nickname. */
function nicknameBefore(text: string, start: number): number {
  if (!/[”"]\s/u.test(text.slice(start - 2, start))) return 0
  const before = text.slice(Math.max(0, start - longestNickname), start)
  const found = /(?:^|\s)((\p{Lu}\p{Ll}+)\s(?:“\p{Lu}[^“”,.?!]{1,20}”|"\p{Lu}[^",.?!]{1,20}")\s)$/u.exec(before)
  return found?.[2] !== undefined && isGivenName(found[2]) ? (found[1]?.length ?? 0) : 0
}

/** UTF-16 length of the initials before "|S K| Oku" or "|P. V. |Oku": two or three. */
const initialsBefore = (text: string, start: number): number =>
  /(?:^|[^\p{L}\p{N}.’'])((?:\p{Lu}\s){2,3}|(?:\p{Lu}\.\s?){2,3})$/u.exec(
    text.slice(Math.max(0, start - longestInitials), start),
  )?.[1]?.length ?? 0

const longestInitials = 10

/** UTF-16 length of what is cut off "Sten| “Rusty” Alm|"; 0 after more than a given name. */
function pastNickname(text: string, { span, name }: NamedMention): number {
  if (!name.isSingle) return 0
  const after = text.slice(span[1], span[1] + longestNickname)
  return /^\s(?:“[^“”,.?!]{2,20}”|"[^",.?!]{2,20}")(?:\s\p{Lu}[\p{L}\p{M}’'-]+){1,2}/u.exec(after)?.[0].length ?? 0
}

/** Longest nickname with the surname after it, in UTF-16 code units. */
const longestNickname = 60

/** UTF-16 length of what is cut off "Baek Ji|-won|"; 0 for "Ann Holm|-led". */
function lastSyllable(text: string, { span, name }: NamedMention): number {
  if (!/\s\p{Lu}\p{Ll}{1,4}$/u.test(name.text)) return 0
  return (
    /^-(?!(?:led|run|era|born|like|style|backed|based|owned)\b)\p{Ll}{1,6}(?![\p{L}-])/u.exec(
      text.slice(span[1], span[1] + 10),
    )?.[0].length ?? 0
  )
}

/** Where a body's name has its acronym in brackets after it, the acronym is a body's name throughout the text. */
export function withAcronyms({ text }: Document, mentions: readonly NamedMention[]): readonly NamedMention[] {
  const acronyms = new Set<string>()
  mentions.forEach((mention, i) => {
    const before = mentions[i - 1]
    if (before?.type !== 'organisation' || !/^\s?\(\s?$/u.test(text.slice(before.span[1], mention.span[0]))) return
    const acronym = mention.name.text
    if (/^\s?\)/u.test(text.slice(mention.span[1], mention.span[1] + 2)) && isAcronymOf(acronym, before.name.text))
      acronyms.add(acronym)
  })
  if (acronyms.size === 0) return mentions
  return mentions.map((mention) => (acronyms.has(mention.name.text) ? { ...mention, type: 'organisation' } : mention))
}

/** "the |Secretariat|" and "the |Council|" are bodies, whatever they look like. */
export function asBody({ text }: Document, mention: NamedMention): NamedMention {
  const [start] = mention.span
  if (mention.type !== 'person' || !/e/i.test(text.charAt(start - 2))) return mention
  if (!/\bthe\s$/iu.test(text.slice(Math.max(0, start - 5), start))) return mention
  const last = mention.name.text.split(/\s/u).at(-1) ?? ''
  return bodyNoun(last) === null ? mention : { ...mention, type: 'organisation' }
}
