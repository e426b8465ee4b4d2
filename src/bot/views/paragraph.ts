import type { Span } from '../../analysis/types.ts'
import type { StoredArticle } from '../../library/types.ts'

/** The 1-based number of the paragraph that a span starts in. */
export function paragraphOf({ paragraphs }: Pick<StoredArticle, 'paragraphs'>, [start]: Span): number {
  const index = paragraphs.findIndex(([, end]) => start < end)
  return index === -1 ? Math.max(1, paragraphs.length) : index + 1
}
