import type { ByteReader, ByteWriter } from '../sequence/bytes.ts'

/** How often a word is part of a cue in the training text, as a grade: 1 seldom, 2 often, 3 mostly. */
export interface CueLexicon {
  /** By the hash of the lower-cased word; words that never are cues are left out. */
  readonly grades: ReadonlyMap<number, number>
}

export function readCueLexicon(reader: ByteReader): CueLexicon {
  const grades = new Map<number, number>()
  for (let left = reader.varint(); left > 0; left--) {
    const word = reader.uint32() | 0
    grades.set(word, reader.uint8())
  }
  return { grades }
}

export function writeCueLexicon(writer: ByteWriter, lexicon: CueLexicon): void {
  writer.varint(lexicon.grades.size)
  for (const [word, grade] of lexicon.grades) {
    writer.uint32(word)
    writer.uint8(grade)
  }
}
