import { type Profiler, Session } from 'node:inspector/promises'
import { setFlagsFromString } from 'node:v8'

/** A block of a function, and how often it ran. */
interface Block {
  readonly start: number
  readonly end: number
  readonly count: number
}

/** The blocks of each function that ran, by the function's place; the outer ones come first. */
export type BlockCounts = ReadonlyMap<string, readonly Block[]>

/**
 * Counts how often each block of the loaded sources runs, by V8's own counters: the same at every run, whatever the machine does
 * beside. What happens inside built-in functions is not counted. To be opened before the sources are imported.
 */
export class BlockCounter {
  readonly #session = new Session()
  readonly #isCounted: (url: string) => boolean

  private constructor(isCounted: (url: string) => boolean) {
    this.#isCounted = isCounted
  }

  static async open(isCounted: (url: string) => boolean): Promise<BlockCounter> {
    // Optimised code does not count its calls, and code that is thrown away loses its counts.
    for (const flag of ['--no-opt', '--no-maglev', '--no-flush-bytecode']) setFlagsFromString(flag)
    const counter = new BlockCounter(isCounted)
    counter.#session.connect()
    await counter.#session.post('Profiler.enable')
    await counter.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
    return counter
  }

  /** What runs within a call. */
  async during(call: () => void): Promise<BlockCounts> {
    await this.#take()
    call()
    return this.#take()
  }

  close(): void {
    this.#session.disconnect()
  }

  async #take(): Promise<BlockCounts> {
    const { result } = await this.#session.post('Profiler.takePreciseCoverage')
    return new Map(
      result
        .filter(({ url }) => this.#isCounted(url))
        .flatMap(({ url, functions }) => functions.map((one) => [placeOf(url, one), one.ranges.map(blockOf)] as const)),
    )
  }
}

const placeOf = (url: string, { functionName, ranges: [whole] }: Profiler.FunctionCoverage): string =>
  `${functionName || 'a function'} of ${url.replace(/^.*\/src\//, '')} at ${whole?.startOffset}-${whole?.endOffset}`

const blockOf = ({ startOffset, endOffset, count }: Profiler.CoverageRange): Block => ({
  start: startOffset,
  end: endOffset,
  count,
})

/** How often a block ran: the innermost that is told apart and holds it. */
export const countOf = (counts: BlockCounts, place: string, { start, end }: Block): number =>
  counts.get(place)?.findLast((block) => block.start <= start && end <= block.end)?.count ?? 0
