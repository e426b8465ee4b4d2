/** Time for the stand-in, so that a test can let 3 seconds or 15 minutes pass without waiting for them. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number
  /** Calls `run` after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, run: () => void): () => void
}

export const systemClock: Clock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms).unref()
    return () => clearTimeout(timer)
  },
}

/** A clock that stands still until it is moved by hand. */
export class HandClock implements Clock {
  #now: number
  #waiting: { at: number; run: () => void }[] = []

  constructor(start = Date.UTC(2026, 0, 5, 12)) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  after(ms: number, run: () => void): () => void {
    const entry = { at: this.#now + ms, run }
    this.#waiting.push(entry)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry)
    }
  }

  /** Moves the clock on by `ms` milliseconds and runs, in order, what falls due on the way. */
  advance(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const due = this.#waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!due) break
      this.#waiting = this.#waiting.filter((other) => other !== due)
      this.#now = Math.max(this.#now, due.at)
      due.run()
    }
    this.#now = end
  }
}
