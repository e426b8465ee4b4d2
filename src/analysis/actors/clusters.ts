import type { Document } from '../document/document.ts'
import type { EntityType, Span } from '../types.ts'
import { countryNamed, countrySeatedAt } from './countries.ts'
import type { Mention } from './mention.ts'
import { abbreviates, foldName } from './names.ts'
import { isAcronymOf, organisationKey } from './organisations.ts'

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

/** Groups mentions that name one thing; groups come in the order of their first mention. */
export function clusterMentions(document: Document, mentions: readonly Mention[]): Cluster[] {
  const persons = personKeys(document, mentions)
  const named = mentions.map((mention) => name(document, mention, persons))
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

function name(document: Document, mention: Mention, persons: ReadonlyMap<Span, string>): Named {
  const { span } = mention
  const text = textOf(document, span)
  const person = persons.get(span)
  if (person !== undefined) return { span, type: 'person', key: person }
  const country = countryNamed(text)
  if (country) return { span, type: 'country', key: country.code }
  const seated = countrySeatedAt(text)
  if (seated && !isLocative(document, span)) return { span, type: 'country', key: seated.code }
  if (mention.type === 'organisation') return { span, type: 'organisation', key: organisationKey(text) }
  return { span, type: 'place', key: foldName(text) }
}

const locative = new Set('in at near to from outside around through via across of'.split(' '))

/** "in Moscow", "visited Ankara": the town itself, not the government that sits there. */
function isLocative(document: Document, [start]: Span): boolean {
  const before = /(\p{L}+)\s+(?:the\s+)?$/u
    .exec(document.text.slice(Math.max(0, start - 30), start))?.[1]
    ?.toLowerCase()
  return before !== undefined && (locative.has(before) || /^(?:visit(?:ed|s|ing)?|left|reached)$/.test(before))
}

/** For each mention of a person the folded fullest name it goes by. A capital that no full name bears is no person. */
function personKeys(document: Document, mentions: readonly Mention[]): Map<Span, string> {
  const persons = mentions.filter((mention) => mention.type === 'person')
  const folded = persons.map((mention) => foldName(textOf(document, mention.span)))
  const fullNames = fullNamesByLastWord(folded)
  const keys = new Map<Span, string>()
  persons.forEach(({ span }, i) => {
    const own = folded[i] ?? ''
    const text = textOf(document, span)
    const government = countrySeatedAt(text) ?? (own.includes(' ') ? null : countryNamed(text))
    if (government && !fullNames.get(lastWord(own))?.some(({ name }) => name !== own)) return
    keys.set(span, bestBearer(own, i, fullNames))
  })
  return keys
}

interface FullName {
  readonly name: string
  /** Where it stands among the mentions of people, in order. */
  readonly at: number[]
}

/** Names of more than one word, each once, by their last word. */
function fullNamesByLastWord(folded: readonly string[]): Map<string, FullName[]> {
  const byLast = new Map<string, FullName[]>()
  folded.forEach((name, i) => {
    if (!name.includes(' ')) return
    const last = lastWord(name)
    const names = byLast.get(last) ?? []
    const known = names.find((other) => other.name === name)
    if (known) known.at.push(i)
    else names.push({ name, at: [i] })
    byLast.set(last, names)
  })
  return byLast
}

const lastWord = (name: string): string => name.slice(name.lastIndexOf(' ') + 1)
const wordCount = (name: string): number => name.split(' ').length

/** The fullest name that `own` abbreviates: the nearest one before, else the first one after. */
function bestBearer(own: string, at: number, fullNames: ReadonlyMap<string, readonly FullName[]>): string {
  const bearers = (fullNames.get(lastWord(own)) ?? []).filter(
    ({ name }) => wordCount(name) > wordCount(own) && abbreviates(own, name),
  )
  const distance = (places: readonly number[]): number => {
    const before = places.findLast((place) => place < at)
    return before === undefined ? Number.MAX_SAFE_INTEGER / 2 + (places[0] ?? 0) : at - before
  }
  const ranked = bearers.map((bearer) => ({ bearer, far: distance(bearer.at) })).sort((a, b) => a.far - b.far)
  const nearest = ranked[0]?.bearer
  return nearest ? bestBearer(nearest.name, nearest.at[0] ?? at, fullNames) : own
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
