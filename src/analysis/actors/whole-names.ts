import type { Document } from '../document/document.ts'
import { bodyNoun } from './bodies.ts'
import type { Mention } from './mention.ts'
import { isAcronymOf } from './organisations.ts'

/**
 * The mentions with what belongs to their names by how these are written: "Mary-Anne Kwalea" in one, the stop of
 * "Reuben Detsimea Jr.". In order, as they came.
 */
export function withWholeNames({ text }: Document, mentions: readonly Mention[]): Mention[] {
  const whole: Mention[] = []
  for (const mention of mentions) {
    const [start, end] = mention.span
    const last = whole.at(-1)
    const isStopped =
      mention.type === 'person' && text.charAt(end) === '.' && /\s(?:Jr|Sr)$/u.test(text.slice(start, end))
    const to = isStopped ? end + 1 : end
    const isHalf = last?.type === 'person' && mention.type === 'person' && last.span[1] + 1 === start
    if (isHalf && text.charAt(start - 1) === '-') whole.splice(-1, 1, { ...mention, span: [last.span[0], to] })
    else whole.push({ ...mention, span: [start, to] })
  }
  return whole
}

/** Where a body's name has its acronym in brackets after it, the acronym is a body's name throughout the text. */
export function withAcronyms({ text }: Document, mentions: readonly Mention[]): readonly Mention[] {
  const acronyms = new Set<string>()
  mentions.forEach((mention, i) => {
    const before = mentions[i - 1]
    if (before?.type !== 'organisation' || !/^\s?\(\s?$/u.test(text.slice(before.span[1], mention.span[0]))) return
    const acronym = text.slice(...mention.span)
    if (
      /^\s?\)/u.test(text.slice(mention.span[1], mention.span[1] + 2)) &&
      isAcronymOf(acronym, text.slice(...before.span))
    )
      acronyms.add(acronym)
  })
  if (acronyms.size === 0) return mentions
  return mentions.map((mention) =>
    acronyms.has(text.slice(...mention.span)) ? { ...mention, type: 'organisation' } : mention,
  )
}

/** "the |Secretariat|" and "the |Council|" are bodies, whatever they look like. */
export function asBody({ text }: Document, mention: Mention): Mention {
  const [start, end] = mention.span
  if (mention.type !== 'person' || !/\bthe\s$/iu.test(text.slice(Math.max(0, start - 5), start))) return mention
  const last = text.slice(start, end).split(/\s/u).at(-1) ?? ''
  return bodyNoun(last) === null ? mention : { ...mention, type: 'organisation' }
}
