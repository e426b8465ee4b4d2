import type { Span } from '../types.ts'

/** Words that name a person, an organisation or a place. */
export interface Mention {
  readonly span: Span
  readonly type: 'person' | 'organisation' | 'place'
}
