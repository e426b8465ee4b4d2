/**
 * Inference in a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001):
 * p(y|x) = exp(Σ_t node[t][y_t] + edge[t][y_{t-1}][y_t]) / Z(x). Viterbi and forward-backward follow Sutton and
 * McCallum, An Introduction to Conditional Random Fields (2012), section 4.1, with the forward variables scaled to sum
 * to one at each token instead of kept as logarithms.
 */

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

/** The best label of each token, into `path`. `back` is working space of length × labels. Returns the path's score. */
export function viterbi(lattice: Lattice, path: Uint8Array, back: Uint8Array, best: Float64Array): number {
  const { length, labels: L, nodes, edges, ends } = lattice
  if (length === 0) return 0
  for (let y = 0; y < L; y++) best[y] = (nodes[y] ?? 0) + (edges[y] ?? 0)
  for (let t = 1; t < length; t++) {
    const from = ((t - 1) % 2) * L
    const to = (t % 2) * L
    for (let y = 0; y < L; y++) {
      let top = Number.NEGATIVE_INFINITY
      let arg = 0
      for (let x = 0; x < L; x++) {
        const score = (best[from + x] ?? 0) + (edges[(t * L + x) * L + y] ?? 0)
        if (score > top) {
          top = score
          arg = x
        }
      }
      best[to + y] = top + (nodes[t * L + y] ?? 0)
      back[t * L + y] = arg
    }
  }
  const last = ((length - 1) % 2) * L
  let label = 0
  let score = Number.NEGATIVE_INFINITY
  for (let y = 0; y < L; y++) {
    const total = (best[last + y] ?? 0) + (ends[y] ?? 0)
    if (total > score) {
      score = total
      label = y
    }
  }
  for (let t = length - 1; t >= 0; t--) {
    path[t] = label
    label = back[t * L + label] ?? 0
  }
  return score
}

/** Working space of forward-backward, and its results for the last lattice. */
export interface Beliefs {
  /** length × labels: p(y_t | x). */
  marginals: Float64Array
  /** length × labels × labels: p(y_{t-1}, y_t | x) for t ≥ 1. Only where asked for. */
  pairs: Float64Array | null
  alpha: Float64Array
  beta: Float64Array
  /** length × labels × labels: exponentials of the edges. */
  factors: Float64Array
  /** length × labels: exponentials of the nodes, each token's largest being 1. */
  potentials: Float64Array
  scales: Float64Array
}

/**
 * Finds the marginals from `factors` and `potentials`. Returns log Z less the logarithms of what was divided out of the
 * potentials.
 */
export function forwardBackward(lattice: Lattice, beliefs: Beliefs): number {
  const { length, labels: L, ends } = lattice
  if (length === 0) return 0
  const { marginals, alpha, beta, factors, potentials, scales } = beliefs
  let logZ = 0
  for (let t = 0; t < length; t++) {
    let sum = 0
    for (let y = 0; y < L; y++) {
      let mass = 0
      if (t === 0) mass = factors[y] ?? 0
      else for (let x = 0; x < L; x++) mass += (alpha[(t - 1) * L + x] ?? 0) * (factors[(t * L + x) * L + y] ?? 0)
      mass *= potentials[t * L + y] ?? 0
      alpha[t * L + y] = mass
      sum += mass
    }
    for (let y = 0; y < L; y++) alpha[t * L + y] = (alpha[t * L + y] ?? 0) / sum
    scales[t] = sum
    logZ += Math.log(sum)
  }
  let total = 0
  const last = (length - 1) * L
  for (let y = 0; y < L; y++) total += (alpha[last + y] ?? 0) * Math.exp(ends[y] ?? 0)
  logZ += Math.log(total)
  for (let y = 0; y < L; y++) {
    beta[last + y] = Math.exp(ends[y] ?? 0) / total
    marginals[last + y] = (alpha[last + y] ?? 0) * (beta[last + y] ?? 0)
  }
  for (let t = length - 2; t >= 0; t--) backward(t, L, beliefs)
  return logZ
}

function backward(t: number, L: number, beliefs: Beliefs): void {
  const { marginals, pairs, alpha, beta, factors, potentials, scales } = beliefs
  const scale = scales[t + 1] ?? 1
  const next = (t + 1) * L
  for (let x = 0; x < L; x++) {
    const own = alpha[t * L + x] ?? 0
    let sum = 0
    for (let y = 0; y < L; y++) {
      const step = ((factors[(next + x) * L + y] ?? 0) * (potentials[next + y] ?? 0) * (beta[next + y] ?? 0)) / scale
      sum += step
      if (pairs) pairs[(next + x) * L + y] = own * step
    }
    beta[t * L + x] = sum
    marginals[t * L + x] = own * sum
  }
}

/** Keeps a label that lies far behind from becoming impossible, so that no sum is zero. */
export const floor = -200

/**
 * Fills `factors` and `potentials` with the exponentials of all scores. Returns the sum of what was taken from the nodes
 * to keep them in range: to be added to what `forwardBackward` returns.
 */
export function exponentiate(lattice: Lattice, beliefs: Beliefs): number {
  const { length, labels: L, nodes, edges } = lattice
  const { factors, potentials } = beliefs
  let taken = 0
  for (let t = 0; t < length; t++) {
    let top = nodes[t * L] ?? 0
    for (let y = 1; y < L; y++) top = Math.max(top, nodes[t * L + y] ?? 0)
    for (let y = 0; y < L; y++) {
      potentials[t * L + y] = Math.exp(Math.max(floor, (nodes[t * L + y] ?? 0) - top))
    }
    taken += top
  }
  const end = length * L * L
  for (let i = 0; i < end; i++) factors[i] = Math.exp(edges[i] ?? 0)
  return taken
}
