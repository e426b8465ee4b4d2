import type { Document } from '../document/document.ts'
import { type Lexeme, lookUp } from './lexicon.ts'

const none: Lexeme = {}

/**
 * The words of one paragraph, by their index in the document. Past the paragraph's ends every word reads as '' and has
 * no lexeme, so that rules may look around without asking where they are.
 */
export interface Words {
  readonly document: Document
  readonly first: number
  readonly end: number
  /** As written. */
  text(at: number): string
  /** In lower case. */
  lower(at: number): string
  lexeme(at: number): Lexeme
  /** Whether the word can be part of a time expression: a figure, or a word that the lexicon has. */
  timely(at: number): boolean
  /** Whether no white space stands between this word and the one before it. */
  touches(at: number): boolean
}

const read = new WeakMap<Document, readonly Words[]>()

/** The words of a document's paragraphs; read once, however often they are asked for. */
export function readWords(document: Document): readonly Words[] {
  const known = read.get(document)
  if (known) return known
  const words = readAll(document)
  read.set(document, words)
  return words
}

function readAll(document: Document): Words[] {
  const { tokens, wordOf, lowered } = document
  const known = lowered.map((word) => lookUp(word) ?? none)
  const lower = tokens.map((_, t) => lowered[wordOf[t] ?? 0] ?? '')
  const lexemes = tokens.map((_, t) => known[wordOf[t] ?? 0] ?? none)
  return document.paragraphs.map(({ firstToken, endToken }) => {
    const inside = (at: number) => at >= firstToken && at < endToken
    return {
      document,
      first: firstToken,
      end: endToken,
      text: (at) => (inside(at) ? (tokens[at]?.text ?? '') : ''),
      lower: (at) => (inside(at) ? (lower[at] ?? '') : ''),
      lexeme: (at) => (inside(at) ? (lexemes[at] ?? none) : none),
      timely: (at) => inside(at) && (lexemes[at] !== none || isFigure(lower[at] ?? '')),
      touches: (at) => inside(at) && tokens[at - 1]?.end === tokens[at]?.start,
    }
  })
}

/** Whether the words from `at` on are these, in lower case. */
export function standsAt(words: Words, at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, i) => words.lower(at + i) === word)
}

export function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}

function isFigure(word: string): boolean {
  const code = word.charCodeAt(0)
  return code >= 48 && code <= 57
}
