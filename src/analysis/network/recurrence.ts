import { type Fresh, keep, rounding, tanh } from './activations.ts'
import { columnHead, inputBits, stateUnit, stateZero } from './fixed-point.ts'
import {
  add,
  type Code,
  define,
  four,
  fourWhole,
  get,
  i32,
  load,
  minus,
  minusWhole,
  multiply,
  narrow,
  narrowToBytes,
  plus,
  plusByteProducts,
  set,
  shiftUp,
  spread,
  store,
  storeHalf,
  subtract,
  times,
  toFloats,
  v128,
  type WasmFunction,
  whileBelow,
  whole,
  widen,
} from './wasm.ts'

const sixteen = 16
const gates = 3

/** The units of a block of a layer: most at a time as their sums fit into registers. */
const wideBlock = 16
export const narrowBlock = 8

/** Units of each block of a layer. */
export function unitBlocks(size: number): number[][] {
  const blocks: number[][] = []
  for (let first = 0; first < size; ) {
    const width = first + wideBlock <= size ? wideBlock : narrowBlock
    blocks.push(Array.from({ length: width }, (_, i) => first + i))
    first += width
  }
  return blocks
}

/**
 * A layer of gated recurrent units both ways; its equations stand at `Kernels.recur`. The two directions do not wait for
 * each other, so they take turns token by token. Since σ(x) = ½ + ½ tanh(x / 2), r ∘ u = ½ u + tanh(½ (aᵣ + uᵣ)) ∘ ½ u.
 */
export function recurrence(): WasmFunction {
  return define('recur', ['layer', 'inputs', 'out', 'length', 'size', 'space'], (p, fresh) => {
    const token = fresh(i32)
    const size = (factor: number): Code => multiply(get(p.size), whole(factor))
    const last = (bytes: number): Code => multiply(subtract(get(p.length), whole(1)), size(bytes))
    const step = stepOf(fresh, get(p.size))
    const forward = ways(fresh)
    const backward = ways(fresh)
    const noState = add(get(p.space), size(8))
    return [
      ...step.prepare,
      ...set(forward.inputs, get(p.inputs)),
      ...set(forward.out, get(p.out)),
      ...set(forward.memory, get(p.space)),
      ...set(forward.before, noState),
      ...set(backward.inputs, add(add(get(p.inputs), last(12)), size(6))),
      ...set(backward.out, add(add(get(p.out), last(2)), size(1))),
      ...set(backward.memory, add(get(p.space), size(4))),
      ...set(backward.before, noState),
      ...fill(fresh, get(p.space), noState, four(0)),
      ...fill(fresh, noState, add(noState, get(p.size)), fourWhole(stateZero * 0x01010101)),
      ...whileBelow(get(token), get(p.length), [
        ...set(forward.weights, get(p.layer)),
        ...step.read(forward),
        ...set(backward.weights, add(get(p.layer), multiply(size(gates), add(get(p.size), whole(columnHead))))),
        ...step.read(backward),
        ...set(forward.before, get(forward.out)),
        ...set(backward.before, get(backward.out)),
        ...set(forward.inputs, add(get(forward.inputs), size(12))),
        ...set(forward.out, add(get(forward.out), size(2))),
        ...set(backward.inputs, subtract(get(backward.inputs), size(12))),
        ...set(backward.out, subtract(get(backward.out), size(2))),
        ...set(token, add(get(token), whole(1))),
      ]),
    ]
  })
}

/** Locals of one direction: where it is, the state before in bytes, and the states as floats. */
type Way = Readonly<Record<'weights' | 'inputs' | 'out' | 'before' | 'memory', number>>

const ways = (fresh: Fresh): Way => ({
  weights: fresh(i32),
  inputs: fresh(i32),
  out: fresh(i32),
  before: fresh(i32),
  memory: fresh(i32),
})

/** Writes a vector again and again, the last time perhaps past the end. */
function fill(fresh: Fresh, from: Code, to: Code, value: Code): Code {
  const [at, end] = [fresh(i32), fresh(i32)]
  return [
    ...set(at, from),
    ...set(end, to),
    ...whileBelow(get(at), get(end), [...store(get(at), value), ...set(at, add(get(at), whole(sixteen)))]),
  ]
}

