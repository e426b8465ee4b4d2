import { type Chain, floor } from '../src/analysis/sequence/inference.ts'

/** Scores of one sequence with `labels` labels; the first step has a score for each label in `edges[0 .. labels)`. */
export interface Lattice {
  length: number
  readonly labels: number
  /** length × labels. */
  nodes: Float64Array
  /** length × labels × labels, from × to; row 0 of token 0 holds the scores of starting in each label. */
  edges: Float64Array
  /** labels: the score of ending in each label. */
  ends: Float64Array
}

/** Room for the exponentials of lattices of up to `length` tokens. */
export function newChain(length: number, labels: number): Chain {
  return {
    length: 0,
    labels,
    potentials: new Float64Array(length * labels),
    steps: Int32Array.from({ length }, (_, t) => t * labels * labels),
    factors: new Float64Array(length * labels * labels),
    ends: new Float64Array(labels),
    fromFirst: new Uint8Array(labels),
    fromEnd: new Uint8Array(labels).fill(labels),
  }
}

/**
 * Fills `chain` with the exponentials of all scores. Returns the sum of what was taken from the nodes to keep them in
 * range.
 */
export function exponentiate(lattice: Lattice, chain: Chain): number {
  const { length, labels: L, nodes, edges, ends } = lattice
  const { factors, potentials } = chain
  chain.length = length
  let taken = 0
  for (let t = 0; t < length; t++) {
    let top = nodes[t * L] ?? 0
    for (let y = 1; y < L; y++) top = Math.max(top, nodes[t * L + y] ?? 0)
    for (let y = 0; y < L; y++) {
      potentials[t * L + y] = Math.exp(Math.max(floor, (nodes[t * L + y] ?? 0) - top))
    }
    taken += top
  }
  const size = length * L * L
  for (let i = 0; i < size; i++) factors[i] = Math.exp(edges[i] ?? 0)
  for (let y = 0; y < L; y++) chain.ends[y] = Math.exp(ends[y] ?? 0)
  return taken
}

/** log Z of a lattice, from what `exponentiate` and `forwardBackward` returned for it and the latter's scales. */
export function logPartition(taken: number, rest: number, scales: Float64Array, length: number): number {
  let log = 0
  for (let t = 0; t < length; t++) log += Math.log(scales[t] ?? 1)
  return taken + (log + Math.log(rest))
}
