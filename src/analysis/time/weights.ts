/** What a decision looks at. Its name is its template and its value with a space between: "before on", "rule shift year". */
export type Feature = readonly [template: string, value: string]

export function nameOf([template, value]: Feature): string {
  return `${template} ${value}`
}

/** Weights of a logistic model by the names of features, and its "bias"; what is not listed weighs nothing. */
export type NamedWeights = Readonly<Record<string, number>>

/** The same, to be looked up without building names. */
export class Weights {
  private readonly bias: number
  private readonly byTemplate = new Map<string, Map<string, number>>()

  constructor(named: NamedWeights) {
    this.bias = named.bias ?? 0
    // Which of its spaces parts template and value a name does not tell: it is found by each.
    for (const [name, weight] of Object.entries(named)) {
      for (let space = name.indexOf(' '); space >= 0; space = name.indexOf(' ', space + 1)) {
        const template = name.slice(0, space)
        const values = this.byTemplate.get(template) ?? new Map<string, number>()
        this.byTemplate.set(template, values.set(name.slice(space + 1), weight))
      }
    }
  }

  /** The log odds of yes. */
  logOdds(features: readonly Feature[]): number {
    let sum = this.bias
    for (const [template, value] of features) sum += this.byTemplate.get(template)?.get(value) ?? 0
    return sum
  }
}
