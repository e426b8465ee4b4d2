import { findTurns } from '../attribution/turns.ts'
import { type Document, sentenceAt, slice } from '../document/document.ts'
import type { Entity, Span, Speaker } from '../types.ts'
import { findBody } from './bodies.ts'
import { authorOf, hasNarrator } from './byline.ts'
import { isUndescribed, onlyUndescribed, personByDescription } from './descriptions.ts'
import { agrees, type Discourse, type Spoken } from './discourse.ts'
import { type Enclosing, enclosing, pieceAt, type Sourced, startOf } from './enclosing.ts'
import { type Named, readGenders } from './gender.ts'
import { findInitials, findMember } from './labels.ts'
import { PeopleByRole, personNamedLater } from './nominals.ts'
import { speaksOfPerson } from './person-phrases.ts'
import { findPresiding } from './presiding.ts'
import { genderOfPronoun, personByPronoun, personNamedWithin } from './pronouns.ts'
import { namedBySource, namedIn, withWholeNames } from './source-names.ts'
import { headOf, isDatelinePlace, isLabel, isSomebody } from './source-words.ts'
import { SpeakerRoles } from './speaker-roles.ts'
import { antecedentOf, personApposed, personQuoted, subjectOf } from './subjects.ts'
import { type Gender, isTitle } from './titles.ts'
import {
  type Interview,
  interviewee,
  partner,
  readInterview,
  readUnlabelled,
  type UnlabelledInterview,
} from './turns.ts'

/**
 * Who said each statement: the entity that its source names, by name, by role ("the Russian president"), by pronoun, or
 * by a label before a turn ("VARGA:", "The MINISTER:", "A:"). A statement inside another's words is that speaker's own
 * where its source is "I". Null where the text does not tell.
 */
export function resolveSpeakers(
  document: Document,
  entities: readonly Entity[],
  statements: readonly Sourced[],
  author: Entity | null = null,
): (Speaker | null)[] {
  const named = entities
    .flatMap((entity) => entity.mentions.map((span) => ({ span, entity })))
    .sort((a, b) => a.span[0] - b.span[0])
  const found = new Resolver(document, named, statements, author).resolveAll()
  const roles = new SpeakerRoles(document)
  return statements.map((statement, i) => {
    const entity = found[i]
    if (!entity) return null
    const words = statement.source.map((span) => slice(document, span)).join(' ')
    const role = roles.roleOf(entity, { words, end: statement.source.at(-1)?.[1] ?? startOf(statement) })
    return { id: entity.id, name: entity.name, role }
  })
}

/** Goes through the statements of one text: first those of its own voice in order, then those inside others' words. */
class Resolver {
  readonly #document: Document
  readonly #named: readonly Named[]
  readonly #statements: readonly Sourced[]
  readonly #interview: Interview
  readonly #unlabelled: UnlabelledInterview | null
  readonly #author: Entity | null
  readonly #spoken: Spoken[] = []
  readonly #discourse: Discourse
  /** Who speaks in the text's own voice. */
  readonly #talking = new Set<Entity>()
  readonly #byInitials: (label: string) => Entity | null
  readonly #member: (source: string) => Entity | null
  readonly #presiding: (label: string, at: number) => Entity | null
  readonly #body: (phrase: string, at: number) => Entity | null
  readonly #found: (Entity | null)[]
  #toldBefore: ReadonlyMap<number, RoleToldBefore> | null = null
  /** Whom a source of the text's own voice means, by where it begins. */
  readonly #bySource = new Map<number, { readonly end: number; readonly entity: Entity | null }>()

