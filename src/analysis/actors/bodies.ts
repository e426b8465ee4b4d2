import { type Document, paragraphAt } from '../document/document.ts'
import type { Entity } from '../types.ts'
import type { Named } from './gender.ts'
import { foldName } from './names.ts'

/** Nouns that stand for a body whose full name ends in or holds them: "the Pact" for the Blue Waters Fisheries Pact. */
const heads = new Set(
  (
    'secretariat council commission committee board agency institute union pact alliance assembly court league network group ' +
    'association federation treaty accord initiative forum organisation organization community compact convention authority ' +
    'fund bank party company firm charity foundation society chamber bloc coalition body regulator club university'
  ).split(' '),
)

/** Nouns that fit a body whatever it is called. */
const anyBody = /^(?:organi[sz]ation|body|agency|company|firm|bloc|alliance|group|association|charity)$/

/** The noun, where a name or phrase is no more than that: "the Commission", "Council"; null for other names. */
export function bodyNoun(name: string): string | null {
  const noun = foldName(name).replace(/^(?:the|this|that)\s/, '')
  return heads.has(noun) ? noun : null
}

/** Whether a body's name holds the noun, in either spelling of "organization". */
export function holdsNoun(name: string, noun: string): boolean {
  const spelled = (word: string): string => word.replace('organisation', 'organization')
  return foldName(name).split(' ').map(spelled).includes(spelled(noun))
}

/**
 * The body that a phrase of article and noun means: the one named last before the offset whose name holds the noun, else the
 * only one that is named in its paragraph. Null where the words do not tell.
 */
export function bodyByNoun(document: Document, phrase: string, at: number, named: readonly Named[]): Entity | null {
  const noun = /^(?:the|this)\s/i.test(phrase) ? bodyNoun(phrase) : null
  if (noun === null) return null
  const bodies = named.filter(({ entity, span }) => entity.type === 'organisation' && span[1] <= at)
  const byName = bodies.findLast(({ entity }) => [entity.name, ...entity.aliases].some((name) => holdsNoun(name, noun)))
  if (byName || !anyBody.test(noun)) return byName?.entity ?? null
  const paragraph = paragraphAt(document, at)
  const near = bodies.filter(({ span }) => paragraphAt(document, span[0]) === paragraph).map(({ entity }) => entity)
  if (new Set(near).size === 1) return near[0] ?? null
  return near.length === 0 || /^the company$/i.test(phrase) ? mostNamed(bodies.map(({ entity }) => entity)) : null
}

/** Fewest mentions of the body that a text is about. */
const fewest = 2

/** The body that is named most often, where it is named more often than any other; else null. */
function mostNamed(bodies: readonly Entity[]): Entity | null {
  const counts = new Map<Entity, number>()
  for (const body of bodies) counts.set(body, (counts.get(body) ?? 0) + 1)
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1])
  return first && first[1] >= fewest && first[1] > (second?.[1] ?? 0) ? first[0] : null
}
