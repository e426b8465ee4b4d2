import type { Arena } from './arena.ts'

/** Addresses of the weights of a layer of gated recurrent units that reads both ways, and its size one way. */
export interface GruLayer {
  readonly size: number
  /** size × 3 size each, by gate: reset, update, new. */
  readonly forward: number
  readonly backward: number
  /** 3 size each: what the product with the state is added to. */
  readonly forwardBias: number
  readonly backwardBias: number
}

/** Floats that `readBothWays` keeps for each token where asked to. */
export const savedPerToken = (size: number): number => 12 * size

const bytes = 4

/**
 * Runs both directions over `length` tokens. `inputs`: length × 6 size, what goes into forward gates then backward ones.
 * `out`: length × 2 size states. `saved`: length × 12 size (r, z, n, u of forward, then of backward), or, with `keep`
 * false, just 6 size as working space.
 */
export function readBothWays(
  { kernels }: Arena,
  layer: GruLayer,
  inputs: number,
  out: number,
  length: number,
  saved: number,
  keep: boolean,
): void {
  if (length === 0) return
  const { size } = layer
  const inputStep = 6 * size * bytes
  const outStep = 2 * size * bytes
  const savedStep = keep ? savedPerToken(size) * bytes : 0
  kernels.recur(inputs, inputStep, layer.forward, layer.forwardBias, out, outStep, saved, savedStep, length, size)
  kernels.recur(
    inputs + (length - 1) * inputStep + 3 * size * bytes,
    -inputStep,
    layer.backward,
    layer.backwardBias,
    out + (length - 1) * outStep + size * bytes,
    -outStep,
    saved + (keep ? (length - 1) * savedStep + 6 * size * bytes : 0),
    -savedStep,
    length,
    size,
  )
}
