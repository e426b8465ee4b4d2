/** Time for rounds, so that a test can let twenty seconds pass without waiting for them. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls `run` after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, run: () => void): () => void
}

export const systemClock: Clock = {
  now: Date.now,
  after(ms, run) {
    // A question that waits keeps no process alive: it goes on after the next start.
    const timer = setTimeout(run, ms).unref()
    return () => clearTimeout(timer)
  },
}
