import { type Document, slice } from '../document/document.ts'
import type { Entity, Span, Speaker } from '../types.ts'
import { type Named, readGenders } from './gender.ts'
import { memberFor, personByInitials } from './labels.ts'
import { personByCounterpart, personByRole } from './nominals.ts'
import { type Discourse, genderOfPronoun, personByPronoun, personNamedWithin, type Spoken } from './pronouns.ts'
import { isOffice, isRoleHead } from './roles.ts'
import { namedBySource, namedIn } from './source-names.ts'
import { antecedentOf, subjectOf } from './subjects.ts'
import { isTitle } from './titles.ts'
import { type Interview, interviewee, readInterview } from './turns.ts'

interface Sourced {
  readonly source: readonly Span[]
  readonly cue?: readonly Span[]
  readonly content: readonly Span[]
}

/**
 * Who said each statement: the entity that its source names, by name, by role ("the Russian president"), by pronoun, or
 * by a label before a turn ("VARGA:", "The MINISTER:", "A:"). A statement inside another's words is that speaker's own
 * where its source is "I". Null where the text does not tell.
 */
export function resolveSpeakers(
  document: Document,
  entities: readonly Entity[],
  statements: readonly Sourced[],
): (Speaker | null)[] {
  const named = entities
    .flatMap((entity) => entity.mentions.map((span) => ({ span, entity })))
    .sort((a, b) => a.span[0] - b.span[0])
  const found = new Resolver(document, named, statements).resolveAll()
  return statements.map((statement, i) => {
    const entity = found[i]
    if (!entity) return null
    const role = roleAt(entity, statement.source.at(-1)?.[1] ?? startOf(statement))
    return { id: entity.id, name: entity.name, role }
  })
}

/**
 * The role given nearest before the offset, else the first one after it. Of several around one name an office ("chairman")
 * comes before an occupation ("biologist"), and one of more words ("Veldian President") before one word ("host").
 */
function roleAt(entity: Entity, offset: number): string | null {
  const nearest = entity.roles.findLast((role) => role.span[0] <= offset) ?? entity.roles[0]
  if (!nearest) return null
  const name = closestMention(entity, nearest.span)
  const around = entity.roles.filter((role) => closestMention(entity, role.span) === name)
  const offices = around.filter(({ text }) => isOffice(text))
  const best = offices.length > 0 ? offices : around
  return fullerOf(entity, (best.find(({ text }) => /\s/u.test(text)) ?? best[0])?.text ?? null)
}

/** "Lieutenant General" for the "General" of a later mention: the longest role of the person that ends in the same words. */
function fullerOf({ roles }: Entity, role: string | null): string | null {
  if (role === null) return null
  const fuller = roles.filter(({ text }) => text.toLowerCase().endsWith(` ${role.toLowerCase()}`))
  return fuller.reduce((best, { text }) => (text.length > best.length ? text : best), role)
}

function closestMention({ mentions }: Entity, span: Span): Span | undefined {
  const distance = (mention: Span) => Math.max(mention[0] - span[1], span[0] - mention[1])
  return mentions.reduce((best, next) => (distance(next) < distance(best) ? next : best), mentions[0] ?? span)
}

function startOf({ source, content }: Sourced): number {
  return source[0]?.[0] ?? content[0]?.[0] ?? 0
}

/** Goes through the statements of one text: first those of its own voice in order, then those inside others' words. */
class Resolver {
  readonly #document: Document
  readonly #named: readonly Named[]
  readonly #statements: readonly Sourced[]
  readonly #interview: Interview
  readonly #spoken: Spoken[] = []
  readonly #discourse: Discourse
  readonly #found: (Entity | null)[]

  constructor(document: Document, named: readonly Named[], statements: readonly Sourced[]) {
    this.#document = document
    this.#named = named
    this.#statements = statements
    this.#interview = readInterview(document, named)
    this.#discourse = { document, named, genders: readGenders(document, named), spoken: this.#spoken }
    this.#found = statements.map(() => null)
  }

