import type { Document } from '../document/document.ts'
import type { Span } from '../types.ts'
import { countryNamed, countrySeatedAt } from './countries.ts'
import type { Mention } from './mention.ts'
import { abbreviates, foldName } from './names.ts'
import { type Gender, genderOfHonorific, withoutKeptTitle } from './titles.ts'

/** A mention of a person. */
interface Named {
  readonly span: Span
  readonly folded: string
  /** What the form of address right before it tells. */
  readonly gender: Gender | null
}

/** A full name with where it stands among the mentions of people, in order. */
interface FullName {
  readonly name: string
  readonly at: number[]
  readonly genders: Set<Gender>
}

/**
 * For each mention of a person the folded fullest name that it goes by: a surname or a given name goes with the full name
 * last mentioned before it (else the first one after it) that "Mr" or "Ms" does not speak against. A country's or
 * capital's name that no full name bears is no person and has no key.
 */
export function keysOfPeople(document: Document, mentions: readonly Mention[]): ReadonlyMap<Span, string> {
  const people = mentions
    .filter(({ type }) => type === 'person')
    .map(({ span }) => ({
      span,
      folded: foldName(document.text.slice(span[0], span[1])),
      gender: genderOfHonorific(wordBefore(document, span[0])),
    }))
  const bearers = fullNamesByEnds(people)
  const keys = new Map<Span, string>()
  people.forEach((person, at) => {
    const text = document.text.slice(person.span[0], person.span[1])
    const government = countrySeatedAt(text) ?? (person.folded.includes(' ') ? null : countryNamed(text))
    const bare = withoutKeptTitle(person.folded)
    if (bare !== null && bearers.get(bare)?.some(({ name }) => name !== person.folded)) {
      keys.set(person.span, fullest(bare, person.gender, at, bearers))
      return
    }
    const known = bearers.get(lastWord(person.folded))?.some(({ name }) => name !== person.folded)
    if (!government || known) keys.set(person.span, fullest(person.folded, person.gender, at, bearers))
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

const lastWord = (name: string): string => name.slice(name.lastIndexOf(' ') + 1)
const firstWord = (name: string): string => name.split(' ', 1)[0] ?? name
const wordCount = (name: string): number => name.split(' ').length

/** Names of more than one word, each once, by their last and by their first word. */
function fullNamesByEnds(people: readonly Named[]): ReadonlyMap<string, readonly FullName[]> {
  const names = new Map<string, FullName>()
  const byEnd = new Map<string, FullName[]>()
  people.forEach(({ folded, gender }, at) => {
    if (!folded.includes(' ') || withoutKeptTitle(folded) !== null) return
    const name = names.get(folded) ?? { name: folded, at: [], genders: new Set<Gender>() }
    name.at.push(at)
    if (gender) name.genders.add(gender)
    if (names.has(folded)) return
    names.set(folded, name)
    for (const end of new Set([lastWord(folded), firstWord(folded)])) byEnd.set(end, [...(byEnd.get(end) ?? []), name])
  })
  return byEnd
}

/** The fullest name that `own` is short for; `own` where there is none. */
function fullest(
  own: string,
  gender: Gender | null,
  at: number,
  bearers: ReadonlyMap<string, readonly FullName[]>,
): string {
  const fits = ({ name, genders }: FullName): boolean =>
    wordCount(name) > wordCount(own) && (gender === null || genders.size === 0 || genders.has(gender))
  const candidates = bearers.get(lastWord(own)) ?? []
  const bySurname = candidates.filter((bearer) => fits(bearer) && abbreviates(own, bearer.name))
  const byGivenName = candidates.filter((bearer) => fits(bearer) && firstWord(bearer.name) === own)
  const nearest = nearestTo(at, bySurname.length > 0 ? bySurname : byGivenName)
  return nearest ? fullest(nearest.name, gender, nearest.at[0] ?? at, bearers) : own
}

/** The one mentioned last before, else the first one after. */
function nearestTo(at: number, bearers: readonly FullName[]): FullName | null {
  const distance = (places: readonly number[]): number => {
    const before = places.findLast((place) => place < at)
    return before === undefined ? Number.MAX_SAFE_INTEGER / 2 + (places[0] ?? 0) : at - before
  }
  return bearers.reduce<FullName | null>(
    (best, next) => (best === null || distance(next.at) < distance(best.at) ? next : best),
    null,
  )
}
