import { Arena } from '../network/arena.ts'
import { inputBits, toShorts, unpackShorts, wordBits, wordFormat } from '../network/fixed-point.ts'
import { chainFloats, mostLabels } from '../network/labelling.ts'
import type { Matrix, PackedMatrix } from '../network/matrices.ts'
import {
  inputBias,
  type ProductShape,
  placeChain,
  placeLayer,
  placeProduct,
  type WayWeights,
} from '../network/placing.ts'
import { vectorUnit } from '../sequence/word-vectors.ts'
import { longest } from './passages.ts'
import { formNames, placeNames } from './tagger-features.ts'
import { sizes, type TaggerWeights } from './tagger-weights.ts'

/** Words whose rows are kept ready. */
export const kept = 16_384
/** Rows that the kernels may write past the last. */
const spare = 3
const gates = 6
const shortBytes = 2
const floatBytes = 4

const { word, tokens, roles, vector } = sizes
/** Bytes of what goes into a layer for a token. */
export const tokenRow = gates * tokens * shortBytes
export const roleRow = gates * roles * shortBytes

/** What a word vector's numbers are multiplied by to stand like a word's representation. */
export const vectorScale = 16

/** Where the weights and the working space of a tagger stand in its arena. */
export type Places = ReturnType<typeof placeAll>

/** An arena with the weights in it, and room for passages of `longest` tokens. */
export function placeWeights(weights: TaggerWeights): { readonly arena: Arena; readonly at: Places } {
  const arena = new Arena(roomFor(weights))
  return { arena, at: placeAll(arena, weights) }
}

function placeAll(arena: Arena, { words, dense, tables }: TaggerWeights) {
  const rows = (length: number, bytes: number): number => arena.reserve((length + spare) * bytes)
  const table = (packed: PackedMatrix, bits = inputBits): number => arena.place(unpackShorts(packed, bits))
  const product = (weights: Matrix, bias?: ArrayLike<number>, shape?: ProductShape): number =>
    placeProduct(arena, weights, bias, shape)
  const ways = (name: 'token' | 'second' | 'role'): WayWeights[] => [
    { state: dense[`${name}Forward`], bias: dense[`${name}ForwardBias`] },
    { state: dense[`${name}Backward`], bias: dense[`${name}BackwardBias`] },
  ]
  return {
    // Vectors' numbers stand for multiples of their own unit, and their product is part of a word's representation.
    projection: product(dense.projection, [], {
      format: wordFormat,
      unit: (vectorUnit / vectorScale) * 2 ** (2 * wordBits),
    }),
    wordInput: product(dense.wordInput, [], { format: wordFormat }),
    tokenBias: arena.place(toShorts(inputBias(dense.tokenBias, ways('token')), inputBits)),
    token: placeLayer(arena, ways('token')),
    secondInput: product(dense.secondInput, inputBias(dense.secondBias, ways('second'))),
    second: placeLayer(arena, ways('second')),
    labels: placeChain(arena, dense.labels, dense.labelBias, dense.labelSteps),
    roleInput: product(dense.roleInput, inputBias(dense.roleBias, ways('role'))),
    roleCue: product(dense.roleCue),
    role: placeLayer(arena, ways('role')),
    roles: placeChain(arena, dense.roles, dense.roleLabelBias, dense.roleSteps),
    ownWords: table(words, wordBits),
    forms: formNames.map((name) => table(tables[name], wordBits)),
    grades: table(tables.grade),
    places: placeNames.map((name) => table(tables[name])),
    place: table(tables.place),
    mark: table(tables.mark),
    isCue: table(tables.cue),
    vectors: rows(longest, vector * shortBytes),
    projected: rows(longest, word * shortBytes),
    newWords: rows(longest, word * shortBytes),
    words: rows(kept, tokenRow),
    list: arena.reserve(Math.max(2 + formNames.length, 1 + placeNames.length) * longest * floatBytes),
    inputs: rows(longest, Math.max(tokenRow, roleRow)),
    first: rows(longest, 2 * Math.max(tokens, roles)),
    states: rows(longest, 2 * tokens),
    roleInputs: rows(longest, roleRow),
    means: rows(longest, 2 * tokens),
    cues: rows(longest, roleRow),
    space: arena.reserve((2 * floatBytes + 1) * Math.max(tokens, roles) + 16),
    potentials: arena.reserve(longest * mostLabels * floatBytes),
    marginals: arena.reserve(longest * mostLabels * floatBytes),
    back: arena.reserve((longest + 2) * mostLabels * shortBytes),
  }
}

/** Bytes that a tagger with these weights needs, with some to spare. */
function roomFor({ words, dense, tables }: TaggerWeights): number {
  const numbers = (matrices: readonly { rows: number; columns: number }[]): number =>
    matrices.reduce((total, { rows, columns }) => total + (rows + 2) * columns, 0)
  const placed = [words, ...Object.values(tables)]
  const states = vector + 2 * word + 6 * Math.max(tokens, roles)
  const perToken =
    shortBytes * (states + 2 * tokens + mostLabels) + roleRow + 2 * Math.max(tokenRow, roleRow) + 64 + 8 * mostLabels
  return (
    shortBytes * (numbers(Object.values(dense)) + numbers(placed)) +
    2 * floatBytes * chainFloats +
    kept * tokenRow +
    (longest + 8) * perToken +
    65_536
  )
}
