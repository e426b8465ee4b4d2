import { setTimeout } from 'node:timers/promises'
import type { Asked, Observer, Outcome } from './observer.ts'

interface Begun {
  readonly asked: Asked
  /** As `performance.now()` tells it. */
  readonly at: number
  isAcknowledged: boolean
}

/** The interactions that are being answered: what they took is told to the observer, and their end can be waited for. */
export class UnderWay {
  readonly #observer: Observer
  readonly #begun = new Map<string, Begun>()
  readonly #work = new Set<Promise<void>>()

  constructor(observer: Observer) {
    this.#observer = observer
  }

  /** Keeps account of the work on an interaction from now to its end; `work` never rejects. */
  begin(interaction: string, asked: Asked, work: () => Promise<Outcome>): void {
    const at = performance.now()
    this.#begun.set(interaction, { asked, at, isAcknowledged: false })
    const ended = work().then((outcome) => {
      this.#begun.delete(interaction)
      this.#observer.ended(asked, outcome, performance.now() - at)
    })
    this.#work.add(ended)
    void ended.finally(() => this.#work.delete(ended))
  }

  acknowledged(interaction: string): void {
    const begun = this.#begun.get(interaction)
    if (!begun || begun.isAcknowledged) return
    begun.isAcknowledged = true
    this.#observer.acknowledged(begun.asked, performance.now() - begun.at)
  }

  /** Waits for the end of all that is under way, so many milliseconds at most; returns how much was not ended then. */
  async end(atMost: number): Promise<number> {
    const late = new AbortController()
    await Promise.race([
      Promise.allSettled([...this.#work]),
      setTimeout(atMost, undefined, { signal: late.signal }).catch(() => {}),
    ])
    late.abort()
    return this.#work.size
  }
}
