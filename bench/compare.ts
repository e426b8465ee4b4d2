/** Something to measure: `run` does the work once and returns how much it did. */
export interface Contender {
  readonly name: string
  readonly run: () => number
}

export interface Timing {
  readonly name: string
  /** Median over the rounds, in units of work a second. */
  readonly perSecond: number
  /** Median, over the rounds, of this contender's speed by the first one's in the same round. */
  readonly ratioToFirst: number
}

/**
 * Runs the contenders in turn, round by round after one warm-up round each, so that a machine whose speed drifts slows
 * all of them alike. Speeds are medians; compare by the ratios, not by the absolute figures.
 */
export function compare(contenders: readonly Contender[], rounds: number): Timing[] {
  for (const contender of contenders) contender.run()
  const speeds = contenders.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    contenders.forEach((contender, i) => {
      const start = performance.now()
      const work = contender.run()
      speeds[i]?.push((work / (performance.now() - start)) * 1000)
    })
  }
  const first = speeds[0] ?? []
  return contenders.map((contender, i) => ({
    name: contender.name,
    perSecond: median(speeds[i] ?? []),
    ratioToFirst: median((speeds[i] ?? []).map((speed, round) => speed / (first[round] ?? speed))),
  }))
}

/** The middle value; the mean of the two middle ones where their number is even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}
