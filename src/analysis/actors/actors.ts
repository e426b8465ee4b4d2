import type { Document } from '../document/document.ts'
import type { Entity, EntityRole, EntityType, Span } from '../types.ts'
import { type Cluster, clusterMentions } from './clusters.ts'
import type { Mention } from './mention.ts'
import { foldName } from './names.ts'
import { rolesAround } from './roles.ts'

/**
 * Links the mentions of one text to entities: full names with surnames, acronyms with what they stand for, countries
 * with their capitals where these stand for them. Entities come in the order of their first mention.
 */
export function linkEntities(document: Document, mentions: readonly Mention[]): Entity[] {
  const ids = new Set<string>()
  const persons = mentions.filter((mention) => mention.type === 'person').map((mention) => mention.span)
  return clusterMentions(document, mentions).map((cluster) => {
    const names = namesOf(document, cluster)
    const name = canonicalName(cluster.type, names)
    return {
      id: uniqueId(ids, `${cluster.type}:${foldName(name).replaceAll(/[^\p{L}\p{N}]+/gu, '-')}`),
      type: cluster.type,
      name,
      aliases: [...names.keys()].filter((other) => other !== name),
      roles: cluster.type === 'person' ? rolesOf(document, cluster.mentions, persons) : [],
      mentions: cluster.mentions,
    }
  })
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

/** People and organisations go by the fullest form, countries by the first that is a country's name. */
function canonicalName(type: EntityType, names: ReadonlyMap<string, number>): string {
  const forms = [...names.keys()]
  const first = forms[0] ?? ''
  if (type === 'place' || type === 'country') return first
  const words = (form: string) => form.split(' ').length
  const length = (form: string) => words(form) * 1000 + form.length
  return forms.reduce((best, form) => (length(form) > length(best) ? form : best), first)
}

function rolesOf(document: Document, mentions: readonly Span[], persons: readonly Span[]): EntityRole[] {
  const seen = new Set<string>()
  return mentions
    .flatMap((mention) => rolesAround(document, mention, persons))
    .filter((role) => {
      const key = role.text.toLowerCase()
      return !seen.has(key) && seen.add(key)
    })
}

function uniqueId(taken: Set<string>, wanted: string): string {
  let id = wanted
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`
  taken.add(id)
  return id
}
