import { type Document, paragraphAt, quotationAround } from '../document/document.ts'
import type { Entity, Span, Speaker } from '../types.ts'
import { countryNamed, countryOfDemonym } from './countries.ts'
import { foldName } from './names.ts'
import { isRoleHead } from './roles.ts'

interface Sourced {
  readonly source: readonly Span[]
  readonly content: readonly Span[]
}

interface Named {
  readonly span: Span
  readonly entity: Entity
}

type Gender = 'female' | 'male'

/**
 * Who said each statement: the entity that its source names, by name, by role ("the Russian president") or by pronoun.
 * Null where the text does not tell.
 */
export function resolveSpeakers(
  document: Document,
  entities: readonly Entity[],
  statements: readonly Sourced[],
): (Speaker | null)[] {
  const named = entities
    .flatMap((entity) => entity.mentions.map((span) => ({ span, entity })))
    .sort((a, b) => a.span[0] - b.span[0])
  const resolver = new Resolver(document, named)
  const order = statements.map((_, i) => i).sort((a, b) => startOf(statements[a]) - startOf(statements[b]))
  const speakers: (Speaker | null)[] = statements.map(() => null)
  for (const i of order) {
    const statement = statements[i]
    const entity = statement ? resolver.resolve(statement) : null
    if (entity && statement)
      speakers[i] = { id: entity.id, name: entity.name, role: roleAt(entity, startOf(statement)) }
  }
  return speakers
}

/** The role given nearest before the offset, else the first one given after it. */
function roleAt(entity: Entity, offset: number): string | null {
  const before = entity.roles.findLast((role) => role.span[0] <= offset)
  return (before ?? entity.roles[0])?.text ?? null
}

function startOf(statement: Sourced | undefined): number {
  return statement?.source[0]?.[0] ?? statement?.content[0]?.[0] ?? 0
}

/** Goes through the statements of one text in order and keeps who spoke last. */
class Resolver {
  readonly #document: Document
  readonly #named: readonly Named[]
  /** Where a pronoun or role was resolved: it counts as a mention for the pronouns after it. */
  readonly #resolved: { readonly at: number; readonly entity: Entity }[] = []

  constructor(document: Document, named: readonly Named[]) {
    this.#document = document
    this.#named = named
  }

  resolve(statement: Sourced): Entity | null {
    const [start, end] = [startOf(statement), statement.source.at(-1)?.[1] ?? 0]
    if (statement.source.length === 0) return null
    const words = this.#document.text.slice(start, end).trim()
    const entity = this.#byName([start, end]) ?? this.#byPronoun(words, start) ?? this.#byRole(words, start)
    if (entity) this.#resolved.push({ at: start, entity })
    return entity
  }

