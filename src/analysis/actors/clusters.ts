import type { Document } from '../document/document.ts'
import type { EntityType, Span } from '../types.ts'
import { bodyNoun, holdsNoun } from './bodies.ts'
import { countryNamed, countryOfDemonym, countrySeatedAt } from './countries.ts'
import type { Mention } from './mention.ts'
import { foldName } from './names.ts'
import { bodySeatedAt, countryOfSeat, isAcronymOf, organisationKey } from './organisations.ts'
import { keysOfPeople } from './people.ts'

/** Mentions of one thing, in order. */
export interface Cluster {
  readonly type: EntityType
  readonly mentions: readonly Span[]
}

interface Named {
  readonly span: Span
  readonly type: EntityType
  readonly key: string
}

/** Whether a text names the country, by its name or adjective, and not the Union that sits in its capital. */
function speaksOf({ text }: Document, code: string): boolean {
  if (/\b(?:EU|E\.U\.|European|NATO)\b/.test(text)) return false
  return (text.match(/\b\p{Lu}\p{Ll}{4,}\b/gu) ?? []).some(
    (word) => (countryOfDemonym(word) ?? countryNamed(word))?.code === code,
  )
}

/** Groups mentions that name one thing; groups come in the order of their first mention. */
export function clusterMentions(document: Document, mentions: readonly Mention[]): Cluster[] {
  const persons = keysOfPeople(document, mentions)
  const seats = seatsOf(document, mentions)
  const about = new Map<string, boolean>()
  const isAbout = (code: string): boolean => {
    const known = about.get(code) ?? speaksOf(document, code)
    about.set(code, known)
    return known
  }
  const named = withoutNouns(mentions.map((mention) => name(document, mention, persons, seats, isAbout)))
  const merged = mergeAcronyms(document, named)
  const groups = new Map<string, { type: EntityType; mentions: Span[] }>()
  for (const { span, type, key } of named) {
    const root = `${type}:${merged.get(key) ?? key}`
    const group = groups.get(root)
    if (group) group.mentions.push(span)
    else groups.set(root, { type, mentions: [span] })
  }
  return [...groups.values()]
}

const textOf = (document: Document, [start, end]: Span): string => document.text.slice(start, end)

function name(
  document: Document,
  mention: Mention,
  persons: ReadonlyMap<Span, string>,
  seats: ReadonlySet<string>,
  isAbout: (code: string) => boolean,
): Named & { readonly text: string } {
  const { span } = mention
  const text = textOf(document, span)
  const person = persons.get(span)
  if (person !== undefined) return { text, span, type: 'person', key: person }
  const country = countryNamed(text)
  if (country) return { text, span, type: 'country', key: country.code }
  const seated = countrySeatedAt(text)
  if (seated && seats.has(foldName(text))) return { text, span, type: 'country', key: seated.code }
  const body = bodySeatedAt(text)
  if (body !== null && seats.has(foldName(text))) {
    const country = countryNamed(countryOfSeat(text) ?? '')
    return country && isAbout(country.code)
      ? { text, span, type: 'country', key: country.code }
      : { text, span, type: 'organisation', key: organisationKey(body) }
  }
  if (mention.type === 'organisation') return { text, span, type: 'organisation', key: organisationKey(text) }
  return { text, span, type: 'place', key: foldName(text) }
}

/** Folded names of seats of government that the text uses for who sits there, and not only for the town. */
function seatsOf(document: Document, mentions: readonly Mention[]): ReadonlySet<string> {
  const used = mentions
    .filter(({ span }) => !isLocative(document, span))
    .map(({ span }) => foldName(textOf(document, span)))
  return new Set(used)
}

/**
 * "The Pact" goes with the body named nearest before it (else after it) whose name holds the noun. Where there is none, a bare
 * noun names nothing.
 */
function withoutNouns(named: readonly (Named & { readonly text: string })[]): Named[] {
  const bodies = named.map((mention, at) => ({ ...mention, at })).filter(({ type }) => type === 'organisation')
  return named.flatMap((mention, at): Named[] => {
    const noun = mention.type === 'organisation' ? bodyNoun(mention.text) : null
    if (noun === null) return [mention]
    const fits = bodies.filter(({ text }) => bodyNoun(text) === null && holdsNoun(text, noun))
    const key = (fits.findLast((body) => body.at < at) ?? fits[0])?.key
    return key === undefined ? [] : [{ ...mention, key }]
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
function mergeAcronyms(document: Document, named: readonly Named[]): Map<string, string> {
  const merged = new Map<string, string>()
  const organisations = named.filter((mention) => mention.type === 'organisation')
  organisations.forEach((mention, i) => {
    const next = organisations[i + 1]
    if (!next || next.key === mention.key) return
    const between = document.text.slice(mention.span[1], next.span[0])
    const defined =
      /^\s*\(["“]?$/u.test(between) && /^["”]?\)/u.test(document.text.slice(next.span[1], next.span[1] + 2))
    if (defined && /^[\p{Lu}\p{N}.&-]{2,}$/u.test(textOf(document, next.span))) merged.set(next.key, mention.key)
  })
  for (const short of organisations) {
    const acronym = textOf(document, short.span)
    if (merged.has(short.key) || /\s/u.test(acronym)) continue
    const long = organisations.find(
      (other) => other.key !== short.key && isAcronymOf(acronym, textOf(document, other.span)),
    )
    if (long && merged.get(long.key) !== short.key) merged.set(short.key, merged.get(long.key) ?? long.key)
  }
  return merged
}
