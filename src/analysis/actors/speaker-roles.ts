import { type Document, sentenceAt } from '../document/document.ts'
import { firstEndingAfter } from '../document/spans.ts'
import type { Entity, Span } from '../types.ts'
import { isOffice } from './roles.ts'

/**
 * The role that a statement's speaker speaks in: the one that the source's words give, else the one given nearest before the
 * offset where the source ends; null where the text gives none.
 */
export function roleOfSpeaker(document: Document, entity: Entity, source: string, offset: number): string | null {
  return roleIn(entity, source) ?? roleAt(document, entity, offset)
}

/** The role that the source itself gives, an office first; null where it gives none. */
function roleIn({ roles }: Entity, source: string): string | null {
  const words = ` ${source.toLowerCase().replace(/\s+/gu, ' ')}`
  const given = roles.filter(
    ({ text }) => /\s/u.test(text) && !isIncidental(text) && words.includes(` ${text.toLowerCase()}`),
  )
  return (given.find(({ text }) => isOffice(text)) ?? given[0])?.text ?? null
}

/**
 * The role given nearest before the offset, or around the name that stands nearest before it, else the first one after it.
 * Of several around one name an office ("chairman") comes before an occupation ("biologist") and before a past one ("former
 * judge"), and one of more words ("Veldian President") before one word ("host"). A party or a home counts where nothing else is told.
 */
function roleAt(document: Document, entity: Entity, offset: number): string | null {
  const told = entity.roles.filter(({ text }) => !isIncidental(text))
  const roles = told.length > 0 ? told : entity.roles
  const next = firstEndingAfter(entity.mentions, offset)
  const own = entity.mentions.slice(Math.max(0, next - 1), next + 1).findLast((mention) => mention[0] <= offset)
  const nearest =
    roles.findLast((role) => role.span[0] <= offset || closestMention(document, entity, role.span) === own) ?? roles[0]
  if (!nearest) return null
  const name = closestMention(document, entity, nearest.span)
  const around = roles.filter((role) => closestMention(document, entity, role.span) === name)
  const held = around.filter(({ text }) => !past.test(text))
  const offices = (held.length > 0 ? held : around).filter(({ text }) => isOffice(text))
  const best = offices.length > 0 ? offices : around
  return fullerOf(entity, (best.find(({ text }) => /\s/u.test(text)) ?? best[0])?.text ?? null)
}

/** What somebody was once, and speaks as where the text gives nothing else. */
const past = /^(?:former|ex|retired)\b/i

/** "Republican of Orlen", "South Velden native", "early supporter": what says where or with whom somebody stands, and not what he does. */
const isIncidental = (role: string): boolean => incidental.test(role.split(leading, 1)[0] ?? role)

const leading = /\s(?:of|from|in|on|at|to|for|with)\s/u
const incidental =
  /(?:^|[\s-])(?:republican|democrat|conservative|liberal|socialist|independent|native|resident|supporter|backer|ally|opponent|rival|critic|appointee|endorser|voter|graduate|friend|neighbou?r)$/i

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
