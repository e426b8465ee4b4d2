import type { Document } from '../document/document.ts'
import type { Span } from '../types.ts'
import { genderOfGivenName } from './given-names.ts'
import { indexBy } from './index-by.ts'
import type { NamedMention, NameFacts } from './name-facts.ts'
import { abbreviates, lastWord } from './names.ts'
import { meantAt, type Turn, turnsOf } from './surname-turns.ts'
import { type Gender, genderOfHonorific } from './titles.ts'

/** A full name with where it stands among the mentions of people, in order. */
interface FullName {
  readonly name: string
  readonly size: number
  readonly first: string
  readonly last: string
  readonly at: number[]
  readonly genders: Set<Gender>
  /** The titles of a calling that stand before it: "dr", "justice". */
  readonly callings: Set<string>
}

/** A mention of a person. */
interface Person {
  readonly span: Span
  readonly name: NameFacts
  /** What the form of address right before it tells. */
  readonly gender: Gender | null
  /** That form, where it is of a calling. */
  readonly calling: string | null
}

/**
 * For each mention of a person the folded fullest name that it goes by: a surname or a given name goes with the full name
 * whose turn it is (else the first one after it), of those that "Mr" or "Ms" does not speak against. A country's or
 * capital's name that no full name bears is no person and has no key.
 */
export function keysOfPeople(document: Document, mentions: readonly NamedMention[]): ReadonlyMap<Span, string> {
  const people = mentions
    .filter(({ type }) => type === 'person')
    .map(({ span, name }): Person => {
      const form = wordBefore(document, span[0])
      return { span, name, gender: genderOfHonorific(form), calling: callings.test(form) ? form.toLowerCase() : null }
    })
  const bearers = new Bearers(document, people)
  const keys = new Map<Span, string>()
  people.forEach(({ span, name, gender, calling }, at) => {
    const form = { gender, calling }
    const { folded, withoutTitle } = name
    const government = name.seatOf ?? (name.size > 1 ? null : name.country)
    if (withoutTitle !== null && bearers.has(withoutTitle, folded))
      keys.set(span, bearers.fullest({ name: withoutTitle, size: 1 }, form, at))
    else if (!government || bearers.has(name.last, folded))
      keys.set(span, bearers.fullest({ name: folded, size: name.size }, form, at))
  })
  return keys
}

/** Forms of address that say what somebody does, and so tell two of one surname apart. */
const callings = /^(?:dr|prof|professor|justice|judge|rev|fr|sister|captain|colonel|general|senator)$/i

/** What stands right before a name. */
type Form = Pick<Person, 'gender' | 'calling'>

/** The word that ends before the offset, without a full stop; empty where something else does. */
export function wordBefore(document: Document, offset: number): string {
  before.lastIndex = offset
  return before.exec(document.text)?.[1] ?? ''
}

/** Looks back from where it is set, and so reads no more than the word. */
const before = /(?<=(\p{L}+)\.?\s+)/uy

/** Longest name that others are short for, in words, and how many such names a name of several words is compared with. */
const longestName = 8
const mostLonger = 64

/** Names of more than one word, each once, by their last and by their first word; the longest ones first. */
function fullNamesByEnds(people: readonly Person[]): ReadonlyMap<string, readonly FullName[]> {
  const names = new Map<string, FullName>()
  people.forEach(({ name: { folded, size, first, last, withoutTitle }, gender, calling }, at) => {
    if (size === 1 || size > longestName || withoutTitle !== null) return
    const name = names.get(folded) ?? {
      name: folded,
      size,
      first,
      last,
      at: [],
      genders: new Set(),
      callings: new Set(),
    }
    if (gender) name.genders.add(gender)
    if (calling !== null) name.callings.add(calling)
    name.at.push(at)
    names.set(folded, name)
  })
  const longestFirst = [...names.values()].sort((a, b) => b.size - a.size)
  return indexBy(longestFirst, ({ name, first, last }) => [...new Set([last, first, ...name.split(' ').slice(1, -1)])])
}

