import { ByteReader, ByteWriter } from './bytes.ts'

/** Vectors of common words: words that stand in like contexts point in like directions. Of length one, before rounding. */
export interface WordVectors {
  /** Hashes (`hashText`) of lower-cased words, ascending. */
  readonly hashes: Uint32Array
  readonly dimensions: number
  /** `dimensions` for each word, in units of `vectorUnit`. */
  readonly values: Int8Array
}

/** Of the numbers of a vector of length one all but a few are below a half, and these are cut. */
export const vectorUnit = 0.5 / 127

const magic = 0x31565752 // "RWV1"

/** The place of a hash among ascending ones, or -1. */
export function findHash(hashes: Uint32Array, hash: number): number {
  const wanted = hash >>> 0
  let low = 0
  let high = hashes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((hashes[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return hashes[low] === wanted ? low : -1
}

/** Reads a file of word vectors. Throws where the bytes are not one. */
export function parseWordVectors(bytes: Uint8Array): WordVectors {
  const reader = new ByteReader(bytes)
  if (reader.uint32() !== magic) throw new Error('These bytes are not word vectors')
  const dimensions = reader.varint()
  const hashes = readHashes(reader)
  return { hashes, dimensions, values: reader.int8s(hashes.length * dimensions) }
}

export function encodeWordVectors({ hashes, dimensions, values }: WordVectors): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter()
  writer.uint32(magic)
  writer.varint(dimensions)
  writeHashes(writer, hashes)
  writer.append(new Uint8Array(values.buffer, values.byteOffset, values.length))
  return writer.finish()
}

/** Ascending hashes, as differences. */
export function readHashes(reader: ByteReader): Uint32Array {
  const hashes = new Uint32Array(reader.varint())
  let hash = 0
  for (let i = 0; i < hashes.length; i++) {
    hash += reader.varint()
    hashes[i] = hash
  }
  return hashes
}

export function writeHashes(writer: ByteWriter, hashes: Uint32Array): void {
  writer.varint(hashes.length)
  let previous = 0
  for (const hash of hashes) {
    writer.varint(hash - previous)
    previous = hash
  }
}
