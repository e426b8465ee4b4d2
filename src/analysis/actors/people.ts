import type { Document } from '../document/document.ts'
import type { Span } from '../types.ts'
import { genderOfGivenName } from './given-names.ts'
import type { NamedMention, NameFacts } from './name-facts.ts'
import { abbreviates } from './names.ts'
import { type Gender, genderOfHonorific } from './titles.ts'

/** A full name with where it stands among the mentions of people, in order. */
interface FullName {
  readonly name: string
  readonly size: number
  readonly first: string
  readonly at: number[]
  /** Where it is told of somebody else's kin: "her husband, Tomas Oku". */
  readonly asKin: number[]
  readonly genders: Set<Gender>
}

/** A mention of a person. */
interface Person {
  readonly span: Span
  readonly name: NameFacts
  /** What the form of address right before it tells. */
  readonly gender: Gender | null
  readonly isKin: boolean
}

/**
 * For each mention of a person the folded fullest name that it goes by: a surname or a given name goes with the full name
 * last mentioned before it (else the first one after it) that "Mr" or "Ms" does not speak against. A country's or
 * capital's name that no full name bears is no person and has no key.
 */
export function keysOfPeople(document: Document, mentions: readonly NamedMention[]): ReadonlyMap<Span, string> {
  const people = mentions
    .filter(({ type }) => type === 'person')
    .map(({ span, name }) => ({
      span,
      name,
      gender: genderOfHonorific(wordBefore(document, span[0])),
      isKin: name.size > 1 && isKinsman(document, span[0]),
    }))
  const bearers = fullNamesByEnds(people)
  const isBorne = (word: string, folded: string): boolean =>
    bearers.get(word)?.some(({ name }) => name !== folded) === true
  const keys = new Map<Span, string>()
  people.forEach(({ span, name, gender }, at) => {
    const { folded, withoutTitle } = name
    const government = name.seatOf ?? (name.size > 1 ? null : name.country)
    if (withoutTitle !== null && isBorne(withoutTitle, folded))
      keys.set(span, fullest({ name: withoutTitle, size: 1 }, gender, at, bearers))
    else if (!government || isBorne(name.last, folded))
      keys.set(span, fullest({ name: folded, size: name.size }, gender, at, bearers))
  })
  return keys
}

/** The word that ends before the offset, without a full stop; empty where something else does. */
export function wordBefore(document: Document, offset: number): string {
  before.lastIndex = offset
  return before.exec(document.text)?.[1] ?? ''
}

/** Looks back from where it is set, and so reads no more than the word. */
const before = /(?<=(\p{L}+)\.?\s+)/uy

/** "her husband, former President |Tomas Oku|": somebody told of by whose kin he is. */
const kinsman =
  /\b(?:his|her|their|['’]s)\s(?:[\p{L}-]+\s){0,2}(?:wife|husband|son|daughter|brother|sister|father|mother|uncle|aunt|nephew|niece|cousin|grandson|granddaughter|grandfather|grandmother|widow|widower),?\s(?:(?:the\s)?[\p{L}-]+\.?\s){0,4}$/u

const isKinsman = ({ text }: Document, start: number): boolean =>
  kinsman.test(text.slice(Math.max(0, start - longestKin), start))

/** Room for such words before a name, in UTF-16 code units. */
const longestKin = 80

const lastWord = (name: string): string => name.slice(name.lastIndexOf(' ') + 1)

/** Names of more than one word, each once, by their last and by their first word. */
function fullNamesByEnds(people: readonly Person[]): ReadonlyMap<string, readonly FullName[]> {
  const names = new Map<string, FullName>()
  const byEnd = new Map<string, FullName[]>()
  people.forEach(({ name: { folded, size, first, last, withoutTitle }, gender, isKin }, at) => {
    if (size === 1 || withoutTitle !== null) return
    const known = names.get(folded)
    const name: FullName = known ?? { name: folded, size, first, at: [], asKin: [], genders: new Set() }
    if (gender) name.genders.add(gender)
    if (isKin) name.asKin.push(at)
    else name.at.push(at)
    if (known) return
    names.set(folded, name)
    for (const end of first === last ? [first] : [last, first]) {
      const others = byEnd.get(end)
      if (others) others.push(name)
      else byEnd.set(end, [name])
    }
  })
  return byEnd
}

/** The fullest name that `own` is short for; `own` where there is none. */
function fullest(
  own: Pick<FullName, 'name' | 'size'>,
  gender: Gender | null,
  at: number,
  bearers: ReadonlyMap<string, readonly FullName[]>,
): string {
  const possible = (bearers.get(lastWord(own.name)) ?? []).filter(
    ({ size, genders }) => size > own.size && (gender === null || genders.size === 0 || genders.has(gender)),
  )
  if (possible.length === 0) return own.name
  const likely = gender === null ? [] : possible.filter((name) => likelyGender(name) === gender)
  const fuller = likely.length > 0 ? likely : possible
  const bySurname = fuller.filter(({ name }) => abbreviates(own.name, name))
  const nearest = nearestTo(at, bySurname.length > 0 ? bySurname : fuller.filter(({ first }) => first === own.name))
  return nearest ? fullest(nearest, gender, nearest.at[0] ?? nearest.asKin[0] ?? at, bearers) : own.name
}

/** What forms of address or, without them, the given name tell. */
const likelyGender = ({ genders, first }: FullName): Gender | null => {
  const [told] = genders
  return told ?? genderOfGivenName(first)
}

/** The one mentioned last before, and not as another's kin where somebody else was; else the first one after. */
function nearestTo(at: number, bearers: readonly FullName[]): FullName | null {
  const distance = (name: FullName): number => {
    const [before, asKin] = [name.at, name.asKin].map((places) => places.findLast((place) => place < at))
    if (before !== undefined) return at - before
    return asKin === undefined ? farAfter + (name.at[0] ?? name.asKin[0] ?? 0) : farBefore + at - asKin
  }
  if (bearers.length < 2) return bearers[0] ?? null
  return bearers.reduce<FullName | null>(
    (best, next) => (best === null || distance(next) < distance(best) ? next : best),
    null,
  )
}

/** Farther than any mention before, and than any of somebody's kin. */
const farBefore = 2 ** 40
const farAfter = 2 ** 41
