import type { Arena } from '../network/arena.ts'
import { inputBits, stateBits, toShort } from '../network/fixed-point.ts'
import { addPackedRow } from '../network/matrices.ts'
import { mostNumbered, type WordForm } from '../sequence/word-forms.ts'
import { findHash, type WordVectors } from '../sequence/word-vectors.ts'
import { longest, type Passage, type TokenTable } from './passages.ts'
import { kept, type Places, tokenRow, vectorScale } from './tagger-arena.ts'
import { formNames, formRow, wordRow } from './tagger-features.ts'
import { sizes, type TaggerWeights } from './tagger-weights.ts'

const { word, tokens, vector } = sizes

/** What each word by itself puts into the first layer, kept from one token to the next of the same word. */
export class TaggerWords {
  /** Where the rows of a passage's words stand, by token. */
  readonly addresses = new Int32Array(longest)
  private readonly weights: TaggerWeights
  private readonly vectors: WordVectors
  private readonly arena: Arena
  private readonly at: Places
  /** By the number of a word form: one more than its place among the rows that are kept ready, or 0. */
  private readonly slots = new Uint16Array(mostNumbered + 1)
  private used = 0
  private generation = -1
  private readonly sum = new Float32Array(word)

  constructor(weights: TaggerWeights, vectors: WordVectors, arena: Arena, at: Places) {
    this.weights = weights
    this.vectors = vectors
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
    const { arena, at, sum, weights } = this
    const { kernels, shorts } = arena
    forms.forEach((form, i) => {
      this.readVector(form, at.vectors / 2 + i * vector)
    })
    kernels.product(at.vectors, at.projection, at.projected, forms.length, vector, word)
    forms.forEach((form, i) => {
      const projected = at.projected / 2 + i * word
      for (let d = 0; d < word; d++) sum[d] = (shorts[projected + d] ?? 0) * 2 ** -inputBits
      addPackedRow(weights.words, wordRow(weights.hashes, form), sum)
      for (const name of formNames) addPackedRow(weights.tables[name], formRow(name, form), sum)
      const row = at.newWords / 2 + i * word
      for (let d = 0; d < word; d++) shorts[row + d] = toShort(sum[d] ?? 0, stateBits)
    })
    const rows = at.words + this.used * tokenRow
    kernels.product(at.newWords, at.wordInput, rows, forms.length, word, 6 * tokens)
    this.used += forms.length
  }

  private readVector(form: WordForm, to: number): void {
    const { shorts } = this.arena
    const place = findHash(this.vectors.hashes, form.lower)
    for (let d = 0; d < vector; d++) {
      shorts[to + d] = place < 0 ? 0 : (this.vectors.values[place * vector + d] ?? 0) * vectorScale
    }
  }
}
