import type { Span } from '../types.ts'
import { findParagraphs } from './paragraphs.ts'
import { findQuotations, type Quotation } from './quotations.ts'
import { findSentences } from './sentences.ts'
import { partitionPoint } from './spans.ts'
import { divide, type Token } from './tokens.ts'
import { Vocabulary } from './vocabulary.ts'

export type { Quotation } from './quotations.ts'
export type { Token } from './tokens.ts'

/** Token indices are into `Document.tokens`, sentence indices into `Document.sentences`; ends are exclusive. */
export interface Sentence {
  readonly start: number
  readonly end: number
  readonly paragraph: number
  readonly firstToken: number
  readonly endToken: number
}

export interface Paragraph {
  readonly start: number
  readonly end: number
  readonly firstSentence: number
  readonly endSentence: number
  readonly firstToken: number
  readonly endToken: number
}

/** The text with its parts. The text is never rewritten: every part is a range of UTF-16 code units in it. */
export interface Document {
  readonly text: string
  readonly paragraphs: readonly Paragraph[]
  readonly sentences: readonly Sentence[]
  readonly tokens: readonly Token[]
  /** The tokens' texts, each once, in the order of their first tokens; and for each token the index of its text among them. */
  readonly words: readonly string[]
  readonly wordOf: Int32Array
  /** The words in lower case; and for each word a number below theirs that is the same for all that are alike in lower case. */
  readonly lowered: readonly string[]
  readonly foldOf: Int32Array
  /** The words' numbers from 1 on, the same in all documents of the generation: what is known of a word may be kept by them. */
  readonly numbers: readonly number[]
  readonly generation: number
  /** Runs in double quotation marks (any script's), in order; they do not nest and do not cross paragraphs. */
  readonly quotations: readonly Quotation[]
}

/** Divides a text into paragraphs, sentences, tokens and quotations; linear in its length, for any string. */
export function readDocument(text: string): Document {
  const { tokens, ...words } = readWords(text)
  const sentences: Sentence[] = []
  const paragraphs: Paragraph[] = []
  let token = 0
  for (const [start, end] of findParagraphs(text)) {
    const firstToken = token
    const firstSentence = sentences.length
    let endToken = firstToken
    while (endToken < tokens.length && (tokens[endToken]?.start ?? end) < end) endToken++
    for (const sentence of findSentences(text, tokens, firstToken, endToken)) {
      sentences.push({ ...sentence, paragraph: paragraphs.length })
    }
    paragraphs.push({ start, end, firstSentence, endSentence: sentences.length, firstToken, endToken })
    token = endToken
  }
  return { text, paragraphs, sentences, tokens, ...words, quotations: findQuotations(text, paragraphs) }
}

type Words = Pick<Document, 'tokens' | 'words' | 'wordOf' | 'lowered' | 'foldOf' | 'numbers' | 'generation'>

const vocabulary = new Vocabulary()

function readWords(text: string): Words {
  vocabulary.beginText()
  const { texts, lowered, folds, generation } = vocabulary
  const tokens: Token[] = []
  const ofTokens: number[] = []
  divide(text, (start, end) => {
    const number = vocabulary.numberOf(text, start, end)
    tokens.push({ start, end, text: texts[number] ?? '' })
    ofTokens.push(number)
  })
  const { numbers, indices } = distinct(ofTokens)
  return {
    tokens,
    words: numbers.map((number) => texts[number] ?? ''),
    wordOf: indices,
    lowered: numbers.map((number) => lowered[number] ?? ''),
    foldOf: distinct(numbers.map((number) => folds[number] ?? 0)).indices,
    numbers,
    generation,
  }
}

/** By a word's number: one more than its index among those that are being told apart; 0 for others. */
let places = new Int32Array(0)

/** The numbers, each once, and for each of those given the index of its first. */
function distinct(given: readonly number[]): { numbers: number[]; indices: Int32Array } {
  if (places.length < vocabulary.texts.length) places = new Int32Array(2 * vocabulary.texts.length)
  const numbers: number[] = []
  const indices = new Int32Array(given.length)
  for (let i = 0; i < given.length; i++) {
    const number = given[i] ?? 0
    if (places[number] === 0) places[number] = numbers.push(number)
    indices[i] = (places[number] ?? 0) - 1
  }
  for (const number of numbers) places[number] = 0
  return { numbers, indices }
}

/** The words of a span. */
export function slice(document: Pick<Document, 'text'>, [start, end]: Span): string {
  return document.text.slice(start, end)
}

/** Index of the last part that starts at or before the offset; -1 where none does. */
function lastStarting(parts: readonly { readonly start: number }[], offset: number): number {
  return partitionPoint(parts.length, (i) => (parts[i]?.start ?? 0) <= offset) - 1
}

/** Most of a sentence that is read at a time, in UTF-16 code units: a text may be all one sentence. */
const longestSentence = 1000

/** The words of a sentence, by its index, as far as they are read; none where there is no such sentence. */
export function sentenceText({ text, sentences }: Pick<Document, 'text' | 'sentences'>, sentence: number): string {
  const { start = 0, end = 0 } = sentences[sentence] ?? {}
  return text.slice(start, Math.min(end, start + longestSentence))
}

/** Index of the sentence that covers the offset, or of the last one before it; 0 before the first. */
export function sentenceAt(document: Pick<Document, 'sentences'>, offset: number): number {
  return Math.max(0, lastStarting(document.sentences, offset))
}

/** Index of the paragraph that covers the offset, or of the last one before it; 0 before the first. */
export function paragraphAt(document: Pick<Document, 'paragraphs'>, offset: number): number {
  return Math.max(0, lastStarting(document.paragraphs, offset))
}

/** Index of the token that covers the offset, or of the last one before it; -1 before the first. */
export function tokenAt(document: Pick<Document, 'tokens'>, offset: number): number {
  return lastStarting(document.tokens, offset)
}

/** The quotation that a span lies in, its marks aside; null where none does. */
export function quotationAround(document: Pick<Document, 'quotations'>, [start, end]: Span): Quotation | null {
  const quotation = document.quotations[lastStarting(document.quotations, start)]
  return quotation && quotation.start < start && end <= quotation.end ? quotation : null
}

/** Whether a quotation begins at the offset. */
export function opensQuotation({ quotations }: Pick<Document, 'quotations'>, offset: number): boolean {
  return quotations[lastStarting(quotations, offset)]?.start === offset
}

/** Whether a span shares anything with a quotation. */
export function meetsQuotation({ quotations }: Pick<Document, 'quotations'>, [start, end]: Span): boolean {
  return (quotations[lastStarting(quotations, end - 1)]?.end ?? start) > start
}
