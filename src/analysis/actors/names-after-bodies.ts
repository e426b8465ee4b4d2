import type { Document } from '../document/document.ts'
import { coversOffset, unionOf, withInPlace } from '../document/spans.ts'
import { isKindOfBody, lastWordsOfKinds, longestKind } from './body-kinds.ts'
import { mentionAt, type NamedMention } from './name-facts.ts'
import { isRoleHead } from './role-words.ts'
import { isTitle } from './titles.ts'

const word = String.raw`\p{Lu}(?:[\p{L}\p{M}\p{N}’'&-]|\.(?=\p{L}))+`
const named = new RegExp(String.raw`${word}(?:\s(?:(?:of|the|for|and|de|at)\s){0,2}${word}){0,5}`, 'uy')

/**
 * The mentions with what stands right after a noun for a body, "the law firm |Orm Pell|", "the aid group |Doctors of the
 * Shore|": a body's name, whatever was found of it there, and so where the text has it again. In order.
 */
export function withNamesAfterBodies(document: Document, mentions: readonly NamedMention[]): readonly NamedMention[] {
  const bodies = bodiesIn(document, mentions)
  if (bodies.length === 0) return mentions
  const names = new Set(bodies.flatMap(({ name }) => (name.isSingle ? [] : [name.folded])))
  const retyped = mentions.map((mention) =>
    names.has(mention.name.folded) ? { ...mention, type: 'organisation' as const } : mention,
  )
  return withInPlace(retyped, bodies)
}

function bodiesIn(document: Document, mentions: readonly NamedMention[]): NamedMention[] {
  const { text, tokens, wordOf } = document
  const isKind = document.lowered.map((word) => lastWordsOfKinds.has(word))
  if (!isKind.includes(true)) return []
  const found = unionOf(mentions.map(({ span }) => span))
  const bodies: NamedMention[] = []
  for (let at = 0; at < wordOf.length; at++) {
    if (!isKind[wordOf[at] ?? -1]) continue
    const [{ start = 0, end = 0 } = {}, next] = [tokens[at], tokens[at + 1]]
    if (next?.start !== end + 1 || start < (bodies.at(-1)?.span[1] ?? 0)) continue
    named.lastIndex = next.start
    const name = named.exec(text)?.[0]
    if (name === undefined || isTitle(next.text) || isRoleHead(next.text)) continue
    const to = next.start + name.length
    // "|Orm, Pell & Lind|" goes on there.
    if (!coversOffset(found, to) && isKindOfBody(text.slice(Math.max(0, end - longestKind), end)))
      bodies.push(mentionAt(document, [next.start, to], 'organisation'))
  }
  return bodies
}
