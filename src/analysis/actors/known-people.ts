import type { Document } from '../document/document.ts'
import { coversOffset } from '../document/spans.ts'
import { WordTable } from '../document/word-table.ts'
import { bodyNoun } from './bodies.ts'
import { countryNamed, countryOfDemonym } from './countries.ts'
import { mentionAt, type NamedMention } from './name-facts.ts'
import { foldName, lastWord, withoutSuffix } from './names.ts'
import { isOfficeWord } from './office-words.ts'

/** "Veldian Parliament Ines Varga" as the parliament and the person; "Ambassador Varga" without the title. */
export function partAtPerson(
  document: Document,
  mention: NamedMention,
  people: People,
): NamedMention | readonly NamedMention[] {
  const { type, span } = mention
  const { text, titles, isSingle, last } = mention.name
  if (type === 'person' || isSingle) return mention
  if (titles > 0 && people.endings.has(foldName(text.slice(titles))))
    return mentionAt(document, [span[0] + titles, span[1]], 'person')
  if (!people.last.has(last)) return mention
  for (const space of text.matchAll(/\s+/gu)) {
    const before = span[0] + space.index
    const start = before + space[0].length
    if (!people.full.has(foldName(text.slice(space.index + space[0].length)))) continue
    return isGivenBefore(text.slice(0, space.index))
      ? mentionAt(document, span, 'person')
      : [mentionAt(document, [span[0], before], type), mentionAt(document, [start, span[1]], 'person')]
  }
  return mention
}

/** "|Tadhg| Mac Conmara": one more word of a name, not of an office, a country or a body. */
const isGivenBefore = (words: string): boolean =>
  /^\p{Lu}\p{Ll}[\p{L}\p{M}’'-]*$/u.test(words) &&
  !isOfficeWord(words) &&
  countryNamed(words) === null &&
  countryOfDemonym(words) === null &&
  bodyNoun(words) === null

/** Folded names: whole ones, and what they end and begin with. */
export interface People {
  readonly full: ReadonlySet<string>
  /** Their last words, homes and all: "leominster" of "wenfrith of leominster". */
  readonly last: ReadonlySet<string>
  /** "vukotic brandt" and "brandt" of "milena vukotic brandt". */
  readonly endings: ReadonlySet<string>
  readonly first: ReadonlySet<string>
  /** What double names end in: "roth" of "esquivel-roth", which is no name by itself. */
  readonly halves: ReadonlySet<string>
}

/** Full names that are people's at least as often as not. */
export function knownPeople(mentions: readonly NamedMention[]): People {
  const votes = new Map<string, number>()
  const seen = new Set<string>()
  const halves = new Set<string>()
  for (const { type, name } of mentions) {
    if (name.size === 1) continue
    votes.set(name.folded, (votes.get(name.folded) ?? 0) + (type === 'person' ? 1 : -1))
    if (type !== 'person') continue
    seen.add(name.folded)
    if (/-\p{Lu}\p{L}+$/u.test(name.text)) halves.add(lastWord(name.folded))
  }
  const full = new Set([...seen].filter((name) => (votes.get(name) ?? 0) >= 0))
  const people = { full, last: new Set<string>(), endings: new Set<string>(), first: new Set<string>(), halves }
  for (const name of full) {
    people.last.add(lastWord(name))
    // The home of "Wenfrith of Leominster" is none of her names.
    const own = withoutSuffix(name.replace(/ (?:of|from) .*/, ''))
    people.first.add(own.split(' ', 1)[0] ?? own)
    for (let space = own.indexOf(' '); space >= 0; space = own.indexOf(' ', space + 1))
      people.endings.add(own.slice(space + 1))
  }
  return people
}

/** Whether the mention is one of them: by the whole name, a surname or a given name. */
export function isKnownPerson({ type, name }: NamedMention, people: People): boolean {
  if (type === 'person' || people.full.has(name.folded)) return true
  if (name.country || name.seatOf) return false
  return people.endings.has(name.folded) || people.first.has(name.folded)
}

/** Words that may be surnames, folded; empty for others. */
const foldedNames = new WordTable((word) => (/^\p{Lu}.{2}/su.test(word) && !countryNamed(word) ? foldName(word) : ''))

/** Names that no mention covers: full names, and surnames where the word is capitalised for no other reason. */
export function findMore(document: Document, mentions: readonly NamedMention[], people: People): NamedMention[] {
  const isSurname = surnamesIn(document, people)
  if (isSurname === null) return []
  const spans = mentions.map(({ span }) => span)
  const found: NamedMention[] = []
  document.wordOf.forEach((word, at) => {
    const token = document.tokens[at]
    if (!isSurname[word] || !token || coversOffset(spans, token.start)) return
    const start = startOfName(document, at, people)
    if (isSurname[word] === surname || start < token.start)
      found.push(mentionAt(document, [start, token.end], 'person'))
  })
  return found
}

/** What a word can be by itself, and what only behind a hyphen. */
const surname = 1
const half = 2

/** For each of the text's words whether it is a surname, and stands nowhere in lower case, or half of one; null where none is. */
function surnamesIn(document: Document, people: People): Uint8Array | null {
  if (people.endings.size === 0) return null
  const { words, lowered } = document
  const surnames = new Map<string, number[]>()
  const halves: number[] = []
  foldedNames.of(document).forEach((folded, i) => {
    if (people.halves.has(folded)) halves.push(i)
    if (folded === '' || !people.endings.has(folded)) return
    const lower = lowered[i] ?? ''
    surnames.set(lower, [...(surnames.get(lower) ?? []), i])
  })
  if (surnames.size + halves.length === 0) return null
  for (const word of words) if (surnames.has(word) && /^\p{Ll}/u.test(word)) surnames.delete(word)
  const isSurname = new Uint8Array(words.length)
  for (const i of halves) isSurname[i] = half
  for (const written of surnames.values()) for (const i of written) isSurname[i] = surname
  return isSurname
}

/** Where a name that ends in the token begins: with the words before it, where they make a known name together. */
function startOfName(document: Document, at: number, people: People): number {
  const token = document.tokens[at]
  if (!token) return 0
  for (let first = Math.max(0, at - 6); first < at; first++) {
    const start = document.tokens[first]?.start ?? token.start
    // Articles and marks are folded away, and begin no name.
    if (!/^(?!the$)\p{L}/iu.test(document.tokens[first]?.text ?? '')) continue
    const name = foldName(document.text.slice(start, token.end))
    if (people.full.has(name) || people.endings.has(name)) return start
  }
  return token.start
}
