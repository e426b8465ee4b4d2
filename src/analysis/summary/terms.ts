import type { Document, Sentence } from '../document/document.ts'
import { tokenize } from '../document/tokens.ts'

/** The words of sentences that count, by number. */
export interface SentenceTerms {
  /** Each once, in lower case, in the order of the text. */
  readonly terms: readonly string[]
  /** The terms of each sentence by their index in `terms`, in order, as often as they stand there. */
  readonly sentences: readonly (readonly number[])[]
}

const stopWords = new Set(
  (
    'a an and are as at be but by for from had has have he her his i in is it its of on or she that the their them they ' +
    'this to was we were which who will with would you not said says say also been than more into over about after'
  ).split(' '),
)

const noTerm = -1

/** The words that count in some sentences of a text. */
export function readTerms({ words, wordOf }: Document, sentences: readonly Sentence[]): SentenceTerms {
  const terms: string[] = []
  const numbers = new Map<string, number>()
  const termOf = Int32Array.from(words, (word) => {
    const term = contentWord(word)
    if (term === null) return noTerm
    const known = numbers.get(term)
    if (known !== undefined) return known
    numbers.set(term, terms.length)
    return terms.push(term) - 1
  })
  return {
    terms,
    sentences: sentences.map(({ firstToken, endToken }) => {
      const own: number[] = []
      for (let t = firstToken; t < endToken; t++) {
        const term = termOf[wordOf[t] ?? 0] ?? noTerm
        if (term !== noTerm) own.push(term)
      }
      return own
    }),
  }
}

/** The words of a text that count for its frequencies, each once. */
export function termsOf(text: string): ReadonlySet<string> {
  return new Set(tokenize(text).flatMap(({ text: word }) => contentWord(word) ?? []))
}

/** The word as it is counted; null for one that tells nothing of a text. */
function contentWord(token: string): string | null {
  const word = token.toLowerCase()
  return !stopWords.has(word) && (word.length > 1 || /[\p{L}\p{N}]/u.test(word)) ? word : null
}
