import learned from './data/frequencies.json' with { type: 'json' }
import type { DocumentFrequency } from './lexrank.ts'

let terms: Map<string, number> | null = null

/** Of news in English at large: what words weigh in a community that has few articles yet. */
export const background: DocumentFrequency = {
  documents: learned.documents,
  of(term) {
    terms ??= new Map(
      Object.entries(learned.terms).flatMap(([number, words]) =>
        words.split(' ').map((word) => [word, Number(number)]),
      ),
    )
    return terms.get(term) ?? 1
  },
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
