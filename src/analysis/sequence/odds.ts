import type { FeatureSink } from './feature-sink.ts'
import { NodeSums } from './node-sums.ts'
import type { SequenceModel } from './sequence-model.ts'

/** What a probability is kept from 0 and 1 by before its logarithm is taken. */
const doubt = 1e-6

/**
 * Logistic regression: a random field of two labels over single tokens, each a sequence of its own. Many tokens are scored
 * at once: `begin`, the features token by token, then `read`. Not for concurrent use.
 */
export class OddsDecoder implements FeatureSink {
  private readonly sums: NodeSums
  private readonly scale: number
  /** The log-odds of a token without features. */
  private readonly base: number

  /** The model's labels are no and yes. Throws a `RangeError` where there are more. */
  constructor({ labels, transitions, nodes }: SequenceModel) {
    const L = labels.length
    if (L !== 2) throw new RangeError(`Two labels were expected, not ${L}`)
    this.sums = new NodeSums(nodes, { memos: [] })
    this.scale = nodes.scale
    const alone = (label: number): number =>
      (transitions[L * (L + 1) + label] ?? 0) + (transitions[label * (L + 1) + L] ?? 0)
    this.base = alone(1) - alone(0)
  }

  /** Begins a group of at most `count` tokens. */
  begin(count: number): void {
    this.sums.begin(count)
  }

  beginToken(): void {
    this.sums.beginToken()
  }

  node(hash: number): void {
    this.sums.node(hash)
  }

  /** A sequence of one token has no steps that count. */
  edge(): void {}

  slotOf(): number {
    return -1
  }

  recall(memo: number, group: number, slot: number): boolean {
    return this.sums.recall(memo, group, slot)
  }

  keep(): void {
    this.sums.keep()
  }

  /** The logarithm of the odds of yes for each token since `begin`; between ±13.8. */
  read(): number[] {
    const { sums, scale, base } = this
    sums.settle()
    const leads = new Int32Array(3)
    return Array.from({ length: sums.length }, (_, t) => {
      sums.readLeads(t, leads)
      const odds = base + (leads[1] ?? 0) * scale
      const yes = 1 / (1 + Math.exp(-odds))
      return Math.log((yes + doubt) / (1 - yes + doubt))
    })
  }
}
