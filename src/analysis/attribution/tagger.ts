import type { Document } from '../document/document.ts'
import { Arena } from '../network/arena.ts'
import { NetworkChain } from '../network/chain.ts'
import { type GruLayer, readBothWays } from '../network/gru-layer.ts'
import { addPackedRow, type Matrix, type PackedMatrix, unpack } from '../network/matrices.ts'
import { mostNumbered, type WordForm } from '../sequence/word-forms.ts'
import { findHash, vectorUnit, type WordVectors } from '../sequence/word-vectors.ts'
import type { CueLexicon } from './cue-lexicon.ts'
import { longest, type Passage, type TokenTable } from './passages.ts'
import {
  type CueWindow,
  contextNames,
  contextRows,
  formNames,
  formRow,
  relationRows,
  wordRow,
} from './tagger-features.ts'
import { padded, sizes, type TaggerWeights } from './tagger-weights.ts'

/** Labels of tokens by themselves, and of the tokens around one cue: B for the first token of a run, I for the others. */
export const tokenLabels = ['O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content'] as const
export const roleLabels = ['O', 'cue', 'B-source', 'I-source', 'B-content', 'I-content'] as const

/** Best labels and p(label | text), tokens × labels; overwritten by the next call. */
export interface Labelling {
  readonly labels: Uint8Array
  readonly marginals: Float64Array
}

/** Words whose rows are kept ready. */
const kept = 4096
const gates = 6
const { word, tokens, roles } = sizes
const tokenWidth = gates * tokens
const roleWidth = gates * roles

/**
 * A small recurrent network (see models/attribution.md): two layers of gated recurrent units that read a passage both
 * ways and a conditional random field on top label its tokens; a third layer over the states of the second labels
 * the tokens around one cue. For one caller at a time.
 */
export class Tagger {
  /** Tokens labelled since it was made, a token of two windows twice. */
  work = 0
  private readonly weights: TaggerWeights
  private readonly vectors: WordVectors
  private readonly lexicon: CueLexicon
  private readonly arena: Arena
  private readonly layers: { first: GruLayer; second: GruLayer; roles: GruLayer }
  private readonly at: Addresses
  private readonly tokenChain: NetworkChain
  private readonly roleChain: NetworkChain
  /** By the number of a word form: one more than its place among the rows that are kept ready, or 0. */
  private readonly slots = new Uint16Array(mostNumbered + 1)
  private used = 0
  private generation = -1
  private passage: { readonly passage: Passage; roles: boolean } | null = null

  constructor(weights: TaggerWeights, vectors: WordVectors, lexicon: CueLexicon) {
    this.weights = weights
    this.vectors = vectors
    this.lexicon = lexicon
    this.arena = new Arena(roomFor(weights))
    this.layers = {
      first: placeLayer(this.arena, weights.dense, 'token', tokens),
      second: placeLayer(this.arena, weights.dense, 'second', tokens),
      roles: placeLayer(this.arena, weights.dense, 'role', roles),
    }
    this.at = placeAll(this.arena, weights)
    const { labelSteps, roleSteps } = weights.dense
    this.tokenChain = new NetworkChain(labelSteps.values, tokenLabels.length, longest)
    this.roleChain = new NetworkChain(roleSteps.values, roleLabels.length, longest)
  }

  /** Labels the tokens of a passage. */
  readTokens(document: Document, table: TokenTable, passage: Passage): Labelling {
    const { arena, at, layers } = this
    const length = passage.end - passage.first
    this.passage = { passage, roles: false }
    if (this.generation !== table.generation) {
      this.generation = table.generation
      this.forgetWords()
    }
    this.gatherTokens(document, table, passage)
    readBothWays(arena, layers.first, at.inputs, at.first, length, at.gates, false)
    arena.repeat(at.secondBias, at.inputs, length, tokenWidth)
    arena.kernels.multiply(at.first, at.secondInput, at.inputs, length, 2 * tokens, tokenWidth)
    readBothWays(arena, layers.second, at.inputs, at.states, length, at.gates, false)
    return this.label(this.tokenChain, at.states, at.labels, at.labelBias, length, 2 * tokens)
  }

