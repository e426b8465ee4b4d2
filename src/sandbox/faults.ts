/** A fault that the stand-in shows instead of answering, to see how the bot takes it. */
export interface Fault {
  /** Default: any. */
  readonly method?: string
  /** Tested against the path after `/api/v10`. Default: any. */
  readonly path?: RegExp
  /** 429 carries the headers and body of a rate limit; 403 says that the bot may not see the channel; `drop` resets the connection; `late` answers after a delay. */
  readonly kind: 403 | 429 | 500 | 502 | 503 | 'drop' | { readonly late: number }
  /** For 429: seconds to wait. Default 0.01. */
  readonly retryAfter?: number
  /** For 429: whether it is the limit on all routes. Default false. */
  readonly global?: boolean
  /** How many requests it meets. Default 1. */
  readonly times?: number
}

/** The faults that are still to come, in the order in which they were asked for. */
export class Faults {
  #coming: readonly { readonly fault: Fault; readonly left: number }[] = []

  add(fault: Fault): void {
    this.#coming = [...this.#coming, { fault, left: fault.times ?? 1 }]
  }

  /** The fault that this request meets, if any; it is used up by that. */
  meet(method: string, path: string): Fault | null {
    const met = this.#coming.find(
      ({ fault }) => (fault.method ?? method) === method && (fault.path?.test(path) ?? true),
    )
    if (!met) return null
    const rest = met.left > 1 ? [{ ...met, left: met.left - 1 }] : []
    this.#coming = this.#coming.flatMap((one) => (one === met ? rest : [one]))
    return met.fault
  }

  /** How many are still to come. */
  get left(): number {
    return this.#coming.reduce((sum, { left }) => sum + left, 0)
  }
}
