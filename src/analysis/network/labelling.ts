import { exponentials, type Fresh } from './activations.ts'
import { columnHead } from './fixed-point.ts'
import {
  add,
  type Code,
  choose,
  define,
  four,
  fourWhole,
  get,
  greater,
  higher,
  i32,
  load,
  minus,
  narrow,
  over,
  plus,
  plusByteProducts,
  plusWhole,
  select,
  set,
  shuffle,
  spread,
  store,
  subtract,
  times,
  toFloats,
  v128,
  type WasmFunction,
  whileBelow,
  whole,
} from './wasm.ts'

/** Labels at most; where there are fewer the others never occur. */
export const mostLabels = 8

const sixteen = 16
const row = mostLabels * 4
/** Scores farther below a token's best count as this, so that no label becomes impossible. */
const floor = -45
/** A label that is less likely than this by the tokens up to it has no part in what follows from those after it. */
const unlikely = 1e-30

/** Where the parts of a chain stand from its address on, in bytes: rows of eight floats. */
export const chainParts = {
  /** exp of the steps from the start; from each label to all; to each label from all. */
  start: 0,
  from: row,
  to: row * (1 + mostLabels),
  /** The same steps as they are: from the start, and from each label to all. */
  bestStart: row * (1 + 2 * mostLabels),
  bestFrom: row * (2 + 2 * mostLabels),
  /** Weights of the labels, as for `product`. */
  weights: row * (2 + 3 * mostLabels),
} as const

/** Floats that a chain takes beside its weights. */
export const chainFloats = chainParts.weights / 4

/** Two vectors: a number for each label. */
type Both = readonly [number, number]
const both = (fresh: Fresh): Both => [fresh(v128), fresh(v128)]
const parts = [0, 1] as const
const labels = Array.from({ length: mostLabels }, (_, label) => label)

/** The number of one label, four times. */
const only = (values: Both, label: number): Code => {
  const lane = label % 4
  return shuffle(get(values[label < 4 ? 0 : 1]), [lane, lane, lane, lane])
}

/** target = Σ values[y] × the y-th of the eight rows that begin `offset` bytes after `from`. */
const mixed = (target: Both, values: Both, from: Code, offset: number): Code =>
  parts.flatMap((part) => {
    const term = (label: number): Code => times(only(values, label), load(from, offset + label * row + part * sixteen))
    const sum = (first: number, count: number): Code =>
      count === 1 ? term(first) : plus(sum(first, count / 2), sum(first + count / 2, count / 2))
    return set(target[part], sum(0, mostLabels))
  })

/** All eight numbers put together, four times. */
const folded = (target: number, values: Both, merge: (a: Code, b: Code) => Code): Code => [
  ...set(target, merge(get(values[0]), get(values[1]))),
  ...set(target, merge(get(target), shuffle(get(target), [2, 3, 0, 1]))),
  ...set(target, merge(get(target), shuffle(get(target), [1, 0, 3, 2]))),
]

/**
 * Labels and probabilities of a chain whose node scores are products of states and weights: forward-backward and Viterbi
 * as in `sequence/inference.ts`.
 */
