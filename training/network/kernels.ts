import {
  add,
  type Code,
  call,
  choose,
  define,
  four,
  get,
  i32,
  least,
  load,
  minus,
  most,
  multiply,
  opener,
  over,
  plus,
  set,
  spread,
  store,
  times,
  v128,
  type WasmFunction,
  whileBelow,
  whole,
} from '../../src/analysis/network/wasm.ts'

/**
 * The arithmetic of the networks while they learn, in WebAssembly with SIMD. Matrices of 32-bit floats, row by row;
 * numbers of columns are multiples of four; addresses in bytes.
 */
export interface Kernels {
  /** y += x · w, with x of rows × inner, w of inner × columns, y of rows × columns. */
  multiply(x: number, w: number, y: number, rows: number, inner: number, columns: number): void
  /**
   * One direction of a layer of gated recurrent units (Cho et al. 2014, the reset gate applied after the product):
   * r = σ(aᵣ + uᵣ), z = σ(a_z + u_z), n = tanh(aₙ + r ∘ uₙ), h = n + z ∘ (h′ - n) with u = c + h′ · w, h′ the state before.
   * `inputs`: addresses' base of a, length × 3 size, `inputStep` bytes from one token to the next; `out` of h, `outStep`
   * bytes apart; `saved`: 6 size floats r, z, n, u for each token, `savedStep` bytes apart (0: only room for one).
   * Both steps are negative for the direction from last to first, the addresses then being the last token's.
   */
  recur(
    inputs: number,
    inputStep: number,
    w: number,
    c: number,
    out: number,
    outStep: number,
    saved: number,
    savedStep: number,
    length: number,
    size: number,
  ): void
}

/** The kernels on a memory. */
export const openKernels = opener<Kernels>(() => [multiplication(), recurrence()])

const functionNumbers = { multiply: 0 }
const floatBytes = 4
const fourBytes = 16
const bytesOf = (floats: Code): Code => multiply(floats, whole(floatBytes))
const step = (local: number, by: Code): Code => set(local, add(get(local), by))

/**
 * Rows two by two and columns sixteen by sixteen, or one row and thirty-two columns: the eight sums stay in registers,
 * and each number of w that is read serves both rows.
 */
function multiplication(): WasmFunction {
  return define('multiply', ['x', 'w', 'y', 'rows', 'inner', 'columns'], (p, fresh) => {
    const [row, column, weights, left, leftEnd, wide, deep] = [i32, i32, i32, i32, i32, i32, i32].map(fresh) as Seven
    const sums = Array.from({ length: 8 }, () => fresh(v128))
    const [first, second, weight] = [v128, v128, v128].map(fresh) as Three
    /** One block of `blocks` × 4 columns of one row or two. */
    const block = (blocks: number, rows: 1 | 2): Code => {
      const at = (r: number, b: number): number => sums[r * 4 + b] ?? 0
      const rowsOf = rows === 2 ? [0, 1] : [0]
      const columnsOf = Array.from({ length: blocks }, (_, b) => b)
      const target = (r: number): Code => {
        const address = add(get(p.y), get(column))
        return r === 0 ? address : add(address, get(wide))
      }
      return [
        ...rowsOf.flatMap((r) => columnsOf.flatMap((b) => set(at(r, b), load(target(r), b * fourBytes)))),
        ...set(weights, add(get(p.w), get(column))),
        ...set(left, get(p.x)),
        ...set(leftEnd, add(get(p.x), get(deep))),
        ...whileBelow(get(left), get(leftEnd), [
          ...set(first, spread(get(left))),
          ...(rows === 2 ? set(second, spread(add(get(left), get(deep)))) : []),
          ...columnsOf.flatMap((b) => [
            ...set(weight, load(get(weights), b * fourBytes)),
            ...rowsOf.flatMap((r) =>
              set(at(r, b), plus(get(at(r, b)), times(get(r === 0 ? first : second), get(weight)))),
            ),
          ]),
          ...step(weights, get(wide)),
          ...step(left, whole(floatBytes)),
        ]),
        ...rowsOf.flatMap((r) => columnsOf.flatMap((b) => store(target(r), get(at(r, b)), b * fourBytes))),
        ...step(column, whole(blocks * fourBytes)),
      ]
    }
    const allColumns = (rows: 1 | 2): Code => [
      ...set(column, whole(0)),
      ...(rows === 1 ? whileBelow(add(get(column), whole(8 * fourBytes - 1)), get(wide), block(8, 1)) : []),
      ...whileBelow(add(get(column), whole(4 * fourBytes - 1)), get(wide), block(4, rows)),
      ...whileBelow(get(column), get(wide), block(1, rows)),
      ...step(p.x, multiply(get(deep), whole(rows))),
      ...step(p.y, multiply(get(wide), whole(rows))),
      ...step(row, whole(rows)),
    ]
    return [
      ...set(wide, bytesOf(get(p.columns))),
      ...set(deep, bytesOf(get(p.inner))),
      ...whileBelow(add(get(row), whole(1)), get(p.rows), allColumns(2)),
      ...whileBelow(get(row), get(p.rows), allColumns(1)),
    ]
  })
}