  resolveAll(): readonly (Entity | null)[] {
    const around = enclosing(this.#statements)
    const order = this.#statements.map((statement, i) => ({ statement, i, outer: around[i] ?? null }))
    order.sort((a, b) => startOf(a.statement) - startOf(b.statement))
    for (const { statement, i, outer } of order) if (outer === null) this.#found[i] = this.#resolveFree(statement)
    for (const { statement, i, outer } of order)
      if (outer !== null) this.#found[i] = this.#resolveInside(statement, outer)
    return this.#found
  }

  /** The source's words from its first to its last piece, without a turn's label before them, with a name cut after "Mr". */
  #sourceOf(statement: Sourced): { words: string; span: Span } | null {
    const first = statement.source[0]
    const last = statement.source.at(-1)
    if (!first || !last) return null
    const { text } = this.#document
    const label = /^[^:\n]{1,60}:\s+(?=\S)/u.exec(text.slice(first[0], last[1]))?.[0].length ?? 0
    const start = first[0] + label
    const cut = isTitle(/\p{L}+$/u.exec(text.slice(start, last[1]))?.[0] ?? '')
    const next = cut ? namedIn(this.#named, [last[1], last[1] + 40])[0] : undefined
    const adjoins = next !== undefined && /^[.\s]{1,3}$/u.test(text.slice(last[1], next.span[0]))
    const span: Span = [start, adjoins ? next.span[1] : last[1]]
    return { words: text.slice(...span).trim(), span }
  }

  #resolveFree(statement: Sourced): Entity | null {
    const source = this.#sourceOf(statement)
    if (!source) return this.#bySubject(statement)
    const { words, span } = source
    const gender = genderOfPronoun(this.#document, span)
    const entity = isLabel(this.#document, span)
      ? this.#byLabel(words, span)
      : gender
        ? personByPronoun(this.#discourse, span[0], gender, statement.content)
        : /^it$/i.test(words)
          ? this.#lastBody()
          : relative.test(words)
            ? antecedentOf(this.#document, this.#named, span[0])
            : (namedBySource(this.#document, this.#named, span) ?? this.#byRole(words, span[0]))
    if (entity || isSomebody(words)) this.#spoken.push({ at: span[0], entity })
    return entity
  }

  /** A verb whose subject was passed over: "Quill, whose party holds 31 seats, urged the president to act." */
  #bySubject({ cue, content }: Sourced): Entity | null {
    const [verb] = cue ?? []
    if (!verb || slice(this.#document, verb) === ':') return null
    const entity = subjectOf(this.#document, this.#named, verb, content)
    if (entity) this.#spoken.push({ at: verb[0], entity })
    return entity
  }

  #byLabel(words: string, span: Span): Entity | null {
    return (
      namedBySource(this.#document, this.#named, span) ??
      interviewee(this.#interview, words) ??
      personByInitials(words, this.#named) ??
      personByRole(words, span[0], this.#named)
    )
  }

  #byRole(words: string, at: number): Entity | null {
    const other = personByCounterpart(headOf(words), at, this.#named)
    if (other || !/^(?:the|our|my)\s/i.test(words)) return other
    return personByRole(headOf(words), at, this.#named) ?? memberFor(this.#document, words, this.#named)
  }

  /** "It added" goes on with the body that spoke last. */
  #lastBody(): Entity | null {
    const last = this.#spoken.at(-1)?.entity ?? null
    return last?.type === 'person' ? null : last
  }

  #resolveInside(statement: Sourced, outer: Enclosing): Entity | null {
    const source = this.#sourceOf(statement)
    if (!source) return null
    const { words, span } = source
    if (/^(?:I|we)$/i.test(words)) return this.#found[outer.statement] ?? null
    if (/^you$/i.test(words)) return this.#spoken.find(({ at }) => at > span[0])?.entity ?? null
    if (relative.test(words)) return antecedentOf(this.#document, this.#named, span[0])
    const gender = genderOfPronoun(this.#document, span)
    if (gender) return personNamedWithin(this.#discourse, outer.content, span[0], gender)
    return namedBySource(this.#document, this.#named, span) ?? this.#byRole(words, span[0])
  }
}

const relative = /^(?:who|which)$/i

interface Enclosing {
  /** Index of the statement whose content it is. */
  readonly statement: number
  readonly content: Span
}

/** For each statement the nearest piece of another one's content that its source stands in. */
function enclosing(statements: readonly Sourced[]): (Enclosing | null)[] {
  const pieces = statements
    .flatMap(({ content }, statement) => content.map((span) => ({ statement, content: span })))
    .sort((a, b) => a.content[0] - b.content[0] || b.content[1] - a.content[1])
  const order = statements.map((_, i) => i).sort((a, b) => at(statements, a) - at(statements, b))
  const around: (Enclosing | null)[] = statements.map(() => null)
  const open: Enclosing[] = []
  let next = 0
  for (const i of order) {
    const offset = at(statements, i)
    for (; (pieces[next]?.content[0] ?? Number.POSITIVE_INFINITY) <= offset; next++) {
      const piece = pieces[next]
      if (piece) open.push(piece)
    }
    while (open.length > 0 && (open.at(-1)?.content[1] ?? 0) <= offset) open.pop()
    around[i] = statements[i]?.source.length
      ? (open.findLast(({ statement, content }) => statement !== i && content[1] > offset) ?? null)
      : null
  }
  return around
}

const at = (statements: readonly Sourced[], i: number): number => {
  const statement = statements[i]
  return statement ? startOf(statement) : 0
}

/** Whether a source stands at the head of a line with a colon after it. */
function isLabel(document: Document, [start, end]: Span): boolean {
  return (
    /(?:^|\n)[^\S\n]*$/u.test(document.text.slice(Math.max(0, start - 10), start)) &&
    /^\s?:/u.test(document.text.slice(end, end + 2))
  )
}

/** A single person without a name: "a spokesman", "the minister". Keeps "he" from reaching past. */
function isSomebody(words: string): boolean {
  return (
    /^(?:an?|one|the|his|her|their|its)\s/i.test(words) &&
    headOf(words)
      .split(/[\s-]+/u)
      .some(isRoleHead)
  )
}

/** A noun phrase without what hangs on it: to the first comma, bracket or relative pronoun. */
const headOf = (words: string): string => words.split(/\s*[,(]|\s(?:who|which|that)\s/u, 1)[0] ?? words