  /** Labels the tokens of a cue's window, which lies in the passage that was read last. */
  readRoles(table: TokenTable, cue: CueWindow): Labelling {
    const { arena, at, layers } = this
    if (!this.passage) throw new Error('No passage was read')
    this.prepareRoles(this.passage)
    const length = cue.windowEnd - cue.windowFirst
    this.gatherRoles(table, cue, this.passage.passage.first)
    readBothWays(arena, layers.roles, at.inputs, at.first, length, at.gates, false)
    return this.label(this.roleChain, at.first, at.roles, at.roleLabelBias, length, 2 * roles)
  }

  private label(
    chain: NetworkChain,
    states: number,
    weights: number,
    bias: number,
    length: number,
    width: number,
  ): Labelling {
    const { arena, at } = this
    this.work += length
    arena.repeat(bias, at.scores, length, padded)
    arena.kernels.multiply(states, weights, at.scores, length, width, padded)
    chain.score(arena.view(at.scores, length * padded), length, padded)
    return { labels: chain.decode(), marginals: chain.marginals() }
  }

  /** What goes into the first layer: a row for each word, and rows for where it stands. */
  private gatherTokens(document: Document, table: TokenTable, passage: Passage): void {
    const { arena, at } = this
    const rows = contextRows(document, table, this.lexicon, passage)
    const width = contextNames.length
    const list = at.list / 4
    arena.words[list] = at.tokenBias
    for (let t = passage.first, k = 0; t < passage.end; t++) {
      const form = table.forms[t]
      arena.words[list + 1] = form ? this.wordAddress(form) : at.tokenBias
      for (let c = 0; c < width; c++, k++) {
        arena.words[list + 2 + c] = (at.contexts[c] ?? 0) + (rows[k] ?? 0) * tokenWidth * 4
      }
      arena.kernels.sumRows(at.list, 2 + width, at.inputs + (t - passage.first) * tokenWidth * 4, tokenWidth)
    }
  }

  /** The address of what a word alone puts into the first layer. */
  private wordAddress(form: WordForm): number {
    const { at, slots } = this
    const slot = slots[form.number] ?? 0
    if (slot > 0) return at.words + (slot - 1) * tokenWidth * 4
    if (this.used === kept) this.forgetWords()
    const address = at.words + this.used * tokenWidth * 4
    this.used++
    // A word without a number has no place in the list, which then stays as it is.
    slots[form.number] = this.used
    this.fillWord(form, address)
    return address
  }

  private forgetWords(): void {
    this.slots.fill(0)
    this.used = 0
  }

  private fillWord(form: WordForm, address: number): void {
    const { arena, at, weights } = this
    const sum = arena.view(at.word, word)
    sum.fill(0)
    addPackedRow(weights.words, wordRow(weights.hashes, form), sum)
    for (const name of formNames) addPackedRow(weights.tables[name], formRow(name, form), sum)
    const place = findHash(this.vectors.hashes, form.lower)
    if (place >= 0) {
      const vector = arena.view(at.vector, sizes.vector)
      for (let d = 0; d < sizes.vector; d++) {
        vector[d] = (this.vectors.values[place * sizes.vector + d] ?? 0) * vectorUnit
      }
      arena.kernels.multiply(at.vector, at.projection, at.word, 1, sizes.vector, word)
    }
    arena.view(address, tokenWidth).fill(0)
    arena.kernels.multiply(at.word, at.wordInput, address, 1, word, tokenWidth)
  }

  /** What the states of a passage put into the third layer, once a passage. */
  private prepareRoles(read: { readonly passage: Passage; roles: boolean }): void {
    if (read.roles) return
    read.roles = true
    const { arena, at } = this
    const length = read.passage.end - read.passage.first
    arena.repeat(at.roleBias, at.roleInputs, length, roleWidth)
    arena.kernels.multiply(at.states, at.roleInput, at.roleInputs, length, 2 * tokens, roleWidth)
  }

