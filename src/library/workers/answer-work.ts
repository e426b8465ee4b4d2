import { parentPort } from 'node:worker_threads'
import { UserError } from '../../user-error.ts'

/** What a worker answers: the output, or why there is none. Errors meant for the person carry their code. */
export type WorkerAnswer<Out> =
  | { readonly output: Out }
  | { readonly message: string; readonly stack: string | undefined; readonly code: string | undefined }

/** In a worker: answers each input that comes from the pool, one after the other. */
export function answerWork<In, Out>(work: (input: In) => Promise<Out> | Out): void {
  const port = parentPort
  if (!port) throw new Error('This module runs in a worker.')
  port.on('message', async (input: In) => port.postMessage(await answer(work, input)))
}

async function answer<In, Out>(work: (input: In) => Promise<Out> | Out, input: In): Promise<WorkerAnswer<Out>> {
  try {
    return { output: await work(input) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { message: error.message, stack: error.stack, code: error instanceof UserError ? error.code : undefined }
  }
}
