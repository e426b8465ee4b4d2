import type { Mention } from '../actors/mention.ts'
import { type Document, quotationAround } from '../document/document.ts'
import { blank, type WordForm, type WordForms } from '../sequence/word-forms.ts'

/** Where a token stands with respect to quotation marks. */
export const outside = 0
export const inside = 1
export const opening = 2
export const closing = 3

/** What both passes need to know of each token of a document, found once. */
export interface TokenTable {
  /** What the forms' numbers belong to. */
  readonly generation: number
  readonly forms: readonly WordForm[]
  /** `outside`, `inside`, `opening` or `closing`. */
  readonly quote: Uint8Array
  /** The quotation that the token lies in, or -1. */
  readonly quotation: Int32Array
  readonly sentence: Int32Array
  /** What the token names: 0 nothing, or two numbers a type, the first for a mention's first token. */
  readonly entity: Uint8Array
}

/** A stretch of one paragraph that is labelled at once. Token indices, end exclusive. */
export interface Passage {
  readonly paragraph: number
  readonly first: number
  readonly end: number
}

/** Tokens of a passage at most: bounds the memory that a text without paragraphs needs. */
export const longest = 400

/**
 * The paragraphs, joined where a quotation goes on from one to the next, cut at sentences where they are very long, and
 * inside a sentence where that is.
 */
export function findPassages(document: Document): Passage[] {
  const passages: Passage[] = []
  document.paragraphs.forEach((paragraph, index) => {
    const before = passages.at(-1)
    const joins = before !== undefined && goesOn(document, index)
    let first = paragraph.firstToken
    if (joins && paragraph.endToken - before.first <= longest) {
      passages[passages.length - 1] = { ...before, end: paragraph.endToken }
      return
    }
    for (let s = paragraph.firstSentence; s < paragraph.endSentence; s++) {
      const sentence = document.sentences[s]
      if (!sentence) continue
      if (sentence.endToken - first > longest && sentence.firstToken > first) {
        passages.push({ paragraph: index, first, end: sentence.firstToken })
        first = sentence.firstToken
      }
      for (; sentence.endToken - first > longest; first += longest) {
        passages.push({ paragraph: index, first, end: first + longest })
      }
    }
    if (first < paragraph.endToken) passages.push({ paragraph: index, first, end: paragraph.endToken })
  })
  return passages
}

/**
 * Whether a paragraph opens with a quotation that the one before leaves open, as is done where a quotation has several
 * paragraphs, or leads up to with a colon; or names, after a dash, who said the quotation that the one before is.
 */
function goesOn(document: Document, index: number): boolean {
  const { paragraphs, tokens } = document
  const last = tokens[(paragraphs[index - 1]?.endToken ?? 0) - 1]
  const opener = paragraphs[index]?.firstToken ?? 0
  const mark = tokens[opener]
  const word = tokens[opener + 1]
  if (!last || !mark || !word) return false
  const quoted = quotationAround(document, [last.start, last.end])
  if (dash.test(mark.text)) {
    const before = tokens[paragraphs[index - 1]?.firstToken ?? 0]
    const length = (paragraphs[index]?.endToken ?? 0) - opener
    return length <= longestSignature && quoted?.start === before?.start && quoted?.end === last.end
  }
  if (quotationAround(document, [word.start, word.end])?.start !== mark.start) return false
  return last.text === ':' || quoted?.closed === false
}

const dash = /^[-‐-―]+$/u

/** Tokens of a paragraph that only says whose the quotation before it is, at most. */
const longestSignature = 30

/** `mentions`: what the document names, in order. */
export function readTokens(document: Document, words: WordForms, mentions: readonly Mention[]): TokenTable {
  const { tokens, quotations, wordOf } = document
  const known = words.of(document)
  const forms = tokens.map((_, t) => known[wordOf[t] ?? 0] ?? blank)
  const quote = new Uint8Array(tokens.length)
  const quotation = new Int32Array(tokens.length).fill(-1)
  const sentence = new Int32Array(tokens.length)
  document.sentences.forEach(({ firstToken, endToken }, s) => {
    sentence.fill(s, firstToken, endToken)
  })
  let q = 0
  tokens.forEach((token, t) => {
    while (q < quotations.length && (quotations[q]?.end ?? 0) <= token.start) q++
    const run = quotations[q]
    if (!run || token.start < run.start) return
    quotation[t] = q
    if (token.start === run.start) quote[t] = opening
    else if (run.closed && token.end === run.end) quote[t] = closing
    else quote[t] = inside
  })
  return {
    generation: document.generation,
    forms,
    quote,
    quotation,
    sentence,
    entity: readEntities(document, mentions),
  }
}

const types = ['person', 'organisation', 'place'] as const satisfies Mention['type'][]

function readEntities({ tokens }: Document, mentions: readonly Mention[]): Uint8Array {
  const entity = new Uint8Array(tokens.length)
  let t = 0
  for (const { span, type } of mentions) {
    const begins = 1 + 2 * types.indexOf(type)
    while ((tokens[t]?.start ?? span[0]) < span[0]) t++
    for (let first = t; (tokens[t]?.end ?? Number.POSITIVE_INFINITY) <= span[1]; t++) {
      entity[t] = t === first ? begins : begins + 1
    }
  }
  return entity
}
