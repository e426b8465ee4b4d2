import { seededRandom } from './random.ts'

interface Clusters {
  /** The cluster of each point. */
  readonly assigned: Uint16Array
  /** Unit vectors, one after the other. */
  readonly centres: Float32Array
}

const rounds = 15

/** Spherical k-means (Dhillon and Modha 2001) of unit vectors, begun from points drawn with `seed`. */
export function clusterVectors(points: Float32Array, dimensions: number, count: number, seed: number): Clusters {
  const size = points.length / dimensions
  const random = seededRandom(seed)
  const centres = new Float32Array(count * dimensions)
  const start = (cluster: number): void => {
    const point = Math.floor(random() * size) * dimensions
    centres.set(points.subarray(point, point + dimensions), cluster * dimensions)
  }
  for (let cluster = 0; cluster < count; cluster++) start(cluster)
  const assigned = new Uint16Array(size)
  for (let round = 0; round < rounds; round++) {
    assign(points, centres, dimensions, assigned)
    const sums = new Float64Array(centres.length)
    for (let i = 0; i < size; i++) {
      const base = (assigned[i] ?? 0) * dimensions
      for (let d = 0; d < dimensions; d++) sums[base + d] = (sums[base + d] ?? 0) + (points[i * dimensions + d] ?? 0)
    }
    for (let cluster = 0; cluster < count; cluster++) {
      const sum = sums.subarray(cluster * dimensions, (cluster + 1) * dimensions)
      const norm = Math.hypot(...sum)
      if (norm === 0) start(cluster)
      else for (let d = 0; d < dimensions; d++) centres[cluster * dimensions + d] = (sum[d] ?? 0) / norm
    }
  }
  return { assigned, centres }
}

function assign(points: Float32Array, centres: Float32Array, dimensions: number, assigned: Uint16Array): void {
  for (let i = 0; i < assigned.length; i++) {
    assigned[i] = nearest(points.subarray(i * dimensions, (i + 1) * dimensions), centres)
  }
}

/** The number of the centre that points most nearly where a vector does; of equals the first. */
export function nearest(vector: Float32Array, centres: Float32Array): number {
  let best = Number.NEGATIVE_INFINITY
  let found = 0
  for (let c = 0; c < centres.length; c += vector.length) {
    let product = 0
    for (let d = 0; d < vector.length; d++) product += (vector[d] ?? 0) * (centres[c + d] ?? 0)
    if (product > best) {
      best = product
      found = c / vector.length
    }
  }
  return found
}