  /** The person, else the body, that heads the source: not the one behind "of" or before a possessive. */
  #byName(source: Span): Entity | null {
    const inside = this.#namedIn(source)
    const person = inside.find(({ span, entity }) => entity.type === 'person' && this.#heads(span, source))
    if (person) return person.entity
    if (inside.some(({ entity }) => entity.type === 'person')) return null
    const body = inside.find(({ span, entity }) => entity.type !== 'place' && this.#isWhole(span, source))
    return body?.entity ?? null
  }

  /** The mentions that lie whole in a span. */
  #namedIn([start, end]: Span): readonly Named[] {
    let first = 0
    let last = this.#named.length
    while (first < last) {
      const middle = (first + last) >>> 1
      if ((this.#named[middle]?.span[0] ?? 0) < start) first = middle + 1
      else last = middle
    }
    while (last < this.#named.length && (this.#named[last]?.span[1] ?? end + 1) <= end) last++
    return this.#named.slice(first, last)
  }

  #heads([start, end]: Span, source: Span): boolean {
    const before = this.#document.text.slice(source[0], start).trim().split(/\s+/u).at(-1)?.toLowerCase() ?? ''
    const after = this.#document.text.slice(end, source[1])
    if (/^['’]s?\s+\p{L}/u.test(after)) return false
    const title = /^(?:mr|mrs|ms|dr|sen|gov|president|senator)\.?$/.test(before)
    const governor = title
      ? this.#document.text.slice(source[0], start).trim().split(/\s+/u).at(-2)?.toLowerCase()
      : before
    return !/^(?:of|for|to|with|by|from|at|about|on|under|supporting)$/.test(governor ?? '')
  }

  /** Whether the source is little more than this name: "NATO", "the Kremlin", "The Post, citing officials". */
  #isWhole([start, end]: Span, source: Span): boolean {
    const before = this.#document.text.slice(source[0], start).trim().toLowerCase()
    const after = this.#document.text.slice(end, source[1]).trim()
    return /^(?:the|a|an|and|but)?$/.test(before) && /^(?:[,.:;].*)?$/su.test(after)
  }

  #byPronoun(words: string, at: number): Entity | null {
    const pronoun = words.toLowerCase().split(/\s+/u)[0] ?? ''
    if (words.split(/\s+/u).length > 2 || !/^(?:he|she)$/.test(pronoun)) return null
    const gender: Gender = pronoun === 'she' ? 'female' : 'male'
    const paragraph = paragraphAt(this.#document, at)
    for (let p = paragraph; p >= Math.max(0, paragraph - 2); p--) {
      const entity = this.#lastPersonIn(p, at, gender)
      if (entity) return entity
    }
    return null
  }

  /** Sentence by sentence backwards: who spoke last there, else the first person named outside quotation marks. */
  #lastPersonIn(paragraph: number, before: number, gender: Gender): Entity | null {
    const range = this.#document.paragraphs[paragraph]
    if (!range) return null
    for (let s = range.endSentence - 1; s >= range.firstSentence; s--) {
      const sentence = this.#document.sentences[s]
      if (!sentence || sentence.start >= before) continue
      const end = Math.min(sentence.end, before)
      const spoke = this.#spokeIn(sentence.start, end, gender)
      if (spoke) return spoke
      const person = this.#namedIn([sentence.start, end]).find(
        ({ span, entity }) => fits(entity, gender) && !quotationAround(this.#document, span),
      )
      if (person) return person.entity
    }
    return null
  }

  #spokeIn(start: number, end: number, gender: Gender): Entity | null {
    for (let i = this.#resolved.length - 1; i >= 0; i--) {
      const resolved = this.#resolved[i]
      if (!resolved || resolved.at < start) return null
      if (resolved.at < end && fits(resolved.entity, gender)) return resolved.entity
    }
    return null
  }

  /** "the Russian president": the person named last before, whose role has all the words, else the first one after. */
  #byRole(words: string, at: number): Entity | null {
    const wanted = words
      .toLowerCase()
      .replace(/^(?:the|a|an|this|that)\s+/, '')
      .split(/[\s-]+/u)
    if (!/^the\s/i.test(words) || wanted.length > 5 || !wanted.some(isRoleHead)) return null
    const holds = ({ entity }: Named) =>
      entity.type === 'person' && entity.roles.some((role) => covers(role.text, wanted))
    const before = this.#named.findLast((named) => named.span[0] < at && holds(named))
    return (before ?? this.#named.find(holds))?.entity ?? null
  }
}

function fits(entity: Entity, gender: Gender): boolean {
  return entity.type === 'person' && (genderOf(entity) ?? gender) === gender
}

const female =
  /\b(?:mrs|ms|miss|lady|dame|queen|princess|empress|\p{L}+woman|baroness|duchess|sister|mother|wife|daughter)\b/iu
const male =
  /\b(?:mr|sir|lord|king|prince|emperor|(?:chair|spokes|congress|council|states)man|baron|duke|brother|father|husband|son)\b/iu

/** What titles and roles tell; null where they tell nothing. */
function genderOf(entity: Entity): Gender | null {
  const words = [...entity.roles.map((role) => role.text), entity.name, ...entity.aliases].join(' | ')
  if (female.test(words)) return 'female'
  return male.test(words) ? 'male' : null
}

/** Whether every word of the noun phrase stands in the role, a country's name counting as its adjective. */
function covers(role: string, wanted: readonly string[]): boolean {
  const keys = new Set(role.split(/[\s-]+/u).map(wordKey))
  return wanted.every((word) => keys.has(wordKey(word)))
}

function wordKey(word: string): string {
  const country = countryOfDemonym(word) ?? countryNamed(word)
  return country ? `country:${country.code}` : foldName(word)
}
