import { writeFileSync } from 'node:fs'
import { hashText } from '../src/analysis/sequence/hashing.ts'
import { encodeWordVectors, vectorUnit } from '../src/analysis/sequence/word-vectors.ts'
import type { TrainingRequest } from './train.ts'
import { readVectors } from './vectors.ts'

const vocabulary = 26_000

/** Rounds the vectors of the commonest words to bytes. `--vectors FILE`: see models/word-vectors.md. */
export async function train(request: TrainingRequest): Promise<void> {
  const vectors = readVectors(request.vectors)
  const words = vectors.words
    .slice(0, vocabulary)
    .map((word) => ({ hash: hashText(word) >>> 0, vector: vectors.unit(word) }))
    .sort((a, b) => a.hash - b.hash)
    .filter(({ hash }, i, all) => hash !== all[i - 1]?.hash)
  const values = Int8Array.from(
    words.flatMap(({ vector }) =>
      Array.from(vector, (value) => Math.max(-127, Math.min(127, Math.round(value / vectorUnit)))),
    ),
  )
  const bytes = encodeWordVectors({
    hashes: Uint32Array.from(words, ({ hash }) => hash),
    dimensions: vectors.dimensions,
    values,
  })
  writeFileSync(new URL('../models/word-vectors.bin', import.meta.url), bytes)
}
