import { type ResourceLimits, Worker } from 'node:worker_threads'
import { UserError } from '../../user-error.ts'
import type { WorkerAnswer } from './answer-work.ts'

interface PoolOptions {
  /** The module that the workers run; it calls `answerWork`. */
  readonly module: URL
  /** The most workers at a time; they are started when there is work for them. */
  readonly size: number
  /** The longest that one piece of work may take, in milliseconds. */
  readonly timeLimit: number
  readonly resourceLimits?: ResourceLimits
  /** How long a worker without work is kept, with the memory that it takes, in milliseconds; a minute unless given. */
  readonly idleLife?: number
  /** What the person is told whose work took too long or too much memory. */
  readonly tooMuch: UserError
}

interface Job<In, Out> {
  readonly input: In
  readonly resolve: (output: Out) => void
  readonly reject: (error: unknown) => void
}

/**
 * Runs pieces of work in threads of their own, so that whoever asks a question does not wait for them. A piece that
 * takes too long, or ends its thread, fails alone; the next gets a new thread.
 */
export class WorkerPool<In, Out> {
  readonly #options: PoolOptions
  /** Workers without work, each with the timer that ends it. */
  readonly #idle = new Map<Worker, NodeJS.Timeout>()
  readonly #busy = new Set<Worker>()
  readonly #urgent: Job<In, Out>[] = []
  readonly #patient: Job<In, Out>[] = []
  #closed = false

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /** Has the input worked on, after all that came before it; `patient` work after everything that is not. */
  run(input: In, { patient = false } = {}): Promise<Out> {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw new Error('The pool of workers is closed.')
      const queue = patient ? this.#patient : this.#urgent
      queue.push({ input, resolve, reject })
      this.#next()
    })
  }

  /** Pieces of work that no worker has taken yet. */
  get waiting(): number {
    return this.#urgent.length + this.#patient.length
  }

  /** Pieces of work that are being done. */
  get running(): number {
    return this.#busy.size
  }

  /** Workers that are there, with work or without. */
  get workers(): number {
    return this.#idle.size + this.#busy.size
  }

  /** Ends the workers; work that is not done fails. */
  async close(): Promise<void> {
    this.#closed = true
    const error = new Error('The pool of workers was closed.')
    for (const job of [...this.#urgent.splice(0), ...this.#patient.splice(0)]) job.reject(error)
    const workers = [...this.#idle.keys(), ...this.#busy]
    for (const timer of this.#idle.values()) clearTimeout(timer)
    this.#idle.clear()
    await Promise.all(workers.map((worker) => worker.terminate()))
  }

  #next(): void {
    const isFree = this.#idle.size > 0 || this.#busy.size < this.#options.size
    const job = isFree ? (this.#urgent.shift() ?? this.#patient.shift()) : undefined
    if (!job) return
    const { module, resourceLimits = {} } = this.#options
    const worker = this.#wake() ?? new Worker(module, { resourceLimits })
    this.#busy.add(worker)
    this.#give(worker, job)
  }

  #wake(): Worker | undefined {
    const [idle] = this.#idle
    if (!idle) return undefined
    const [worker, timer] = idle
    clearTimeout(timer)
    this.#idle.delete(worker)
    return worker
  }

  /** Keeps a worker for the next piece, for a while. */
  #rest(worker: Worker): void {
    const end = () => {
      this.#idle.delete(worker)
      void worker.terminate()
    }
    this.#idle.set(worker, setTimeout(end, this.#options.idleLife ?? 60_000).unref())
  }

  #give(worker: Worker, job: Job<In, Out>): void {
    const { timeLimit, tooMuch } = this.#options
    const timer = setTimeout(() => end(() => job.reject(tooMuch), false), timeLimit)
    const onMessage = (answer: WorkerAnswer<Out>): void =>
      end(() => ('output' in answer ? job.resolve(answer.output) : job.reject(toError(answer))), true)
    const onError = (error: unknown): void => end(() => job.reject(isOutOfMemory(error) ? tooMuch : error), false)
    const onExit = (): void => end(() => job.reject(new Error('A worker ended before its work was done.')), false)
    const end = (settle: () => void, keep: boolean): void => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      this.#busy.delete(worker)
      if (keep && !this.#closed) this.#rest(worker)
      // Its later errors are those of being ended.
      else void worker.on('error', () => {}).terminate()
      settle()
      this.#next()
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage(job.input)
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function toError(answer: Exclude<WorkerAnswer<unknown>, { output: unknown }>): Error {
  return answer.code === undefined
    ? new Error(answer.message, { cause: answer.stack })
    : new UserError(answer.code, answer.message)
}
