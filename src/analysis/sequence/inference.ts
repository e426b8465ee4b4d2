/**
 * Inference in a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001):
 * p(y|x) = exp(Σ_t node[t][y_t] + edge[t][y_{t-1}][y_t]) / Z(x). Viterbi and forward-backward follow Sutton and
 * McCallum, An Introduction to Conditional Random Fields (2012), section 4.1, both over exponentials that are scaled at
 * each token instead of kept as logarithms.
 */

/** The exponentials of one sequence's scores, each token's nodes divided by the largest of them. */
export interface Chain {
  length: number
  readonly labels: number
  /** length × labels, of the nodes. */
  potentials: Float64Array
  /** Where the step to each token stands in `factors`: labels × labels, from × to; for the first token labels numbers. */
  steps: Int32Array
  factors: Float64Array
  /** labels: of the score of ending in each label. */
  readonly ends: Float64Array
  /** The labels before each label that a step may come from: the first of them, and one past the last. */
  readonly fromFirst: Uint8Array
  readonly fromEnd: Uint8Array
}

/** Keeps a label that lies far behind from becoming impossible, so that no sum is zero. */
export const floor = -200

/** The best label of each token, into `path`. `back` and `best` are working space of length × labels and 2 × labels. */
export function viterbi(chain: Chain, path: Uint8Array, back: Uint8Array, best: Float64Array): void {
  const { length, labels: L, potentials, steps, factors, ends, fromFirst, fromEnd } = chain
  if (length === 0) return
  const start = steps[0] ?? 0
  for (let y = 0; y < L; y++) best[y] = (potentials[y] ?? 0) * (factors[start + y] ?? 0)
  for (let t = 1; t < length; t++) {
    const from = (t & 1) === 1 ? 0 : L
    const to = L - from
    const step = steps[t] ?? 0
    const base = t * L
    let largest = 0
    for (let y = 0; y < L; y++) {
      let arg = fromFirst[y] ?? 0
      const end = fromEnd[y] ?? 0
      let top = (best[from + arg] ?? 0) * (factors[step + arg * L + y] ?? 0)
      for (let x = arg + 1; x < end; x++) {
        const product = (best[from + x] ?? 0) * (factors[step + x * L + y] ?? 0)
        if (product > top) {
          top = product
          arg = x
        }
      }
      top *= potentials[base + y] ?? 0
      best[to + y] = top
      if (top > largest) largest = top
      back[base + y] = arg
    }
    const scale = 1 / largest
    for (let y = 0; y < L; y++) best[to + y] = (best[to + y] ?? 0) * scale
  }
  const last = ((length - 1) & 1) * L
  let label = 0
  for (let y = 1; y < L; y++) {
    if ((best[last + y] ?? 0) * (ends[y] ?? 0) > (best[last + label] ?? 0) * (ends[label] ?? 0)) label = y
  }
  for (let t = length - 1; t >= 0; t--) {
    path[t] = label
    label = back[t * L + label] ?? 0
  }
}

/** Working space of forward-backward, and its results for the last chain. */
export interface Beliefs {
  /** length × labels: p(y_t | x). */
  marginals: Float64Array
  /** length × labels × labels: p(y_{t-1}, y_t | x) for t ≥ 1. Only where asked for. */
  pairs: Float64Array | null
  alpha: Float64Array
  beta: Float64Array
  scales: Float64Array
}

/** Room for sequences of up to `length` tokens; with `pairs`, for the marginals of steps too. */
export function newBeliefs(length: number, labels: number, pairs: boolean): Beliefs {
  return {
    marginals: new Float64Array(length * labels),
    pairs: pairs ? new Float64Array(length * labels * labels) : null,
    alpha: new Float64Array(length * labels),
    beta: new Float64Array(length * labels),
    scales: new Float64Array(length),
  }
}

/** Finds the marginals. Returns what is left of Z once each token's scale and largest potential are divided out of it. */
export function forwardBackward(chain: Chain, beliefs: Beliefs): number {
  const { length, labels: L, potentials, steps, factors, ends, fromFirst, fromEnd } = chain
  if (length === 0) return 1
  const { marginals, alpha, beta, scales } = beliefs
  for (let t = 0; t < length; t++) {
    let sum = 0
    const base = t * L
    const step = steps[t] ?? 0
    for (let y = 0; y < L; y++) {
      let mass = 0
      if (t === 0) mass = factors[step + y] ?? 0
      else {
        const end = fromEnd[y] ?? 0
        for (let x = fromFirst[y] ?? 0; x < end; x++) {
          mass += (alpha[base - L + x] ?? 0) * (factors[step + x * L + y] ?? 0)
        }
      }
      mass *= potentials[base + y] ?? 0
      alpha[base + y] = mass
      sum += mass
    }
    for (let y = 0; y < L; y++) alpha[base + y] = (alpha[base + y] ?? 0) / sum
    scales[t] = sum
  }
  let total = 0
  const last = (length - 1) * L
  for (let y = 0; y < L; y++) total += (alpha[last + y] ?? 0) * (ends[y] ?? 0)
  for (let y = 0; y < L; y++) {
    beta[last + y] = (ends[y] ?? 0) / total
    marginals[last + y] = (alpha[last + y] ?? 0) * (beta[last + y] ?? 0)
  }
  for (let t = length - 2; t >= 0; t--) backward(t, chain, beliefs)
  return total
}

function backward(t: number, chain: Chain, { marginals, pairs, alpha, beta, scales }: Beliefs): void {
  const { labels: L, potentials, factors, fromFirst, fromEnd } = chain
  const scale = scales[t + 1] ?? 1
  const base = t * L
  const next = base + L
  const step = chain.steps[t + 1] ?? 0
  for (let x = 0; x < L; x++) beta[base + x] = 0
  for (let y = 0; y < L; y++) {
    const potential = potentials[next + y] ?? 0
    const after = beta[next + y] ?? 0
    const end = fromEnd[y] ?? 0
    for (let x = fromFirst[y] ?? 0; x < end; x++) {
      const share = ((factors[step + x * L + y] ?? 0) * potential * after) / scale
      beta[base + x] = (beta[base + x] ?? 0) + share
      if (pairs) pairs[next * L + x * L + y] = (alpha[base + x] ?? 0) * share
    }
  }
  for (let x = 0; x < L; x++) marginals[base + x] = (alpha[base + x] ?? 0) * (beta[base + x] ?? 0)
}
