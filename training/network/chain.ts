import { type Beliefs, type Chain, floor, forwardBackward, newBeliefs } from '../../src/analysis/sequence/inference.ts'

/**
 * A linear-chain conditional random field whose node scores come from a network and whose step scores are the same
 * everywhere. What its methods return is overwritten by the next call.
 */
export class NetworkChain {
  readonly beliefs: Beliefs
  private readonly chain: Chain
  /** Each token's largest score, which its potentials are divided by. */
  private readonly largest: Float64Array

  /** `steps`: (labels + 1) × labels, the first row from the start; -Infinity forbids. `longest`: tokens at most. */
  constructor(steps: ArrayLike<number>, labels: number, longest: number, pairs = false) {
    const L = labels
    this.chain = {
      length: 0,
      labels: L,
      potentials: new Float64Array(longest * L),
      // The steps from the start, then those between labels, which all tokens share.
      steps: Int32Array.from({ length: longest }, (_, t) => (t === 0 ? 0 : L)),
      factors: new Float64Array(L + L * L),
      ends: new Float64Array(L).fill(1),
      fromFirst: new Uint8Array(L),
      fromEnd: new Uint8Array(L).fill(L),
    }
    this.beliefs = newBeliefs(longest, L, pairs)
    this.largest = new Float64Array(longest)
    this.setSteps(steps)
  }

  setSteps(steps: ArrayLike<number>): void {
    const { factors } = this.chain
    for (let i = 0; i < factors.length; i++) factors[i] = Math.exp(steps[i] ?? 0)
  }

  /** Takes the scores of `length` tokens, `stride` numbers apart. */
  score(scores: Float32Array, length: number, stride: number): void {
    const { potentials, labels: L } = this.chain
    this.chain.length = length
    for (let t = 0; t < length; t++) {
      const row = t * stride
      let top = scores[row] ?? 0
      for (let y = 1; y < L; y++) top = Math.max(top, scores[row + y] ?? 0)
      for (let y = 0; y < L; y++) potentials[t * L + y] = Math.exp(Math.max(floor, (scores[row + y] ?? 0) - top))
      this.largest[t] = top
    }
  }

  /** log Z; fills the marginals, and those of steps where asked for. */
  partition(): number {
    let log = Math.log(forwardBackward(this.chain, this.beliefs))
    for (let t = 0; t < this.chain.length; t++) {
      log += Math.log(this.beliefs.scales[t] ?? 1) + (this.largest[t] ?? 0)
    }
    return log
  }
}

/** Makes the steps that B and I do not allow impossible: a run goes on with I only after its own B or I. */
export function forbidSteps(steps: ArrayLike<number>, labels: readonly string[]): Float64Array {
  return Float64Array.from(steps, (score, i) => {
    const from = labels[Math.floor(i / labels.length) - 1]
    const to = labels[i % labels.length]
    if (!to?.startsWith('I-')) return score
    return from === to || from === `B-${to.slice(2)}` ? score : Number.NEGATIVE_INFINITY
  })
}
