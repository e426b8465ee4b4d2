import { firstFrom } from '../document/spans.ts'
import type { Entity, EntityRole } from '../types.ts'
import type { Named } from './gender.ts'
import { indexBy } from './index-by.ts'
import { foldName } from './names.ts'
import { isRoleHead } from './roles.ts'
import { countryCodeOf, namedIn } from './source-names.ts'

/** Longest noun phrase that is taken for a person's role, in words. */
const longest = 8

/** How far on the name may stand that an opening phrase leaves out, in UTF-16 code units. */
const longestWait = 600

/**
 * The person whom a text names only after "The president of the Atolls told the Assembly": the first one named after the
 * phrase, if with a role that is a part of it ("President Moana"), or with one that the head of anything has ("The head of the
 * power grid", then "its chief executive"). Null where nobody, or somebody else, is named next.
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
  const leads = heads.test(phrase) && next.entity.roles.some(({ text }) => posts.test(text))
  return known || leads ? next.entity : null
}

const heads = /^the (?:[\p{L}-]+ )?(?:head|chief|boss) of\b/iu
const posts =
  /\b(?:head|chief|executive|director|president|chair(?:man|woman|person)?|commissioner|secretary|governor|ceo|superintendent)\b/i

const counterpart = /^(?:his|her|its|their|the)\s+(.+?)\s+(?:counterpart|opposite number|colleague)$/iu

/** The people of a text by the words of their roles, and whom noun phrases mean among them. */
export class PeopleByRole {
  /** In the order of their first mentions. */
  readonly #people: readonly Entity[]
  #byKey: Index | null = null
  #byHead: Index | null = null
  /** What was found for the words of a phrase: the same ones come again and again. */
  readonly #bearers = new Map<string, readonly Named[]>()
  readonly #counterparts = new Map<string, readonly Named[]>()

  /** `named` are all mentions of the text, in order. */
  constructor(named: readonly Named[]) {
    this.#people = [...new Set(named.map(({ entity }) => entity))].filter(({ type }) => type === 'person')
  }

  /**
   * The person whom a noun phrase means ("the Russian president"): the one named last before the offset whose role has all
   * its words, else the first one after. One whose role is a deputy's or a past one comes last, unless the phrase says so, and
   * is not meant by a label of a record.
   */
  meantBy(phrase: string, at: number, isLabel = false): Entity | null {
    const wanted = wordsOf(
      phrase.replace(/^(?:the(?:\s+then)?|a|an|this|that|our|my|your)\s+/i, '').replace(/-(?:elect|designate)$/i, ''),
    )
    if (wanted.length === 0 || wanted.length > longest || !wanted.some((word) => isRoleHead(word))) return null
    const holders = this.#bearersOf(wanted, true)
    const candidates = holders.length > 0 || isLabel ? holders : this.#bearersOf(wanted, false)
    return (candidates[firstFrom(candidates, at) - 1] ?? candidates[0])?.entity ?? null
  }

  /**
   * The person whom "her Lithuanian counterpart" means: the one named last before the offset whose role has the words and shares
   * a noun with a role of somebody else. Null for other phrases.
   */
  counterpart(phrase: string, at: number): Entity | null {
    const wanted = wordsOf(counterpart.exec(phrase)?.[1] ?? '')
    if (wanted.length === 0 || wanted.length > longest) return null
    const key = keyOfPhrase(wanted)
    const meant = this.#counterparts.get(key) ?? this.#findCounterparts(wanted)
    this.#counterparts.set(key, meant)
    return meant[firstFrom(meant, at) - 1]?.entity ?? null
  }

