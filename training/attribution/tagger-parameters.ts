import { longest } from '../../src/analysis/attribution/passages.ts'
import { roleLabels, tokenLabels } from '../../src/analysis/attribution/tagger.ts'
import {
  type DenseName,
  dense,
  packTaggerWeights,
  sizes,
  type TableName,
  type TaggerWeights,
  tables,
} from '../../src/analysis/attribution/tagger-weights.ts'
import { Arena } from '../network/arena.ts'
import { forbidSteps, NetworkChain } from '../network/chain.ts'
import { type Product, transpose } from '../network/gradients.ts'
import type { GruLayer } from '../network/gru-layer.ts'
import { Adam, matrixOf, newParameter, type Parameter } from '../network/parameters.ts'
import { seededRandom } from '../random.ts'

export type LayerName = 'token' | 'second' | 'role'

/** Floats for all but the words' own rows: weights, gradients, and room to work in. */
const room = 4_000_000

/** All weights of a tagger while it learns, and what is derived from them: transposes and the chains' steps. */
export class TaggerParameters {
  readonly arena: Arena
  readonly all: Readonly<Record<TableName | DenseName | 'words', Parameter>>
  readonly products: Readonly<Record<DenseName, Product>>
  readonly tokenChain = new NetworkChain(
    new Float64Array(dense.labelSteps[0] * dense.labelSteps[1]),
    tokenLabels.length,
    longest,
    true,
  )
  readonly roleChain = new NetworkChain(
    new Float64Array(dense.roleSteps[0] * dense.roleSteps[1]),
    roleLabels.length,
    longest,
    true,
  )
  private readonly adam: Adam

  /** `words`: rows of the words' own table. */
  constructor(words: number, { seed, decay }: { readonly seed: number; readonly decay: number }) {
    const arena = new Arena(2 * words * sizes.word + room)
    const normal = normalDraw(seededRandom(seed + 1))
    const drawn = (size: readonly [number, number], sparse: boolean, spread: number): Parameter =>
      newParameter(arena, size, sparse, () => spread * normal())
    const all = {
      words: drawn([words, sizes.word], true, 0),
      ...Object.fromEntries(Object.entries(tables).map(([name, size]) => [name, drawn(size, true, 0.05)])),
      ...Object.fromEntries(
        Object.entries(dense).map(([name, size]) => {
          const flat = size[0] === 1 || name.endsWith('Steps')
          return [name, drawn(size, false, flat ? 0 : name === 'projection' ? 0.1 : 1 / Math.sqrt(size[0]))]
        }),
      ),
    }
    // Each name has its parameter.
    this.all = all as TaggerParameters['all']
    this.arena = arena
    this.products = Object.fromEntries(
      Object.keys(dense).map((name) => {
        const parameter = this.all[name as DenseName]
        return [name, { parameter, transposed: arena.reserve(Math.ceil(parameter.rows / 4) * 4 * parameter.columns) }]
      }),
    ) as TaggerParameters['products']
    this.adam = new Adam(arena, Object.values(this.all), decay)
    this.refresh()
  }

  /** Moves the weights against their gradients, which it clears. */
  step(rate: number): void {
    this.adam.step(rate)
    this.refresh()
  }

  /** Where a layer's weights stand. */
  layer(name: LayerName): GruLayer {
    const p = this.all
    return {
      size: name === 'role' ? sizes.roles : sizes.tokens,
      forward: p[`${name}Forward`].weights,
      backward: p[`${name}Backward`].weights,
      forwardBias: p[`${name}ForwardBias`].weights,
      backwardBias: p[`${name}BackwardBias`].weights,
    }
  }

  /** The gradients as they stand, by parameter. */
  slopes(): { name: string; slopes: Float32Array }[] {
    return Object.entries(this.all).map(([name, { gradient, rows, columns }]) => ({
      name,
      slopes: this.arena.view(gradient, rows * columns).slice(),
    }))
  }

  /** Moves one weight by hand. */
  nudge(name: string, index: number, by: number): void {
    const own = Object.entries(this.all).find(([key]) => key === name)?.[1]
    if (!own) throw new Error(`No parameter is called ${name}`)
    const { floats } = this.arena
    floats[own.weights / 4 + index] = (floats[own.weights / 4 + index] ?? 0) + by
    this.refresh()
  }

  /** The weights as they are kept. */
  weights(hashes: Uint32Array): TaggerWeights {
    return packTaggerWeights(hashes, (name) => {
      const matrix = matrixOf(this.arena, this.all[name])
      const labels = name === 'labelSteps' ? tokenLabels : name === 'roleSteps' ? roleLabels : null
      return labels ? { ...matrix, values: Float32Array.from(forbidSteps(matrix.values, labels)) } : matrix
    })
  }

  /** Puts what is derived from the weights in order again. */
  private refresh(): void {
    for (const { parameter, transposed } of Object.values(this.products)) {
      const { weights, rows, columns } = parameter
      transpose(this.arena, weights, rows, columns, transposed)
    }
    const steps = (name: 'labelSteps' | 'roleSteps', labels: readonly string[]): Float64Array =>
      forbidSteps(matrixOf(this.arena, this.all[name]).values, labels)
    this.tokenChain.setSteps(steps('labelSteps', tokenLabels))
    this.roleChain.setSteps(steps('roleSteps', roleLabels))
  }
}

/** Numbers of the normal distribution, by Box and Muller (1958). */
function normalDraw(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random())
}
