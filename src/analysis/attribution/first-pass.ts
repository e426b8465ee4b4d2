import type { Document } from '../document/document.ts'
import type { Passage, TokenTable } from './passages.ts'
import { marginalWidth, type Tagger } from './tagger.ts'

/** What the first pass believes of each token of a document. */
export interface TokenBeliefs {
  /** Index into `tokenLabels`: the best sequence's. */
  readonly label: Uint8Array
  /** Probabilities that the token belongs to any source, cue or content, and that it begins a content. */
  readonly source: Float32Array
  readonly cue: Float32Array
  readonly content: Float32Array
  readonly begin: Float32Array
}

/** Beliefs of a document of `count` tokens, of which nothing is known yet. */
export function noBeliefs(count: number): TokenBeliefs {
  return {
    label: new Uint8Array(count),
    source: new Float32Array(count),
    cue: new Float32Array(count),
    content: new Float32Array(count),
    begin: new Float32Array(count),
  }
}

/** Labels a passage's tokens as source, cue and content, without saying yet which belongs to which. */
export function believe(
  tagger: Tagger,
  document: Document,
  table: TokenTable,
  passage: Passage,
  beliefs: TokenBeliefs,
): void {
  const { first, end } = passage
  const { labels, marginals } = tagger.readTokens(document, table, passage)
  beliefs.label.set(labels, first)
  for (let t = first; t < end; t++) {
    const at = (t - first) * marginalWidth
    beliefs.source[t] = (marginals[at + 1] ?? 0) + (marginals[at + 2] ?? 0)
    beliefs.cue[t] = (marginals[at + 3] ?? 0) + (marginals[at + 4] ?? 0)
    beliefs.content[t] = (marginals[at + 5] ?? 0) + (marginals[at + 6] ?? 0)
    beliefs.begin[t] = marginals[at + 5] ?? 0
  }
}
