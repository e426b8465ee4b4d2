import type { Document } from '../document/document.ts'
import type { Span } from '../types.ts'
import { countryNamed, countrySeatedAt } from './countries.ts'
import { coversOffset, type Mention } from './mention.ts'
import { foldName } from './names.ts'
import { lengthOfTitles } from './titles.ts'

const textOf = (document: Document, [start, end]: Span): string => document.text.slice(start, end)

/** "Veldian Parliament Ines Varga" as the parliament and the person; "Ambassador Varga" without the title. */
export function partAtPerson(document: Document, mention: Mention, people: People): Mention[] {
  if (mention.type === 'person') return [mention]
  const text = textOf(document, mention.span)
  const titles = lengthOfTitles(text)
  if (titles > 0 && people.endings.has(foldName(text.slice(titles))))
    return [{ ...mention, span: [mention.span[0] + titles, mention.span[1]], type: 'person' }]
  for (const space of text.matchAll(/\s+/gu)) {
    const at = mention.span[0] + space.index
    const name: Span = [at + space[0].length, mention.span[1]]
    if (people.full.has(foldName(textOf(document, name))))
      return [
        { ...mention, span: [mention.span[0], at] },
        { ...mention, span: name, type: 'person' },
      ]
  }
  return [mention]
}

/** Folded names: whole ones, and what they end and begin with. */
export interface People {
  readonly full: ReadonlySet<string>
  /** "vukotic brandt" and "brandt" of "milena vukotic brandt". */
  readonly endings: ReadonlySet<string>
  readonly first: ReadonlySet<string>
}

/** Full names that are people's at least as often as not. */
export function knownPeople(document: Document, mentions: readonly Mention[]): People {
  const votes = new Map<string, number>()
  const seen = new Set<string>()
  for (const mention of mentions) {
    const name = foldName(textOf(document, mention.span))
    if (!name.includes(' ')) continue
    votes.set(name, (votes.get(name) ?? 0) + (mention.type === 'person' ? 1 : -1))
    if (mention.type === 'person') seen.add(name)
  }
  const full = [...seen].filter((name) => (votes.get(name) ?? 0) >= 0)
  // The home of "Wenfrith of Leominster" is none of her names.
  const words = full.map((name) => name.replace(/ (?:of|from) .*/, '').split(' '))
  return {
    full: new Set(full),
    endings: new Set(words.flatMap((name) => name.slice(1).map((_, i) => name.slice(i + 1).join(' ')))),
    first: new Set(words.flatMap(([first]) => first ?? [])),
  }
}

/** Whether the mention is one of them: by the whole name, a surname or a given name. */
export function isKnownPerson(document: Document, { span, type }: Mention, people: People): boolean {
  if (type === 'person') return true
  const text = textOf(document, span)
  const name = foldName(text)
  if (people.full.has(name)) return true
  if (countryNamed(text) || countrySeatedAt(text)) return false
  return people.endings.has(name) || people.first.has(name)
}

/** Most words begin with one of these, which is seen faster than that they begin with no capital. */
const [firstSmall, lastSmall] = ['a'.charCodeAt(0), 'z'.charCodeAt(0)]

/** Names that no mention covers: full names, and surnames where the word is capitalised for no other reason. */
export function findMore(document: Document, mentions: readonly Mention[], people: People): Mention[] {
  const spans = mentions.map(({ span }) => span)
  const found: Mention[] = []
  let lowered: ReadonlySet<string> | null = null
  document.tokens.forEach((token, at) => {
    if (token.text.length < 3 || (token.text.charCodeAt(0) >= firstSmall && token.text.charCodeAt(0) <= lastSmall))
      return
    if (!/^\p{Lu}/u.test(token.text) || !people.endings.has(foldName(token.text))) return
    if (countryNamed(token.text) || coversOffset(spans, token.start)) return
    lowered ??= new Set(document.tokens.map(({ text }) => text).filter((text) => /^\p{Ll}/u.test(text)))
    if (lowered.has(token.text.toLowerCase())) return
    found.push({ span: [startOfName(document, at, people), token.end], type: 'person' })
  })
  return found
}

/** Where a name that ends in the token begins: with the words before it, where they make a known name together. */
function startOfName(document: Document, at: number, people: People): number {
  const token = document.tokens[at]
  if (!token) return 0
  for (let first = Math.max(0, at - 6); first < at; first++) {
    const start = document.tokens[first]?.start ?? token.start
    // An article is folded away, and begins no name.
    if (/^the$/i.test(document.tokens[first]?.text ?? '')) continue
    const name = foldName(document.text.slice(start, token.end))
    if (people.full.has(name) || people.endings.has(name)) return start
  }
  return token.start
}