/** What a name can be short for: whom it means from where on, and the one that is mentioned first. */
interface Choice {
  readonly turns: readonly Turn<FullName>[]
  readonly first: FullName | undefined
}

/** The full names of a text's people, and which of them the shorter ones stand for. */
class Bearers {
  readonly #byEnd: ReadonlyMap<string, readonly FullName[]>
  readonly #choices = new Map<string, Choice>()
  readonly #document: Document
  readonly #people: readonly Person[]
  #byName: ReadonlyMap<string, readonly number[]> | null = null

  constructor(document: Document, people: readonly Person[]) {
    this.#document = document
    this.#people = people
    this.#byEnd = fullNamesByEnds(people)
  }

  /** Whether a full name, and another than the given one, ends or begins in the word. */
  has(word: string, folded: string): boolean {
    return this.#byEnd.get(word)?.some(({ name }) => name !== folded) === true
  }

  /** The fullest name that `own` is short for; `own` where there is none. */
  fullest(own: Pick<FullName, 'name' | 'size'>, form: Form, at: number): string {
    const key = `${own.name} ${form.gender} ${form.calling}`
    const choice = this.#choices.get(key) ?? this.#choiceOf(own, form)
    this.#choices.set(key, choice)
    const meant = meantAt(choice.turns, at) ?? choice.first
    return meant ? this.fullest(meant, form, meant.at[0] ?? at) : own.name
  }

  /** Where the folded name is mentioned, by index. */
  #mentionsOf(name: string): readonly number[] {
    this.#byName ??= indexBy(this.#people.keys(), (at) => [this.#people[at]?.name.folded ?? ''])
    return this.#byName.get(name) ?? []
  }

  #choiceOf(own: Pick<FullName, 'name' | 'size'>, { gender, calling }: Form): Choice {
    const longer = this.#longerThan(own)
    const alike = calling === null ? [] : longer.filter(({ callings }) => callings.has(calling))
    const names = fullerOf(own, gender, alike.length > 0 ? alike : longer)
    const [first, other] = names.toSorted((a, b) => (a.at[0] ?? 0) - (b.at[0] ?? 0))
    if (other === undefined) return { turns: [], first }
    const alone = this.#mentionsOf(own.name).filter((at) => this.#people[at]?.gender === gender)
    const places = [
      ...names.flatMap((name) => name.at.map((at) => ({ at, name }))),
      ...alone.map((at) => ({ at, name: null })),
    ]
    return {
      turns: turnsOf(
        this.#document,
        this.#people,
        places.sort((a, b) => a.at - b.at),
      ),
      first,
    }
  }

  #longerThan({ name, size }: Pick<FullName, 'name' | 'size'>): readonly FullName[] {
    const names = this.#byEnd.get(lastWord(name)) ?? []
    if (size === 1) return names
    const longer = names.slice(0, mostLonger)
    return longer.filter((other) => other.size > size)
  }
}

/** Those of the longer names that a name can be short for: by the surname, else by the given name. */
function fullerOf(
  own: Pick<FullName, 'name' | 'size'>,
  gender: Gender | null,
  longer: readonly FullName[],
): readonly FullName[] {
  const possible = longer.filter(({ genders }) => gender === null || genders.size === 0 || genders.has(gender))
  const likely = gender === null ? [] : possible.filter((name) => likelyGender(name) === gender)
  const fuller = likely.length > 0 ? likely : possible
  const bySurname = fuller.filter(({ name }) => abbreviates(own.name, name))
  if (bySurname.length > 0) return bySurname
  const byFirst = fuller.filter(({ first }) => first === own.name)
  // "Ms Duarte" of "Ximena Duarte Roldán"
  return byFirst.length > 0 || own.size > 1 ? byFirst : fuller.filter(({ name }) => name.split(' ').includes(own.name))
}

/** What forms of address or, without them, the given name tell. */
const likelyGender = ({ genders, first }: FullName): Gender | null => {
  const [told] = genders
  return told ?? genderOfGivenName(first)
}
