import type { WordClusters } from '../../src/analysis/actors/mentions/word-facts.ts'
import type { Document } from '../../src/analysis/document/document.ts'
import { clusterWords, countBigrams } from './word-clusters.ts'

/** Coarse to fine. */
const levels = [40, 320]
const rounds = 12
/** Rarer words say too little of themselves. */
const rarest = 4

/** Clusters the words of the documents at each level. Digits count as one. */
export function learnClusters(documents: readonly Document[]): WordClusters {
  const sentences = documents.flatMap(({ sentences, tokens }) =>
    sentences.map(({ firstToken, endToken }) =>
      tokens.slice(firstToken, endToken).map((token) => token.text.replace(/\p{Nd}/gu, '0')),
    ),
  )
  const frequencies = new Map<string, number>()
  for (const word of sentences.flat()) frequencies.set(word, (frequencies.get(word) ?? 0) + 1)
  const vocabulary = [...frequencies]
    .filter(([, count]) => count >= rarest)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([word]) => word)
  const numbers = new Map(vocabulary.map((word, at) => [word, at + 1]))
  const counts = countBigrams(
    sentences.map((sentence) => sentence.map((word) => numbers.get(word) ?? 0)),
    vocabulary.length + 1,
  )
  const classes = levels.map((size) => clusterWords(counts, { classes: size, rounds }))
  return new Map(vocabulary.map((word, at) => [word, classes.map((classOf) => classOf[at + 1] ?? 0)]))
}
