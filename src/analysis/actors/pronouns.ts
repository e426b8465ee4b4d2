import { type Document, paragraphAt, quotationAround } from '../document/document.ts'
import type { Entity, Span } from '../types.ts'
import type { GenderEvidence, Named } from './gender.ts'
import { namedIn } from './source-names.ts'
import type { Gender } from './titles.ts'

/** A statement that was resolved: where its source stands, and who spoke; null where somebody without a name did. */
export interface Spoken {
  readonly at: number
  readonly entity: Entity | null
}

/** What pronouns are resolved against. Lists are in the order of the text. */
export interface Discourse {
  readonly document: Document
  readonly named: readonly Named[]
  readonly genders: ReadonlyMap<Entity, GenderEvidence>
  readonly spoken: readonly Spoken[]
}

/** The gender of "he" and "she", null for any other word. */
export function genderOfPronoun(word: string): Gender | null {
  const lower = word.toLowerCase()
  if (lower === 'she') return 'female'
  return lower === 'he' ? 'male' : null
}

/** How many paragraphs before its own a pronoun may reach. */
const reach = 2

/**
 * The person whom "he" or "she" at an offset means: sentence by sentence backwards, who spoke last there, else the first
 * person named outside quotation marks. One whose gender the text only makes likely, and unlike, gives way to another in
 * the same paragraph.
 */
export function personByPronoun(discourse: Discourse, at: number, gender: Gender): Entity | null {
  const own = paragraphAt(discourse.document, at)
  for (let p = own; p >= Math.max(0, own - reach); p--) {
    for (const strict of [true, false]) {
      const found = lastInParagraph(discourse, p, at, (entity) => agrees(discourse, entity, gender, strict))
      if (found !== undefined) return found
    }
  }
  return null
}

/** The person last named in a span before the offset whom "he" or "she" can mean. */
export function personNamedWithin(discourse: Discourse, [start]: Span, at: number, gender: Gender): Entity | null {
  const people = namedIn(discourse.named, [start, at])
  const last = people.findLast(({ entity }) => agrees(discourse, entity, gender, true))
  return last?.entity ?? null
}

type Agrees = (entity: Entity) => boolean

function agrees({ genders }: Discourse, entity: Entity, gender: Gender, strict: boolean): boolean {
  if (entity.type !== 'person') return false
  const { sure, likely } = genders.get(entity) ?? { sure: null, likely: null }
  return (sure ?? (strict ? likely : null) ?? gender) === gender
}

/** Undefined where nobody is named before the offset; null where somebody without a name spoke last. */
function lastInParagraph(discourse: Discourse, paragraph: number, at: number, fits: Agrees): Entity | null | undefined {
  const { document } = discourse
  const range = document.paragraphs[paragraph]
  for (let s = (range?.endSentence ?? 0) - 1; s >= (range?.firstSentence ?? 0); s--) {
    const sentence = document.sentences[s]
    if (!sentence || sentence.start >= at) continue
    const found = lastIn(discourse, [sentence.start, Math.min(sentence.end, at)], fits)
    if (found !== undefined) return found
  }
  return undefined
}

/** Undefined where the span has nobody; null where somebody without a name spoke last. */
function lastIn({ document, named, spoken }: Discourse, [start, end]: Span, fits: Agrees): Entity | null | undefined {
  const spoke = spoken.findLast(({ at, entity }) => start <= at && at < end && (entity === null || fits(entity)))
  if (spoke) return spoke.entity
  const people = namedIn(named, [start, end]).filter(
    ({ span, entity }) => fits(entity) && !quotationAround(document, span),
  )
  const free = people.find(({ span }) => !/^['’]s?\s/u.test(document.text.slice(span[1], span[1] + 3)))
  return (free ?? people[0])?.entity
}