/** One token of one direction, block by block. */
function stepOf(fresh: Fresh, size: Code) {
  const [unit, weights, left, leftEnd] = [fresh(i32), fresh(i32), fresh(i32), fresh(i32)]
  const [group, shorts, state, product] = Array.from({ length: 4 }, () => fresh(v128)) as Four
  const sums = Array.from({ length: (gates * wideBlock) / 4 }, () => fresh(v128))
  // Arguments are inputs, of which the tangent takes half.
  const hyperbolic = tanh(2 ** (inputBits + 1), fresh)
  const { prepare, kept } = keep(
    {
      half: four(0.5),
      stateUnit: four(stateUnit),
      rounding: four(rounding.float),
      // With what zero stands as.
      roundingBits: fourWhole(rounding.bits - stateZero),
    },
    fresh,
  )
  const block = (way: Way, width: number): Code => {
    const parts = width / 4
    const sum = (gate: number, part: number): number => sums[gate * parts + part] ?? 0
    const each = Array.from({ length: parts }, (_, part) => part)
    const all = Array.from({ length: gates * parts }, (_, i) => i)
    /** The gate's inputs of the block's units, eight by eight. */
    const inputs = (gate: number, half: number): Code =>
      load(add(get(way.inputs), multiply(add(get(unit), multiply(size, whole(gate))), whole(2))), half * sixteen)
    const input = (part: number): Code => widen(get(shorts), part % 2)
    const readInputs = (gate: number, part: number): Code => (part % 2 === 0 ? set(shorts, inputs(gate, part / 2)) : [])
    /** A sum of products as an input. */
    const scaled = (gate: number, part: number): Code =>
      times(toFloats(get(sum(gate, part))), load(get(way.weights), (gates * parts + gate * parts + part) * sixteen))
    const products = [0, 1].flatMap((k) => [
      ...set(group, spread(get(left), 4 * k)),
      ...all.flatMap((i) =>
        set(
          sums[i] ?? 0,
          plusByteProducts(get(sums[i] ?? 0), load(get(weights), (all.length * k + i) * sixteen), get(group)),
        ),
      ),
    ])
    const sigmoid = (gate: number): Code =>
      each.flatMap((part) => [
        ...readInputs(gate, part),
        ...hyperbolic.apply(sum(gate, part), plus(toFloats(input(part)), scaled(gate, part))),
      ])
    const memory = add(get(way.memory), multiply(get(unit), whole(4)))
    const out = add(get(way.out), get(unit))
    const shortSums = (part: number): Code => narrow(get(sum(0, part)), get(sum(0, part + 1)))
    return [
      ...all.flatMap((i) => set(sums[i] ?? 0, load(get(way.weights), i * sixteen))),
      ...set(weights, add(get(way.weights), whole(gates * width * columnHead))),
      ...set(left, get(way.before)),
      ...set(leftEnd, add(get(left), size)),
      ...whileBelow(get(left), get(leftEnd), [
        ...products,
        ...set(weights, add(get(weights), whole(2 * all.length * sixteen))),
        ...set(left, add(get(left), whole(8))),
      ]),
      // Gate by gate, not part by part: the chain of a part's gates is long, and others fill its gaps.
      ...sigmoid(0),
      ...sigmoid(1),
      ...each.flatMap((part) => [
        ...readInputs(2, part),
        ...set(product, scaled(2, part)),
        ...hyperbolic.apply(
          sum(2, part),
          plus(plus(toFloats(shiftUp(input(part), 1)), get(product)), times(get(sum(0, part)), get(product))),
        ),
      ]),
      ...each.flatMap((part) => [
        ...set(state, get(sum(2, part))),
        ...set(product, times(kept.half, minus(load(memory, part * sixteen), get(state)))),
        ...set(state, plus(plus(get(state), get(product)), times(get(sum(1, part)), get(product)))),
        ...store(memory, get(state), part * sixteen),
        ...set(sum(0, part), minusWhole(plus(times(get(state), kept.stateUnit), kept.rounding), kept.roundingBits)),
      ]),
      ...(width === wideBlock
        ? store(out, narrowToBytes(shortSums(0), shortSums(2)))
        : storeHalf(out, narrowToBytes(shortSums(0), shortSums(0)))),
      ...set(way.weights, add(get(way.weights), multiply(add(size, whole(columnHead)), whole(gates * width)))),
      ...set(unit, add(get(unit), whole(width))),
    ]
  }
  return {
    prepare: [...hyperbolic.prepare, ...prepare],
    read: (way: Way): Code => [
      ...set(unit, whole(0)),
      ...whileBelow(add(get(unit), whole(wideBlock - 1)), size, block(way, wideBlock)),
      ...whileBelow(get(unit), size, block(way, narrowBlock)),
    ],
  }
}

type Four = [number, number, number, number]
