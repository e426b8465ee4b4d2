import { rounding } from './activations.ts'
import { columnHead, type Format } from './fixed-point.ts'
import {
  add,
  type Code,
  define,
  four,
  fourWhole,
  get,
  i32,
  load,
  minusWhole,
  multiply,
  narrow,
  plus,
  plusByteProducts,
  plusShort,
  plusShortProducts,
  set,
  spread,
  store,
  times,
  toFloats,
  v128,
  type WasmFunction,
  whileBelow,
  whole,
  wordAt,
} from './wasm.ts'

const sixteen = 16
const together = 4
/** Columns of a block of `product`. */
export const productBlock = 8

/** Rows four by four and columns eight by eight: each weight that is read serves four rows. */
export function product(name: string, { bytes }: Format): WasmFunction {
  return define(name, ['x', 'w', 'y', 'rows', 'inner', 'columns'], (p, fresh) => {
    const [row, column, weights, left, deep, deepEnd, target] = Array.from({ length: 7 }, () => fresh(i32)) as Seven
    const lefts = Array.from({ length: together }, () => fresh(i32))
    const sums = Array.from({ length: 2 * together }, () => fresh(v128))
    const [group, first, second, half, halfBits] = Array.from({ length: 5 }, () => fresh(v128)) as Five
    const each = Array.from({ length: together }, (_, i) => i)
    const sum = (r: number, part: number): number => sums[2 * r + part] ?? 0
    const grown = (target: number, by: Code): Code => set(target, add(get(target), by))
    const plusProducts = bytes === 1 ? plusByteProducts : plusShortProducts
    const groups = (k: number): Code => [
      ...set(first, load(get(weights), 2 * k * sixteen)),
      ...set(second, load(get(weights), (2 * k + 1) * sixteen)),
      ...each.flatMap((r) => [
        ...set(group, spread(get(lefts[r] ?? 0), 4 * k)),
        ...set(sum(r, 0), plusProducts(get(sum(r, 0)), get(first), get(group))),
        ...set(sum(r, 1), plusProducts(get(sum(r, 1)), get(second), get(group))),
      ]),
    ]
    const result = (r: number, part: number): Code => {
      const value = times(toFloats(get(sum(r, part))), load(get(p.w), (2 + part) * sixteen))
      return minusWhole(plus(value, get(half)), get(halfBits))
    }
    const fourRows = [
      ...each.flatMap((r) => [...set(sum(r, 0), load(get(p.w))), ...set(sum(r, 1), load(get(p.w), sixteen))]),
      ...each.flatMap((r) => set(lefts[r] ?? 0, r === 0 ? get(left) : add(get(lefts[r - 1] ?? 0), get(deep)))),
      ...set(weights, add(get(p.w), whole(productBlock * columnHead))),
      ...set(deepEnd, add(get(left), get(deep))),
      ...whileBelow(get(lefts[0] ?? 0), get(deepEnd), [
        ...groups(0),
        ...groups(1),
        ...grown(weights, whole(4 * sixteen)),
        ...lefts.flatMap((local) => grown(local, whole(8))),
      ]),
      ...each.flatMap((r) => [
        ...store(get(target), narrow(result(r, 0), result(r, 1))),
        ...grown(target, multiply(get(p.columns), whole(2))),
      ]),
      ...grown(left, multiply(get(deep), whole(together))),
      ...grown(row, whole(together)),
    ]
    return [
      ...set(half, four(rounding.float)),
      ...set(halfBits, fourWhole(rounding.bits)),
      ...set(deep, multiply(get(p.inner), whole(bytes))),
      ...whileBelow(get(column), get(p.columns), [
        ...set(left, get(p.x)),
        ...set(target, add(get(p.y), multiply(get(column), whole(2)))),
        ...set(row, whole(0)),
        ...whileBelow(get(row), get(p.rows), fourRows),
        ...grown(p.w, multiply(add(get(deep), whole(columnHead)), whole(productBlock))),
        ...grown(column, whole(productBlock)),
      ]),
    ]
  })
}

type Seven = [number, number, number, number, number, number, number]
type Five = [number, number, number, number, number]

/** Sums of rows: of each token those whose addresses stand in the list. */
export function gather(): WasmFunction {
  return define('gather', ['list', 'count', 'y', 'rows', 'columns'], (p, fresh) => {
    const [row, column, at, end, wide] = Array.from({ length: 5 }, () => fresh(i32)) as [
      number,
      number,
      number,
      number,
      number,
    ]
    const sums = Array.from({ length: 3 }, () => fresh(v128))
    const blocks = (count: number): Code => {
      const own = sums.slice(0, count)
      return [
        ...set(at, get(p.list)),
        ...own.flatMap((sum, i) => set(sum, load(add(wordAt(get(at)), get(column)), i * sixteen))),
        ...set(at, add(get(at), whole(4))),
        ...whileBelow(get(at), get(end), [
          ...set(row, add(wordAt(get(at)), get(column))),
          ...own.flatMap((sum, i) => set(sum, plusShort(get(sum), load(get(row), i * sixteen)))),
          ...set(at, add(get(at), whole(4))),
        ]),
        ...own.flatMap((sum, i) => store(add(get(p.y), get(column)), get(sum), i * sixteen)),
        ...set(column, add(get(column), whole(count * sixteen))),
      ]
    }
    return [
      ...set(wide, multiply(get(p.columns), whole(2))),
      ...whileBelow(whole(0), get(p.rows), [
        ...set(end, add(get(p.list), multiply(get(p.count), whole(4)))),
        ...set(column, whole(0)),
        ...whileBelow(add(get(column), whole(3 * sixteen - 1)), get(wide), blocks(3)),
        ...whileBelow(get(column), get(wide), blocks(1)),
        ...set(p.list, get(end)),
        ...set(p.y, add(get(p.y), get(wide))),
        ...set(p.rows, add(get(p.rows), whole(-1))),
      ]),
    ]
  })
}
