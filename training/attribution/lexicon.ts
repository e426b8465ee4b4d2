import type { CueLexicon } from '../../src/analysis/attribution/cue-lexicon.ts'
import { hashText } from '../../src/analysis/sequence/hashing.ts'
import { type LabelledArticle, tokenRuns } from '../polnear.ts'

/** A word is graded by the share of its occurrences that lie in a cue: at least this for grade 1, 2 and 3. */
const thresholds = [0.05, 0.2, 0.5]
/** Occurrences taken to be no cue beforehand, so that rare words are not graded by chance. */
const doubt = 2

export function learnLexicon(articles: readonly LabelledArticle[]): CueLexicon {
  const seen = new Map<string, { all: number; cues: number }>()
  const count = (word: string, all: number, cues: number): void => {
    const entry = seen.get(word) ?? { all: 0, cues: 0 }
    entry.all += all
    entry.cues += cues
    seen.set(word, entry)
  }
  for (const { document, gold } of articles) {
    for (const token of document.tokens) count(lower(token.text), 1, 0)
    for (const { cue } of gold.attributions) {
      for (const [first, end] of tokenRuns(document, cue)) {
        for (let t = first; t < end; t++) count(lower(document.tokens[t]?.text ?? ''), 0, 1)
      }
    }
  }
  const grades = new Map<number, number>()
  for (const [word, { all, cues }] of [...seen].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const share = cues / (all + doubt)
    const grade = thresholds.filter((threshold) => share >= threshold).length
    if (grade > 0 && /\p{L}/u.test(word)) grades.set(hashText(word), grade)
  }
  return { grades }
}

function lower(word: string): string {
  return word.toLowerCase().replaceAll('’', "'")
}