export function labelling(): WasmFunction {
  const names = ['states', 'chain', 'length', 'inner', 'potentials', 'marginals', 'back'] as const
  return define('label', names, (p, fresh) => {
    const token = fresh(i32)
    const [potential, alpha, best] = [both(fresh), both(fresh), both(fresh)]
    const sum = fresh(v128)
    const chain = get(p.chain)
    const scores = scoring(fresh, p.states, add(chain, whole(chainParts.weights)), p.inner)
    const exponential = exponentials(floor, fresh)
    const walk = path(fresh, best, scores.values)
    const next = (local: number, by: Code): Code => set(local, add(get(local), by))
    const write = (to: Code, values: Both): Code =>
      parts.flatMap((part) => store(to, get(values[part]), part * sixteen))
    const scaled = (values: Both, by: number): Code =>
      parts.flatMap((part) => set(values[part], times(get(values[part]), get(by))))
    const beginning = [
      ...parts.flatMap((part) => set(alpha[part], load(chain, chainParts.start + part * sixteen))),
      ...parts.flatMap((part) =>
        set(best[part], plus(get(scores.values[part]), load(chain, chainParts.bestStart + part * sixteen))),
      ),
    ]
    const [moved, after] = [both(fresh), both(fresh)]
    const goingOn = [
      ...mixed(moved, alpha, chain, chainParts.from),
      ...parts.flatMap((part) => set(alpha[part], get(moved[part]))),
      ...walk.step(chain),
    ]
    const forward = [
      ...scores.read,
      ...folded(sum, scores.values, higher),
      ...parts.flatMap((part) => exponential.apply(potential[part], minus(get(scores.values[part]), get(sum)))),
      ...choose(get(token), goingOn, beginning),
      ...parts.flatMap((part) => set(alpha[part], times(get(alpha[part]), get(potential[part])))),
      ...folded(sum, alpha, plus),
      ...set(sum, over(four(1), get(sum))),
      ...scaled(alpha, sum),
      ...write(get(p.potentials), potential),
      ...write(get(p.marginals), alpha),
      ...store(get(p.back), narrow(get(walk.from[0]), get(walk.from[1]))),
    ]
    /** From the last token on: the marginals take the place of the forward sums. */
    const backward = [
      ...next(p.marginals, whole(-row)),
      ...parts.flatMap((part) => [
        ...set(alpha[part], load(get(p.marginals), part * sixteen)),
        ...set(after[part], select(get(after[part]), four(0), greater(get(alpha[part]), four(unlikely)))),
        ...set(alpha[part], times(get(alpha[part]), get(after[part]))),
      ]),
      ...folded(sum, alpha, plus),
      ...set(sum, over(four(1), get(sum))),
      ...scaled(alpha, sum),
      ...write(get(p.marginals), alpha),
      ...next(p.potentials, whole(-row)),
      ...parts.flatMap((part) =>
        set(moved[part], times(times(get(after[part]), get(sum)), load(get(p.potentials), part * sixteen))),
      ),
      ...mixed(after, moved, chain, chainParts.to),
    ]
    return [
      ...exponential.prepare,
      ...walk.prepare,
      ...whileBelow(get(token), get(p.length), [
        ...forward,
        ...next(p.states, get(p.inner)),
        ...next(p.potentials, whole(row)),
        ...next(p.marginals, whole(row)),
        ...next(p.back, whole(sixteen)),
        ...next(token, whole(1)),
      ]),
      // The last row of `back` is followed by the scores of the best sequences to each last label.
      ...write(get(p.back), best),
      ...parts.flatMap((part) => set(after[part], four(1))),
      ...whileBelow(whole(0), get(token), [...backward, ...set(token, subtract(get(token), whole(1)))]),
    ]
  })
}

/** The scores of a token's labels. */
function scoring(fresh: Fresh, states: number, weights: Code, inner: number) {
  const values = both(fresh)
  // Two sums of each, so that they need not wait for each other.
  const others = both(fresh)
  const [left, end, at] = [fresh(i32), fresh(i32), fresh(i32)]
  const group = fresh(v128)
  const read = [
    ...parts.flatMap((part) => [
      ...set(values[part], load(weights, part * sixteen)),
      ...set(others[part], fourWhole(0)),
    ]),
    ...set(at, add(weights, whole(mostLabels * columnHead))),
    ...set(left, get(states)),
    ...set(end, add(get(left), get(inner))),
    ...whileBelow(get(left), get(end), [
      ...[values, others].flatMap((sums, k) => [
        ...set(group, spread(get(left), 4 * k)),
        ...parts.flatMap((part) =>
          set(sums[part], plusByteProducts(get(sums[part]), load(get(at), (2 * k + part) * sixteen), get(group))),
        ),
      ]),
      ...set(at, add(get(at), whole(4 * sixteen))),
      ...set(left, add(get(left), whole(8))),
    ]),
    ...parts.flatMap((part) => {
      const sum = toFloats(plusWhole(get(values[part]), get(others[part])))
      return set(values[part], times(sum, load(weights, (2 + part) * sixteen)))
    }),
  ]
  return { values, read }
}

/** The best way to each label, and the label before. */
function path(fresh: Fresh, best: Both, scores: Both) {
  const [top, from] = [both(fresh), both(fresh)]
  const [candidate, better] = [fresh(v128), fresh(v128)]
  const numbers = labels.map((label) => ({ label, local: fresh(v128) }))
  return {
    from,
    prepare: numbers.flatMap(({ label, local }) => set(local, fourWhole(label))),
    step: (chain: Code): Code => [
      ...parts.flatMap((part) =>
        numbers.flatMap(({ label, local }) => {
          const score = plus(only(best, label), load(chain, chainParts.bestFrom + label * row + part * sixteen))
          if (label === 0) return [...set(top[part], score), ...set(from[part], get(local))]
          return [
            ...set(candidate, score),
            ...set(better, greater(get(candidate), get(top[part]))),
            ...set(top[part], higher(get(top[part]), get(candidate))),
            ...set(from[part], select(get(local), get(from[part]), get(better))),
          ]
        }),
      ),
      ...parts.flatMap((part) => set(best[part], plus(get(top[part]), get(scores[part])))),
    ],
  }
}
