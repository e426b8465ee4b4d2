import type { Document } from '../document/document.ts'
import type { EntityType, Span } from '../types.ts'
import { nounsIn, spelled } from './bodies.ts'
import { type Country, countryNamed, countryOfDemonym } from './countries.ts'
import type { NamedMention, NameFacts } from './name-facts.ts'
import { countryOfSeat, initialsOf, lettersOf, organisationKey } from './organisations.ts'
import { keysOfPeople } from './people.ts'
import { isGeorgiaState } from './us-states.ts'

/** Mentions of one thing, in order. */
export interface Cluster {
  readonly type: EntityType
  readonly mentions: readonly Span[]
}

interface Named {
  readonly span: Span
  readonly type: EntityType
  readonly key: string
  readonly name: NameFacts
}

/** Whether a text names the country, by its name or adjective, and not the Union that sits in its capital. */
function speaksOf({ text }: Document, code: string): boolean {
  if (/\b(?:EU|E\.U\.|European|NATO)\b/.test(text)) return false
  return (text.match(/\b\p{Lu}\p{Ll}{4,}\b/gu) ?? []).some(
    (word) => (countryOfDemonym(word) ?? countryNamed(word))?.code === code,
  )
}

/** Groups mentions that name one thing; groups come in the order of their first mention. */
export function clusterMentions(document: Document, mentions: readonly NamedMention[]): Cluster[] {
  const persons = keysOfPeople(document, mentions)
  const seats = seatsOf(document, mentions)
  const about = new Map<string, boolean>()
  const isAbout = (code: string): boolean => {
    const known = about.get(code) ?? speaksOf(document, code)
    about.set(code, known)
    return known
  }
  const inState = mentions.some(({ name }) => name.country?.code === 'GE') && isGeorgiaState(document)
  const keyed = withoutNouns(mentions.map((mention) => keyOf(mention, persons, seats, isAbout, inState)))
  const merged = mergeAcronyms(document, keyed)
  const groups = new Map<string, { type: EntityType; mentions: Span[] }>()
  for (const { span, type, key } of keyed) {
    const root = `${type}:${merged.get(key) ?? key}`
    const group = groups.get(root)
    if (group) group.mentions.push(span)
    else groups.set(root, { type, mentions: [span] })
  }
  return [...groups.values()]
}

/** The mention with the type and the key of what it names. */
function keyOf(
  { span, type, name }: NamedMention,
  persons: ReadonlyMap<Span, string>,
  seats: ReadonlySet<string>,
  isAbout: (code: string) => boolean,
  inState: boolean,
): Named {
  const person = persons.get(span)
  if (person !== undefined) return { name, span, type: 'person', key: person }
  const ofCountry = ({ code }: Country): Named => ({ name, span, type: 'country', key: code })
  const asPlace: Named = { name, span, type: 'place', key: name.folded }
  if (name.country) return inState && name.country.code === 'GE' ? asPlace : ofCountry(name.country)
  if (name.seatOf && seats.has(name.folded)) return ofCountry(name.seatOf)
  if (name.body !== null && seats.has(name.folded)) {
    const country = countryNamed(countryOfSeat(name.text) ?? '')
    return country && isAbout(country.code)
      ? ofCountry(country)
      : { name, span, type: 'organisation', key: organisationKey(name.body) }
  }
  if (type === 'organisation') return { name, span, type, key: organisationKey(name.text) }
  return asPlace
}

/** Folded names of seats of government that the text uses for who sits there, and not only for the town. */
function seatsOf(document: Document, mentions: readonly NamedMention[]): ReadonlySet<string> {
  const used = new Set<string>()
  for (const { span, name } of mentions)
    if ((name.seatOf || name.body !== null) && !isLocative(document, span)) used.add(name.folded)
  return used
}

/**
 * "The Pact" goes with the body named nearest before it (else after it) whose name holds the noun. Where there is none, a bare
 * noun names nothing.
 */
function withoutNouns(named: readonly Named[]): readonly Named[] {
  const isNoun = ({ type, name }: Named): boolean => type === 'organisation' && name.bodyNoun !== null
  if (!named.some(isNoun)) return named
  const isNamed = ({ type, name }: Named): boolean => type === 'organisation' && name.bodyNoun === null
  const first = new Map<string, string>()
  const last = new Map<string, string>()
  for (const body of named.filter(isNamed).toReversed())
    for (const noun of nounsIn(body.name.text)) first.set(noun, body.key)
  return named.flatMap((mention) => {
    if (isNamed(mention)) for (const noun of nounsIn(mention.name.text)) last.set(noun, mention.key)
    if (!isNoun(mention)) return mention
    const noun = spelled(mention.name.bodyNoun ?? '')
    const key = last.get(noun) ?? first.get(noun)
    return key === undefined ? [] : { ...mention, key }
  })
}

/** The word before the place where it is set, past an article. */
const governor = /(?<=(\p{L}+)\s+(?:the\s+)?)/uy

const locative = new Set('in at near to from outside around through via across of'.split(' '))

/** "in Moscow", "visited Ankara": the town itself, not the government that sits there. */
function isLocative(document: Document, [start]: Span): boolean {
  governor.lastIndex = start
  const before = governor.exec(document.text)?.[1]?.toLowerCase()
  return before !== undefined && (locative.has(before) || /^(?:visit(?:ed|s|ing)?|left|reached)$/.test(before))
}

/** Keys of acronyms mapped to the key of what they stand for: "Long Name (LN)" first, initials anywhere second. */
function mergeAcronyms(document: Document, named: readonly Named[]): ReadonlyMap<string, string> {
  const merged = new Map<string, string>()
  const organisations = named.filter((mention) => mention.type === 'organisation')
  organisations.forEach((mention, i) => {
    const next = organisations[i + 1]
    if (!next || next.key === mention.key) return
    const between = document.text.slice(mention.span[1], next.span[0])
    const defined =
      /^\s*\(["“]?$/u.test(between) && /^["”]?\)/u.test(document.text.slice(next.span[1], next.span[1] + 2))
    if (defined && /^[\p{Lu}\p{N}.&-]{2,}$/u.test(next.name.text)) merged.set(next.key, mention.key)
  })
  const acronyms = organisations.filter(({ name }) => name.isSingle && lettersOf(name.text) !== null)
  const keysByInitials = acronyms.length > 0 ? byInitials(organisations) : null
  for (const { key, name } of acronyms) {
    if (merged.has(key)) continue
    const long = firstBut(key, keysByInitials?.get(lettersOf(name.text) ?? '') ?? [])
    if (long !== null && merged.get(long) !== key) merged.set(key, merged.get(long) ?? long)
  }
  return merged
}

/** The keys of the names that have the initials, in order. */
function byInitials(organisations: readonly Named[]): ReadonlyMap<string, ReadonlySet<string>> {
  const keys = new Map<string, Set<string>>()
  for (const { key, name } of organisations) {
    for (const initials of initialsOf(name.text)) {
      const known = keys.get(initials)
      if (known) known.add(key)
      else keys.set(initials, new Set([key]))
    }
  }
  return keys
}

function firstBut(key: string, keys: Iterable<string>): string | null {
  for (const other of keys) if (other !== key) return other
  return null
}
