import type { TrainerOptions } from '../crf-trainer.ts'
import type { TrainingSet } from '../training-set.ts'
import { trainAll } from '../workers.ts'

/** Articles are dealt to the folds in turn: article i belongs to fold i % folds. */
export const folds = 3

/** Which sequences of a set belong to which article. */
export interface ArticleSequences {
  readonly set: TrainingSet
  /** By article: numbers of its sequences. */
  readonly sequences: readonly number[][]
}

/** Models of one pass: each fold's is trained on the other folds' articles, `full` on all of the training part. */
export interface FoldedModels {
  readonly folds: readonly Uint8Array<ArrayBuffer>[]
  readonly full: Uint8Array<ArrayBuffer>
}

/**
 * Trains a pass for jack-knifing: what a fold's model says of the fold's own articles is as uncertain as what the full
 * model will say of new ones, so the next pass may learn from it. Articles from `training` on are development data.
 */
export async function trainFolds(
  name: string,
  data: ArticleSequences,
  training: number,
  options: TrainerOptions,
): Promise<FoldedModels> {
  const { set, sequences } = data
  const pick = (chosen: (article: number) => boolean): Uint32Array =>
    Uint32Array.from(sequences.flatMap((own, article) => (chosen(article) ? own : [])))
  const development = pick((article) => article >= training)
  const none = new Uint32Array(0)
  const jobs = Array.from({ length: folds }, (_, fold) => ({
    name: `${name}, fold ${fold + 1}`,
    set,
    training: pick((article) => article < training && article % folds !== fold),
    development: none,
    options,
  }))
  const full = { name, set, training: pick((article) => article < training), development, options }
  const models = await trainAll([full, ...jobs])
  return { full: models[0] ?? new Uint8Array(), folds: models.slice(1) }
}

/** The steps that B and I allow: a run goes on with I only after its own B or I. */
export function allowedSteps(labels: readonly string[]): boolean[] {
  const size = labels.length + 1
  return Array.from({ length: size * size }, (_, step) => {
    const from = labels[Math.floor(step / size)]
    const to = labels[step % size]
    if (!to?.startsWith('I-')) return true
    return from === to || from === `B-${to.slice(2)}`
  })
}

/** The pass of the fold that an article is in, or the full one for development articles. */
export function byFold<M, T>(
  models: { readonly full: M; readonly folds: readonly M[] },
  training: number,
  make: (model: M) => T,
): (article: number) => T {
  const full = make(models.full)
  const own = models.folds.map(make)
  return (article) => (article < training ? (own[article % folds] ?? full) : full)
}
