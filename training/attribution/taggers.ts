import type { CueLexicon } from '../../src/analysis/attribution/cue-lexicon.ts'
import type { TaggerWeights } from '../../src/analysis/attribution/tagger-weights.ts'
import type { WordVectors } from '../../src/analysis/sequence/word-vectors.ts'
import { folds } from './folds.ts'
import { type TaggerJob, trainTaggers } from './tagger-jobs.ts'
import { labelPassages, ownWords, type ReadArticle } from './tagger-set.ts'
import type { TaggerOptions } from './tagger-trainer.ts'

const tagger = {
  epochs: 8,
  rate: 3e-3,
  batch: 8,
  inputDropout: 0.4,
  stateDropout: 0.3,
  wordDropout: 0.3,
  decay: 0.05,
  seed: 1,
}
/** The folds' taggers only stand in for the full one where the judge learns. */
const foldTagger = { ...tagger, epochs: 6 }
/** Taggers of all the training articles, and of all but each fold's. */
export interface Taggers {
  readonly full: TaggerWeights
  readonly folds: readonly TaggerWeights[]
}

/** Trains the tagger for use and, so that the judge can learn from it, one for each fold that did not see the fold. */
export async function learnTaggers(
  articles: readonly ReadArticle[],
  lexicon: CueLexicon,
  vectors: WordVectors,
): Promise<Taggers> {
  const hashes = ownWords(articles)
  const passages = articles.map((article) => labelPassages(article, hashes, vectors, lexicon))
  const job = (name: string, options: TaggerOptions, chosen: (article: number) => boolean): TaggerJob => ({
    name,
    passages: passages.filter((_, article) => chosen(article)).flat(),
    hashes,
    vectors,
    options,
  })
  const jobs = Array.from({ length: folds }, (_, fold) =>
    job(`tagger, fold ${fold + 1}`, foldTagger, (article) => article % folds !== fold),
  )
  const [full, ...others] = await trainTaggers([job('tagger', tagger, () => true), ...jobs])
  if (!full) throw new Error('No tagger was trained')
  return { full, folds: others }
}
