import type { Document } from '../document/document.ts'
import { SequenceDecoder } from '../sequence/sequence-decoder.ts'
import type { SequenceModel } from '../sequence/sequence-model.ts'
import type { CueLexicon } from './cue-lexicon.ts'
import { findPassages, type TokenTable } from './passages.ts'
import { TokenFeatures, tokenMemos } from './token-features.ts'

/** What the first pass believes of each token of a document. */
export interface TokenBeliefs {
  /** Index into `tokenLabels`: the best sequence's. */
  readonly label: Uint8Array
  /** Probabilities that the token belongs to any source, cue or content, and that it begins a content. */
  readonly source: Float32Array
  readonly cue: Float32Array
  readonly content: Float32Array
  readonly begin: Float32Array
  /** The passage of each token. */
  readonly passageStart: Int32Array
  readonly passageEnd: Int32Array
}

/** Labels all tokens as source, cue and content, without saying yet which belongs to which. */
export class FirstPass {
  private readonly extractor: TokenFeatures
  readonly decoder: SequenceDecoder
  readonly lexicon: CueLexicon

  constructor(model: SequenceModel, lexicon: CueLexicon) {
    this.lexicon = lexicon
    this.extractor = new TokenFeatures(lexicon)
    this.decoder = new SequenceDecoder(model, tokenMemos)
  }

  read(document: Document, table: TokenTable): TokenBeliefs {
    const count = document.tokens.length
    const beliefs: TokenBeliefs = {
      label: new Uint8Array(count),
      source: new Float32Array(count),
      cue: new Float32Array(count),
      content: new Float32Array(count),
      begin: new Float32Array(count),
      passageStart: new Int32Array(count),
      passageEnd: new Int32Array(count),
    }
    this.decoder.beginText(table.generation)
    for (const passage of findPassages(document)) {
      this.decoder.begin(passage.end - passage.first)
      this.extractor.extract(document, table, passage, this.decoder)
      beliefs.label.set(this.decoder.decode(), passage.first)
      const marginals = this.decoder.marginals()
      for (let t = passage.first; t < passage.end; t++) {
        const at = (t - passage.first) * 7
        beliefs.source[t] = (marginals[at + 1] ?? 0) + (marginals[at + 2] ?? 0)
        beliefs.cue[t] = (marginals[at + 3] ?? 0) + (marginals[at + 4] ?? 0)
        beliefs.content[t] = (marginals[at + 5] ?? 0) + (marginals[at + 6] ?? 0)
        beliefs.begin[t] = marginals[at + 5] ?? 0
      }
      beliefs.passageStart.fill(passage.first, passage.first, passage.end)
      beliefs.passageEnd.fill(passage.end, passage.first, passage.end)
    }
    return beliefs
  }
}
