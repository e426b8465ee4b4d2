import type { Document, Paragraph } from '../document/document.ts'
import { WordTable } from '../document/word-table.ts'
import { determiners, type Lexeme, lookUp, none } from './lexicon.ts'

/** What the lexicon knows of a document's words. */
interface Read {
  /** Of the words, each once. */
  readonly lexemes: readonly Lexeme[]
  /** For each token 1 where a time expression may begin. */
  readonly starts: Uint8Array
}

/**
 * The words of one paragraph, by their index in the document. Past the paragraph's ends every word reads as '' and has
 * no lexeme, so that rules may look around without asking where they are.
 */
export class Words {
  readonly document: Document
  readonly first: number
  readonly end: number
  private readonly read: Read

  constructor(document: Document, { firstToken, endToken }: Paragraph, read: Read) {
    this.document = document
    this.first = firstToken
    this.end = endToken
    this.read = read
  }

  /** As written. */
  text(at: number): string {
    return this.has(at) ? (this.document.tokens[at]?.text ?? '') : ''
  }

  /** In lower case. */
  lower(at: number): string {
    return this.has(at) ? (this.document.lowered[this.document.wordOf[at] ?? 0] ?? '') : ''
  }

  lexeme(at: number): Lexeme {
    return this.has(at) ? (this.read.lexemes[this.document.wordOf[at] ?? 0] ?? none) : none
  }

  /**
   * Whether a time expression may begin here: at most words none can, and at a word that only leads to others (a determiner,
   * "at", "about") one does so only where they go on to a word that makes one.
   */
  starts(at: number): boolean {
    return this.read.starts[at] === 1
  }

  /** Whether no white space stands between this word and the one before it. */
  touches(at: number): boolean {
    return this.has(at) && this.document.tokens[at - 1]?.end === this.document.tokens[at]?.start
  }

  private has(at: number): boolean {
    return at >= this.first && at < this.end
  }
}

const lexemesOfWords = new WordTable((word) => lookUp(word.toLowerCase()))

/** The words of a document's paragraphs. */
export function readWords(document: Document): Words[] {
  const lexemes = lexemesOfWords.of(document)
  const starts = new Uint8Array(document.tokens.length)
  for (const paragraph of document.paragraphs) findStarts(document, paragraph, lexemes, starts)
  return document.paragraphs.map((paragraph) => new Words(document, paragraph, { lexemes, starts }))
}

/** From the last word of a paragraph to its first, so that each is looked at once. */
function findStarts(
  { wordOf, lowered }: Document,
  { firstToken, endToken }: Paragraph,
  lexemes: readonly Lexeme[],
  starts: Uint8Array,
): void {
  let made = false
  let next = none
  for (let at = endToken - 1; at >= firstToken; at--) {
    const word = wordOf[at] ?? 0
    const lexeme = lexemes[word] ?? none
    made = lexeme.makes || (lexeme.leads && made)
    if (made && lexeme.opens && (next.opens || !determiners.has(lowered[word] ?? ''))) starts[at] = 1
    next = lexeme
  }
}

/** Whether the words from `at` on are these, in lower case. */
export function standsAt(words: Words, at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, i) => words.lower(at + i) === word)
}

export function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}
