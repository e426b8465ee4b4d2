import nlp from 'compromise'
import type { Document } from '../document/document.ts'
import type { Span } from '../types.ts'
import type { Mention } from './mention.ts'

interface Match {
  readonly text: string
  readonly offset: { readonly start: number }
}

/** People, organisations and places as compromise finds them, longest first where they overlap. */
export function findMentions(document: Document): Mention[] {
  const found = nlp(document.text)
  const kinds = [
    ['person', found.people()],
    ['organisation', found.organizations()],
    ['place', found.places()],
  ] as const
  const mentions = kinds.flatMap(([type, view]) => {
    // compromise types its JSON output as `any`; with `offset: true` it has this shape.
    const matches: readonly Match[] = view.json({ offset: true })
    return matches.flatMap((match) => {
      const span = trimmed(match)
      return span ? [{ type, span, confidence: 0.6 }] : []
    })
  })
  mentions.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])
  let end = 0
  return mentions.filter((mention) => {
    if (mention.span[0] < end) return false
    end = mention.span[1]
    return true
  })
}

/** Without the punctuation that compromise counts to a term, and without a possessive. */
function trimmed({ text, offset }: Match): Span | null {
  const lead = /^[^\p{L}\p{N}]*/u.exec(text)?.[0].length ?? 0
  const core = text.slice(lead).replace(/(?:['’]s?)?[^\p{L}\p{N}]*$/u, '')
  return core === '' ? null : [offset.start + lead, offset.start + lead + core.length]
}
