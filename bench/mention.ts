import type { Span } from '../src/analysis/types.ts'

/** A named entity as a peer finds it. */
export interface Mention {
  readonly span: Span
  readonly type: 'person' | 'organisation' | 'place'
}
