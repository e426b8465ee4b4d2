import type { Document } from '../document/document.ts'
import { coversOffset, meetsSpan, unionOf } from '../document/spans.ts'
import { mentionAt, type NamedMention } from './name-facts.ts'
import { isRoleHead } from './role-words.ts'
import { isTitle } from './titles.ts'

const groups = 'aid|rights|advocacy|pressure|lobby|campaign|watchdog|environmental|opposition|consumer|media|energy'
const kinds =
  'union|think tank|charity|company|firm|consultancy|newspaper|website|bank|airline|retailer|broadcaster|news agency|' +
  'foundation|supermarket|carmaker|brewer|startup|nonprofit|magazine'

/** The nouns' last words, by which a text that has none of them is known. */
const lastWords = new Set(['group', ...kinds.split('|').map((kind) => kind.slice(kind.lastIndexOf(' ') + 1))])

const word = String.raw`\p{Lu}(?:[\p{L}\p{M}\p{N}’'&-]|\.(?=\p{L}))+`
const named = new RegExp(
  String.raw`\b(?:(?:${groups}) group|${kinds})\s(${word}(?:\s(?:(?:of|the|for|and|de)\s){0,2}${word}){0,5})`,
  'gu',
)

/**
 * The mentions with what stands right after a noun for a body, "the law firm |Orm Pell|", "the aid group |Doctors of the
 * Shore|": a body's name, whatever was found of it there, and so where the text has it again. In order.
 */
export function withNamesAfterBodies(document: Document, mentions: readonly NamedMention[]): readonly NamedMention[] {
  if (!document.lowered.some((word) => lastWords.has(word))) return mentions
  const found = unionOf(mentions.map(({ span }) => span))
  const bodies = [...document.text.matchAll(named)].flatMap(({ 0: phrase, 1: name = '', index }) => {
    const [first = ''] = name.split(' ', 1)
    if (isTitle(first) || isRoleHead(first)) return []
    const start = index + phrase.length - name.length
    const end = start + name.length
    // "|Orm, Pell & Lind|" goes on there.
    return coversOffset(found, end) ? [] : mentionAt(document, [start, end], 'organisation')
  })
  if (bodies.length === 0) return mentions
  const taken = unionOf(bodies.map(({ span }) => span))
  const names = new Set(bodies.flatMap(({ name }) => (name.isSingle ? [] : [name.folded])))
  const others = mentions
    .filter(({ span }) => !meetsSpan(taken, span))
    .map((mention) => (names.has(mention.name.folded) ? { ...mention, type: 'organisation' as const } : mention))
  return [...others, ...bodies].sort((a, b) => a.span[0] - b.span[0])
}
