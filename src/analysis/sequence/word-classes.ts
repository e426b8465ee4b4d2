import { ByteReader, ByteWriter } from './bytes.ts'
import { findHash } from './word-vectors.ts'

/**
 * Classes of words that stand in like contexts, at three levels: each fine class lies in one middle class and that in
 * one coarse class. They let a model use what it learned of "said" on a verb that its training text did not have.
 */
export interface WordClasses {
  /** Hashes (`hashText`) of lower-cased words, ascending. */
  readonly hashes: Uint32Array
  /** The fine class of each. */
  readonly fine: Uint16Array
  /** The middle and the coarse class of each fine class. */
  readonly middle: Uint16Array
  readonly coarse: Uint16Array
}

const magic = 0x31435752 // "RWC1"

/** The fine class of the word with this hash, or -1. */
export function findWordClass(classes: WordClasses, hash: number): number {
  const place = findHash(classes.hashes, hash)
  return place < 0 ? -1 : (classes.fine[place] ?? -1)
}

/** Reads a file of word classes. Throws where the bytes are not one. */
export function parseWordClasses(bytes: Uint8Array): WordClasses {
  const reader = new ByteReader(bytes)
  if (reader.uint32() !== magic) throw new Error('These bytes are not word classes')
  const count = reader.varint()
  const classes = reader.varint()
  const middle = Uint16Array.from({ length: classes }, () => reader.varint())
  const coarse = Uint16Array.from({ length: classes }, () => reader.varint())
  const hashes = new Uint32Array(count)
  const fine = new Uint16Array(count)
  let hash = 0
  for (let i = 0; i < count; i++) {
    hash += reader.varint()
    hashes[i] = hash
    fine[i] = reader.varint()
  }
  return { hashes, fine, middle, coarse }
}

export function encodeWordClasses(classes: WordClasses): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter()
  writer.uint32(magic)
  writer.varint(classes.hashes.length)
  writer.varint(classes.middle.length)
  for (const parent of classes.middle) writer.varint(parent)
  for (const parent of classes.coarse) writer.varint(parent)
  let previous = 0
  classes.hashes.forEach((hash, i) => {
    writer.varint(hash - previous)
    writer.varint(classes.fine[i] ?? 0)
    previous = hash
  })
  return writer.finish()
}
