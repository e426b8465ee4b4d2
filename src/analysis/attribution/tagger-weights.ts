import {
  type Matrix,
  type PackedMatrix,
  pack,
  readMatrix,
  readPacked,
  writeMatrix,
  writePacked,
} from '../network/matrices.ts'
import type { ByteReader, ByteWriter } from '../sequence/bytes.ts'
import { readHashes, writeHashes } from '../sequence/word-vectors.ts'

/** Width of a word's representation, and units of each layer one way. */
export const sizes = { word: 64, tokens: 40, roles: 24, vector: 100 }

/** Labels are padded to whole groups of four columns. */
export const padded = 8

/** Rows of the tables for what a word looks like, by hash. */
export const formTables = { suffix3: 2048, suffix2: 512, prefix3: 2048, shape: 256 } as const
export type FormTable = keyof typeof formTables

/** Rows of the tables for where a token stands; what each row means is in `tagger-features.ts`. */
export const contextTables = { quote: 16, run: 65, length: 17, grade: 4, sentence: 64, passage: 32, entity: 7 } as const
/** Rows of the tables for how a token stands to a cue. */
export const relationTables = { place: 120, mark: 8, cue: 2 } as const

const { word, tokens, roles, vector } = sizes
const gates = 6

/** Rows and columns of the weights that all models have. The first label or step of transitions is the start. */
export const dense = {
  projection: [vector, word],
  wordInput: [word, gates * tokens],
  tokenBias: [1, gates * tokens],
  ...recurrence('token', tokens),
  secondInput: [2 * tokens, gates * tokens],
  secondBias: [1, gates * tokens],
  ...recurrence('second', tokens),
  labels: [2 * tokens, padded],
  labelBias: [1, padded],
  labelSteps: [8, 7],
  roleInput: [2 * tokens, gates * roles],
  roleCue: [2 * tokens, gates * roles],
  roleBias: [1, gates * roles],
  ...recurrence('role', roles),
  roles: [2 * roles, padded],
  roleLabelBias: [1, padded],
  roleSteps: [7, 6],
} as const satisfies Readonly<Record<string, readonly [rows: number, columns: number]>>
export type DenseName = keyof typeof dense

/** The weights of a layer that reads both ways, by its name. */
function recurrence<Layer extends string>(layer: Layer, size: number) {
  const shapes = {
    [`${layer}Forward`]: [size, 3 * size],
    [`${layer}Backward`]: [size, 3 * size],
    [`${layer}ForwardBias`]: [1, 3 * size],
    [`${layer}BackwardBias`]: [1, 3 * size],
  }
  // The compiler sees only strings in names that are put together.
  return shapes as unknown as Readonly<
    Record<`${Layer}${'Forward' | 'Backward'}${'' | 'Bias'}`, readonly [rows: number, columns: number]>
  >
}

/** The tables, as they are learned and kept: few bits a number. */
export const tables = {
  ...mapTable(formTables, word),
  ...mapTable(contextTables, gates * tokens),
  ...mapTable(relationTables, gates * roles),
}
export type TableName = FormTable | keyof typeof contextTables | keyof typeof relationTables

function mapTable<Name extends string>(
  rows: Readonly<Record<Name, number>>,
  columns: number,
): Readonly<Record<Name, readonly [number, number]>> {
  // The names are those of `rows`.
  return Object.fromEntries(Object.entries(rows).map(([name, count]) => [name, [count, columns]])) as unknown as Record<
    Name,
    readonly [number, number]
  >
}

/** All that the tagger learns. */
export interface TaggerWeights {
  /** Hashes of the words with a row of their own in `words`, ascending; before these rows stand that of rare words and that of numbers. */
  readonly hashes: Uint32Array
  readonly words: PackedMatrix
  readonly tables: Readonly<Record<TableName, PackedMatrix>>
  readonly dense: Readonly<Record<DenseName, Matrix>>
}

export const rareWord = 0
export const numeral = 1
export const firstWord = 2

const denseNames = Object.keys(dense) as DenseName[]
const tableNames = Object.keys(tables) as TableName[]

export function writeTaggerWeights(writer: ByteWriter, weights: TaggerWeights): void {
  writeHashes(writer, weights.hashes)
  writePacked(writer, weights.words)
  for (const name of tableNames) writePacked(writer, weights.tables[name])
  for (const name of denseNames) writeMatrix(writer, weights.dense[name])
}

/** Throws where the bytes are not what `writeTaggerWeights` writes. */
export function readTaggerWeights(reader: ByteReader): TaggerWeights {
  const hashes = readHashes(reader)
  const words = readPacked(reader)
  const packed = tableNames.map((name) => [name, checked(name, readPacked(reader), tables[name])])
  const matrices = denseNames.map((name) => [name, checked(name, readMatrix(reader), dense[name])])
  if (words.rows !== hashes.length + firstWord) throw new Error('The model file is damaged: words')
  // Each name was read.
  return { hashes, words, tables: Object.fromEntries(packed), dense: Object.fromEntries(matrices) } as TaggerWeights
}

function checked<M extends { rows: number; columns: number }>(
  name: string,
  matrix: M,
  size: readonly [number, number],
): M {
  if (matrix.rows !== size[0] || matrix.columns !== size[1]) throw new Error(`The model file is damaged: ${name}`)
  return matrix
}

/** The weights from matrices as they are trained. */
export function packTaggerWeights(
  hashes: Uint32Array,
  matrix: (name: TableName | DenseName | 'words') => Matrix,
): TaggerWeights {
  // Each name is asked for.
  return {
    hashes,
    words: pack(matrix('words')),
    tables: Object.fromEntries(tableNames.map((name) => [name, pack(matrix(name))])),
    dense: Object.fromEntries(denseNames.map((name) => [name, matrix(name)])),
  } as TaggerWeights
}
