import { ByteReader, ByteWriter } from './bytes.ts'
import { findHash } from './word-vectors.ts'

/**
 * The fine classes (`WordClasses`) of words too rare to have a place there: most of them names. They are many, so of a
 * hash only the first bits are kept, and of 65 words that are not among them one is taken for one of them.
 */
export interface RareWords {
  /** The first `hashBits` bits of the hashes (`hashText`) of lower-cased words, ascending. */
  readonly hashes: Uint32Array
  /** The fine class of each, below 2^`classBits`. */
  readonly fine: Uint16Array
}

const magic = 0x31575252 // "RRW1"
const hashBits = 24
const classBits = 10

/** What is kept of a hash. */
export function shortHash(hash: number): number {
  return hash >>> (32 - hashBits)
}

/** The fine class of the rare word with this hash, or -1. */
export function findRareWord(words: RareWords, hash: number): number {
  const place = findHash(words.hashes, shortHash(hash))
  return place < 0 ? -1 : (words.fine[place] ?? -1)
}

/** Reads a file of rare words. Throws where the bytes are not one. */
export function parseRareWords(bytes: Uint8Array): RareWords {
  const reader = new ByteReader(bytes)
  if (reader.uint32() !== magic) throw new Error('These bytes are not classes of rare words')
  const hashes = new Uint32Array(reader.varint())
  reader.gaps(hashes)
  const low = reader.take(hashes.length)
  const high = reader.take(Math.ceil(hashes.length / 4))
  const fine = new Uint16Array(hashes.length)
  for (let i = 0; i < fine.length; i++) {
    fine[i] = (low[i] ?? 0) | ((((high[i >>> 2] ?? 0) >>> (2 * (i & 3))) & 3) << 8)
  }
  return { hashes, fine }
}

/** Gaps between the hashes, then the classes' low bytes, then their two high bits, four to a byte. Throws where a class is too large. */
export function encodeRareWords({ hashes, fine }: RareWords): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter()
  writer.uint32(magic)
  writer.varint(hashes.length)
  writer.gaps(hashes)
  const high = new Uint8Array(Math.ceil(fine.length / 4))
  fine.forEach((group, i) => {
    if (group >>> classBits !== 0) throw new RangeError(`A class of ${classBits} bits was expected, not ${group}`)
    high[i >>> 2] = (high[i >>> 2] ?? 0) | ((group >>> 8) << (2 * (i & 3)))
  })
  writer.append(Uint8Array.from(fine, (group) => group & 255))
  writer.append(high)
  return writer.finish()
}
