import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { readTaggerWeights, type TaggerWeights } from '../../src/analysis/attribution/tagger-weights.ts'
import { ByteReader } from '../../src/analysis/sequence/bytes.ts'
import type { WordVectors } from '../../src/analysis/sequence/word-vectors.ts'
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

export type TaggerMessage = { readonly report: TaggerReport } | { readonly model: Uint8Array<ArrayBuffer> }

/** Trains the jobs, as many at a time as there are processors; the weights in the jobs' order. */
export async function trainTaggers(jobs: readonly TaggerJob[]): Promise<TaggerWeights[]> {
  const models: TaggerWeights[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < jobs.length) {
      const at = next++
      const job = jobs[at]
      if (job) models[at] = readTaggerWeights(new ByteReader(await runInWorker(job)))
    }
  }
  await Promise.all(Array.from({ length: Math.min(jobs.length, availableParallelism()) }, lane))
  return models
}

function runInWorker(job: TaggerJob): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const started = Date.now()
    const worker = new Worker(new URL('./tagger-worker.ts', import.meta.url), { workerData: job })
    worker.on('message', (message: TaggerMessage) => {
      if ('model' in message) resolve(message.model)
      else console.error(progressLine(job, message.report, Date.now() - started))
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`The training of ${job.name} ended with exit code ${code}`)))
  })
}

function progressLine(job: TaggerJob, { epoch, loss, roleLoss }: TaggerReport, milliseconds: number): string {
  const seconds = (milliseconds / 1000).toFixed(0)
  return `${job.name}  epoch ${epoch}/${job.options.epochs}  loss ${loss.toFixed(4)}, roles ${roleLoss.toFixed(4)}  ${seconds} s`
}
