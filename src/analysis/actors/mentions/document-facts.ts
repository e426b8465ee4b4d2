import type { Document } from '../../document/document.ts'
import { combine, emptyText, extend, finish } from '../../sequence/hashing.ts'
import { allKinds, beginning, type Gazetteer } from './gazetteer.ts'
import { boundary, type WordFacts, type WordFactTable } from './word-facts.ts'

/** What the rest of the text says of a word. */
export interface WordUse {
  /** Tokens in lower case, capitalised inside a sentence, and capitalised at a sentence's start. */
  lower: number
  inner: number
  initial: number
  /** Where it stands capitalised: the first few token indices. */
  readonly places: number[]
  /** For an acronym spelled out in the text: the hash of the last word it stands for. 0 for none. */
  spelledOut: number
}

/** A text's tokens with what is known of each. */
export interface DocumentFacts {
  /** What the words' numbers belong to. */
  readonly generation: number
  readonly words: readonly WordFacts[]
  /** The use of each capitalised token's word; null for other tokens. */
  readonly uses: readonly (WordUse | null)[]
  /** For each token, the bits of the kinds of the longest listed name over it. */
  readonly listed: Uint32Array
  /** 1 at the first token of a listed name of several tokens, 2 inside, 3 at its last; 0 for a name of one. */
  readonly listedPart: Uint8Array
}

const mostPlaces = 6
const longestListed = 8

/** Reads a text once, in time linear in its length. */
export function readDocumentFacts(document: Document, table: WordFactTable, gazetteer: Gazetteer): DocumentFacts {
  const { wordOf } = document
  const known = table.of(document)
  const words: WordFacts[] = []
  for (let t = 0; t < wordOf.length; t++) words.push(known[wordOf[t] ?? 0] ?? boundary)
  const listed = new Uint32Array(words.length)
  const listedPart = new Uint8Array(words.length)
  for (let i = 0; i < words.length; ) i += markListed(words, i, gazetteer, listed, listedPart)
  return { generation: document.generation, words, uses: readUses(document, known, words), listed, listedPart }
}

/** Marks the longest listed name that begins at a token; returns the tokens that it covers, at least 1. */
function markListed(
  words: readonly WordFacts[],
  start: number,
  { names }: Gazetteer,
  listed: Uint32Array,
  listedPart: Uint8Array,
): number {
  const first = words[start]
  if (!first?.isCapitalised) return 1
  listed[start] = first.nameKinds
  if (!first.startsLongerName) return 1
  let hash = extend(emptyText, first.folded)
  let length = 1
  let kinds = 0
  for (let next = 1; next < longestListed; next++) {
    const word = words[start + next]
    if (!word) break
    hash = extend(extend(hash, ' '), word.folded)
    const found = names.get(finish(hash))
    if ((found & allKinds) !== 0 && word.isCapitalised) {
      length = next + 1
      kinds = found & allKinds
    }
    if ((found & beginning) === 0) break
  }
  if (length === 1) return 1
  for (let i = 0; i < length; i++) {
    listed[start + i] = kinds
    listedPart[start + i] = i === 0 ? 1 : i === length - 1 ? 3 : 2
  }
  return length
}

/** `known` are the facts of the text's words, `words` those of its tokens. */
function readUses(
  document: Document,
  known: readonly WordFacts[],
  words: readonly WordFacts[],
): readonly (WordUse | null)[] {
  const useOf = usesOf(known)
  const uses: (WordUse | null)[] = []
  for (const { firstToken, endToken } of document.sentences) {
    for (let i = firstToken; i < endToken; i++) {
      const word = words[i]
      const use = useOf[document.wordOf[i] ?? 0] ?? null
      uses.push(word?.isCapitalised ? use : null)
      if (!word || !use) continue
      if (word.isLower) use.lower++
      else if (i === firstToken) use.initial++
      else use.inner++
      if (word.isCapitalised && use.places.length < mostPlaces) use.places.push(i)
      if (word.isAllCapitals) use.spelledOut ||= spelledOut(words, i, firstToken)
    }
  }
  return uses
}

/** For each word that stands capitalised or else in lower case, and is somewhere capitalised, its use; null for others. */
function usesOf(known: readonly WordFacts[]): (WordUse | null)[] {
  const byWord = new Map<number, WordUse>()
  for (const { isCapitalised, foldedHash } of known) {
    if (isCapitalised && !byWord.has(foldedHash))
      byWord.set(foldedHash, { lower: 0, inner: 0, initial: 0, places: [], spelledOut: 0 })
  }
  return known.map((word) => (word.isCapitalised || word.isLower ? (byWord.get(word.foldedHash) ?? null) : null))
}

/** For the acronym at `at` in brackets: the hash of the last of the words before it whose initials it has; else 0. */
function spelledOut(words: readonly WordFacts[], at: number, first: number): number {
  if (words[at - 1]?.text !== '(' || words[at + 1]?.text !== ')') return 0
  const letters = (words[at]?.text ?? '').replaceAll('.', '').toLowerCase()
  let letter = letters.length - 1
  let i = at - 2
  for (; i >= first && letter >= 0 && at - i < 2 * letters.length + 4; i--) {
    const word = words[i]
    if (!word?.isCapitalised) continue
    if (word.folded.charAt(0) !== letters.charAt(letter)) return 0
    letter--
  }
  return letter < 0 ? combine(words[at - 2]?.lowerHash ?? 0, 1) : 0
}
