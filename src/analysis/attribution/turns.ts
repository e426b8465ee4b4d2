import type { Document, Paragraph } from '../document/document.ts'
import type { Span } from '../types.ts'
import { endsSentence, withParagraphs } from './turn-paragraphs.ts'

/** A turn of an interview, debate or broadcast: "VARGA: We will vote." */
export interface Turn {
  /** The label, without its colon. */
  readonly label: Span
  readonly colon: Span
  /** In as many spans as stage directions divide it into; what stands in one is not divided. */
  readonly words: readonly Span[]
}

/** What the turns are read from. */
type Printed = Pick<Document, 'text' | 'paragraphs' | 'quotations'>

const space = String.raw`[^\S\n]+`
const titles =
  'Mr|Mrs|Ms|Miss|Dr|Hon|Sen|Rep|Prof|Sir|Dame|Lord|Lady|Shri|Smt|Shrimati|Kumari|The|THE|MR|MRS|MS|DR|HON|SHRI|SMT|SHRIMATI|KUMARI'
/** Forms of address and initials; the letters of questions and answers are none. */
const title = String.raw`(?:(?:(?:${titles})\.?${space}){1,2}|(?![QA]\.\s))(?:\p{Lu}\.[^\S\n]?){0,3}`
const capital = String.raw`\p{Lu}[\p{L}\p{M}’'-]*`
const name = `${capital}(?:${space}(?:${capital}|of|the|for|and|de|van|von|al)){0,9}`
const brackets = String.raw`(?:${space}\([^()\n]{1,60}\)){0,3}`
const parts = String.raw`(?:${space}[–—-]{1,2}${space}[\p{L}\p{M}\p{N} .,&’'-]{2,60}?){0,3}`
const office = String.raw`${brackets}(?:,\s+[\p{L}\p{M} ’'-]{2,60}${brackets})?${parts}`

/** A mark that a record which is quoted as a whole has before the label. */
const quoted = '["“„«]?'

