import { mostNumbered } from '../document/vocabulary.ts'
import type { Arena } from '../network/arena.ts'
import type { WordForm } from '../sequence/word-forms.ts'
import { findHash, type WordVectors } from '../sequence/word-vectors.ts'
import type { CueLexicon } from './cue-lexicon.ts'
import { longest, type Passage, type TokenTable } from './passages.ts'
import { kept, type Places, tokenRow, vectorScale } from './tagger-arena.ts'
import { formNames, formRow, gradeRow, wordRow } from './tagger-features.ts'
import { sizes } from './tagger-weights.ts'

const { word, tokens, vector } = sizes
/** What a word's representation is the sum of: its vector's projection, its own row, and one for each of its forms. */
const parts = 2 + formNames.length

/** What is known of words: which have a row of their own (hashes, ascending), their vectors, and how often they are cues. */
export interface KnownWords {
  readonly hashes: Uint32Array
  readonly vectors: WordVectors
  readonly lexicon: CueLexicon
}

/** What each word by itself puts into the first layer, biases included, kept from one token to the next of the same word. */
export class TaggerWords {
  /** Where the rows of a passage's words stand, by token. */
  readonly addresses = new Int32Array(longest)
  private readonly known: KnownWords
  private readonly arena: Arena
  private readonly at: Places
  /** By the number of a word form: one more than its place among the rows that are kept ready, or 0. */
  private readonly slots = new Uint16Array(mostNumbered + 1)
  private used = 0
  private generation = -1

  constructor(known: KnownWords, arena: Arena, at: Places) {
    this.known = known
    this.arena = arena
    this.at = at
  }

  /** Finds the row of each word of a passage, and makes those that are not ready, all at once. */
  find(table: TokenTable, { first, end }: Passage): void {
    const { slots, addresses, at } = this
    if (this.generation !== table.generation || this.used + end - first > kept) {
      this.generation = table.generation
      slots.fill(0)
      this.used = 0
    }
    const missing: WordForm[] = []
    for (let t = first; t < end; t++) {
      const form = table.forms[t]
      if (!form) continue
      let slot = slots[form.number] ?? 0
      if (slot === 0) {
        missing.push(form)
        slot = this.used + missing.length
        // A word without a number has no place in the list, which then stays as it is.
        slots[form.number] = slot
      }
      addresses[t - first] = at.words + (slot - 1) * tokenRow
    }
    if (missing.length > 0) this.make(missing)
  }

  private make(forms: readonly WordForm[]): void {
    const { arena, at } = this
    const { hashes, lexicon } = this.known
    const { kernels, words } = arena
    const row = word * 2
    forms.forEach((form, i) => {
      this.readVector(form, at.vectors / 2 + i * vector)
      let list = at.list / 4 + i * parts
      words[list++] = at.projected + i * row
      words[list++] = at.ownWords + wordRow(hashes, form) * row
      formNames.forEach((name, k) => {
        words[list++] = (at.forms[k] ?? 0) + formRow(name, form) * row
      })
    })
    kernels.productOfWords(at.vectors, at.projection, at.projected, forms.length, vector, word)
    kernels.gather(at.list, parts, at.newWords, forms.length, word)
    const rows = at.words + this.used * tokenRow
    kernels.productOfWords(at.newWords, at.wordInput, rows, forms.length, word, 6 * tokens)
    forms.forEach((form, i) => {
      words.set(
        [rows + i * tokenRow, at.tokenBias, at.grades + gradeRow(lexicon, form) * tokenRow],
        at.list / 4 + 3 * i,
      )
    })
    // Each row takes the place of its first part.
    kernels.gather(at.list, 3, rows, forms.length, 6 * tokens)
    this.used += forms.length
  }

  private readVector(form: WordForm, to: number): void {
    const { shorts } = this.arena
    const { hashes, values } = this.known.vectors
    const place = findHash(hashes, form.lower)
    if (place < 0) {
      shorts.fill(0, to, to + vector)
      return
    }
    for (let d = 0, from = place * vector; d < vector; d++) shorts[to + d] = (values[from + d] ?? 0) * vectorScale
  }
}
