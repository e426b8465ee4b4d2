import { foldedWords } from './index/fold.ts'

/** Words of a shingle, and hashes of a sketch: more are surer and slower. */
const size = { shingle: 4, sketch: 128 }

/** The smallest hashes of a text's shingles, in order: what its likeness to other texts is told by. */
export type Sketch = readonly number[]

/** A text's sketch by the smallest hashes of its runs of four words (Broder 1997, "On the resemblance of documents"). */
export function sketchOf(text: string): Sketch {
  const words = foldedWords(text)
  const hashes = new Set<number>()
  for (let i = 0; i < Math.max(1, words.length - size.shingle + 1); i++) {
    hashes.add(hashOf(words.slice(i, i + size.shingle).join(' ')))
  }
  return [...hashes].sort((a, b) => a - b).slice(0, size.sketch)
}

/** The share of shingles that two texts have in common of those that either has, about: 0 to 1. */
export function likeness(a: Sketch, b: Sketch): number {
  const [first, second] = [new Set(a), new Set(b)]
  const union = [...first.union(second)].sort((x, y) => x - y).slice(0, Math.max(1, size.sketch))
  const common = union.filter((hash) => first.has(hash) && second.has(hash))
  return union.length === 0 ? 0 : common.length / union.length
}

/** FNV-1a, 32 bits, with the final mix of MurmurHash3 so that the smallest hashes are a fair sample. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
