import { readFileSync, writeFileSync } from 'node:fs'
import { hashText } from '../src/analysis/sequence/hashing.ts'
import { encodeRareWords, shortHash } from '../src/analysis/sequence/rare-words.ts'
import { findWordClass, parseWordClasses } from '../src/analysis/sequence/word-classes.ts'
import { nearest } from './clustering.ts'
import type { TrainingRequest } from './train.ts'
import { commonest, readVectors } from './vectors.ts'

const models = new URL('../models/', import.meta.url)

/**
 * Gives each word that has a vector but no class in models/word-classes.bin the class whose words' mean is nearest.
 * `--vectors FILE`: see models/word-classes.md.
 */
export async function train(request: TrainingRequest): Promise<void> {
  const vectors = readVectors(request.vectors)
  const { dimensions } = vectors
  const classes = parseWordClasses(readFileSync(new URL('word-classes.bin', models)))
  const centres = new Float32Array(classes.middle.length * dimensions)
  const rare: string[] = []
  for (const word of commonest(vectors, Number.POSITIVE_INFINITY)) {
    const group = findWordClass(classes, hashText(word))
    if (group < 0) rare.push(word)
    else
      vectors.unit(word).forEach((value, d) => {
        centres[group * dimensions + d] = (centres[group * dimensions + d] ?? 0) + value
      })
  }
  for (let at = 0; at < centres.length; at += dimensions) {
    const norm = Math.hypot(...centres.subarray(at, at + dimensions)) || 1
    for (let d = at; d < at + dimensions; d++) centres[d] = (centres[d] ?? 0) / norm
  }
  const found = new Map<number, number>()
  for (const word of rare) {
    const hash = shortHash(hashText(word))
    // The commoner of two words with one hash comes first, and stays.
    if (!found.has(hash)) found.set(hash, nearest(vectors.unit(word), centres))
  }
  const order = [...found].sort(([a], [b]) => a - b)
  const bytes = encodeRareWords({
    hashes: Uint32Array.from(order, ([hash]) => hash),
    fine: Uint16Array.from(order, ([, group]) => group),
  })
  writeFileSync(new URL('rare-words.bin', models), bytes)
  console.error(`${order.length} words, ${bytes.length} bytes`)
}