  /** The mentions of those who have a role with all the words, in order; one that is a deputy's or past only if not `inOffice`. */
  #bearersOf(wanted: readonly string[], inOffice: boolean): readonly Named[] {
    const phrase = `${inOffice} ${keyOfPhrase(wanted)}`
    const known = this.#bearers.get(phrase)
    if (known) return known
    this.#byKey ??= indexByRoles(this.#people, keysOf)
    const byKey = this.#byKey
    const keys = wanted.map(keyOf)
    const fits = (role: EntityRole): boolean => covers(role, wanted, keys) && !(inOffice && lessens(role, wanted))
    const bearers = keys
      .map((key) => byKey.get(key) ?? [])
      .reduce((fewest, next) => (next.length < fewest.length ? next : fewest))
      .filter(({ roles }) => roles.some(fits))
      .flatMap((entity) => entity.mentions.map((span) => ({ span, entity })))
      .sort((a, b) => a.span[0] - b.span[0])
    this.#bearers.set(phrase, bearers)
    return bearers
  }

  /** Who is meant from where on: the last of those named by then who share a noun with somebody else named by then. */
  #findCounterparts(wanted: readonly string[]): readonly Named[] {
    this.#byHead ??= indexByRoles(this.#people, headsOf)
    const byHead = this.#byHead
    const othersFrom = (entity: Entity): number =>
      Math.min(
        ...entity.roles
          .flatMap(headsOf)
          .map((head) => byHead.get(head)?.find((other) => other !== entity)?.mentions[0]?.[0] ?? Infinity),
      )
    const meant: Named[] = []
    let last = -1
    this.#bearersOf(wanted, false)
      .map(({ span: [start], entity }) => ({ start, entity, from: Math.max(start, othersFrom(entity)) }))
      .filter(({ from }) => from < Infinity)
      .sort((a, b) => a.from - b.from)
      .forEach(({ start, entity, from }) => {
        if (start > last) meant.push({ span: [from, from], entity })
        last = Math.max(last, start)
      })
    return meant
  }
}

/** People by something of their roles, each list in the order of their first mentions. */
type Index = ReadonlyMap<string, readonly Entity[]>

const indexByRoles = (people: readonly Entity[], partsOf: (role: EntityRole) => Iterable<string>): Index =>
  indexBy(people, ({ roles }) => roles.flatMap((role) => [...partsOf(role)]))

const headsOf = ({ text }: EntityRole): string[] => wordsOf(text).filter((word) => isRoleHead(word))

/** What `covers` and `lessens` go by: the words, in any order, and which of them heads the phrase. */
const keyOfPhrase = (wanted: readonly string[]): string => [headIn(wanted), ...new Set(wanted)].join(' ')

/** The noun that heads a phrase: "leader" of "leader of the opposition". */
function headIn(wanted: readonly string[]): string | undefined {
  const of = wanted.findIndex((word) => /^(?:of|for|to|at)$/.test(word))
  const before = of < 0 ? wanted : wanted.slice(0, of)
  return [before, wanted].map((words) => words.findLast((word) => isRoleHead(word))).find((head) => head !== undefined)
}

const abbreviations: Readonly<Record<string, string | undefined>> = {
  sen: 'senator',
  gov: 'governor',
  rep: 'representative',
  gen: 'general',
  col: 'colonel',
  prof: 'professor',
}

/** A word in lower case without marks around it: "senator" for "Sen.". */
export function spelledOut(word: string): string {
  const plain = word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  return abbreviations[plain] ?? plain
}

const wordsOf = (phrase: string): string[] =>
  phrase
    .toLowerCase()
    .split(/[\s-]+/u)
    .map(spelledOut)
    .filter((word) => word !== '')

const keysByRole = new WeakMap<EntityRole, ReadonlySet<string>>()

/** The words of a role as they are compared; a role is looked at for many phrases. */
function keysOf(role: EntityRole): ReadonlySet<string> {
  const known = keysByRole.get(role) ?? new Set(wordsOf(role.text).map(keyOf))
  keysByRole.set(role, known)
  return known
}

/** Whether every word of the phrase stands in the role, a country's name counting as its adjective. `keys` are the words'. */
function covers(role: EntityRole, wanted: readonly string[], keys: readonly string[]): boolean {
  const own = keysOf(role)
  return keys.every((key) => own.has(key)) && isHeadedBy(role, wanted)
}

/** "the minister" is no spokeswoman for the foreign minister: the noun that heads the phrase heads the role, too. */
function isHeadedBy({ text }: EntityRole, wanted: readonly string[]): boolean {
  const head = headIn(wanted)
  if (head === undefined) return true
  // "President of Velden and Chairperson of the Council" is two offices.
  return text.split(/\sand\s(?=[\p{L}-]+\s(?:of|for)\s)/u).some((office) => {
    const before = wordsOf(office.split(/\s(?:of|for|to|at)\s/u, 1)[0] ?? office)
    return before.includes(head) || !before.some((word) => isRoleHead(word))
  })
}

const lessening = /^(?:vice|deputy|former|ex|assistant|retired|late)$/

function lessens(role: EntityRole, wanted: readonly string[]): boolean {
  return wordsOf(role.text).some((word) => lessening.test(word) && !wanted.includes(word))
}

function keyOf(word: string): string {
  const country = countryCodeOf(word)
  return country === null ? foldName(word) : `country:${country}`
}
