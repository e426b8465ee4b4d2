import { type Fresh, keep, rounding, tanh } from './activations.ts'
import { inputBits, inputShift, stateBits, sumBits } from './fixed-point.ts'
import {
  add,
  type Code,
  define,
  dot,
  four,
  fourWhole,
  get,
  i32,
  load,
  minus,
  minusWhole,
  multiply,
  narrow,
  plus,
  plusWhole,
  set,
  shiftDown,
  shiftUp,
  spread,
  store,
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
/** What the weights and biases of a layer are multiplied by. */
export const recurrentScale = 0.5

/** Bits after the point of the arguments of the tangent. */
const argumentBits = 16

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
 * each other, so they take turns token by token. Since σ(x) = ½ + ½ tanh(x / 2), it is halves that are summed: the weights
 * are halved, and r ∘ u = ½ u + tanh(½ (aᵣ + uᵣ)) ∘ ½ u.
 */
export function recurrence(): WasmFunction {
  return define('recur', ['layer', 'inputs', 'out', 'length', 'size', 'space'], (p, fresh) => {
    const [token, deep] = [fresh(i32), fresh(i32)]
    const size = (factor: number): Code => multiply(get(p.size), whole(factor))
    const last = (step: number): Code => multiply(subtract(get(p.length), whole(1)), size(step))
    const step = stepOf(fresh, deep, size)
    const forward = ways(fresh)
    const backward = ways(fresh)
    return [
      ...step.prepare,
      ...set(forward.inputs, get(p.inputs)),
      ...set(forward.out, get(p.out)),
      ...set(forward.memory, get(p.space)),
      ...set(backward.inputs, add(add(get(p.inputs), last(12)), size(6))),
      ...set(backward.out, add(add(get(p.out), last(4)), size(2))),
      ...set(backward.memory, add(get(p.space), size(4))),
      ...clear(fresh, get(p.space), size(8)),
      ...whileBelow(get(token), get(p.length), [
        ...set(forward.weights, get(p.layer)),
        ...step.read(forward),
        ...set(backward.weights, add(get(p.layer), add(size(4), multiply(size(6), get(p.size))))),
        ...step.read(backward),
        ...set(forward.before, get(forward.out)),
        ...set(backward.before, get(backward.out)),
        ...set(forward.inputs, add(get(forward.inputs), size(12))),
        ...set(forward.out, add(get(forward.out), size(4))),
        ...set(backward.inputs, subtract(get(backward.inputs), size(12))),
        ...set(backward.out, subtract(get(backward.out), size(4))),
        ...set(deep, size(2)),
        ...set(token, add(get(token), whole(1))),
      ]),
    ]
  })
}

/** Locals of one direction: where it is, the state before in whole numbers, and the states as floats. */
type Way = Readonly<Record<'weights' | 'inputs' | 'out' | 'before' | 'memory', number>>

const ways = (fresh: Fresh): Way => ({
  weights: fresh(i32),
  inputs: fresh(i32),
  out: fresh(i32),
  before: fresh(i32),
  memory: fresh(i32),
})

function clear(fresh: Fresh, from: Code, count: Code): Code {
  const [at, end] = [fresh(i32), fresh(i32)]
  return [
    ...set(at, from),
    ...set(end, add(from, count)),
    ...whileBelow(get(at), get(end), [...store(get(at), four(0)), ...set(at, add(get(at), whole(sixteen)))]),
  ]
}

/** One token of one direction, block by block. `deep`: bytes of the state before, 0 where there is none. */
function stepOf(fresh: Fresh, deep: number, size: (factor: number) => Code) {
  const [at, weights, left, leftEnd] = [fresh(i32), fresh(i32), fresh(i32), fresh(i32)]
  const [pair, shorts, state, product] = Array.from({ length: 4 }, () => fresh(v128)) as Four
  const sums = Array.from({ length: (3 * wideBlock) / 4 }, () => fresh(v128))
  const hyperbolic = tanh(2 ** argumentBits, fresh)
  const { prepare, kept } = keep(
    {
      half: four(0.5),
      stateUnit: four(2 ** stateBits),
      rounding: four(rounding.float),
      roundingBits: fourWhole(rounding.bits),
    },
    fresh,
  )
  const block = (way: Way, width: number): Code => {
    const groups = width / 4
    const sum = (gate: number, group: number): number => sums[gate * groups + group] ?? 0
    const each = Array.from({ length: groups }, (_, group) => group)
    /** The gate's inputs of the block's units, eight by eight. */
    const inputs = (gate: number, half: number): Code =>
      load(add(add(get(way.inputs), get(at)), size(2 * gate)), half * sixteen)
    const start = (gate: number): Code =>
      each.flatMap((group) => [
        ...(group % 2 === 0 ? set(shorts, inputs(gate, group / 2)) : []),
        ...set(sum(gate, group), shiftUp(widen(get(shorts), group % 2), inputShift - 1)),
      ])
    const products = [0, 1].flatMap((k) => [
      ...set(pair, spread(get(left), 4 * k)),
      ...Array.from({ length: 3 * groups }, (_, i) => i).flatMap((i) => {
        const product = dot(get(pair), load(get(weights), (3 * groups * k + i) * sixteen))
        return set(sums[i] ?? 0, plusWhole(get(sums[i] ?? 0), product))
      }),
    ])
    const memory = add(get(way.memory), multiply(get(at), whole(2)))
    /** A sum, of which half was summed, as an argument of the tangent. */
    const argument = (gate: number, group: number): Code => shiftDown(get(sum(gate, group)), sumBits - argumentBits)
    return [
      ...start(0),
      ...start(1),
      ...each.flatMap((group) => set(sum(2, group), load(get(way.weights), group * sixteen))),
      ...set(weights, add(get(way.weights), whole(4 * width))),
      ...set(left, get(way.before)),
      ...set(leftEnd, add(get(left), get(deep))),
      ...whileBelow(get(left), get(leftEnd), [
        ...products,
        ...set(weights, add(get(weights), whole(6 * groups * sixteen))),
        ...set(left, add(get(left), whole(8))),
      ]),
      // Gate by gate, not group by group: the chain of a group's gates is long, and others fill its gaps.
      ...each.flatMap((group) => hyperbolic.apply(sum(0, group), toFloats(argument(0, group)))),
      ...each.flatMap((group) => hyperbolic.apply(sum(1, group), toFloats(argument(1, group)))),
      ...each.flatMap((group) => [
        ...(group % 2 === 0 ? set(shorts, inputs(2, group / 2)) : []),
        ...set(product, argument(2, group)),
        ...hyperbolic.apply(
          sum(2, group),
          plus(
            toFloats(plusWhole(shiftUp(widen(get(shorts), group % 2), argumentBits - inputBits), get(product))),
            times(get(sum(0, group)), toFloats(get(product))),
          ),
        ),
      ]),
      ...each.flatMap((group) => [
        ...set(state, get(sum(2, group))),
        ...set(product, times(kept.half, minus(load(memory, group * sixteen), get(state)))),
        ...set(state, plus(plus(get(state), get(product)), times(get(sum(1, group)), get(product)))),
        ...store(memory, get(state), group * sixteen),
        ...set(sum(0, group), minusWhole(plus(times(get(state), kept.stateUnit), kept.rounding), kept.roundingBits)),
      ]),
      ...each
        .filter((group) => group % 2 === 0)
        .flatMap((group) =>
          store(add(get(way.out), get(at)), narrow(get(sum(0, group)), get(sum(0, group + 1))), (group / 2) * sixteen),
        ),
      ...set(way.weights, add(add(get(way.weights), whole(4 * width)), size(6 * width))),
      ...set(at, add(get(at), whole(2 * width))),
    ]
  }
  return {
    prepare: [...hyperbolic.prepare, ...prepare],
    read: (way: Way): Code => [
      ...set(at, whole(0)),
      ...whileBelow(add(get(at), whole(2 * wideBlock - 1)), size(2), block(way, wideBlock)),
      ...whileBelow(get(at), size(2), block(way, narrowBlock)),
    ],
  }
}

type Four = [number, number, number, number]
