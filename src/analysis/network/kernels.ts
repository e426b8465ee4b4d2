import { stateFormat, wordFormat } from './fixed-point.ts'
import { labelling } from './labelling.ts'
import { gather, product } from './product.ts'
import { recurrence } from './recurrence.ts'
import { opener } from './wasm.ts'

/**
 * The arithmetic of the networks as they are read, in WebAssembly with SIMD. Matrices row by row, of numbers as
 * `fixed-point.ts` says, weights in the order of its `interleave`; addresses in bytes.
 */
export interface Kernels {
  /**
   * y = x · w + bias, with x of rows × inner states and y of rows × columns inputs. `inner` and `columns` are multiples of
   * eight. Rows are read and written four at a time, so up to three past the last.
   */
  product(x: number, w: number, y: number, rows: number, inner: number, columns: number): void
  /** The same with words' representations as x. `inner` is a multiple of four. */
  productOfWords(x: number, w: number, y: number, rows: number, inner: number, columns: number): void
  /**
   * y = sums of rows of inputs: the list holds `count` addresses for each of the rows of y. A multiple of eight columns.
   */
  gather(list: number, count: number, y: number, rows: number, columns: number): void
  /**
   * A layer of gated recurrent units both ways (Cho et al. 2014, the reset gate applied after the product): r = σ(aᵣ + uᵣ),
   * z = σ(a_z + u_z), n = tanh(aₙ + r ∘ uₙ), h = n + z ∘ (h′ - n) with u = h′ · w, h′ the state before; uₙ has a bias of
   * its own. `layer`: weights forward, then backward, by blocks of units (`unitBlocks`): r, z and n of each. `inputs`: a,
   * length × 6 size, forward r, z, n, then backward; `out`: h, length × 2 size, of which size is a multiple of eight.
   * `space`: room for 2 size floats and size + 16 bytes.
   */
  recur(layer: number, inputs: number, out: number, length: number, size: number, space: number): void
  /**
   * The labels of tokens with `inner` states each by a chain (`chainParts`): p(label | text) in `marginals`, tokens × 8
   * floats; and in `back`, tokens × 8 shorts, the label before each label of the best sequence to it, and after that the
   * scores of the best sequences to each last label, 8 floats. `potentials`: room for tokens × 8 floats.
   */
  label(
    states: number,
    chain: number,
    length: number,
    inner: number,
    potentials: number,
    marginals: number,
    back: number,
  ): void
}

/** The kernels on a memory. */
export const openKernels = opener<Kernels>(() => [
  product('product', stateFormat),
  product('productOfWords', wordFormat),
  gather(),
  recurrence(),
  labelling(),
])
