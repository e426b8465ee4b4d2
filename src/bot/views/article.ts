import type { ArticleHeader } from '../../library/types.ts'
import { publicationDate } from './dates.ts'
import { quoteText } from './markdown.ts'

/** "Vladimir Odintsov · New Eastern Outlook · June 2022 (inferred from the text)". */
export function byline({ author, source, published }: ArticleHeader, locale: string, most = 100): string {
  const parts = [author, source].filter((part) => part !== null).map((part) => quoteText(part, most))
  return [...parts, publicationDate(published, locale) ?? 'not dated'].join(' · ')
}
