/** A sentence as a bag of words: weight by term, of unit length. */
export type Vector = ReadonlyMap<string, number>

const damping = 0.85
const rounds = 50
const tolerance = 1e-6

/**
 * Continuous LexRank (Erkan and Radev 2004): the stationary distribution of a walk over sentences by cosine similarity.
 * Returns one weight a sentence; they sum to 1.
 */
export function lexRank(vectors: readonly Vector[]): number[] {
  const n = vectors.length
  if (n === 0) return []
  const similarity = vectors.map((a) => vectors.map((b) => cosine(a, b)))
  const sums = similarity.map((row) => row.reduce((sum, value) => sum + value, 0))
  let rank = new Array<number>(n).fill(1 / n)
  for (let round = 0; round < rounds; round++) {
    const next = new Array<number>(n).fill((1 - damping) / n)
    let lost = 0
    for (let i = 0; i < n; i++) {
      const mass = rank[i] ?? 0
      const sum = sums[i] ?? 0
      if (sum === 0) lost += mass
      else for (let j = 0; j < n; j++) next[j] = (next[j] ?? 0) + (damping * mass * (similarity[i]?.[j] ?? 0)) / sum
    }
    for (let j = 0; j < n; j++) next[j] = (next[j] ?? 0) + (damping * lost) / n
    const change = next.reduce((sum, value, i) => sum + Math.abs(value - (rank[i] ?? 0)), 0)
    rank = next
    if (change < tolerance) break
  }
  return rank
}

/** TF-IDF vectors of unit length, with document frequencies counted over the sentences themselves. */
export function vectorise(sentences: readonly (readonly string[])[]): Vector[] {
  const frequency = new Map<string, number>()
  for (const words of sentences) for (const word of new Set(words)) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  return sentences.map((words) => {
    const vector = new Map<string, number>()
    for (const word of words)
      vector.set(word, (vector.get(word) ?? 0) + Math.log(1 + sentences.length / (frequency.get(word) ?? 1)))
    const length = Math.hypot(...vector.values()) || 1
    for (const [word, weight] of vector) vector.set(word, weight / length)
    return vector
  })
}

/** Cosine similarity of two vectors of unit length. */
export function cosine(a: Vector, b: Vector): number {
  if (a.size > b.size) return cosine(b, a)
  let sum = 0
  for (const [word, weight] of a) sum += weight * (b.get(word) ?? 0)
  return sum
}
