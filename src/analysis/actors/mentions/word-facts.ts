import type { Document } from '../../document/document.ts'
import { mostNumbered } from '../../document/vocabulary.ts'
import { WordTable } from '../../document/word-table.ts'
import { combine, hashText } from '../../sequence/hashing.ts'
import { findRareWord, type RareWords } from '../../sequence/rare-words.ts'
import { findWordClass, type WordClasses } from '../../sequence/word-classes.ts'
import { foldWord } from './folding.ts'
import { allKinds, beginning, type Gazetteer, nationality } from './gazetteer.ts'

/** Classes of words by the words around them in the training texts, coarse to fine; 0 where unknown. */
export type WordClusters = ReadonlyMap<string, readonly number[]>

/** The classes of common words, and those of rare ones. */
export interface ClassedWords {
  readonly classes: WordClasses
  readonly rare: RareWords
}

/**
 * What a word is by itself; one object for all its tokens. Fields whose name ends in Hash are feature hashes. What is read of
 * every token comes first, so that it lies in two lines of the processor's cache.
 */
export interface WordFacts {
  /** Tells it from all others of its generation, from 1; negative where there are too many to number. */
  readonly number: number
  readonly isCapitalised: boolean
  readonly isLower: boolean
  /** Has a capital letter, or one of a script without capitals. */
  readonly mayName: boolean
  readonly foldedHash: number
  /** "Xx", "X", "x-9": each run of a kind of character as one letter. */
  readonly shapeHash: number
  readonly lowerHash: number
  readonly isAllCapitals: boolean
  readonly hasDigit: boolean
  /** Bits of the gazetteer's kinds for the word alone. */
  readonly nameKinds: number
  readonly startsLongerName: boolean
  /** The kind of what the noun names; 0 for none. */
  readonly nounKind: number
  readonly text: string
  readonly folded: string
  readonly exactHash: number
  /** Beginnings and ends of the lower-case word, of 2 to 5 characters, each kind with its own hash. */
  readonly affixHashes: readonly number[]
  readonly clusterHashes: readonly number[]
  /** Of the word's classes in general English, fine, middle and coarse; for letters without classes one that says so. */
  readonly classHashes: readonly number[]
}

/** Where there is no word. */
export const boundary: WordFacts = {
  number: 0,
  isCapitalised: false,
  isLower: false,
  mayName: false,
  foldedHash: 1,
  shapeHash: 1,
  lowerHash: 1,
  isAllCapitals: false,
  hasDigit: false,
  nameKinds: 0,
  startsLongerName: false,
  nounKind: 0,
  text: '',
  folded: '',
  exactHash: 1,
  affixHashes: [],
  clusterHashes: [],
  classHashes: [],
}

const longestAffix = 5

/** Marks as the newswire that is learned from prints them: straight quotation marks and apostrophes, hyphens for dashes. */
function plainMarks(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text
  return text
    .replace(/[“”„‟«»]/gu, '"')
    .replace(/[‘’‚‛ʼ]/gu, "'")
    .replace(/[—―]/gu, '--')
    .replace(/[–‒]/gu, '-')
}

/** Facts of words. */
export class WordFactTable {
  private readonly gazetteer: Gazetteer
  private readonly clusters: WordClusters
  private readonly classed: ClassedWords
  private readonly table = new WordTable((word, number) => this.read(word, number))

  constructor(gazetteer: Gazetteer, clusters: WordClusters, classed: ClassedWords) {
    this.gazetteer = gazetteer
    this.clusters = clusters
    this.classed = classed
  }

  /** The facts of a document's words. */
  of(document: Document): WordFacts[] {
    return this.table.of(document)
  }

  private read(written: string, number: number): WordFacts {
    const text = plainMarks(written)
    const lower = text.toLowerCase()
    const folded = foldWord(text)
    const foldedHash = hashText(folded)
    const listed = this.gazetteer.names.get(foldedHash)
    const clusters = this.clusters.get(text.replace(/\p{Nd}/gu, '0')) ?? this.clusters.get(lower) ?? []
    return {
      number: number <= mostNumbered ? number : -1,
      isCapitalised: /^\p{Lu}/u.test(text),
      isLower: /^\p{Ll}/u.test(text),
      mayName: /[\p{Lu}\p{Lt}\p{Lo}]/u.test(text),
      foldedHash,
      shapeHash: hashText(shape(text).replace(/(.)\1+/gu, '$1')),
      lowerHash: hashText(lower),
      isAllCapitals: /^\p{Lu}[\p{Lu}.]+$/u.test(text),
      hasDigit: /\p{Nd}/u.test(text),
      nameKinds: listed & allKinds || this.nationalityOf(folded),
      startsLongerName: (listed & beginning) !== 0,
      nounKind: this.gazetteer.nouns.get(foldedHash) || this.gazetteer.nouns.get(hashText(folded.replace(/s$/u, ''))),
      text,
      folded,
      exactHash: hashText(text),
      affixHashes: affixes(lower),
      clusterHashes: clusters.map((cluster, level) => combine(level + 1, cluster + 1)),
      classHashes: this.classesOf(lower, folded),
    }
  }

  private classesOf(lower: string, folded: string): number[] {
    const { middle, coarse } = this.classed.classes
    const written = this.fineOf(lower)
    const fine = written < 0 && folded !== lower ? this.fineOf(folded) : written
    if (fine < 0) return /\p{L}/u.test(lower) ? [combine(0, 0)] : []
    return [fine, middle[fine] ?? 0, coarse[fine] ?? 0].map((group, level) => combine(level + 1, group))
  }

  private fineOf(word: string): number {
    const { classes, rare } = this.classed
    const hash = hashText(word)
    const fine = findWordClass(classes, hash)
    return fine < 0 && /^\p{L}/u.test(word) ? findRareWord(rare, hash) : fine
  }

  /** "Chechens": the plural of a listed nationality is one. */
  private nationalityOf(folded: string): number {
    return folded.endsWith('s') ? this.gazetteer.names.get(hashText(folded, 0, folded.length - 1)) & nationality : 0
  }
}

function shape(text: string): string {
  return text
    .slice(0, 24)
    .replace(/\p{Lu}|\p{Lt}/gu, 'X')
    .replace(/\p{L}/gu, (letter) => (letter === 'X' ? letter : 'x'))
    .replace(/\p{N}/gu, '9')
}

function affixes(lower: string): number[] {
  const hashes: number[] = []
  for (let size = 2; size <= Math.min(longestAffix, lower.length - 1); size++) {
    hashes.push(combine(size, hashText(lower, 0, size)), combine(-size, hashText(lower, lower.length - size)))
  }
  return hashes
}
