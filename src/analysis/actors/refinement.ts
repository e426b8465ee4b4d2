import type { Document } from '../document/document.ts'
import type { Span } from '../types.ts'
import { countryNamed } from './countries.ts'
import { asNamed } from './head-nouns.ts'
import { findMore, isKnownPerson, knownPeople, partAtPerson } from './known-people.ts'
import { namesInLabels } from './labels.ts'
import type { Mention } from './mention.ts'
import { foldName } from './names.ts'
import { withNamesAfterOffices } from './names-after-offices.ts'
import { withoutLabels } from './no-names.ts'
import { withoutOffice } from './offices.ts'
import { isAcronymOf } from './organisations.ts'
import { wordBefore } from './people.ts'
import { rolesAround } from './roles.ts'
import { isHonorific, isPersonal, lengthOfTitles } from './titles.ts'
import { asBody, withAcronyms, withWholeNames } from './whole-names.ts'

/**
 * Mentions read again in the light of the whole text: names lose their titles, a name that is a person's in one place is
 * so in all, a surname that was passed over is found, and what was run together ("SEOUL - South Korea", "the Veldian
 * Parliament Ines Varga") is parted. In order, not overlapping.
 */
export function refineMentions(document: Document, mentions: readonly Mention[]): Mention[] {
  const lettered = /^Q\.\s/mu.test(document.text)
  const parted = withLabels(document, withoutLabels(document, mentions))
    .flatMap((mention) => partAtDash(document, mention))
    .flatMap((mention) => (lettered ? withoutLetter(document, mention) : [mention]))
    .map((mention) => withoutArticle(document, mention))
  const named = withNamesAfterOffices(document, parted)
    .flatMap((mention) => withoutOffice(document, mention))
    .map((mention) => asBody(document, asNamed(document, asDefined(document, mention))))
  const titled = withParticles(
    document,
    withAcronyms(document, named).flatMap((mention) => withoutTitles(document, mention)),
  )
  const borne = withBearers(document, withoutPlaces(document, withWholeNames(document, titled)))
  const people = knownPeople(document, borne)
  const retyped = borne
    .flatMap((mention) => partAtPerson(document, mention, people))
    .map((mention) => (isKnownPerson(document, mention, people) ? asPerson(mention) : mention))
  return [...retyped, ...findMore(document, retyped, people)].sort((a, b) => a.span[0] - b.span[0])
}

/** In an interview with "Q." and "A.": "A. |Harriet| is a friend", the letter of a turn; nothing of "Q. The". */
function withoutLetter(document: Document, mention: Mention): Mention[] {
  const [start, end] = mention.span
  const text = textOf(document, mention.span)
  if (!/^[QA]\.(?:\s|$)/.test(text) || (start > 0 && document.text.charAt(start - 1) !== '\n')) return [mention]
  const name = text.replace(/^[QA]\.\s*(?:The\b\s*)?/, '')
  return name === '' ? [] : [{ ...mention, span: [end - name.length, end] }]
}

/** "The |Nordic Kelp Association|". */
function withoutArticle(document: Document, mention: Mention): Mention {
  const article = mention.type === 'organisation' ? /^[Tt]he\s+(?=\p{L})/u.exec(textOf(document, mention.span)) : null
  return article ? { ...mention, span: [mention.span[0] + article[0].length, mention.span[1]] } : mention
}

/** "Council of the |Great Lakes Union| (GLU)": what the acronym in brackets is made of is the name. */
function asDefined(document: Document, mention: Mention): Mention {
  const acronym = /^\s\(([\p{Lu}\p{N}.&-]{2,})\)/u.exec(document.text.slice(mention.span[1], mention.span[1] + 20))?.[1]
  const text = textOf(document, mention.span)
  if (acronym === undefined || mention.type !== 'organisation' || isAcronymOf(acronym, text)) return mention
  for (const of of text.matchAll(/\s(?:of|for)\s(?:the\s)?/gu)) {
    const tail = of.index + of[0].length
    if (isAcronymOf(acronym, text.slice(tail))) return { ...mention, span: [mention.span[0] + tail, mention.span[1]] }
  }
  return mention
}

/** The names in the labels of a record take the place of what was found there. */
function withLabels(document: Document, mentions: readonly Mention[]): readonly Mention[] {
  const names = namesInLabels(document)
  if (names.length === 0) return mentions
  const meets = ({ span }: Mention) => names.some((name) => name.span[0] < span[1] && span[0] < name.span[1])
  return [...mentions.filter((mention) => !meets(mention)), ...names].sort((a, b) => a.span[0] - b.span[0])
}

const asPerson = (mention: Mention): Mention => ({ ...mention, type: 'person' })
const textOf = (document: Document, [start, end]: Span): string => document.text.slice(start, end)

function partAtDash(document: Document, mention: Mention): Mention[] {
  const parts = [...textOf(document, mention.span).matchAll(/(?:(?!\s[–—-]\s).)+/gsu)]
  if (parts.length < 2) return [mention]
  return parts.flatMap((part) => {
    const lead = /^[\s–—-]*/u.exec(part[0])?.[0].length ?? 0
    const start = mention.span[0] + part.index + lead
    return part[0].length > lead
      ? [{ ...mention, span: [start, mention.span[0] + part.index + part[0].length] as const }]
      : []
  })
}

