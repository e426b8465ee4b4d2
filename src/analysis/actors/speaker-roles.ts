import { type Document, sentenceAt } from '../document/document.ts'
import { firstEndingAfter } from '../document/spans.ts'
import type { Entity, EntityRole, Span } from '../types.ts'
import { spelledOut } from './nominals.ts'
import { isByHeadVerb } from './role-by-head-verb.ts'
import { modifiers } from './role-words.ts'
import { isOffice, isRoleHead } from './roles.ts'
import { headOf } from './source-words.ts'

const leading = /\s(?:of|from|in|on|at|to|for|with)\s/u

/** Where a statement tells who speaks: the words of its source, and the offset where they end. */
interface Source {
  readonly words: string
  readonly end: number
}

/** A role with the name that it is told at, and whether it says only where or with whom somebody stands. */
interface Told extends EntityRole {
  readonly name: Span | undefined
  readonly isIncidental: boolean
}

/** Tells the roles that the speakers of a text's statements speak in, which are asked for in order. */
export class SpeakerRoles {
  readonly #document: Document
  /** What sources that stand for somebody's name said that he is. */
  readonly #described = new Map<Entity, string>()
  readonly #told = new Map<Entity, readonly Told[]>()

  constructor(document: Document) {
    this.#document = document
  }

  /**
   * The one that the source's words give, else the one given nearest before their end, else what an earlier source gave ("the former
   * governor of Orlen"); null where the text gives none.
   */
  roleOf(entity: Entity, { words, end }: Source): string | null {
    if (entity.type === 'person' && speaker.test(words.trim())) return 'Speaker'
    const roles = this.#rolesOf(entity)
    const known = roleIn(roles, words) ?? roleAt(entity, roles, end)
    const told = entity.type === 'person' ? (descriptionIn(words) ?? appositionIn(entity, words)) : null
    if (known === null && told !== null) this.#described.set(entity, told)
    if (told !== null && known !== null && (roles.every(({ span }) => span[0] > end) || isFuller(told, known)))
      return told
    return known ?? this.#described.get(entity) ?? (entity.type === 'person' ? chairIn(words) : null)
  }

  #rolesOf(entity: Entity): readonly Told[] {
    const known = this.#told.get(entity)
    if (known) return known
    const told = entity.roles.map((role) => ({
      ...role,
      name: closestMention(this.#document, entity, role.span),
      isIncidental: isIncidental(role.text),
    }))
    this.#told.set(entity, told)
    return told
  }
}

/** "THE CHAIR": what a label calls who presides, as it is written elsewhere. */
function chairIn(label: string): string | null {
  const chair = /^(?:the\s)?(chair(?:man|woman|person)?)$/i.exec(label.trim())?.[1]?.toLowerCase()
  return chair === undefined ? null : chair.charAt(0).toUpperCase() + chair.slice(1)
}

/** "Mr SPEAKER": the label of who presides. */
const speaker = /^(?:madam|mr\.?|mister)\sspeaker$/i

/**
 * What a source that is no name but "the" with an office says: "former governor of Orlen"; null for others, and where it is no
 * more than "the minister" or "the gruff minister".
 */
function descriptionIn(source: string): string | null {
  if (!/^\s*the\s/i.test(source)) return null
  const words =
    /^the\s(?:\d+-year-old\s)?(\S+(?:\s\S+)+)$/iu.exec(headOf(source).trim())?.[1]?.replace(/\s+/gu, ' ') ?? ''
  const [office = '', over] = words.split(leading, 2)
  const described = office.split(' ')
  const noun = described.pop() ?? ''
  const tells = over !== undefined || described.some((word) => /^\p{Lu}/u.test(word) || modifiers.has(word))
  if (!tells || !described.every((word) => /^[\p{L}\p{N}-]+\.?$/u.test(word))) return null
  return isRoleHead(noun) && !isIncidental(noun) && !others.test(words) ? words : null
}

