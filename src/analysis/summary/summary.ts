import type { Document, Sentence } from '../document/document.ts'
import type { Span } from '../types.ts'
import { cosine, lexRank, vectorise } from './lexrank.ts'

/** Sentences shorter than this, in words, carry no piece. */
const shortest = 5
/** Longest text that is ranked whole; of a longer one the first sentences are (the walk is quadratic in them). */
const mostSentences = 400
/** How alike two chosen sentences may be before the later one is passed over. */
const mostAlike = 0.6

const stopWords = new Set(
  (
    'a an and are as at be but by for from had has have he her his i in is it its of on or she that the their them they ' +
    'this to was we were which who will with would you not said says say also been than more into over about after'
  ).split(' '),
)

/** Picks `count` sentences by LexRank, without near-repeats, and returns them in the order of the text. */
export function summarise(document: Document, count: number): Span[] {
  const sentences = document.sentences.slice(0, mostSentences)
  const words = sentences.map((sentence) => contentWords(document, sentence))
  const vectors = vectorise(words)
  const ranks = lexRank(vectors)
  const order = sentences.map((_, i) => i).sort((a, b) => (ranks[b] ?? 0) - (ranks[a] ?? 0) || a - b)
  const chosen: number[] = []
  for (const strict of [true, false]) {
    for (const i of order) {
      if (chosen.length >= count) break
      const vector = vectors[i]
      if (!vector || chosen.includes(i)) continue
      const repeats = chosen.some((other) => cosine(vector, vectors[other] ?? vector) > mostAlike)
      if (strict && (repeats || (words[i]?.length ?? 0) < shortest)) continue
      chosen.push(i)
    }
  }
  return chosen
    .sort((a, b) => a - b)
    .flatMap((i) => sentences[i] ?? [])
    .map(({ start, end }) => [start, end] as const)
}

function contentWords(document: Document, sentence: Sentence): string[] {
  return document.tokens
    .slice(sentence.firstToken, sentence.endToken)
    .map((token) => token.text.toLowerCase())
    .filter((word) => /^[\p{L}\p{N}]/u.test(word) && !stopWords.has(word))
}
