import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { EpochReport, TrainerOptions } from './crf-trainer.ts'
import type { TrainingSet } from './training-set.ts'

/** One model to train. `name` stands in its progress lines. */
export interface TrainingJob {
  readonly name: string
  readonly set: TrainingSet
  readonly training: Uint32Array
  readonly development: Uint32Array
  readonly options: TrainerOptions
}

/** What a worker sends: how it goes, and in the end the model. */
export type WorkerMessage<Report> = { readonly report: Report } | { readonly model: Uint8Array<ArrayBuffer> }

/** Trains the jobs, as many at a time as there are processors, and returns the encoded models in the jobs' order. */
export function trainAll(jobs: readonly TrainingJob[]): Promise<Uint8Array<ArrayBuffer>[]> {
  return trainInWorkers(jobs, new URL('./crf-worker.ts', import.meta.url), progressLine)
}

/**
 * Starts `file` with each job as its data, as many at a time as there are processors; the models that they send, in the
 * jobs' order. `line` makes a progress line of each report.
 */
export async function trainInWorkers<Job extends { readonly name: string }, Report>(
  jobs: readonly Job[],
  file: URL,
  line: (job: Job, report: Report, milliseconds: number) => string,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const models: Uint8Array<ArrayBuffer>[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    while (next < jobs.length) {
      const at = next++
      const job = jobs[at]
      if (job) models[at] = await runInWorker(job, file, line)
    }
  }
  await Promise.all(Array.from({ length: Math.min(jobs.length, availableParallelism()) }, lane))
  return models
}

function runInWorker<Job extends { readonly name: string }, Report>(
  job: Job,
  file: URL,
  line: (job: Job, report: Report, milliseconds: number) => string,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const started = Date.now()
    const worker = new Worker(file, { workerData: job })
    worker.on('message', (message: WorkerMessage<Report>) => {
      if ('model' in message) resolve(message.model)
      else console.error(line(job, message.report, Date.now() - started))
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`The training of ${job.name} ended with exit code ${code}`)))
  })
}

function progressLine(job: TrainingJob, report: EpochReport, milliseconds: number): string {
  const epoch = `${report.epoch}/${job.options.epochs}`
  const f1 = job.development.length === 0 ? '' : `  dev F1 ${(100 * report.f1).toFixed(2)}`
  const seconds = (milliseconds / 1000).toFixed(0)
  return `${job.name}  epoch ${epoch}  loss ${report.loss.toFixed(4)}${f1}  rows ${report.rows}  ${seconds} s`
}