const startsQuoted = new RegExp(`^${quoted.slice(0, -1)}`, 'u')
const endsQuoted = /["”“»]$/u

/** The number of a question before the label, and the one whom it is put to after it: "|2.| Ada Orm (Vell)| to the Minister|:". */
const number = String.raw`(?:(?:Q\d{1,4}\.?|\d{1,3}\.)${space})?`
const addressee = String.raw`(?:${space}to${space}the${space}[\p{L}\p{M} ,’'-]{2,80})?`

/** A paragraph that opens with a name or an office and a colon ("Ada Orm - Chief Executive:", "Q12 Chair:"), or with a full stop and a dash ("Gustav Helm (NI). – No."). */
const labelled = new RegExp(
  String.raw`^${quoted}${number}(${title}${name}${office})${addressee}(?:(?=:)|\.\s(?=[–—-]\s))([:–—-])\s+(\S.*)`,
  'dsu',
)

/** "ADA ORM, HOST:", in capitals, above the paragraph in which she speaks. */
const above =
  /^(\p{Lu}[\p{Lu}\p{M}’'-]*(?:[^\S\n]\p{Lu}[\p{Lu}\p{M}.’'-]*){1,3}(?:, [\p{Lu}\p{M} ’'-]{2,60})?)(:)\s*$/du

/** "THE PRESIDENT. Order.", "Mr. PELL of Orlen. I yield.": a full stop after a form of address and capitals. */
const stopped = new RegExp(
  String.raw`^${quoted}((?:${titles})\.?${space}\p{Lu}[\p{Lu}\p{M}’'-]{2,}(?:${space}[\p{Lu}\p{M}’'-]{2,}){0,4}(?:${space}(?:pro tempore|of${space}${capital}))?${brackets})(\.)\s+(\S.*)`,
  'dsu',
)

/** "Q. When did you notice?" */
const lettered = /^(Q|A)(\.)\s+(\S.*)/dsu

/** Labels that tell what a line is about, not who says it. */
const headings =
  /^(?:who|what|when|where|why|how|note|notes|update|updated|contact|photo|caption|source|sources|related|read more|breaking|date|time|place|location|price|subject|re|tags?|author|by|see also|correction|witnesses|(?:members )?present|in attendance|apologies|participants|panel(?:l?ists)?|speakers|guests|interview|words|pictures|photos|photographs|translation|transcript|transcription)$/i

/** "Harbour Forum, fourth session: Who pays?": what a record is of. */
const occasion = /(?:session|sitting|hearing|meeting|debate|briefing|conference|transcript|minutes)$/i

/** Fewest labelled paragraphs that make a record of turns. */
const fewest = 3

/**
 * The turns of a text that is printed as a record: paragraphs opened by the speaker's name, office or "Q" and "A", with a
 * colon, or by "Q.", "A.", "THE CHAIR." and "Mr. PELL." with a full stop, and the paragraphs that they go on in. A text
 * with fewer than three such openings, or in which no label comes back, is no record and has no turns.
 */
export const findTurns = (document: Printed): readonly Turn[] => readRecord(document).turns

/** The label of a turn that ends at an offset; null where none does. */
export const labelBefore = (document: Printed, end: number): Span | null => readRecord(document).labels.get(end) ?? null

/** The turns of a text, and their labels by where they end. */
interface TurnRecord {
  readonly turns: readonly Turn[]
  readonly labels: ReadonlyMap<number, Span>
}

/** Those of the documents at hand: names, attributions and dates all ask for them. */
const found = new WeakMap<object, TurnRecord>()

function readRecord(document: Printed): TurnRecord {
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

/** The start of a turn, and the paragraph that it stands in. */
interface Opening {
  readonly paragraph: number
  readonly label: Span
  readonly colon: Span
  readonly words: Span
}

function turnsBy(document: Printed, openings: readonly RegExp[]): Turn[] {
  const found = document.paragraphs.flatMap(
    (range, paragraph) =>
      readOpening(document, range, openings, paragraph) ?? readLabelAbove(document, range, openings, paragraph) ?? [],
  )
  const counts = new Map<string, number>()
  for (const { label } of found) {
    const key = keyOf(document.text.slice(...label))
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const comesBack = [...counts.values()].some((count) => count > 1)
  if (found.length < fewest || counts.size < 2 || !comesBack) return []
  return found.map(({ paragraph, label, colon, words }, i) => ({
    label,
    colon,
    words: withParagraphs(
      document,
      { words, name: keyOf(document.text.slice(...label)), first: paragraph },
      found[i + 1]?.paragraph ?? null,
    ),
  }))
}

function readOpening(
  { text }: Printed,
  { start, end }: Paragraph,
  openings: readonly RegExp[],
  paragraph: number,
): Opening | null {
  const line = text.slice(start, end)
  for (const opening of openings) {
    const match = opening.exec(line)
    const [, label, colon, words] = match?.indices ?? []
    const [, name = '', , said = ''] = match ?? []
    if (!label || !colon || !words || headings.test(name) || occasion.test(name) || !endsSentence.test(said)) continue
    const at = ([from, to]: Span): Span => [start + from, start + to]
    const mark = startsQuoted.test(line) && endsQuoted.test(line) ? 1 : 0
    return { paragraph, label: at(label), colon: at(colon), words: at([words[0], words[1] - mark]) }
  }
  return null
}

/** A label that stands by itself, with the paragraph after it, unless that has a label of its own. */
function readLabelAbove(
  document: Printed,
  { start, end }: Paragraph,
  openings: readonly RegExp[],
  paragraph: number,
): Opening | null {
  if (document.text.charAt(end - 1) !== ':') return null
  const next = document.paragraphs[paragraph + 1]
  const [, label, colon] = above.exec(document.text.slice(start, Math.min(end, start + longestLabel)))?.indices ?? []
  if (!next || !label || !colon || openings.every((opening) => opening !== labelled)) return null
  const words = document.text.slice(next.start, next.end)
  if (!endsSentence.test(words) || /^[([]/.test(words) || readOpening(document, next, openings, paragraph)) return null
  return {
    paragraph: paragraph + 1,
    label: [start + label[0], start + label[1]],
    colon: [start + colon[0], start + colon[1]],
    words: [next.start, next.end],
  }
}

/** Longest label that stands by itself, in UTF-16 code units. */
const longestLabel = 120

/** The surname or office of a label: its last word before brackets and commas. */
function keyOf(label: string): string {
  return (
    label
      .replace(/[,(].*$|\s[–—-].*$/su, '')
      .trim()
      .split(/\s+/u)
      .at(-1) ?? label
  ).toUpperCase()
}
