import type { Document } from '../document/document.ts'
import type { Mention } from './mention.ts'
import { mentionAt, type NamedMention } from './name-facts.ts'
import { isOfficeWord } from './office-words.ts'
import { isPostNominal } from './titles.ts'

export const asPerson = (mention: NamedMention): NamedMention => ({ ...mention, type: 'person' })

/** "Deputy Solicitor General |Anoja Orm|": the two or three words after an office; null where there are none. */
function bearerAfterOffice(document: Document, mention: NamedMention): NamedMention | null {
  const words = [...mention.name.text.matchAll(/\S+/gu)]
  const office = words.findLastIndex(([word]) => isOfficeWord(word))
  const name = words[office + 1]
  if (office < 0 || !name || words.length - office > 4) return null
  const person = mentionAt(document, [mention.span[0] + name.index, mention.span[1]], mention.type)
  return person.name.looksPersonal ? asPerson(person) : null
}

/** Where a single name is a person's, a name of two or three words that ends in it is one as well. */
export function withBearers(document: Document, mentions: readonly NamedMention[]): NamedMention[] {
  const single = new Set<string>()
  for (const { type, name } of mentions) if (type === 'person' && name.isSingle) single.add(name.folded)
  return mentions.map((mention) => {
    const { type, name, span } = mention
    if (type === 'person' || name.country !== null) return mention
    const letters = name.text.lastIndexOf(' ')
    const bare =
      letters > 0 && isPostNominal(name.text.slice(letters + 1))
        ? mentionAt(document, [span[0], span[0] + letters], type)
        : mention
    if (bare !== mention && bare.name.looksPersonal && single.has(bare.name.last)) return asPerson(bare)
    if (!single.has(name.last)) return mention
    return name.looksPersonal ? asPerson(mention) : (bearerAfterOffice(document, mention) ?? mention)
  })
}

/** "|Huda Al-Orm|: Welcome". */
const isLabel = ({ text }: Document, [start, end]: NamedMention['span']): boolean =>
  text.charAt(end) === ':' && (start === 0 || text.charAt(start - 1) === '\n')

/**
 * A single name that no longer name of a person ends in, and that is a place's elsewhere or that the text has things happen
 * "in", is a place's: "Sarnovia applied", "a group in Sarnovia".
 */
export function withoutPlaces(document: Document, mentions: readonly NamedMention[]): readonly NamedMention[] {
  const people = mentions.filter(({ type }) => type === 'person')
  const names = new Set(people.map(({ name }) => name.folded))
  for (const { name } of people) if (name.size > 1) for (const word of name.folded.split(' ')) names.delete(word)
  for (const { name, span } of people) if (isLabel(document, span)) names.delete(name.folded)
  const located = ({ span: [start] }: Mention): boolean => {
    const before = document.text.slice(Math.max(0, start - 40), start)
    return /\bin\s$/i.test(before) || /\bcapital,\s$/i.test(before) || /(?:^|\n)\p{Lu}{3,}[\p{Lu}\s]*,\s$/u.test(before)
  }
  const places = new Set<string>()
  for (const mention of mentions) {
    const { folded } = mention.name
    if (!names.has(folded) || places.has(folded)) continue
    if (mention.type === 'place' || located(mention)) places.add(folded)
  }
  if (places.size === 0) return mentions
  return mentions.map((mention) => {
    const isPlace = mention.type === 'person' && places.has(mention.name.folded)
    return isPlace ? { ...mention, type: 'place' } : mention
  })
}