type Three = [number, number, number]
type Seven = [number, number, number, number, number, number, number]

function recurrence(): WasmFunction {
  const names = ['a', 'aStep', 'w', 'c', 'out', 'outStep', 'saved', 'savedStep', 'length', 'size'] as const
  return define('recur', names, (p, fresh) => {
    const [token, at, bytes, before, gates] = [i32, i32, i32, i32, i32].map(fresh) as [
      number,
      number,
      number,
      number,
      number,
    ]
    const [square, bound, reset, update, fresher, kept] = [v128, v128, v128, v128, v128, v128].map(fresh) as Six
    /** Column `at` of the part-th third of a row. */
    const third = (base: Code, part: number): Code => add(add(base, multiply(get(bytes), whole(part))), get(at))
    const tanhOf = (target: number, value: Code): Code => tanh(target, value, bound, square)
    const sigmoid = (target: number, value: Code): Code => [
      ...tanhOf(target, times(value, four(0.5))),
      ...set(target, plus(times(get(target), four(0.5)), four(0.5))),
    ]
    const u = (part: number): Code => third(get(gates), part + 3)
    return [
      ...set(bytes, bytesOf(get(p.size))),
      ...whileBelow(get(token), get(p.length), [
        ...set(gates, get(p.saved)),
        ...set(at, whole(0)),
        ...whileBelow(get(at), multiply(get(bytes), whole(3)), [
          ...store(third(get(gates), 3), load(add(get(p.c), get(at)))),
          ...step(at, whole(fourBytes)),
        ]),
        ...choose(
          get(token),
          call(
            functionNumbers.multiply,
            get(before),
            get(p.w),
            add(get(gates), multiply(get(bytes), whole(3))),
            whole(1),
            get(p.size),
            multiply(get(p.size), whole(3)),
          ),
          [],
        ),
        ...set(at, whole(0)),
        ...whileBelow(get(at), get(bytes), [
          ...sigmoid(reset, plus(load(third(get(p.a), 0)), load(u(0)))),
          ...sigmoid(update, plus(load(third(get(p.a), 1)), load(u(1)))),
          ...tanhOf(fresher, plus(load(third(get(p.a), 2)), times(get(reset), load(u(2))))),
          ...store(third(get(gates), 0), get(reset)),
          ...store(third(get(gates), 1), get(update)),
          ...store(third(get(gates), 2), get(fresher)),
          ...choose(get(token), set(kept, load(add(get(before), get(at)))), set(kept, four(0))),
          ...store(add(get(p.out), get(at)), plus(get(fresher), times(get(update), minus(get(kept), get(fresher))))),
          ...step(at, whole(fourBytes)),
        ]),
        ...set(before, get(p.out)),
        ...step(p.a, get(p.aStep)),
        ...step(p.out, get(p.outStep)),
        ...step(p.saved, get(p.savedStep)),
        ...step(token, whole(1)),
      ]),
    ]
  })
}

type Six = [number, number, number, number, number, number]

/** Beyond this Lambert's fraction is farther from the hyperbolic tangent than 1 is. */
const tanhBound = 4.97

/** The hyperbolic tangent by the fourth step of Lambert's continued fraction (1761); off by less than 0.0002. */
function tanh(target: number, value: Code, bound: number, square: number): Code {
  const polynomial = (a: number, b: number, c: number, d: number): Code => {
    const s = get(square)
    return plus(four(a), times(s, plus(four(b), times(s, plus(four(c), times(s, four(d)))))))
  }
  return [
    ...set(bound, least(most(value, four(-tanhBound)), four(tanhBound))),
    ...set(square, times(get(bound), get(bound))),
    ...set(target, over(times(get(bound), polynomial(135135, 17325, 378, 1)), polynomial(135135, 62370, 3150, 28))),
  ]
}
