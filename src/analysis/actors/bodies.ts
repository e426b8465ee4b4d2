import { type Document, paragraphAt } from '../document/document.ts'
import { firstFrom } from '../document/spans.ts'
import type { Entity } from '../types.ts'
import type { Named } from './gender.ts'
import { indexBy } from './index-by.ts'
import { foldName } from './names.ts'

/** Nouns that stand for a body whose full name ends in or holds them: "the Pact" for the Blue Waters Fisheries Pact. */
const heads = new Set(
  (
    'secretariat council commission committee board agency institute union pact alliance assembly court league network group ' +
    'association federation treaty accord initiative forum organisation organization community compact convention authority ' +
    'fund bank party company firm charity foundation society chamber bloc coalition body regulator club university ' +
    'hospice hospital museum school college trust theatre academy centre guild cooperative laboratory orchestra mission zoo library'
  ).split(' '),
)

/** Nouns that fit a body whatever it is called. */
const anyBody = /^(?:organi[sz]ation|body|agency|company|firm|bloc|alliance|group|association|charity)$/

/** The noun, where a name or phrase is no more than that: "the Commission", "Council"; null for other names. */
export function bodyNoun(name: string): string | null {
  const noun = foldName(name).replace(/^(?:the|this|that)\s/, '')
  return heads.has(noun) ? noun : null
}

/** A noun for a body in the spelling by which it is looked up. */
export const spelled = (noun: string): string => noun.replace('organisation', 'organization')

/** The nouns for a body that a name holds, in the spelling by which they are looked up. */
export const nounsIn = (name: string): string[] =>
  foldName(name)
    .split(' ')
    .filter((word) => heads.has(word))
    .map(spelled)

/** A mention of a body, with what the text up to it tells. */
interface NamedBody extends Named {
  readonly paragraph: number
  /** The only body that the paragraph names; null where it names several. */
  readonly only: Entity | null
  /** The body that is named most often, and more often than any other. */
  readonly most: Entity | null
}

/** The bodies that a text names, in order: all, and those whose names hold a noun. */
interface Bodies {
  readonly all: readonly NamedBody[]
  readonly byNoun: ReadonlyMap<string, readonly Named[]>
  /** Those whose names do not say that they are something else than a firm: "the Ferry Workers' Union" is none. */
  readonly firms: readonly NamedBody[]
}

const firm = /^(?:company|firm)$/

/** Nouns that a firm's name may hold. */
const ofFirms = /^(?:company|firm|group|bank|fund|network|club|trust|orchestra|academy|laboratory|cooperative)$/

/**
 * Finds the body that a phrase of article and noun means: the one named last before the offset whose name holds the noun, else the
 * only one that is named in its paragraph. Null where the words do not tell.
 */
export function findBody(document: Document, named: readonly Named[]): (phrase: string, at: number) => Entity | null {
  let bodies: Bodies | null = null
  return (phrase, at) => {
    const noun = /^(?:the|this)\s/i.test(phrase) ? bodyNoun(phrase) : null
    if (noun === null) return null
    bodies ??= readBodies(document, named)
    const byName = lastEnding(bodies.byNoun.get(spelled(noun)) ?? [], at)
    if (byName || !anyBody.test(noun)) return byName?.entity ?? null
    const last = lastEnding(firm.test(noun) ? bodies.firms : bodies.all, at)
    const isNear = last?.paragraph === paragraphAt(document, at)
    if (isNear && last.only) return last.only
    return !isNear || /^the company$/i.test(phrase) ? (last?.most ?? null) : null
  }
}

/** The last of the mentions, which are in order, that ends before the offset. */
function lastEnding<Mention extends Named>(mentions: readonly Mention[], at: number): Mention | undefined {
  const next = firstFrom(mentions, at)
  return [mentions[next - 1], mentions[next - 2]].find((mention) => mention && mention.span[1] <= at)
}

/** Fewest mentions of the body that a text is about. */
const fewest = 2

function readBodies(document: Document, named: readonly Named[]): Bodies {
  const bodies = named.filter(({ entity }) => entity.type === 'organisation')
  const nouns = new Map<Entity, readonly string[]>()
  for (const { entity } of bodies)
    if (!nouns.has(entity)) nouns.set(entity, [entity.name, ...entity.aliases].flatMap(nounsIn))
  const nounsOf = (entity: Entity): readonly string[] => nouns.get(entity) ?? []
  const all = withCounts(document, bodies)
  const firms = bodies.filter(({ entity }) => nounsOf(entity).every((noun) => ofFirms.test(noun)))
  return {
    all,
    byNoun: indexBy(all, ({ entity }) => nounsOf(entity)),
    firms: firms.length === bodies.length ? all : withCounts(document, firms),
  }
}

function withCounts(document: Document, bodies: readonly Named[]): readonly NamedBody[] {
  const all: NamedBody[] = []
  const counts = new Map<Entity, number>()
  let most: Entity | null = null
  let mostOften = 0
  for (const { span, entity } of bodies) {
    const often = (counts.get(entity) ?? 0) + 1
    counts.set(entity, often)
    if (often >= mostOften) most = often > mostOften ? entity : null
    mostOften = Math.max(mostOften, often)
    const paragraph = paragraphAt(document, span[0])
    const before = all.at(-1)
    const only = before?.paragraph !== paragraph || before.only === entity ? entity : null
    all.push({ span, entity, paragraph, only, most: mostOften >= fewest ? most : null })
  }
  return all
}
