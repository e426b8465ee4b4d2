import { combine, hashText } from '../../sequence/hashing.ts'
import { foldWord } from './folding.ts'
import type { Gazetteer } from './gazetteer.ts'

/** Classes of words by the words around them in the training texts, coarse to fine; 0 where unknown. */
export type WordClusters = ReadonlyMap<string, readonly number[]>

/** What a word is by itself; one object for all its tokens. Fields whose name ends in Hash are feature hashes. */
export interface WordFacts {
  readonly text: string
  readonly folded: string
  readonly exactHash: number
  readonly lowerHash: number
  /** "Xx", "X", "x-9": each run of a kind of character as one letter. */
  readonly shapeHash: number
  readonly longShapeHash: number
  /** Beginnings and ends of the lower-case word, of 2 to 5 characters, each kind with its own hash. */
  readonly affixHashes: readonly number[]
  readonly clusterHashes: readonly number[]
  /** Bits of the gazetteer's kinds for the word alone. */
  readonly nameKinds: number
  readonly startsLongerName: boolean
  /** The kind of what the noun names; 0 for none. */
  readonly nounKind: number
  readonly isCapitalised: boolean
  readonly isAllCapitals: boolean
  readonly isLower: boolean
  readonly hasDigit: boolean
}

const longestAffix = 5

/** Facts of a word, worked out once a word. */
export class WordFactTable {
  private readonly gazetteer: Gazetteer
  private readonly clusters: WordClusters
  private known = new Map<string, WordFacts>()

  constructor(gazetteer: Gazetteer, clusters: WordClusters) {
    this.gazetteer = gazetteer
    this.clusters = clusters
  }

  of(text: string): WordFacts {
    const known = this.known.get(text)
    if (known) return known
    const facts = this.read(text)
    if (this.known.size >= mostKnown) this.known = new Map()
    this.known.set(text, facts)
    return facts
  }

  private read(text: string): WordFacts {
    const lower = text.toLowerCase()
    const folded = foldWord(text)
    const clusters = this.clusters.get(text.replace(/\p{Nd}/gu, '0')) ?? this.clusters.get(lower) ?? []
    return {
      text,
      folded,
      exactHash: hashText(text),
      lowerHash: hashText(lower),
      shapeHash: hashText(shape(text).replace(/(.)\1+/gu, '$1')),
      longShapeHash: hashText(shape(text)),
      affixHashes: affixes(lower),
      clusterHashes: clusters.map((cluster, level) => combine(level + 1, cluster + 1)),
      nameKinds: this.gazetteer.names.get(folded) ?? 0,
      startsLongerName: this.gazetteer.prefixes.has(folded),
      nounKind: this.gazetteer.nouns.get(folded) ?? this.gazetteer.nouns.get(folded.replace(/s$/u, '')) ?? 0,
      isCapitalised: /^\p{Lu}/u.test(text),
      isAllCapitals: /^\p{Lu}[\p{Lu}.]+$/u.test(text),
      isLower: /^\p{Ll}/u.test(text),
      hasDigit: /\p{Nd}/u.test(text),
    }
  }
}

/** Words kept in the table; a text with more begins a new one. */
const mostKnown = 20_000

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
