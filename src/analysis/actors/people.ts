import { type Document, paragraphAt } from '../document/document.ts'
import { partitionPoint } from '../document/spans.ts'
import type { Span } from '../types.ts'
import { genderOfGivenName } from './given-names.ts'
import { indexBy } from './index-by.ts'
import type { NamedMention, NameFacts } from './name-facts.ts'
import { abbreviates, lastWord } from './names.ts'
import { type Gender, genderOfHonorific } from './titles.ts'

/** A full name with where it stands among the mentions of people, in order. */
interface FullName {
  readonly name: string
  readonly size: number
  readonly first: string
  readonly last: string
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
 * last mentioned before it (else the first one after it) that "Mr" or "Ms" does not speak against, past one mentioned in
 * passing. A country's or capital's name that no full name bears is no person and has no key.
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
  const bearers = new Bearers(people)
  const keys = new Map<Span, string>()
  people.forEach(({ span, name, gender }, at) => {
    const { folded, withoutTitle } = name
    const government = name.seatOf ?? (name.size > 1 ? null : name.country)
    if (withoutTitle !== null && bearers.has(withoutTitle, folded))
      keys.set(span, bearers.fullest({ name: withoutTitle, size: 1 }, gender, at))
    else if (!government || bearers.has(name.last, folded))
      keys.set(span, bearers.meant(document, { name: folded, size: name.size }, gender, at))
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

/** Room for how somebody is introduced behind the name, in UTF-16 code units. */
const longestIntroduction = 30

const isKinsman = ({ text }: Document, start: number): boolean =>
  kinsman.test(text.slice(Math.max(0, start - longestKin), start))

/** Room for such words before a name, in UTF-16 code units. */
const longestKin = 80

/** Longest name that others are short for, in words, and how many such names a name of several words is compared with. */
const longestName = 8
const mostLonger = 64

/** Names of more than one word, each once, by their last and by their first word; the longest ones first. */
function fullNamesByEnds(people: readonly Person[]): ReadonlyMap<string, readonly FullName[]> {
  const names = new Map<string, FullName>()
  people.forEach(({ name: { folded, size, first, last, withoutTitle }, gender, isKin }, at) => {
    if (size === 1 || size > longestName || withoutTitle !== null) return
    const name = names.get(folded) ?? { name: folded, size, first, last, at: [], asKin: [], genders: new Set() }
    if (gender) name.genders.add(gender)
    if (isKin) name.asKin.push(at)
    else name.at.push(at)
    names.set(folded, name)
  })
  const longestFirst = [...names.values()].sort((a, b) => b.size - a.size)
  return indexBy(longestFirst, ({ first, last }) => [last, first])
}

/** The mention of a full name. */
interface Place {
  readonly at: number
  readonly name: FullName
}

/** What a name can be short for: where these names are mentioned, in order, and the one that is mentioned first. */
interface Choice {
  readonly plain: readonly Place[]
  readonly asKin: readonly Place[]
  readonly first: FullName | undefined
}

/** How often a surname alone means somebody before another of the name who is mentioned in passing no longer takes it. */
const fewestAlone = 2

/** "Tomas Varga|, 61, a farmer|": who is introduced with what he is. */
const introduction = /^(?:\s\([^()]{1,20}\))?,\s(?:\d|(?:an?|the|who)\s)/u

/** The full names of a text's people, and which of them the shorter ones stand for. */
class Bearers {
  readonly #people: readonly Person[]
  readonly #byEnd: ReadonlyMap<string, readonly FullName[]>
  readonly #choices = new Map<string, Choice>()
  /** How often each name alone meant each of its bearers, and the one whom it meant most often. */
  readonly #alone = new Map<string, { readonly times: Map<string, number>; main: string }>()

  constructor(people: readonly Person[]) {
    this.#people = people
    this.#byEnd = fullNamesByEnds(people)
  }

  /** The fullest name of the mention, which is the next one of the text. */
  meant(document: Document, own: Pick<FullName, 'name' | 'size'>, gender: Gender | null, at: number): string {
    const nearest = this.fullest(own, gender, at)
    if (own.size > 1 || gender !== null) return nearest
    const alone = this.#alone.get(own.name) ?? { times: new Map<string, number>(), main: nearest }
    this.#alone.set(own.name, alone)
    const timesOf = (name: string): number => alone.times.get(name) ?? 0
    const most = timesOf(alone.main)
    const stays = most >= fewestAlone && most > timesOf(nearest) && this.#isPassing(document, own.name, at)
    const name = stays ? alone.main : nearest
    alone.times.set(name, timesOf(name) + 1)
    if (timesOf(name) > most) alone.main = name
    return name
  }

  /** Whether the full name before a mention stands in another paragraph, with nothing behind it that tells who that is. */
  #isPassing(document: Document, name: string, at: number): boolean {
    const choice = this.#choices.get(`${name} null`)
    const last = this.#people[(choice && lastBefore(choice.plain, at))?.at ?? at]?.span
    const own = this.#people[at]?.span
    if (!last || !own || introduction.test(document.text.slice(last[1], last[1] + longestIntroduction))) return false
    return paragraphAt(document, last[0]) < paragraphAt(document, own[0])
  }

  /** Whether a full name, and another than the given one, ends or begins in the word. */
  has(word: string, folded: string): boolean {
    return this.#byEnd.get(word)?.some(({ name }) => name !== folded) === true
  }

  /** The fullest name that `own` is short for; `own` where there is none. */
  fullest(own: Pick<FullName, 'name' | 'size'>, gender: Gender | null, at: number): string {
    const key = `${own.name} ${gender}`
    const choice = this.#choices.get(key) ?? choiceOf(fullerOf(own, gender, this.#longerThan(own)))
    this.#choices.set(key, choice)
    const nearest = nearestTo(at, choice)
    return nearest ? this.fullest(nearest, gender, nearest.at[0] ?? nearest.asKin[0] ?? at) : own.name
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
  return bySurname.length > 0 ? bySurname : fuller.filter(({ first }) => first === own.name)
}

/** What forms of address or, without them, the given name tell. */
const likelyGender = ({ genders, first }: FullName): Gender | null => {
  const [told] = genders
  return told ?? genderOfGivenName(first)
}

function choiceOf(names: readonly FullName[]): Choice {
  const places = (of: (name: FullName) => readonly number[]): Place[] =>
    names.flatMap((name) => of(name).map((at) => ({ at, name }))).sort((a, b) => a.at - b.at)
  const [first] = names.toSorted((a, b) => firstOf(a) - firstOf(b))
  return { plain: places(({ at }) => at), asKin: places(({ asKin }) => asKin), first }
}

const firstOf = ({ at, asKin }: FullName): number => at[0] ?? asKin[0] ?? 0

/** The one mentioned last before, and not as another's kin where somebody else was; else the first one after. */
function nearestTo(at: number, { plain, asKin, first }: Choice): FullName | undefined {
  return (lastBefore(plain, at) ?? lastBefore(asKin, at))?.name ?? first
}

/** The last of the places, in order, before the given one. */
const lastBefore = (places: readonly Place[], at: number): Place | undefined =>
  places[partitionPoint(places.length, (i) => (places[i]?.at ?? at) < at) - 1]
