import { parentPort, workerData } from 'node:worker_threads'
import { writeTaggerWeights } from '../../src/analysis/attribution/tagger-weights.ts'
import { ByteWriter } from '../../src/analysis/sequence/bytes.ts'
import type { WorkerMessage } from '../workers.ts'
import type { TaggerJob } from './tagger-jobs.ts'
import { type TaggerReport, trainTagger } from './tagger-trainer.ts'

// `trainTaggers` starts this file, with a job as its data.
const { passages, hashes, vectors, options } = workerData as TaggerJob
const send = (message: WorkerMessage<TaggerReport>): void => parentPort?.postMessage(message)
const weights = trainTagger(passages, hashes, vectors, options, (report) => send({ report }))
const writer = new ByteWriter()
writeTaggerWeights(writer, weights)
send({ model: writer.finish() })
