import type { Document } from '../document/document.ts'
import type { Arena } from '../network/arena.ts'
import { mostLabels } from '../network/labelling.ts'
import { followBack } from '../network/placing.ts'
import type { WordVectors } from '../sequence/word-vectors.ts'
import type { CueLexicon } from './cue-lexicon.ts'
import { longest, type Passage, type TokenTable } from './passages.ts'
import { type Places, placeWeights, roleRow, tokenRow } from './tagger-arena.ts'
import { type CueWindow, placeNames, placeRows, relationRows } from './tagger-features.ts'
import { sizes, type TaggerWeights } from './tagger-weights.ts'
import { TaggerWords } from './tagger-words.ts'

/** Labels of tokens by themselves, and of the tokens around one cue: B for the first token of a run, I for the others. */
export const tokenLabels = ['O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content'] as const
export const roleLabels = ['O', 'cue', 'B-source', 'I-source', 'B-content', 'I-content'] as const

/** Numbers of each token in `Labelling.marginals`, those after the labels' being 0. */
export const marginalWidth = mostLabels

/** Best labels and p(label | text), tokens × `marginalWidth`; overwritten by the next call. */
export interface Labelling {
  readonly labels: Uint8Array
  readonly marginals: Float32Array
}

const { tokens, roles } = sizes

/**
 * A small recurrent network (see models/attribution.md): two layers of gated recurrent units that read a passage both
 * ways and a conditional random field on top label its tokens; a third layer over the states of the second labels
 * the tokens around one cue. For one caller at a time.
 */
export class Tagger {
  /** Tokens labelled since it was made, a token of two windows twice. */
  work = 0
  private readonly arena: Arena
  private readonly at: Places
  private readonly words: TaggerWords
  private readonly labels = new Uint8Array(longest)
  private passage: Passage | null = null
  private cues: readonly CueWindow[] = []

  constructor(weights: TaggerWeights, vectors: WordVectors, lexicon: CueLexicon) {
    const { arena, at } = placeWeights(weights)
    this.arena = arena
    this.at = at
    this.words = new TaggerWords({ hashes: weights.hashes, vectors, lexicon }, arena, at)
  }

  /** Labels the tokens of a passage. */
  readTokens(document: Document, table: TokenTable, passage: Passage): Labelling {
    const { at, arena } = this
    const { kernels } = arena
    const length = passage.end - passage.first
    this.passage = passage
    this.cues = []
    this.gatherTokens(document, table, passage)
    kernels.recur(at.token, at.inputs, at.first, length, tokens, at.space)
    kernels.product(at.first, at.secondInput, at.inputs, length, 2 * tokens, 6 * tokens)
    kernels.recur(at.second, at.inputs, at.states, length, tokens, at.space)
    return this.label(at.states, at.labels, length, 2 * tokens)
  }

  /** Names the cues whose roles are to be read, which lie with their windows in the passage that was read last. */
  openRoles(cues: readonly CueWindow[]): void {
    const { at, arena, passage } = this
    if (!passage) throw new Error('No passage was read')
    this.cues = cues
    if (cues.length === 0) return
    const { kernels } = arena
    kernels.product(at.states, at.roleInput, at.roleInputs, passage.end - passage.first, 2 * tokens, 6 * roles)
    cues.forEach((cue, i) => {
      this.meanState(cue, passage.first, at.means + i * 2 * tokens)
    })
    kernels.product(at.means, at.roleCue, at.cues, cues.length, 2 * tokens, 6 * roles)
  }

  /** Labels the tokens of the window of one of the opened cues, given its place among them. */
  readRoles(table: TokenTable, place: number): Labelling {
    const { at, arena, passage } = this
    const cue = this.cues[place]
    if (!passage || !cue) throw new RangeError(`No cue was opened at place ${place}`)
    const length = cue.windowEnd - cue.windowFirst
    this.gatherRoles(table, cue, at.cues + place * roleRow, passage.first)
    arena.kernels.recur(at.role, at.inputs, at.first, length, roles, at.space)
    return this.label(at.first, at.roles, length, 2 * roles)
  }

  private label(states: number, chain: number, length: number, width: number): Labelling {
    const { arena, at } = this
    this.work += length
    arena.kernels.label(states, chain, length, width, at.potentials, at.marginals, at.back)
    followBack(arena, at.back, length, this.labels)
    const marginals = at.marginals / 4
    return {
      labels: this.labels.subarray(0, length),
      marginals: arena.floats.subarray(marginals, marginals + length * mostLabels),
    }
  }

  /** What goes into the first layer: a row for each word, and rows for where it stands. */
  private gatherTokens(document: Document, table: TokenTable, passage: Passage): void {
    const { arena, at, words } = this
    const rows = placeRows(document, table, passage)
    const width = placeNames.length
    const length = passage.end - passage.first
    words.find(table, passage)
    const list = arena.words
    for (let i = 0, k = 0, to = at.list / 4; i < length; i++) {
      list[to++] = words.addresses[i] ?? 0
      for (let c = 0; c < width; c++) list[to++] = (at.places[c] ?? 0) + (rows[k++] ?? 0) * tokenRow
    }
    arena.kernels.gather(at.list, 1 + width, at.inputs, length, 6 * tokens)
  }

  /** The mean state of a cue's tokens, written from `to` on. */
  private meanState({ first, end }: CueWindow, base: number, to: number): void {
    const { bytes } = this.arena
    const width = 2 * tokens
    const count = end - first
    const states = this.at.states + (first - base) * width
    for (let d = 0; d < width; d++) {
      let sum = 0
      for (let k = 0; k < count; k++) sum += bytes[states + k * width + d] ?? 0
      bytes[to + d] = Math.round(sum / count)
    }
  }

  /** What goes into the third layer for each token of a cue's window; `own` is what the cue itself puts there. */
  private gatherRoles(table: TokenTable, cue: CueWindow, own: number, base: number): void {
    const { arena, at } = this
    const { words } = arena
    const rows = relationRows(table, cue)
    for (let t = cue.windowFirst, k = 0, list = at.list / 4; t < cue.windowEnd; t++) {
      words[list++] = own
      words[list++] = at.roleInputs + (t - base) * roleRow
      words[list++] = at.place + (rows[k++] ?? 0) * roleRow
      words[list++] = at.mark + (rows[k++] ?? 0) * roleRow
      words[list++] = at.isCue + (t >= cue.first && t < cue.end ? roleRow : 0)
    }
    arena.kernels.gather(at.list, 5, at.inputs, cue.windowEnd - cue.windowFirst, 6 * roles)
  }
}
