import type { Document, Sentence } from '../document/document.ts'
import { tokenize } from '../document/tokens.ts'
import { WordTable } from '../document/word-table.ts'

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

const countingWords = new WordTable((word) => counts(word.toLowerCase()))

/** The words that count in some sentences of a text. */
export function readTerms(document: Document, sentences: readonly Sentence[]): SentenceTerms {
  const { lowered, foldOf, wordOf } = document
  const terms: string[] = []
  const numbers = new Int32Array(foldOf.length).fill(noTerm)
  const termOf = countingWords.of(document).map((counts, word) => {
    const fold = foldOf[word] ?? 0
    if (counts && numbers[fold] === noTerm) numbers[fold] = terms.push(lowered[word] ?? '') - 1
    return numbers[fold] ?? noTerm
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
  return new Set(
    tokenize(text)
      .map(({ text: word }) => word.toLowerCase())
      .filter(counts),
  )
}

/** Whether a word, in lower case, tells anything of a text. */
function counts(word: string): boolean {
  return !stopWords.has(word) && (word.length > 1 || /[\p{L}\p{N}]/u.test(word))
}
