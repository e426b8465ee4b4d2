import type { Span } from '../types.ts'
import { findParagraphs } from './paragraphs.ts'
import { findQuotations, type Quotation } from './quotations.ts'
import { findSentences } from './sentences.ts'
import { type Token, tokenize } from './tokens.ts'

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
  /** The words in lower case; and for each word the index of the one that stands for all that are alike in lower case. */
  readonly lowered: readonly string[]
  readonly foldOf: Int32Array
  /** Runs in double quotation marks (any script's), in order; they do not nest and do not cross paragraphs. */
  readonly quotations: readonly Quotation[]
}

/** Divides a text into paragraphs, sentences, tokens and quotations; linear in its length, for any string. */
export function readDocument(text: string): Document {
  const tokens = tokenize(text)
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
  return { text, paragraphs, sentences, tokens, ...distinctWords(tokens), quotations: findQuotations(text, paragraphs) }
}

/** What a text says twice is looked up once: half its tokens are repeats. */
function distinctWords(tokens: readonly Token[]): Pick<Document, 'words' | 'wordOf' | 'lowered' | 'foldOf'> {
  const numbers = new Map<string, number>()
  const words: string[] = []
  const wordOf = new Int32Array(tokens.length)
  tokens.forEach(({ text }, t) => {
    let number = numbers.get(text)
    if (number === undefined) {
      number = words.push(text) - 1
      numbers.set(text, number)
    }
    wordOf[t] = number
  })
  const lowered = words.map((word) => word.toLowerCase())
  const foldOf = new Int32Array(words.length)
  for (const [number, lower] of lowered.entries()) {
    const known = lower === words[number] ? number : numbers.get(lower)
    if (known === undefined) numbers.set(lower, number)
    foldOf[number] = known ?? number
  }
  return { words, wordOf, lowered, foldOf }
}

/** The words of a span. */
export function slice(document: Pick<Document, 'text'>, [start, end]: Span): string {
  return document.text.slice(start, end)
}

/** Index of the last part that starts at or before the offset; -1 where none does. */
function lastStarting(parts: readonly { readonly start: number }[], offset: number): number {
  let low = 0
  let high = parts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((parts[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
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