/** "Ines Varga, |a former aide to the premier| was one of the first": what a source says of its name, though no comma closes it. */
function appositionIn({ name, aliases }: Entity, source: string): string | null {
  if (!source.includes(',')) return null
  const [, before = '', phrase = ''] =
    /^([^,]+),\s(?:an?|the)\s(\p{L}[^,;:“”"()]*?)(?:\s(?:who|that|whose)\s.*)?$/su.exec(source.trim()) ?? []
  if (![name, ...aliases].some((known) => before.endsWith(known))) return null
  const office = phrase.split(leading, 1)[0]?.split(/\s/u).at(-1) ?? ''
  return isRoleHead(office) && !others.test(phrase) ? phrase.replace(/\s+/gu, ' ') : null
}

/** Words for those who are somebody else's, several, or firms, and for the members of a house. */
const others =
  /\b(?:counterpart|colleague|successor|predecessor|member|operator|carrier|lender|insurer|contractor|publisher|other|same|latter|two|three)\b/i

/** "Vermont senator" for "Sen.": the same office with more words. */
const isFuller = (told: string, known: string): boolean =>
  !/\s/u.test(known) && spelledOut(known) === spelledOut(told.split(leading, 1)[0]?.split(' ').at(-1) ?? '')

/** The role that the source itself gives, an office first and a rank after it; null where it gives none. */
function roleIn(roles: readonly Told[], source: string): string | null {
  if (roles.length === 0) return null
  const words = ` ${source.toLowerCase().replace(/\s+/gu, ' ')}`
  const given = roles.filter(
    ({ text, isIncidental }) => !isIncidental && /\s/u.test(text) && words.includes(` ${text.toLowerCase()}`),
  )
  return (inOffice(given)[0] ?? given[0])?.text ?? null
}

/** Those of the roles that are offices, without ranks where there are others. */
function inOffice(roles: readonly EntityRole[]): readonly EntityRole[] {
  const offices = roles.filter(({ text }) => isOffice(text))
  const posts = offices.filter(({ text }) => !rank.test(text))
  return posts.length > 0 ? posts : offices
}

/** "Lieutenant Colonel", "Major General", "Lt. Gen.", "Captain". */
const rank =
  /^(?:(?:lieutenant|major|brigadier|rear|vice|lt|maj|brig|retired)\.?[\s-])*(?:general|admiral|colonel|captain|major|commander|lieutenant|sergeant|brigadier|gen|adm|col|capt|maj|lt|sgt)\.?(?:\s\((?:ret|retired|rtd)\.?\))?$/i

/**
 * The role given nearest before the offset, or around the name that stands nearest before it, else the first one after it.
 * Of several around one name an office ("chairman") comes before an occupation ("biologist") and before a past one ("former
 * judge"), and one of more words ("Veldian President") before one word ("host"). A party or a home counts where nothing else is told.
 */
function roleAt(entity: Entity, all: readonly Told[], offset: number): string | null {
  const told = all.filter(({ isIncidental }) => !isIncidental)
  const roles = told.length > 0 ? told : all
  const next = firstEndingAfter(entity.mentions, offset)
  const own = entity.mentions.slice(Math.max(0, next - 1), next + 1).findLast((mention) => mention[0] <= offset)
  const nearest = roles.findLast(({ span, name }) => span[0] <= offset || name === own) ?? roles[0]
  if (!nearest) return null
  const around = roles.filter(({ name }) => name === nearest.name)
  const held = around.filter(({ text }) => !past.test(text) && !/^chief$/i.test(text))
  const offices = inOffice(held.length > 0 ? held : around)
  const best = offices.length > 0 ? offices : around
  return fullerOf(entity, (best.find(({ text }) => /\s/u.test(text)) ?? best[0])?.text ?? null)
}

/** What somebody was once, and speaks as where the text gives nothing else. */
const past = /^(?:former|ex|retired)\b/i

/** "Republican of Orlen", "South Velden native", "early supporter", "Cllr": what says where or with whom somebody stands, and not what he does. */
const isIncidental = (role: string): boolean =>
  /^(?:one of\s|(?:cllr|ald|coun|cr|pc|con)\.?$|(?:(?:first|second|third|last|next|star|final)\s)?witness$)/i.test(
    role,
  ) ||
  isByHeadVerb(role) ||
  incidental.test(role.split(leading, 1)[0] ?? role)

const incidental =
  /(?:^|[\s-])(?:republican|democrat|conservative|liberal|socialist|independent|native|resident|supporter|backer|ally|opponent|rival|critic|appointee|endorser|voter|graduate|friend|neighbou?r|daughter|son|wife|husband|widow|widower|mother|father|sister|brother|granddaughter|grandson)$/i

/** "Lieutenant General" for the "General" of a later mention: the longest role of the person that ends in the same words. */
function fullerOf({ roles }: Entity, role: string | null): string | null {
  if (role === null) return null
  const fuller = roles.filter(({ text }) => text.toLowerCase().endsWith(` ${role.toLowerCase()}`))
  return fuller.reduce((best, { text }) => (text.length > best.length ? text : best), role)
}

/** The name that a role belongs to: the nearest one of its sentence, else the nearest one. */
function closestMention(document: Document, { mentions }: Entity, span: Span): Span | undefined {
  const distance = (mention: Span) => Math.max(mention[0] - span[1], span[0] - mention[1])
  const next = firstEndingAfter(mentions, span[0])
  const around = mentions.slice(Math.max(0, next - 1), next + 2)
  const sentence = sentenceAt(document, span[0])
  const own = around.filter(([start]) => sentenceAt(document, start) === sentence)
  const near = own.length > 0 ? own : around
  return near.reduce((best, other) => (distance(other) < distance(best) ? other : best), near[0] ?? span)
}
