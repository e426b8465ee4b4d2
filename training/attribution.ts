import { readFileSync, writeFileSync } from 'node:fs'
import { findMentions, readEntityModel } from '../src/analysis/actors/mentions.ts'
import { settle } from '../src/analysis/attribution/attribution.ts'
import { calibrate } from '../src/analysis/attribution/calibration.ts'
import { Judge } from '../src/analysis/attribution/judge.ts'
import { encodeAttributionModel } from '../src/analysis/attribution/model.ts'
import { proposeAll } from '../src/analysis/attribution/proposals.ts'
import { Tagger } from '../src/analysis/attribution/tagger.ts'
import type { TaggerWeights } from '../src/analysis/attribution/tagger-weights.ts'
import { parseRareWords } from '../src/analysis/sequence/rare-words.ts'
import { parseWordClasses } from '../src/analysis/sequence/word-classes.ts'
import { WordForms } from '../src/analysis/sequence/word-forms.ts'
import { parseWordVectors } from '../src/analysis/sequence/word-vectors.ts'
import { byFold } from './attribution/folds.ts'
import { calibrationError, fitCalibration, type Outcome } from './attribution/isotonic.ts'
import { type FoldedJudge, trainJudge } from './attribution/judge.ts'
import { type ProposedArticle, rightness, toSpans } from './attribution/judge-set.ts'
import { learnLexicon } from './attribution/lexicon.ts'
import { type ReadArticle, readArticle } from './attribution/tagger-set.ts'
import { learnTaggers, type Taggers } from './attribution/taggers.ts'
import { percent } from './measure/figure.ts'
import { readPolnear } from './polnear.ts'
import { type AttributionCounts, f1, scoreArticle } from './score/attribution.ts'
import type { TrainingRequest } from './train.ts'

/** Trains the three passes on polnear/train.jsonl and writes models/attribution.bin; figures on dev to stderr. */
export async function train({ data }: TrainingRequest): Promise<void> {
  const model = (name: string): Uint8Array => readFileSync(new URL(`../models/${name}.bin`, import.meta.url))
  const classes = parseWordClasses(model('word-classes'))
  const vectors = parseWordVectors(model('word-vectors'))
  const entityModel = readEntityModel(model('entities'), { classes, rare: parseRareWords(model('rare-words')) })
  const words = new WordForms(classes)
  const training = readPolnear(data, 'train')
  const lexicon = learnLexicon(training)
  const articles = [...training, ...readPolnear(data, 'dev')].map((article) =>
    readArticle(article, words, findMentions(article.document, entityModel)),
  )
  const count = training.length

  const taggers = await learnTaggers(articles.slice(0, count), lexicon, vectors)
  const proposed = propose(articles, count, taggers, (weights) => new Tagger(weights, vectors, lexicon))
  const judge = await trainJudge(proposed, count)
  const weighed = weigh(proposed, count, judge)

  const known = weighed.slice(0, count)
  const calibration = fitCalibration(known.flatMap(outcomes))
  const calibrated = weighed.map((article) => ({
    ...article,
    weights: article.weights.map((weight) => calibrate(calibration, weight)),
  }))
  const threshold = bestThreshold(calibrated.slice(0, count))
  const weights = {
    lexicon,
    tagger: taggers.full,
    ...judge.full,
    calibration,
    threshold,
  }
  writeFileSync(new URL('../models/attribution.bin', import.meta.url), encodeAttributionModel(weights))
  report(calibrated.slice(0, count), threshold, 'train, jack-knifed')
  report(calibrated.slice(count), threshold, 'dev')
}

/** An article with its proposals and how likely the judge takes each to be right. */
interface WeighedArticle extends ProposedArticle {
  readonly weights: readonly number[]
}

function propose(
  articles: readonly ReadArticle[],
  training: number,
  taggers: Taggers,
  make: (weights: TaggerWeights) => Tagger,
): ProposedArticle[] {
  const tagger = byFold(taggers, training, make)
  return articles.map((article, i) => ({ ...article, ...proposeAll(article.document, article.table, tagger(i)) }))
}

function weigh(articles: readonly ProposedArticle[], training: number, judge: FoldedJudge): WeighedArticle[] {
  const pass = byFold(judge, training, ({ words, trees }) => new Judge(words, trees))
  return articles.map((article, i) => ({
    ...article,
    weights: pass(i).weigh(article.document, article.table, article.beliefs, article.proposals),
  }))
}

/** What is left of an article's proposals where they compete for the same words: how sure, and whether right. */
function outcomes(article: WeighedArticle): Outcome[] {
  const kept = settle(article.proposals, article.weights, 0)
  const right = rightness(
    article,
    kept.flatMap((i) => article.proposals[i] ?? []),
  )
  return right.flatMap((verdict, k) =>
    verdict === null ? [] : { probability: article.weights[kept[k] ?? 0] ?? 0, right: verdict },
  )
}

/** The least confidence with the best mean F1 of what is asked of all statements: end to end, content, content's tokens. */
function bestThreshold(articles: readonly WeighedArticle[]): number {
  let best = 0.5
  let top = 0
  for (let threshold = 0.2; threshold <= 0.7; threshold += 0.02) {
    const { counts } = scoreAll(articles, threshold)
    const score = (['e2e', 'J.3', 'token'] as const).reduce((sum, metric) => sum + f1(counts, metric, 'all').f, 0)
    if (score > top) {
      top = score
      best = threshold
    }
  }
  return best
}

function scoreAll(
  articles: readonly WeighedArticle[],
  threshold: number,
): { counts: AttributionCounts; outcomes: Outcome[] } {
  const counts: AttributionCounts = new Map()
  const all: Outcome[] = []
  for (const article of articles) {
    const kept = settle(article.proposals, article.weights, threshold)
    const spans = kept.flatMap((i) => article.proposals[i] ?? []).map((one) => toSpans(article.document, one))
    scoreArticle(article.gold, spans, counts).forEach((right, k) => {
      if (right !== null) all.push({ probability: article.weights[kept[k] ?? 0] ?? 0, right })
    })
  }
  return { counts, outcomes: all }
}

function report(articles: readonly WeighedArticle[], threshold: number, name: string): void {
  const { counts, outcomes: all } = scoreAll(articles, threshold)
  const f = (...[metric, group]: [Parameters<typeof f1>[1], Parameters<typeof f1>[2]]): string => {
    const { p, r, f: both } = f1(counts, metric, group)
    return `${percent(both)} (${percent(p)}/${percent(r)})`
  }
  console.error(
    `${name}: e2e ${f('e2e', 'all')}, quoted ${f('e2e', 'quoted')}, direct ${f('e2e', 'direct')}, ` +
      `J.3 ${f('J.3', 'all')}, tokens ${f('token', 'all')}, cue ${f('cue-overlap', 'all')}, ` +
      `calibration error ${calibrationError(all).toFixed(3)}, threshold ${threshold.toFixed(2)}`,
  )
}
