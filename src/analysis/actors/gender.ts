import { type Document, quotationAround, type Sentence } from '../document/document.ts'
import type { Entity, Span } from '../types.ts'
import { genderOfGivenName } from './given-names.ts'
import { foldName } from './names.ts'
import { wordBefore } from './people.ts'
import { type Gender, genderOfHonorific } from './titles.ts'

/** A mention with the entity that it names. */
export interface Named {
  readonly span: Span
  readonly entity: Entity
}

/** What a text tells of a person's gender: `sure` by form of address or role, else `likely` by pronouns or the name. */
export interface GenderEvidence {
  readonly sure: Gender | null
  readonly likely: Gender | null
}

/** A given name that is a woman's, or a man's, tells as much as two pronouns. */
const weightOfName = 2

const femaleRole =
  /\b(?:\p{L}+woman|queen|princess|empress|baroness|duchess|sister|mother|wife|daughter|widow|actress|abbess)\b/iu
const maleRole =
  /\b(?:(?:chair|spokes|congress|council|states|alder)man|king|prince|emperor|baron|duke|brother|father|husband|son)\b/iu

/** The evidence for each person among the entities, by entity. `named` are all mentions, in order. */
export function readGenders(document: Document, named: readonly Named[]): ReadonlyMap<Entity, GenderEvidence> {
  const votes = countPronouns(document, named)
  const people = new Set(named.map(({ entity }) => entity).filter(({ type }) => type === 'person'))
  return new Map(
    [...people].map((person) => {
      const byName = genderOfName(person)
      const vote = (votes.get(person) ?? 0) + (byName === null ? 0 : byName === 'female' ? weightOfName : -weightOfName)
      const likely = vote > 0 ? 'female' : vote < 0 ? 'male' : null
      const told = addressed(document, person) ?? genderOfRoles(person)
      return [person, { sure: told ?? (Math.abs(vote) > weightOfName ? likely : null), likely }]
    }),
  )
}

function addressed(document: Document, person: Entity): Gender | null {
  for (const [start] of person.mentions) {
    const gender = genderOfHonorific(wordBefore(document, start))
    if (gender) return gender
  }
  return null
}

function genderOfRoles({ roles }: Entity): Gender | null {
  const words = roles.map(({ text }) => text).join(' | ')
  if (femaleRole.test(words)) return 'female'
  return maleRole.test(words) ? 'male' : null
}

function genderOfName({ name, aliases }: Entity): Gender | null {
  for (const form of [name, ...aliases]) {
    const [first, second] = foldName(form).split(' ')
    if (first === undefined || (second === undefined && aliases.length > 0)) continue
    const gender = genderOfGivenName(first)
    if (gender) return gender
  }
  return null
}

/**
 * Votes by pronouns, female positive: a sentence that opens with "He" or "She" speaks of the one person whom the sentence
 * before it names, where it names one only.
 */
function countPronouns(document: Document, named: readonly Named[]): ReadonlyMap<Entity, number> {
  const votes = new Map<Entity, number>()
  let next = 0
  let before: { readonly sentence: Sentence; readonly person: Entity | null } | null = null
  for (const sentence of document.sentences) {
    const people = new Set<Entity>()
    for (; next < named.length && (named[next]?.span[0] ?? sentence.end) < sentence.end; next++) {
      const mention = named[next]
      if (mention?.entity.type === 'person' && !quotationAround(document, mention.span)) people.add(mention.entity)
    }
    const opening = /^(?:s?he|his|her)\b/i
      .exec(document.text.slice(sentence.start, sentence.start + 5))?.[0]
      .toLowerCase()
    if (opening !== undefined && before?.person && before.sentence.paragraph === sentence.paragraph) {
      const vote = opening === 'she' || opening === 'her' ? 1 : -1
      votes.set(before.person, (votes.get(before.person) ?? 0) + vote)
    }
    const [only] = people
    before = { sentence, person: people.size === 1 && only ? only : null }
  }
  return votes
}
