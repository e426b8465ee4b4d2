import { type Document, paragraphAt } from '../document/document.ts'
import { firstFrom } from '../document/spans.ts'
import type { Entity, Span } from '../types.ts'
import { isFirmKind, longestKind } from './body-kinds.ts'
import type { Named } from './gender.ts'
import { indexBy } from './index-by.ts'
import { foldName } from './names.ts'

/** Nouns that stand for a body whose full name ends in or holds them: "the Pact" for the Blue Waters Fisheries Pact. */
const heads = new Set(
  (
    'secretariat council commission committee board agency institute union pact alliance assembly court league network group ' +
    'association federation treaty accord initiative forum organisation organization community compact convention authority ' +
    'fund bank party company firm charity foundation society chamber bloc coalition body regulator club university ' +
    'hospice hospital museum school college trust theatre academy centre center district bureau guild cooperative laboratory orchestra mission zoo library'
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
export const spelled = (noun: string): string =>
  noun.replace('organisation', 'organization').replace('center', 'centre')

/** The nouns for a body that a name holds, in the spelling by which they are looked up. */
export const nounsIn = (name: string): string[] =>
  foldName(name)
    .split(' ')
    .filter((word) => heads.has(word))
    .map(spelled)

/** The noun that a body's name turns on: "league" of "Bank Workers' League of Orlen"; none where none of its words is one. */
function mainNounsOf({ name }: Entity): string[] {
  const [own = ''] = foldName(name).split(/\s(?:of|for|on|at|in)\s/u, 1)
  return nounsIn(own).slice(-1)
}

/** A mention of a body, with what the text up to it tells. */
interface NamedBody extends Named {
  readonly paragraph: number
  /** The only body that the paragraph names; null where it names several. */
  readonly only: Entity | null
  /** The body that is named most often, and more often than any other. */
  readonly most: Entity | null
}

/** The bodies that a text names, in order: all, and those whose names hold a noun, or turn on it. */
interface Bodies {
  readonly all: readonly NamedBody[]
  readonly byNoun: ReadonlyMap<string, readonly Named[]>
  readonly byMainNoun: ReadonlyMap<string, readonly Named[]>
  /** Those whose names do not say that they are something else than a firm: "the Ferry Workers' Union" is none. */
  readonly firms: readonly NamedBody[]
  /** Those that the text or their names tell to be firms: "Orm Shipping Inc.", "the grid operator Orm". */
  readonly sure: readonly NamedBody[]
}

const firm = /^(?:company|firm)$/

/** Nouns that a firm's name may hold. */
const ofFirms = /^(?:company|firm|group|bank|fund|network|club|trust|orchestra|academy|laboratory|cooperative)$/

/** The legal forms that stand behind a firm's name, as a part of it or not. */
const forms = 'Inc|Corp|Ltd|plc|PLC|LLC|AG|GmbH'
const firmAfter = new RegExp(`^\\s(?:${forms})\\b`)
const longestForm = 6

/** Names that only firms have. */
const firmName = new RegExp(
  String.raw`\s(?:${forms}|Co|Holdings|Industries|Airways|Airlines|Motors|Shipping|Ferries|Foods|Steel)\.?$|\s&\s\p{Lu}`,
  'u',
)

/** How many paragraphs before "the company" one that is surely a firm may be named. */
const nearParagraphs = 2

/** How far on the name may stand of "their union", in UTF-16 code units. */
const longestWait = 600

/**
 * Finds the body that a phrase of article and noun means: the one named last before the offset whose name turns on the noun, or holds
 * it, else for "the company" what is surely a firm and near, else the only one that is named in its paragraph; for "their union" also the
 * next one. Null where the words do not tell.
 */
export function findBody(document: Document, named: readonly Named[]): (phrase: string, at: number) => Entity | null {
  let bodies: Bodies | null = null
  return (phrase, at) => {
    const [, determiner = '', rest = ''] = /^(the|this|their|his|her|its|our)\s(.+)$/i.exec(phrase) ?? []
    const noun = bodyNoun(rest)
    if (noun === null) return null
    bodies ??= readBodies(document, named)
    const key = spelled(noun)
    const byName = lastEnding(bodies.byMainNoun.get(key) ?? [], at) ?? lastEnding(bodies.byNoun.get(key) ?? [], at)
    if (byName) return byName.entity
    if (!/^th(?:e|is)$/i.test(determiner)) return nextFrom(bodies.byMainNoun.get(key) ?? [], at)?.entity ?? null
    if (!anyBody.test(noun)) return null
    const paragraph = paragraphAt(document, at)
    const sure = firm.test(noun) ? lastEnding(bodies.sure, at) : undefined
    if (sure && sure.paragraph >= paragraph - nearParagraphs) return sure.entity
    const last = lastEnding(firm.test(noun) ? bodies.firms : bodies.all, at)
    const isNear = last?.paragraph === paragraph
    if (isNear && last.only) return last.only
    return !isNear || /^the company$/i.test(phrase) ? (last?.most ?? null) : null
  }
}

function nextFrom(mentions: readonly Named[], at: number): Named | undefined {
  const next = mentions[firstFrom(mentions, at)]
  return next && next.span[0] <= at + longestWait ? next : undefined
}

/** The last of the mentions, which are in order, that ends before the offset. */
function lastEnding<Mention extends Named>(mentions: readonly Mention[], at: number): Mention | undefined {
  const next = firstFrom(mentions, at)
  return [mentions[next - 1], mentions[next - 2]].find((mention) => mention && mention.span[1] <= at)
}

/** Fewest mentions of the body that a text is about. */
const fewest = 2

function readBodies(document: Document, named: readonly Named[]): Bodies {
  const bodies = named.filter(({ span, entity }) => entity.type === 'organisation' && !isInDateline(document, span))
  const nouns = new Map<Entity, readonly string[]>()
  for (const { entity } of bodies)
    if (!nouns.has(entity)) nouns.set(entity, [entity.name, ...entity.aliases].flatMap(nounsIn))
  const nounsOf = (entity: Entity): readonly string[] => nouns.get(entity) ?? []
  const all = withCounts(document, bodies)
  const firms = bodies.filter(({ entity }) => nounsOf(entity).every((noun) => ofFirms.test(noun)))
  const surely = new Set(bodies.flatMap(({ span, entity }) => (isFirm(document, span) ? [entity] : [])))
  return {
    all,
    byNoun: indexBy(all, ({ entity }) => nounsOf(entity)),
    byMainNoun: indexBy(all, ({ entity }) => mainNounsOf(entity)),
    sure: all.filter(({ entity }) => surely.has(entity)),
    firms: firms.length === bodies.length ? all : withCounts(document, firms),
  }
}

/** Whether a body's name, or what stands before it, tells that it is a firm. */
function isFirm({ text }: Document, [start, end]: Span): boolean {
  const before = text.slice(Math.max(0, start - longestKind), start)
  return (
    firmName.test(text.slice(start, end)) ||
    firmAfter.test(text.slice(end, end + longestForm)) ||
    (/\s$/u.test(before) && isFirmKind(before.trimEnd()))
  )
}

/** Whether a name stands in the dateline of its paragraph: "TALVIK (Orbis) - ". */
function isInDateline({ text, paragraphs }: Document, [start, end]: Span): boolean {
  const { start: opening = start } = paragraphs[paragraphAt({ paragraphs }, start)] ?? {}
  if (start - opening > longestDateline || !/^\p{Lu}{2}/u.test(text.slice(opening, opening + 2))) return false
  return /^[^;“”"]{0,60}?[)\s][-–—]{1,2}\s/u.test(text.slice(end, end + longestDateline))
}

/** Longest dateline, in UTF-16 code units. */
const longestDateline = 90

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
