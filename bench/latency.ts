import { median } from './compare.ts'

/** How long answers take, in milliseconds. */
export interface Latency {
  readonly name: string
  readonly p50: number
  readonly p99: number
  /** This p99 by that of the peer in the same run; null where there is no peer. */
  readonly ratio: number | null
}

/** Something that answers questions. */
export interface Answerer {
  readonly name: string
  readonly answer: (question: string) => unknown
}

const rounds = 5

/**
 * Asks all of them each question in turn, five times over. A question's time is the median of the five, so that the
 * tail is that of hard questions and not of a busy machine; the ratios are to the first.
 */
export async function latencies(answerers: readonly Answerer[], questions: readonly string[]): Promise<Latency[]> {
  const times = answerers.map(() => questions.map((): number[] => []))
  for (let round = -1; round < rounds; round++) {
    for (const [n, question] of questions.entries()) {
      for (const [i, { answer }] of answerers.entries()) {
        const took = await time(() => answer(question))
        // The first time over is for the compiler.
        if (round >= 0) times[i]?.[n]?.push(took)
      }
    }
  }
  const tails = times.map((of) => percentiles(of.map(median)))
  const first = tails[0]?.p99 ?? Number.NaN
  return answerers.map(({ name }, i) => {
    const { p50 = Number.NaN, p99 = Number.NaN } = tails[i] ?? {}
    return { name, p50, p99, ratio: answerers.length === 1 ? null : p99 / first }
  })
}

export function percentiles(times: readonly number[]): { readonly p50: number; readonly p99: number } {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99) }
}

/** Milliseconds that the work takes. */
export async function time(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
