import type { Entity, EntityRole } from '../types.ts'
import type { Named } from './gender.ts'
import { foldName } from './names.ts'
import { isRoleHead } from './roles.ts'
import { countryCodeOf, namedIn } from './source-names.ts'

/** Longest noun phrase that is taken for a person's role, in words. */
const longest = 8

/**
 * The person whom a noun phrase means ("the Russian president"): the one named last before the offset whose role has all
 * its words, else the first one after. One whose role is a deputy's or a past one comes last, unless the phrase says so, and
 * is not meant by a label of a record.
 */
export function personByRole(phrase: string, at: number, named: readonly Named[], isLabel = false): Entity | null {
  const wanted = wordsOf(
    phrase.replace(/^(?:the|a|an|this|that|our|my|your)\s+/i, '').replace(/-(?:elect|designate)$/i, ''),
  )
  if (wanted.length === 0 || wanted.length > longest || !wanted.some((word) => isRoleHead(word))) return null
  const keys = wanted.map(keyOf)
  const bearers = named.filter(
    ({ entity }) => entity.type === 'person' && entity.roles.some((role) => covers(role, wanted, keys)),
  )
  const holders = bearers.filter(({ entity }) =>
    entity.roles.some((role) => covers(role, wanted, keys) && !lessens(role, wanted)),
  )
  const candidates = holders.length > 0 || isLabel ? holders : bearers
  return (candidates.findLast(({ span }) => span[0] < at) ?? candidates[0])?.entity ?? null
}

/** How far on the name may stand that an opening phrase leaves out, in UTF-16 code units. */
const longestWait = 600

/**
 * The person whom a text names only after "The president of the Atolls told the Assembly": the first one named after the
 * phrase, if with a role that is a part of it ("President Moana"). Null where nobody, or somebody else, is named next.
 */
export function personNamedLater(phrase: string, at: number, named: readonly Named[]): Entity | null {
  const end = at + phrase.length
  const next = namedIn(named, [end, end + longestWait]).find(({ entity }) => entity.type === 'person')
  if (!next || next.entity.mentions[0]?.[0] !== next.span[0]) return null
  const wanted = new Set(wordsOf(phrase).map(keyOf))
  const known = next.entity.roles.some((role) => {
    const words = wordsOf(role.text)
    return words.some((word) => isRoleHead(word)) && words.every((word) => wanted.has(keyOf(word)))
  })
  return known ? next.entity : null
}

const counterpart = /^(?:his|her|its|their|the)\s+(.+?)\s+(?:counterpart|opposite number|colleague)$/iu

/**
 * The person whom "her Lithuanian counterpart" means: the one named last before the offset whose role has the words and shares
 * a noun with a role of somebody else. Null for other phrases.
 */
export function personByCounterpart(phrase: string, at: number, named: readonly Named[]): Entity | null {
  const wanted = wordsOf(counterpart.exec(phrase)?.[1] ?? '')
  if (wanted.length === 0 || wanted.length > longest) return null
  const keys = wanted.map(keyOf)
  const before = named.filter(({ entity, span }) => entity.type === 'person' && span[0] < at)
  const headsOf = ({ roles }: Entity) => roles.flatMap(({ text }) => wordsOf(text)).filter((word) => isRoleHead(word))
  const found = before.findLast(({ entity }) => {
    const fits = entity.roles.some((role) => covers(role, wanted, keys))
    return (
      fits &&
      before.some(
        (other) => other.entity !== entity && headsOf(other.entity).some((head) => headsOf(entity).includes(head)),
      )
    )
  })
  return found?.entity ?? null
}

const spelledOut: Readonly<Record<string, string | undefined>> = {
  sen: 'senator',
  gov: 'governor',
  rep: 'representative',
  gen: 'general',
  col: 'colonel',
  prof: 'professor',
}

const wordsOf = (phrase: string): string[] =>
  phrase
    .toLowerCase()
    .split(/[\s-]+/u)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .map((word) => spelledOut[word] ?? word)
    .filter((word) => word !== '')

/** The words of a role as they are compared; a role is looked at for many phrases. */
const keysOf = new WeakMap<EntityRole, ReadonlySet<string>>()

/** Whether every word of the phrase stands in the role, a country's name counting as its adjective. `keys` are the words'. */
function covers(role: EntityRole, wanted: readonly string[], keys: readonly string[]): boolean {
  let own = keysOf.get(role)
  if (!own) {
    own = new Set(wordsOf(role.text).map(keyOf))
    keysOf.set(role, own)
  }
  for (const key of keys) if (!own.has(key)) return false
  return isHeadedBy(role, wanted)
}

/** "the minister" is no spokeswoman for the foreign minister: the noun that heads the phrase heads the role, too. */
function isHeadedBy({ text }: EntityRole, wanted: readonly string[]): boolean {
  const head = wanted.findLast((word) => isRoleHead(word))
  if (head === undefined) return true
  const before = wordsOf(text.split(/\s(?:of|for|to|at)\s/u, 1)[0] ?? text)
  return before.includes(head) || !before.some((word) => isRoleHead(word))
}

const lessening = /^(?:vice|deputy|former|ex|assistant|retired|late)$/

function lessens(role: EntityRole, wanted: readonly string[]): boolean {
  return wordsOf(role.text).some((word) => lessening.test(word) && !wanted.includes(word))
}

function keyOf(word: string): string {
  const country = countryCodeOf(word)
  return country === null ? foldName(word) : `country:${country}`
}
