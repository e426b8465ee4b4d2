import type { Document } from '../document/document.ts'
import type { Span } from '../types.ts'
import type { NamedMention, NameFacts } from './name-facts.ts'
import { abbreviates } from './names.ts'
import { type Gender, genderOfHonorific } from './titles.ts'

/** A full name with where it stands among the mentions of people, in order. */
interface FullName {
  readonly name: string
  readonly size: number
  readonly first: string
  readonly at: number[]
  readonly genders: Set<Gender>
}

/** A mention of a person. */
interface Person {
  readonly span: Span
  readonly name: NameFacts
  /** What the form of address right before it tells. */
  readonly gender: Gender | null
}

/**
 * For each mention of a person the folded fullest name that it goes by: a surname or a given name goes with the full name
 * last mentioned before it (else the first one after it) that "Mr" or "Ms" does not speak against. A country's or
 * capital's name that no full name bears is no person and has no key.
 */
export function keysOfPeople(document: Document, mentions: readonly NamedMention[]): ReadonlyMap<Span, string> {
  const people = mentions
    .filter(({ type }) => type === 'person')
    .map(({ span, name }) => ({ span, name, gender: genderOfHonorific(wordBefore(document, span[0])) }))
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

const lastWord = (name: string): string => name.slice(name.lastIndexOf(' ') + 1)

/** Names of more than one word, each once, by their last and by their first word. */
function fullNamesByEnds(people: readonly Person[]): ReadonlyMap<string, readonly FullName[]> {
  const names = new Map<string, FullName>()
  const byEnd = new Map<string, FullName[]>()
  people.forEach(({ name: { folded, size, first, last, withoutTitle }, gender }, at) => {
    if (size === 1 || withoutTitle !== null) return
    const known = names.get(folded)
    if (known) {
      known.at.push(at)
      if (gender) known.genders.add(gender)
      return
    }
    const name: FullName = { name: folded, size, first, at: [at], genders: new Set(gender ? [gender] : []) }
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
  const fuller = (bearers.get(lastWord(own.name)) ?? []).filter(
    ({ size, genders }) => size > own.size && (gender === null || genders.size === 0 || genders.has(gender)),
  )
  if (fuller.length === 0) return own.name
  const bySurname = fuller.filter(({ name }) => abbreviates(own.name, name))
  const nearest = nearestTo(at, bySurname.length > 0 ? bySurname : fuller.filter(({ first }) => first === own.name))
  return nearest ? fullest(nearest, gender, nearest.at[0] ?? at, bearers) : own.name
}

/** The one mentioned last before, else the first one after. */
function nearestTo(at: number, bearers: readonly FullName[]): FullName | null {
  const distance = (places: readonly number[]): number => {
    const before = places.findLast((place) => place < at)
    return before === undefined ? Number.MAX_SAFE_INTEGER / 2 + (places[0] ?? 0) : at - before
  }
  if (bearers.length < 2) return bearers[0] ?? null
  return bearers.reduce<FullName | null>(
    (best, next) => (best === null || distance(next.at) < distance(best.at) ? next : best),
    null,
  )
}
