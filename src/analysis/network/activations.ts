import {
  type Code,
  four,
  fourWhole,
  get,
  higher,
  lower,
  minus,
  minusWhole,
  over,
  plus,
  plusWhole,
  set,
  shiftUp,
  times,
  v128,
} from './wasm.ts'

/**
 * The hyperbolic tangent as x (a + b x²) / (1 + d x²) within ±`end`, where it is cut: the fraction of this form with the
 * smallest largest error, 0.0021, a quarter of a state's step.
 */
const [a, b, d, end] = [0.991864685, 0.046971092, 0.362255117, 3.07798741]

/** A way to new locals of a function. */
export type Fresh = (type: number) => number

/** Puts four-fold numbers into locals, where they are read faster than made: the code that does so, and that reads each. */
export function keep<Name extends string>(
  values: Readonly<Record<Name, Code>>,
  fresh: Fresh,
): { readonly prepare: Code; readonly kept: Readonly<Record<Name, Code>> } {
  const entries = Object.entries<Code>(values).map(([name, value]) => ({ name, value, local: fresh(v128) }))
  return {
    prepare: entries.flatMap(({ value, local }) => set(local, value)),
    // Every name has its local.
    kept: Object.fromEntries(entries.map(({ name, local }) => [name, get(local)])) as Record<Name, Code>,
  }
}

/** tanh(x / unit) of four numbers: code that runs once, and code that puts it into a local. */
export function tanh(unit: number, fresh: Fresh): { prepare: Code; apply: (target: number, value: Code) => Code } {
  const { prepare, kept } = keep(
    {
      low: four(-end * unit),
      high: four(end * unit),
      a: four(a / unit),
      b: four(b / unit ** 3),
      d: four(d / unit ** 2),
      one: four(1),
    },
    fresh,
  )
  const [x, s] = [fresh(v128), fresh(v128)]
  const above = times(get(x), plus(kept.a, times(get(s), kept.b)))
  const below = plus(kept.one, times(get(s), kept.d))
  return {
    prepare,
    apply: (target, value) => [
      ...set(x, lower(higher(value, kept.low), kept.high)),
      ...set(s, times(get(x), get(x))),
      ...set(target, over(above, below)),
    ],
  }
}

/** Adding this to a float below 2^22 rounds it and leaves the whole number, beside the second, in its bits. */
export const rounding = { float: 1.5 * 2 ** 23, bits: 0x4b400000 }

/** 2^f between -½ and ½ by its Taylor series, off by less than 3 in a million. */
const [c0, c1, c2, c3, c4, c5] = Array.from({ length: 6 }, (_, n) => Math.LN2 ** n / factorial(n)) as Six
type Six = [number, number, number, number, number, number]

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1)
}

/** e^x of four numbers up to 0, none below `floor`: code that runs once, and code that puts it into a local. */
export function exponentials(floor: number, fresh: Fresh) {
  const { prepare, kept } = keep(
    {
      floor: four(floor),
      octaves: four(Math.LOG2E),
      rounding: four(rounding.float),
      roundingBits: fourWhole(rounding.bits),
      c0: four(c0),
      c1: four(c1),
      c2: four(c2),
      c3: four(c3),
      c4: four(c4),
      c5: four(c5),
    },
    fresh,
  )
  const [x, octave] = [fresh(v128), fresh(v128)]
  const polynomial = [kept.c4, kept.c3, kept.c2, kept.c1, kept.c0].reduce(
    (inner, c) => plus(c, times(get(x), inner)),
    kept.c5,
  )
  return {
    prepare,
    apply: (target: number, value: Code): Code => [
      ...set(x, times(higher(value, kept.floor), kept.octaves)),
      ...set(octave, plus(get(x), kept.rounding)),
      ...set(x, minus(get(x), minus(get(octave), kept.rounding))),
      ...set(target, plusWhole(polynomial, shiftUp(minusWhole(get(octave), kept.roundingBits), 23))),
    ],
  }
}