  constructor(document: Document, named: readonly Named[], statements: readonly Sourced[], header: Entity | null) {
    this.#document = document
    this.#named = named
    this.#statements = statements
    this.#interview = readInterview(document, named, header)
    this.#unlabelled = readUnlabelled(document, named, header)
    const author = findTurns(document).length > 0 ? null : (authorOf(document, named) ?? header)
    this.#author = author && hasNarrator(document) ? author : null
    this.#byInitials = findInitials(named)
    this.#member = findMember(document, named)
    this.#presiding = findPresiding(document, named)
    this.#body = findBody(document, named)
    this.#discourse = {
      document,
      named,
      byRole: new PeopleByRole(named),
      genders: readGenders(document, named),
      spoken: this.#spoken,
      speaking: (at) => this.#byPartner('I', at),
    }
    this.#found = statements.map(() => null)
  }

  resolveAll(): readonly (Entity | null)[] {
    const around = enclosing(this.#statements)
    const order = this.#statements.map((statement, i) => ({ statement, i, outer: around[i] ?? null }))
    order.sort((a, b) => startOf(a.statement) - startOf(b.statement))
    for (const { statement, i, outer } of order) if (outer === null) this.#found[i] = this.#resolveFree(statement)
    for (const { entity } of this.#spoken) if (entity) this.#talking.add(entity)
    for (const { statement, i, outer } of order)
      if (outer !== null) this.#found[i] = this.#resolveInside(statement, outer)
    return this.#found
  }

  /** The words of the source, without a turn's label or a date before them, with the names whole that it cuts. */
  #sourceOf(statement: Sourced): { words: string; span: Span } | null {
    const piece = pieceAt(statement)
    if (!piece) return null
    const { text } = this.#document
    const [from, to] = withWholeNames(this.#named, piece)
    const label =
      /^(?:[^:\n]{1,60}:\s+(?=\S)|[QA]\.\s+(?=\S)|(?:In|On|Since)\s(?:\p{Lu}\p{Ll}+\s)?\d{1,4},?\s)/u.exec(
        text.slice(from, to),
      )?.[0].length ?? 0
    const start = from + label
    const hyphened = /^-?\p{Ll}+/u.exec(text.slice(to, to + 12))?.[0] ?? ''
    const end = text.charAt(to - 1) === '-' || hyphened.startsWith('-') ? to + hyphened.length : to
    const cut = isTitle(/\p{L}+$/u.exec(text.slice(start, end))?.[0] ?? '')
    const next = cut ? namedIn(this.#named, [end, end + 40])[0] : undefined
    const adjoins = next !== undefined && /^[.\s]{1,3}$/u.test(text.slice(end, next.span[0]))
    const span: Span = [start, adjoins ? next.span[1] : end]
    const words = text.slice(...span).trim()
    return isDatelinePlace(text, span) || adverb.test(words) ? null : { words, span }
  }

  #resolveFree(statement: Sourced): Entity | null {
    const source = this.#sourceOf(statement)
    if (!source) return this.#bySubject(statement)
    const { words, span } = source
    const same = this.#bySource.get(span[0])
    if (same?.end === span[1]) return same.entity
    const gender = genderOfPronoun(this.#document, span)
    const entity = isLabel(this.#document, span)
      ? this.#byLabel(words, span)
      : gender
        ? personByPronoun(this.#discourse, span[0], gender, statement.content)
        : /^it$/i.test(words)
          ? (this.#bodyTold(statement, span[0]) ?? this.#bodyBefore(span[0]) ?? this.#lastBody())
          : relative.test(words)
            ? antecedentOf(this.#document, this.#named, span[0])
            : (this.#byPartner(words, span[0]) ??
              personQuoted(this.#document, this.#named, span) ??
              namedBySource(this.#document, this.#named, span) ??
              personApposed(this.#document, this.#named, span) ??
              this.#byRoleOf(span) ??
              this.#byRole(words, span[0]))
    if (entity || isSomebody(words)) this.#spoken.push({ at: span[0], entity })
    this.#bySource.set(span[0], { end: span[1], entity })
    return entity
  }

  /** A verb whose subject was passed over, or taken for a part of it: "Quill, whose party holds 31 seats, urged the president to act." */
  #bySubject({ cue, content }: Sourced): Entity | null {
    const [verb] = cue ?? []
    if (!verb || /^[.:–—-]$/.test(slice(this.#document, verb))) return null
    const within = namedIn(this.#named, verb).find(({ entity }) => entity.type === 'person')
    const entity =
      within?.entity ?? this.#byOpinion(verb[0], content) ?? subjectOf(this.#document, this.#named, verb, content)
    if (entity) this.#spoken.push({ at: verb[0], entity })
    return entity
  }

  /** "In her opinion, the law is too long". */
  #byOpinion(at: number, content: readonly Span[]): Entity | null {
    const sentence = this.#document.sentences[sentenceAt(this.#document, at)]
    const told =
      sentence && opinion.exec(this.#document.text.slice(sentence.start, sentence.start + longestOpinion))?.[1]
    if (!told) return null
    const gender = told === 'her' ? 'female' : 'male'
    return personByPronoun(this.#discourse, sentence.start + 'In '.length, gender, content)
  }

  #byLabel(words: string, [start, end]: Span): Entity | null {
    if (many.test(words)) return null
    const span: Span = [start, Math.min(end, start + (officeOfLabel.exec(words)?.index ?? words.length))]
    return (
      namedBySource(this.#document, this.#named, span) ??
      interviewee(this.#interview, words) ??
      this.#byInitials(words) ??
      this.#presiding(words, span[0]) ??
      this.#discourse.byRole.meantBy(words.replace(addressed, 'the '), span[0], true)
    )
  }

  /** "|A former bookkeeper for the Laurel homes| told the court": whose role it is that the source gives before the name. */
  #byRoleOf([start, end]: Span): Entity | null {
    const opening = /^(?:an?|the)\s/iu.exec(this.#document.text.slice(start, end))?.[0].length ?? 0
    this.#toldBefore ??= byRolesToldBefore(this.#named)
    const told = this.#toldBefore.get(start + opening)
    return told && told.end <= end && end <= (told.entity.mentions[0]?.[0] ?? 0) ? told.entity : null
  }

  #byRole(words: string, at: number, spoken: readonly Spoken[] | null = this.#spoken): Entity | null {
    const other = this.#discourse.byRole.counterpart(headOf(words), at)
    if (other) return other
    if (!/^(?:the|our|my)\s/i.test(words))
      return (
        this.#body(headOf(words), at) ??
        (/^(?:its|their)\s/i.test(words) ? personNamedLater(headOf(words), at, this.#named) : null)
      )
    const told = spoken && personByDescription(this.#document, headOf(words), at, spoken, this.#named)
    const byRole = this.#discourse.byRole.meantBy(headOf(words), at)
    const isExact = byRole?.roles.some(({ text }) => `the ${text.toLowerCase()}` === headOf(words).toLowerCase())
    if (spoken && told && !isExact && isUndescribed(this.#document, at, spoken, byRole, this.#named)) return told
    return (
      byRole ??
      this.#member(words) ??
      this.#body(headOf(words), at) ??
      personNamedLater(headOf(words), at, this.#named) ??
      told ??
      (spoken && onlyUndescribed(this.#document, headOf(words), at, this.#named))
    )
  }

  /** "I" and "you" of an interview without labels, "I" of an essay. */
  #byPartner(words: string, at: number): Entity | null {
    if (this.#unlabelled) return partner(this.#document, this.#unlabelled, words, at)
    return /^I$/.test(words) ? this.#author : null
  }

  /** "The Harbour Union takes note of the law, it said": the body that opens the words before. */
  #bodyTold({ content }: Sourced, at: number): Entity | null {
    const [start, end] = content[0] ?? [at, at]
    if (start >= at || at - end > nearContent || /[“"]/u.test(this.#document.text.charAt(start))) return null
    const first = namedIn(this.#named, [start, end]).find(({ span }) => span[0] <= start + longestArticle)?.entity
    return first && first.type !== 'person' && first.type !== 'place' ? first : null
  }

  /** "The Harbour Union disagrees. It told us": the body that the sentence before opens with, where it is of the same paragraph. */
  #bodyBefore(at: number): Entity | null {
    const { sentences } = this.#document
    const own = sentenceAt(this.#document, at)
    const before = sentences[own - 1]
    if (!before || before.paragraph !== sentences[own]?.paragraph || at > (sentences[own]?.start ?? 0)) return null
    const first = namedIn(this.#named, [before.start, before.end])[0]
    const opens = first && first.span[0] <= before.start + longestArticle
    return opens && /^(?:organisation|country)$/.test(first.entity.type) ? first.entity : null
  }

  /** "It added" goes on with the body that spoke last. */
  #lastBody(): Entity | null {
    const last = this.#spoken.at(-1)?.entity ?? null
    return last?.type === 'person' ? null : last
  }

  /** Whom a conversation has been about before a turn whose words, as far as they are given, tell of nobody: the last one named who has no turn. */
  #personOfTurns([start, at]: Span, gender: Gender): Entity | null {
    const words = this.#document.text.slice(Math.max(start, at - longestTopic), at)
    if (findTurns(this.#document).length === 0 || speaksOfPerson(words)) return null
    const near = namedIn(this.#named, [start - longestTopic, start])
    const isMeant = ({ entity }: Named) =>
      /\s/u.test(entity.name) && !this.#talking.has(entity) && agrees(this.#discourse, entity, gender, true)
    return near.findLast(isMeant)?.entity ?? null
  }

  /** Whom "you" at an offset of what somebody says means, where that goes on to ask: who speaks next. */
  #addressed([, end]: Span, at: number): Entity | null {
    const asks = this.#document.text.slice(at, Math.min(end, at + longestTopic)).includes('?')
    return (asks && this.#spoken.find((next) => next.at > at)?.entity) || null
  }

  #resolveInside(statement: Sourced, outer: Enclosing): Entity | null {
    const source = this.#sourceOf(statement)
    if (!source) return null
    const { words, span } = source
    if (/^(?:I|we)$/i.test(words)) return this.#found[outer.statement] ?? null
    if (/^you$/i.test(words)) return this.#addressed(outer.content, span[0])
    if (relative.test(words)) return antecedentOf(this.#document, this.#named, span[0])
    if (/^it$/i.test(words)) return this.#bodyBefore(span[0])
    const gender = genderOfPronoun(this.#document, span)
    if (gender) {
      const speaker = this.#found[outer.statement] ?? null
      const within = personNamedWithin(this.#discourse, { content: outer.content, speaker }, span[0], gender)
      return within ?? this.#personOfTurns([outer.content[0], span[0]], gender)
    }
    return namedBySource(this.#document, this.#named, span) ?? this.#byRole(words, span[0], null)
  }
}

/** A role that stands before the first mention of whom it is told of. */
interface RoleToldBefore {
  readonly end: number
  readonly entity: Entity
}

/** By where they begin. */
function byRolesToldBefore(named: readonly Named[]): ReadonlyMap<number, RoleToldBefore> {
  const told = new Map<number, RoleToldBefore>()
  for (const entity of new Set(named.map((one) => one.entity)))
    for (const { span } of entity.roles)
      if (span[1] < (entity.mentions[0]?.[0] ?? 0)) told.set(span[0], { end: span[1], entity })
  return told
}

/** What a source is not: "The works |today| announced". */
const adverb = /^(?:today|yesterday|now|also|later)$/i

const opinion = /^In\s(his|her)\s(?:own\s)?(?:opinion|view|words|account|estimate|assessment|judge?ment)\b/
const longestOpinion = 40

/** How far back in a conversation somebody is still spoken of, in UTF-16 code units. */
const longestTopic = 600

/** How far "it said" may stand from the words before it, in UTF-16 code units. */
const nearContent = 4

/** Room for an article before a name. */
const longestArticle = 4

const relative = /^(?:who|which)$/i

/** "Hon. MEMBERS:". */
const many = /\b(?:members|deputies|senators|delegates|voices)$/i

/** "|Madam| SPEAKER:". */
const addressed = /^(?:madam|mr|mister|ms|mrs)\.?\s/i

/** "Ada Orm| - Chief Executive Officer|:". */
const officeOfLabel = /\s[–—-]{1,2}\s/u
