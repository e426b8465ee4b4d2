import type { FeatureSink } from './feature-sink.ts'

/**
 * The features of one sequence as hashes, for the trainer. One buffer is used for every sequence, so reading a text
 * allocates nothing once it has grown to the longest. It remembers nothing: every block of an extractor is written out.
 */
export class FeatureBuffer implements FeatureSink {
  /** Number of tokens begun since the last `clear`. */
  length = 0
  /** Hashes of all tokens one after the other; token t has those from `nodeStarts[t]` to `nodeStarts[t + 1]`. */
  nodes = new Uint32Array(4096)
  nodeStarts = new Uint32Array(65)
  /** The same for the features of the step from token t-1 to token t (for the first token: from the boundary). */
  edges = new Uint32Array(256)
  edgeStarts = new Uint32Array(65)

  clear(): void {
    this.length = 0
    this.nodeStarts[0] = 0
    this.edgeStarts[0] = 0
  }

  beginToken(): void {
    this.length++
    if (this.length + 1 > this.nodeStarts.length) {
      this.nodeStarts = grown(this.nodeStarts)
      this.edgeStarts = grown(this.edgeStarts)
    }
    this.nodeStarts[this.length] = this.nodeStarts[this.length - 1] ?? 0
    this.edgeStarts[this.length] = this.edgeStarts[this.length - 1] ?? 0
  }

  node(hash: number): void {
    const at = this.nodeStarts[this.length] ?? 0
    if (at === this.nodes.length) this.nodes = grown(this.nodes)
    this.nodes[at] = hash
    this.nodeStarts[this.length] = at + 1
  }

  edge(hash: number): void {
    const at = this.edgeStarts[this.length] ?? 0
    if (at === this.edges.length) this.edges = grown(this.edges)
    this.edges[at] = hash
    this.edgeStarts[this.length] = at + 1
  }

  slotOf(): number {
    return -1
  }

  recall(): boolean {
    return false
  }

  keep(): void {}
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2)
  larger.set(array)
  return larger
}
