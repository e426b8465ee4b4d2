import { HashedNumbers } from '../sequence/hashed-numbers.ts'
import { hashText } from '../sequence/hashing.ts'
import learned from './data/frequencies.json' with { type: 'json' }
import type { DocumentFrequency } from './lexrank.ts'

let terms: HashedNumbers | null = null

/** Of news in English at large: what words weigh in a community that has few articles yet. */
export const background: DocumentFrequency = {
  documents: learned.documents,
  of(term) {
    terms ??= readTerms()
    return terms.get(hashText(term)) || 1
  },
}

function readTerms(): HashedNumbers {
  const lists = Object.entries(learned.terms).map(([number, words]) => ({
    number: Number(number),
    words: words.split(' '),
  }))
  const read = new HashedNumbers(lists.reduce((sum, { words }) => sum + words.length, 0))
  for (const { number, words } of lists) for (const word of words) read.set(hashText(word), number)
  return read
}

/** How many of a community's own articles weigh as much as the background. */
const backgroundWeight = 100

/** The frequencies of a community's own corpus, with the background beside them: the fewer its articles, the more. */
export function blend(own: DocumentFrequency, behind: DocumentFrequency = background): DocumentFrequency {
  const scale = backgroundWeight / behind.documents
  return {
    documents: own.documents + backgroundWeight,
    of: (term) => own.of(term) + behind.of(term) * scale,
  }
}
