import { readTaggerWeights, type TaggerWeights } from '../../src/analysis/attribution/tagger-weights.ts'
import { ByteReader } from '../../src/analysis/sequence/bytes.ts'
import type { WordVectors } from '../../src/analysis/sequence/word-vectors.ts'
import { trainInWorkers } from '../workers.ts'
import type { LabelledPassage } from './tagger-set.ts'
import type { TaggerOptions, TaggerReport } from './tagger-trainer.ts'

/** One tagger to train. `name` stands in its progress lines. */
export interface TaggerJob {
  readonly name: string
  readonly passages: readonly LabelledPassage[]
  readonly hashes: Uint32Array
  readonly vectors: WordVectors
  readonly options: TaggerOptions
}

/** The weights of the jobs, in their order. */
export async function trainTaggers(jobs: readonly TaggerJob[]): Promise<TaggerWeights[]> {
  const models = await trainInWorkers(jobs, new URL('./tagger-worker.ts', import.meta.url), progressLine)
  return models.map((bytes) => readTaggerWeights(new ByteReader(bytes)))
}

function progressLine(job: TaggerJob, { epoch, loss, roleLoss }: TaggerReport, milliseconds: number): string {
  const seconds = (milliseconds / 1000).toFixed(0)
  return `${job.name}  epoch ${epoch}/${job.options.epochs}  loss ${loss.toFixed(4)}, roles ${roleLoss.toFixed(4)}  ${seconds} s`
}
