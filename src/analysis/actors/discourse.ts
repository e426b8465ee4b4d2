import type { Document } from '../document/document.ts'
import type { Entity } from '../types.ts'
import type { GenderEvidence, Named } from './gender.ts'
import type { PeopleByRole } from './nominals.ts'
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
  readonly byRole: PeopleByRole
  readonly genders: ReadonlyMap<Entity, GenderEvidence>
  readonly spoken: readonly Spoken[]
  /** Who has the word at an offset as the one who says "I", and so is meant by no "he" or "she" there. */
  readonly speaking: (at: number) => Entity | null
}

/** Whether somebody is whom a pronoun can mean. */
export type Agrees = (entity: Entity) => boolean

/** Whether "he" or "she" can mean an entity; `strict` counts what the text only makes likely. */
export function agrees({ genders }: Discourse, entity: Entity, gender: Gender, strict: boolean): boolean {
  if (entity.type !== 'person') return false
  const { sure, likely } = genders.get(entity) ?? { sure: null, likely: null }
  return (sure ?? (strict ? likely : null) ?? gender) === gender
}