  private gatherRoles(table: TokenTable, cue: CueWindow, base: number): void {
    const { arena, at } = this
    const mean = arena.view(at.word, 2 * tokens)
    mean.fill(0)
    for (let t = cue.first; t < cue.end; t++) {
      const state = arena.view(at.states + (t - base) * 2 * tokens * 4, 2 * tokens)
      for (let d = 0; d < 2 * tokens; d++) mean[d] = (mean[d] ?? 0) + (state[d] ?? 0) / (cue.end - cue.first)
    }
    arena.view(at.cue, roleWidth).fill(0)
    arena.kernels.multiply(at.word, at.roleCue, at.cue, 1, 2 * tokens, roleWidth)
    const rows = relationRows(table, cue)
    const list = at.list / 4
    arena.words[list] = at.cue
    for (let t = cue.windowFirst, k = 0; t < cue.windowEnd; t++) {
      arena.words[list + 1] = at.roleInputs + (t - base) * roleWidth * 4
      arena.words[list + 2] = at.place + (rows[k++] ?? 0) * roleWidth * 4
      arena.words[list + 3] = at.mark + (rows[k++] ?? 0) * roleWidth * 4
      arena.words[list + 4] = at.isCue + (t >= cue.first && t < cue.end ? roleWidth * 4 : 0)
      arena.kernels.sumRows(at.list, 5, at.inputs + (t - cue.windowFirst) * roleWidth * 4, roleWidth)
    }
  }
}

type Addresses = ReturnType<typeof placeAll>

function placeLayer(
  arena: Arena,
  dense: TaggerWeights['dense'],
  name: 'token' | 'second' | 'role',
  size: number,
): GruLayer {
  const place = (part: 'Forward' | 'Backward' | 'ForwardBias' | 'BackwardBias'): number =>
    arena.place(dense[`${name}${part}`].values)
  return {
    size,
    forward: place('Forward'),
    backward: place('Backward'),
    forwardBias: place('ForwardBias'),
    backwardBias: place('BackwardBias'),
  }
}

/** Puts the weights into the arena and finds room to work in. */
function placeAll(arena: Arena, { dense, tables }: TaggerWeights) {
  const matrix = ({ values }: Matrix): number => arena.place(values)
  const table = (packed: PackedMatrix): number => arena.place(unpack(packed).values)
  return {
    projection: matrix(dense.projection),
    wordInput: matrix(dense.wordInput),
    tokenBias: matrix(dense.tokenBias),
    secondInput: matrix(dense.secondInput),
    secondBias: matrix(dense.secondBias),
    labels: matrix(dense.labels),
    labelBias: matrix(dense.labelBias),
    roleInput: matrix(dense.roleInput),
    roleCue: matrix(dense.roleCue),
    roleBias: matrix(dense.roleBias),
    roles: matrix(dense.roles),
    roleLabelBias: matrix(dense.roleLabelBias),
    contexts: contextNames.map((name) => table(tables[name])),
    place: table(tables.place),
    mark: table(tables.mark),
    isCue: table(tables.cue),
    vector: arena.reserve(sizes.vector),
    word: arena.reserve(Math.max(word, 2 * tokens)),
    cue: arena.reserve(roleWidth),
    list: arena.reserve(16),
    words: arena.reserve(kept * tokenWidth),
    inputs: arena.reserve(longest * Math.max(tokenWidth, roleWidth)),
    first: arena.reserve(longest * 2 * Math.max(tokens, roles)),
    states: arena.reserve(longest * 2 * tokens),
    roleInputs: arena.reserve(longest * roleWidth),
    scores: arena.reserve(longest * padded),
    gates: arena.reserve(gates * Math.max(tokens, roles)),
  }
}

/** Floats that a tagger with these weights needs, with some to spare. */
function roomFor({ dense, tables }: TaggerWeights): number {
  const sum = (matrices: readonly { rows: number; columns: number }[]): number =>
    matrices.reduce((total, { rows, columns }) => total + rows * columns + 4, 0)
  const working = longest * (2 * Math.max(tokenWidth, roleWidth) + 4 * Math.max(tokens, roles) + padded)
  const placed = [...contextNames.map((name) => tables[name]), tables.place, tables.mark, tables.cue]
  return sum(Object.values(dense)) + sum(placed) + kept * tokenWidth + working + 4096
}
