import { parentPort, workerData } from 'node:worker_threads'
import { encodeSequenceModel } from '../src/analysis/sequence/model-format.ts'
import { type EpochReport, trainModel } from './crf-trainer.ts'
import type { TrainingJob, WorkerMessage } from './workers.ts'

// `trainAll` starts this file, with a job as its data.
const job = workerData as TrainingJob
const send = (message: WorkerMessage<EpochReport>): void => parentPort?.postMessage(message)
const model = trainModel(job.set, job.training, job.development, job.options, (report) => send({ report }))
send({ model: encodeSequenceModel(model) })
