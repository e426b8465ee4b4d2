import type { Document } from '../document/document.ts'
import { coversOffset, meetsSpan, unionOf } from '../document/spans.ts'
import { mentionAt, type NamedMention } from './name-facts.ts'
import { isRoleHead } from './role-words.ts'
import { isTitle } from './titles.ts'

const groups =
  '[Aa]id|[Rr]ights|[Aa]dvocacy|[Pp]ressure|[Ll]obby|[Cc]ampaign|watchdog|[Ee]nvironmental|[Oo]pposition|[Cc]onsumer|[Mm]edia|[Ee]nergy|residents[’\']'
const kinds =
  'union|think tank|charity|company|firm|consultancy|newspaper|website|bank|airline|retailer|broadcaster|news agency|' +
  'foundation|supermarket|carmaker|brewer|startup|nonprofit|magazine|grid operator|shipping line|accountants|pollsters'

/** The nouns' last words, by which a text that has none of them is known. */
const lastWords = new Set(['group', ...kinds.split('|').map((kind) => kind.slice(kind.lastIndexOf(' ') + 1))])

const word = String.raw`\p{Lu}(?:[\p{L}\p{M}\p{N}’'&-]|\.(?=\p{L}))+`
const kind = new RegExp(String.raw`(?<![\p{L}-])(?:(?:${groups}) group|${kinds})$`, 'u')
const named = new RegExp(String.raw`${word}(?:\s(?:(?:of|the|for|and|de|at)\s){0,2}${word}){0,5}`, 'uy')

/** What else may be a firm, or somebody who is of one. */
const trades = 'operator|developer|producer|manufacturer|maker|supplier|publisher|consultants|lawyers|shipbuilder|insurer|lender|utility'
const trade = new RegExp(String.raw`(?<![\p{L}-])(?:${trades})$`, 'u')

/** Whether words end in a noun that names of bodies stand after: "the Veldian law firm". */
export const isBodyKind = (words: string): boolean => kind.test(words) || trade.test(words)

/** Longest such noun, in UTF-16 code units. */
const longestKind = 24

/**
 * The mentions with what stands right after a noun for a body, "the law firm |Orm Pell|", "the aid group |Doctors of the
 * Shore|": a body's name, whatever was found of it there, and so where the text has it again. In order.
 */
export function withNamesAfterBodies(document: Document, mentions: readonly NamedMention[]): readonly NamedMention[] {
  const bodies = bodiesIn(document, mentions)
  if (bodies.length === 0) return mentions
  const taken = unionOf(bodies.map(({ span }) => span))
  const names = new Set(bodies.flatMap(({ name }) => (name.isSingle ? [] : [name.folded])))
  const others = mentions
    .filter(({ span }) => !meetsSpan(taken, span))
    .map((mention) => (names.has(mention.name.folded) ? { ...mention, type: 'organisation' as const } : mention))
  return [...others, ...bodies].sort((a, b) => a.span[0] - b.span[0])
}

function bodiesIn(document: Document, mentions: readonly NamedMention[]): NamedMention[] {
  const { text, tokens, wordOf } = document
  const isKind = document.lowered.map((word) => lastWords.has(word))
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
    if (!coversOffset(found, to) && kind.test(text.slice(Math.max(0, end - longestKind), end)))
      bodies.push(mentionAt(document, [next.start, to], 'organisation'))
  }
  return bodies
}
