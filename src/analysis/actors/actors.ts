import type { Document } from '../document/document.ts'
import type { Entity, EntityRole, EntityType, Span } from '../types.ts'
import { bodyNoun } from './bodies.ts'
import { withAuthor } from './byline.ts'
import { type Cluster, clusterMentions } from './clusters.ts'
import { countryNamed, countrySeatedAt } from './countries.ts'
import type { Mention } from './mention.ts'
import { entityId, foldName } from './names.ts'
import { bodySeatedAt, countryOfSeat, initialsOf, lettersOf } from './organisations.ts'
import { refineMentions } from './refinement.ts'
import { rolesAround } from './roles.ts'
import { withRolesToldLater } from './roles-told-later.ts'

/**
 * Links the mentions of one text to entities: full names with surnames, acronyms with what they stand for, countries
 * with their capitals where these stand for them. Entities come in the order of their first mention. `author` is whom the
 * article's header names.
 */
export function linkEntities(
  document: Document,
  found: readonly Mention[],
  author: string | null = null,
): readonly Entity[] {
  const mentions = refineMentions(document, found)
  const ids = new Map<string, number>()
  const persons = mentions.filter((mention) => mention.type === 'person').map((mention) => mention.span)
  const entities = clusterMentions(document, mentions).map((cluster): Entity => {
    const names = namesOf(document, cluster)
    const name = canonicalName(cluster.type, names)
    const key = cluster.type === 'country' ? (countryNamed(name)?.code ?? name) : foldName(name)
    return {
      id: uniqueId(ids, entityId(cluster.type, key)),
      type: cluster.type,
      name,
      aliases: [...names.keys()].filter((other) => other !== name),
      roles: cluster.type === 'person' ? rolesOf(document, cluster.mentions, persons) : [],
      mentions: cluster.mentions,
    }
  })
  return withAuthor(document, withRolesToldLater(document, entities, persons), author)
}

/** The forms of the name in the text, in order of first appearance, with how often each stands there. */
function namesOf(document: Document, cluster: Cluster): Map<string, number> {
  const names = new Map<string, number>()
  for (const [start, end] of cluster.mentions) {
    const name = document.text.slice(start, end).replace(/\s+/gu, ' ')
    names.set(name, (names.get(name) ?? 0) + 1)
  }
  return names
}

/**
 * People go by the fullest form, where there is a choice not in capitals; organisations by the name that another form abbreviates, else by the commonest form;
 * countries by the first form that is a country's name, else by the gazetteer's (where the text says only "Ankara").
 */
function canonicalName(type: EntityType, names: ReadonlyMap<string, number>): string {
  const forms = [...names.keys()]
  const first = forms[0] ?? ''
  const longest = (list: readonly string[]) =>
    list.length < 2 ? (list[0] ?? '') : list.reduce((a, b) => (size(b) > size(a) ? b : a))
  switch (type) {
    case 'person': {
      const written = forms.filter((form) => form !== form.toUpperCase())
      const fullest = longest(forms)
      const plain = longest(written)
      return plain !== '' && wordsIn(plain) >= wordsIn(fullest) ? plain : inLowerCase(fullest)
    }
    case 'organisation': {
      const acronyms = new Set(forms.map(lettersOf))
      const spelledOut = forms.filter((form) => initialsOf(form).some((initials) => acronyms.has(initials)))
      if (spelledOut.length > 0) return longest(spelledOut)
      return commonest(named(names)) || (bodySeatedAt(first) ?? first)
    }
    case 'country':
      return forms.find((form) => countryNamed(form)) ?? countrySeatedAt(first)?.name ?? countryOfSeat(first) ?? first
    case 'place':
      return first
  }
}

/** The forms that are a body's own, not a town's name nor a bare noun. */
const named = (names: ReadonlyMap<string, number>): ReadonlyMap<string, number> =>
  new Map([...names].filter(([form]) => bodySeatedAt(form) === null && bodyNoun(form) === null))

const wordsIn = (form: string): number => form.split(' ').length
const size = (form: string): number => wordsIn(form) * 1000 + form.length

/** A name that the text has in capitals only, as it is written elsewhere: "TORVALD ESK" as "Torvald Esk". */
function inLowerCase(name: string): string {
  if (name !== name.toUpperCase()) return name
  return name.replace(/(\p{L})([\p{L}\p{M}]*)/gu, (_, first: string, rest: string) => first + rest.toLowerCase())
}

function commonest(names: ReadonlyMap<string, number>): string {
  return [...names].reduce((best, next) => (next[1] > best[1] ? next : best), ['', 0])[0]
}

function rolesOf(document: Document, mentions: readonly Span[], persons: readonly Span[]): EntityRole[] {
  const seen = new Set<string>()
  return mentions
    .flatMap((mention) => rolesAround(document, mention, persons))
    .filter((role) => {
      const key = role.text.toLowerCase()
      // "the next president", "the next speaker": not yet, or not for long
      return !key.startsWith('next ') && !seen.has(key) && seen.add(key)
    })
    .slice(0, mostRoles)
}

/** Most roles that are kept of a person. */
const mostRoles = 60

/** The id wanted, with the next number where it is taken. `taken`: the last number of each. */
function uniqueId(taken: Map<string, number>, wanted: string): string {
  let number = (taken.get(wanted) ?? 0) + 1
  while (number > 1 && taken.has(`${wanted}-${number}`)) number++
  taken.set(wanted, number)
  if (number === 1) return wanted
  taken.set(`${wanted}-${number}`, 1)
  return `${wanted}-${number}`
}
