import type { QuotedStatement } from './types.ts'

/** What is needed of a statement that a library finds. */
export interface FoundStatement {
  readonly id: string
  readonly kind: 'direct' | 'indirect' | 'mixed'
  /** One string a span of the content. */
  readonly words: readonly string[]
  readonly speaker: { readonly name: string } | null
  readonly date: { readonly value: string | null; readonly basis: string }
  readonly confidence: number
  readonly article: {
    readonly title: string
    readonly url: string | null
    readonly published: { readonly value: string | null }
  }
}

/** A quiz says that an answer is right: only statements that are all but sure to be read rightly. */
const LEAST_CONFIDENCE = 0.8

/** The statements that can be asked about: direct, by someone who is named; what stood between the parts is left out. */
export function quotedStatements(found: readonly FoundStatement[]): readonly QuotedStatement[] {
  return found.flatMap(({ id, kind, words, speaker, date, confidence, article }) => {
    if (kind !== 'direct' || !speaker || confidence < LEAST_CONFIDENCE) return []
    const isDated = (date.basis === 'stated' || date.basis === 'inherited') && !/W/.test(date.value ?? '')
    return {
      ...{
        id,
        words: words.join(' … ').replace(/,(?=[”"]$)/u, ''),
        speaker: speaker.name,
        date: isDated ? date.value : null,
      },
      article: { title: article.title, url: article.url, published: article.published.value },
    }
  })
}

/** The names of those who are all but surely read as speaking, each once. */
export function speakersOf(found: readonly FoundStatement[]): readonly string[] {
  const sure = found.filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
  return [...new Set(sure.flatMap(({ speaker }) => speaker?.name ?? []))]
}
