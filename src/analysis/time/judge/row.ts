/** Writes numbers one after the other. */
export class Row {
  private readonly values: Float32Array
  private at: number

  constructor(values: Float32Array, from: number) {
    this.values = values
    this.at = from
  }

  put(value: number | boolean): void {
    this.values[this.at++] = Number(value)
  }
}

/** What stands for something that there is none of, and for what is farther than any. */
export const none = -1
export const far = 30

/** The bases of a date, as their indexes are written. */
export const bases = ['stated', 'inherited', 'published', 'unknown', 'corrected'] as const
