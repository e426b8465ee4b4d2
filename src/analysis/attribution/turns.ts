import type { Document } from '../document/document.ts'
import type { Span } from '../types.ts'

/** A turn of an interview, debate or broadcast: "VARGA: We will vote." */
export interface Turn {
  /** The label, without its colon. */
  readonly label: Span
  readonly colon: Span
  readonly words: Span
}

const space = String.raw`[^\S\n]+`
const titles = 'Mr|Mrs|Ms|Miss|Dr|Hon|Sen|Rep|Prof|Sir|Dame|Lord|Lady|The|THE|MR|MRS|MS|DR'
const title = String.raw`(?:(?:${titles})\.?${space}){0,2}`
const capital = String.raw`\p{Lu}[\p{L}\p{M}’'-]*`
const name = `${capital}(?:${space}(?:${capital}|of|the|for|and|de|van|von|al)){0,9}`
const brackets = String.raw`(?:${space}\([^()\n]{1,60}\)){0,3}`
const office = String.raw`${brackets}(?:,\s+[\p{L}\p{M} ’'-]{2,60}${brackets})?`

/** A line that opens with a name or an office and a colon, or with a full stop and a dash ("Gustav Helm (NI). – No."). */
const labelled = new RegExp(
  String.raw`^[^\S\n]*(${title}${name}${office})(?:(?=:)|\.\s(?=[–—-]\s))([:–—-])[^\S\n]+(\S[^\n]*)`,
  'dgmu',
)

/** "THE PRESIDENT. Order.", "Mr. PELL of Orlen. I yield.": a full stop after a form of address and capitals. */
const stopped = new RegExp(
  String.raw`^[^\S\n]*((?:${titles})\.?${space}\p{Lu}[\p{Lu}\p{M}’'-]{2,}(?:${space}[\p{Lu}\p{M}’'-]{2,}){0,4}(?:${space}(?:pro tempore|of${space}${capital}))?${brackets})(\.)[^\S\n]+(\S[^\n]*)`,
  'dgmu',
)

/** "Q. When did you notice?" */
const lettered = /^[^\S\n]*(Q|A)(\.)[^\S\n]+(\S[^\n]*)/dgmu

/** Labels that tell what a line is about, not who says it. */
const headings =
  /^(?:who|what|when|where|why|how|note|notes|update|updated|contact|photo|caption|source|sources|related|read more|breaking|date|time|place|location|price|subject|re|tags?|author|by|see also|correction)$/i

/** What is said is in sentences; a figure or a headline after a colon is not. */
const endsSentence = /[.?!…—-]["'”’)\]]*\s*$/u

/** Fewest labelled lines that make a record of turns. */
const fewest = 3

/**
 * The turns of a text that is printed as a record: lines opened by the speaker's name, office or "Q" and "A", with a colon, or
 * by "Q.", "A.", "THE CHAIR." and "Mr. PELL." with a full stop. A text with fewer than three such lines, or in which no label comes back, is none and
 * has no turns.
 */
export const findTurns = (document: Pick<Document, 'text'>): readonly Turn[] => readRecord(document).turns

/** The label of a turn that ends at an offset; null where none does. */
export const labelBefore = (document: Pick<Document, 'text'>, end: number): Span | null =>
  readRecord(document).labels.get(end) ?? null

/** The turns of a text, and their labels by where they end. */
interface TurnRecord {
  readonly turns: readonly Turn[]
  readonly labels: ReadonlyMap<number, Span>
}

/** Those of the documents at hand: names, attributions and dates all ask for them. */
const found = new WeakMap<object, TurnRecord>()

function readRecord(document: Pick<Document, 'text'>): TurnRecord {
  const known = found.get(document)
  if (known) return known
  const named = mayHaveLabels(document.text) ? turnsBy(document, [labelled, stopped]) : []
  const turns = named.length > 0 || !mayHaveLetters(document.text) ? named : turnsBy(document, [lettered])
  const record = { turns, labels: new Map(turns.map(({ label }) => [label[1], label])) }
  found.set(document, record)
  return record
}

/** Whether so many labels as make a record can stand in a text: each has white space after its colon, dash or full stop. */
function mayHaveLabels(text: string): boolean {
  let colons = 0
  for (let at = text.indexOf(':'); at >= 0 && colons < fewest; at = text.indexOf(':', at + 1))
    if (/\s/u.test(text.charAt(at + 1))) colons++
  return colons >= fewest || /\.\s[–—-]\s/u.test(text) || /\p{Lu}{3}\)?\.[^\S\n]/u.test(text)
}

const mayHaveLetters = (text: string): boolean => text.includes('Q.') && text.includes('A.')

function turnsBy(document: Pick<Document, 'text'>, openings: readonly RegExp[]): Turn[] {
  const turns: (Turn & { readonly key: string })[] = []
  for (const match of openings.flatMap((opening) => [...document.text.matchAll(opening)])) {
    const [, label, colon, words] = match.indices ?? []
    const text = match[1] ?? ''
    if (label && colon && words && !headings.test(text) && endsSentence.test(match[3] ?? ''))
      turns.push({ label, colon, words: trimmed(document, words), key: keyOf(text) })
  }
  turns.sort((a, b) => a.label[0] - b.label[0])
  const counts = new Map<string, number>()
  for (const { key } of turns) counts.set(key, (counts.get(key) ?? 0) + 1)
  const comesBack = [...counts.values()].some((count) => count > 1)
  return turns.length >= fewest && counts.size > 1 && comesBack ? turns : []
}

/** The surname or office of a label: its last word before brackets and commas. */
function keyOf(label: string): string {
  return (
    label
      .replace(/[,(].*$/su, '')
      .trim()
      .split(/\s+/u)
      .at(-1) ?? label
  ).toUpperCase()
}

function trimmed({ text }: Pick<Document, 'text'>, [start, end]: Span): Span {
  return [start, start + text.slice(start, end).trimEnd().length]
}