/** "Colonel Theo Brask" as "Theo Brask", a person; nothing where there is only a title. A body's name keeps its first word. */
function withoutTitles(document: Document, mention: Mention): Mention[] {
  const text = textOf(document, mention.span)
  const opening = lengthOfTitles(text)
  if (opening === text.length) return []
  const span: Span = [mention.span[0] + opening, mention.span[1]]
  if (mention.type === 'person') return [{ ...mention, span }]
  const first = /^[\p{L}]+/u.exec(text)?.[0] ?? ''
  const ranked = isPersonal(first) && looksPersonal(textOf(document, span))
  if (opening === 0 && noble.test(text) && !bodyWords.test(text)) return [asPerson(mention)]
  const addressed = opening > 0 ? ranked || isHonorific(first) : isHonorific(wordBefore(document, span[0]))
  if (addressed) return [{ ...mention, span, type: 'person' }]
  return [opening === 0 && holdsOffice(document, mention.span) ? asPerson(mention) : mention]
}

/** "Baroness Crewe", "Lord Ferris of Muir". */
const noble = /^(?:Lord|Lady|Baroness)\s\p{Lu}[\p{L}\p{M}’'-]+(?:\sof(?:\s\p{Lu}[\p{L}\p{M}’'-]+)+)?$/u

const particle =
  /^\s(?:(?:bin|ibn|bint|binti)(?:\s\p{Lu}[\p{L}\p{M}’'-]+){1,3}|(?:(?:de|del|della|di|da|das|dos|du|van|von|der|den|ten|ter|zu|la|las|los|y)\s){1,3}\p{Lu}[\p{L}\p{M}’'-]+)/u

/** "Faisal bin Farhan" and "Carlos Ibáñez del Río" are one name each, though their parts be found apart or in part. */
function withParticles(document: Document, mentions: readonly Mention[]): Mention[] {
  const joined: Mention[] = []
  for (const mention of mentions) {
    const last = joined.at(-1)
    if (last && mention.span[0] < last.span[1]) continue
    const { span, type } = mention
    const more = type === 'person' ? (particle.exec(document.text.slice(span[1], span[1] + 60))?.[0].length ?? 0) : 0
    joined.push(more > 0 ? { ...mention, span: [span[0], span[1] + more] } : mention)
  }
  return joined
}

/** Words that a body's name has and a person's has not. */
const bodyWords =
  /\b(?:group|holdings?|bank|party|union|company|corp|inc|ltd|council|agency|bureau|department|board|authority|service|division|college|school|hospital|orchestra|records|airlines|institute|university|ministry|league|association|foundation|fund|press|news|times|post|club|house|office|court|committee|commission|centre|center|army|force|parliament|assembly|senate|congress|treaty|pact|accord|agreement|federation|republic|kingdom|states?)\b/i

function looksPersonal(text: string): boolean {
  return /^\p{Lu}[\p{L}\p{M}’'-]*(?: \p{Lu}[\p{L}\p{M}’'-]*){1,2}$/u.test(text) && !bodyWords.test(text)
}

/** "its director, Yerlan Orm," is a person, whatever the name looks like: two or three capitalised words with a role before. */
function holdsOffice(document: Document, span: Span): boolean {
  const isBracketed = /\(\s?$/u.test(document.text.slice(Math.max(0, span[0] - 2), span[0]))
  if (isBracketed || !looksPersonal(textOf(document, span))) return false
  return rolesAround(document, span, []).some((role) => role.span[1] <= span[0])
}

/** Where a single name is a person's, a name of two or three words that ends in it is one as well. */
function withBearers(document: Document, mentions: readonly Mention[]): Mention[] {
  const single = new Set(
    mentions
      .filter(({ type, span }) => type === 'person' && !/\s/u.test(textOf(document, span)))
      .map(({ span }) => foldName(textOf(document, span))),
  )
  return mentions.map((mention) => {
    const text = textOf(document, mention.span)
    if (mention.type === 'person' || !looksPersonal(text) || countryNamed(text)) return mention
    return single.has(foldName(text).split(' ').at(-1) ?? '') ? asPerson(mention) : mention
  })
}

/**
 * A single name that no longer name of a person ends in, and that is a place's elsewhere or that the text has things happen
 * "in", is a place's: "Sarnovia applied", "a group in Sarnovia".
 */
function withoutPlaces(document: Document, mentions: readonly Mention[]): Mention[] {
  const name = ({ span }: Mention): string => foldName(textOf(document, span))
  const people = mentions.filter(({ type }) => type === 'person')
  const borne = new Set(people.map(name).flatMap((full) => full.split(' ').slice(full.includes(' ') ? 0 : 1)))
  const located = (mention: Mention): boolean => {
    const [start] = mention.span
    const before = document.text.slice(Math.max(0, start - 40), start)
    return /\bin\s$/i.test(before) || /\bcapital,\s$/i.test(before) || /(?:^|\n)\p{Lu}{3,}[\p{Lu}\s]*,\s$/u.test(before)
  }
  const places = new Set(mentions.filter((mention) => mention.type === 'place' || located(mention)).map(name))
  return mentions.map((mention) => {
    const isPlace = mention.type === 'person' && places.has(name(mention)) && !borne.has(name(mention))
    return isPlace ? { ...mention, type: 'place' } : mention
  })
}
