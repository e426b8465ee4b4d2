import type { Document } from '../document/document.ts'
import type { WordForm } from '../sequence/word-forms.ts'
import { findHash } from '../sequence/word-vectors.ts'
import type { CueLexicon } from './cue-lexicon.ts'
import { outside, type Passage, type TokenTable } from './passages.ts'
import { contextTables, type FormTable, firstWord, formTables, numeral, rareWord } from './tagger-weights.ts'

/** A distance or count in eight steps that widen. */
export function step(count: number): number {
  return count < 20 ? (steps[count] ?? 0) : 7
}

const steps = Uint8Array.from([0, 1, 2, 3, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6])

/** The tables that are summed to a word's representation, those of what goes into the first layer, and of these those of its place. */
export const formNames = Object.keys(formTables) as FormTable[]
export const contextNames = Object.keys(contextTables) as (keyof typeof contextTables)[]
export const placeNames = [
  'quote',
  'run',
  'length',
  'sentence',
  'passage',
  'entity',
] as const satisfies typeof contextNames

/** The row of a word in `words`, given the hashes that have one. */
export function wordRow(hashes: Uint32Array, form: WordForm): number {
  const at = findHash(hashes, form.lower)
  if (at >= 0) return firstWord + at
  return form.numeral ? numeral : rareWord
}

export const formRow = (table: FormTable, form: WordForm): number => (form[table] >>> 0) % formTables[table]

/** The row of a word in `grade`. */
export const gradeRow = (lexicon: CueLexicon, form: WordForm): number =>
  Math.min(3, lexicon.grades.get(form.lower) ?? 0)

/** placeNames.length rows for each token of the passage, in the order of `placeNames`. */
export function placeRows(document: Document, table: TokenTable, { first, end, paragraph }: Passage): Uint8Array {
  const rows = new Uint8Array((end - first) * placeNames.length)
  const { quote, quotation, sentence, entity } = table
  let at = 0
  let runEnd = first
  let runFirst = first
  let closed = 0
  for (let t = first; t < end; t++) {
    const own = quotation[t] ?? none
    if (t >= runEnd) {
      runFirst = t
      runEnd = t + 1
      while (runEnd < end && quotation[runEnd] === own) runEnd++
      closed = own !== none && document.quotations[own]?.closed ? 8 : 0
    }
    const around = document.sentences[sentence[t] ?? 0]
    const beside = (t > 0 && isQuoted(table, t - 1) ? 1 : 0) + (isQuoted(table, t + 1) ? 2 : 0)
    rows[at++] = (quote[t] ?? outside) * 4 + beside
    rows[at++] = own === none ? 0 : 1 + step(t - runFirst) * 8 + step(runEnd - 1 - t)
    rows[at++] = own === none ? 0 : 1 + step(runEnd - 1 - runFirst) + closed
    rows[at++] = step(t - (around?.firstToken ?? first)) * 8 + step((around?.endToken ?? end) - t - 1)
    rows[at++] = step(t - first) * 4 + Math.min(3, paragraph)
    rows[at++] = entity[t] ?? 0
  }
  return rows
}

/** The quotation of a token that lies in none. */
const none = -1
const isQuoted = (table: TokenTable, t: number): boolean => (table.quotation[t] ?? none) !== none

/** Where a cue stands and the tokens among which its source and content are sought. Token indices, ends exclusive. */
export interface CueWindow {
  readonly first: number
  readonly end: number
  readonly windowFirst: number
  readonly windowEnd: number
}

/** The rows of `place` and `mark` for each token of a cue's window. */
export function relationRows(table: TokenTable, cue: CueWindow): Uint8Array {
  const rows = new Uint8Array((cue.windowEnd - cue.windowFirst) * 2)
  const ownSentence = table.sentence[cue.first] ?? 0
  const ownQuotation = table.quotation[cue.first] ?? -1
  let at = 0
  for (let t = cue.windowFirst; t < cue.windowEnd; t++) {
    const side = t < cue.first ? 0 : t >= cue.end ? 2 : 1
    const away = Math.max(-2, Math.min(2, (table.sentence[t] ?? 0) - ownSentence)) + 2
    const distance = side === 0 ? cue.first - t - 1 : side === 2 ? t - cue.end : 0
    const quotation = table.quotation[t] ?? -1
    rows[at++] = (side * 5 + away) * 8 + step(distance)
    rows[at++] = (quotation >= 0 && quotation === ownQuotation ? 4 : 0) + (table.quote[t] ?? outside)
  }
  return rows
}
