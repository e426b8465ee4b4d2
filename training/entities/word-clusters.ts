/**
 * Word classes that make the next word's class likely: the exchange algorithm of Martin, Liermann and Ney (Algorithms
 * for bigram and trigram word clustering, 1998), on the class bigram model's likelihood. Deterministic.
 */
interface ClusterOptions {
  readonly classes: number
  readonly rounds: number
}

/** Bigram counts of a vocabulary; word 0 stands for every word outside it, and for the sentence's ends. */
export interface BigramCounts {
  readonly size: number
  readonly totals: Int32Array
  /** For each word: the words after it and before it, with counts, itself left out. */
  readonly after: readonly Int32Array[]
  readonly before: readonly Int32Array[]
  /** How often each word follows itself. */
  readonly doubled: Int32Array
}

/** Counts the bigrams of `sentences`, whose words are numbers below `size`. */
export function countBigrams(sentences: Iterable<readonly number[]>, size: number): BigramCounts {
  const totals = new Int32Array(size)
  const doubled = new Int32Array(size)
  const after = Array.from({ length: size }, () => new Map<number, number>())
  const before = Array.from({ length: size }, () => new Map<number, number>())
  const count = (first: number, second: number): void => {
    totals[first] = (totals[first] ?? 0) + 1
    if (first === second) {
      doubled[first] = (doubled[first] ?? 0) + 1
      return
    }
    const next = after[first]
    const last = before[second]
    next?.set(second, (next.get(second) ?? 0) + 1)
    last?.set(first, (last.get(first) ?? 0) + 1)
  }
  for (const sentence of sentences) {
    let previous = 0
    for (const word of sentence) {
      count(previous, word)
      previous = word
    }
    count(previous, 0)
  }
  return { size, totals, doubled, after: after.map(flatten), before: before.map(flatten) }
}

function flatten(counts: ReadonlyMap<number, number>): Int32Array {
  return Int32Array.from([...counts].flat())
}

/** The class of each word, from 0; words are numbered by falling frequency. */
export function clusterWords(counts: BigramCounts, { classes, rounds }: ClusterOptions): Uint16Array {
  const state = new ExchangeState(counts, classes)
  for (let round = 0; round < rounds; round++) if (state.exchangeAll() === 0) break
  return state.classOf
}

class ExchangeState {
  readonly classOf: Uint16Array
  private readonly counts: BigramCounts
  private readonly classes: number
  /** classes × classes, from × to. */
  private readonly pairs: Float64Array
  private readonly totals: Float64Array
  private readonly sizes: Int32Array
  private readonly afterCounts: Int32Array
  private readonly beforeCounts: Int32Array
  private afterClasses: number[] = []
  private beforeClasses: number[] = []

  constructor(counts: BigramCounts, classes: number) {
    this.counts = counts
    this.classes = classes
    this.classOf = Uint16Array.from({ length: counts.size }, (_, word) => Math.min(word, classes - 1))
    this.pairs = new Float64Array(classes * classes)
    this.totals = new Float64Array(classes)
    this.sizes = new Int32Array(classes)
    this.afterCounts = new Int32Array(classes)
    this.beforeCounts = new Int32Array(classes)
    for (let word = 0; word < counts.size; word++) {
      this.gather(word)
      const own = this.classOf[word] ?? 0
      this.sizes[own] = (this.sizes[own] ?? 0) + 1
      this.totals[own] = (this.totals[own] ?? 0) + (counts.totals[word] ?? 0)
      for (const other of this.afterClasses) this.addPair(own, other, this.afterCounts[other] ?? 0)
      this.addPair(own, own, counts.doubled[word] ?? 0)
    }
  }

  /** Moves each word to the class that gains most. Returns the number of words moved. */
  exchangeAll(): number {
    let moved = 0
    for (let word = 1; word < this.counts.size; word++) {
      const from = this.classOf[word] ?? 0
      if ((this.sizes[from] ?? 0) === 1) continue
      this.gather(word)
      this.shift(word, from, -1)
      const to = this.best(word, from)
      this.shift(word, to, 1)
      this.classOf[word] = to
      if (to !== from) moved++
    }
    return moved
  }

  /** The class, for a word that is in none, whose likelihood gains most; `from` where equal. */
  private best(word: number, from: number): number {
    let best = from
    let top = this.gain(word, from) + 1e-9
    for (let candidate = 0; candidate < this.classes; candidate++) {
      if (candidate === from) continue
      const gain = this.gain(word, candidate)
      if (gain > top) {
        top = gain
        best = candidate
      }
    }
    return best
  }

  private gain(word: number, to: number): number {
    const { pairs, classes, afterCounts, beforeCounts, counts } = this
    const total = this.totals[to] ?? 0
    let gain = -2 * (entropy(total + (counts.totals[word] ?? 0)) - entropy(total))
    for (const other of this.afterClasses) {
      if (other === to) continue
      const pair = pairs[to * classes + other] ?? 0
      gain += entropy(pair + (afterCounts[other] ?? 0)) - entropy(pair)
    }
    for (const other of this.beforeClasses) {
      if (other === to) continue
      const pair = pairs[other * classes + to] ?? 0
      gain += entropy(pair + (beforeCounts[other] ?? 0)) - entropy(pair)
    }
    const own = pairs[to * classes + to] ?? 0
    const within = (afterCounts[to] ?? 0) + (beforeCounts[to] ?? 0) + (counts.doubled[word] ?? 0)
    return gain + entropy(own + within) - entropy(own)
  }

  private shift(word: number, to: number, sign: number): void {
    this.sizes[to] = (this.sizes[to] ?? 0) + sign
    this.totals[to] = (this.totals[to] ?? 0) + sign * (this.counts.totals[word] ?? 0)
    for (const other of this.afterClasses) this.addPair(to, other, sign * (this.afterCounts[other] ?? 0))
    for (const other of this.beforeClasses) this.addPair(other, to, sign * (this.beforeCounts[other] ?? 0))
    this.addPair(to, to, sign * (this.counts.doubled[word] ?? 0))
  }

  private addPair(from: number, to: number, count: number): void {
    this.pairs[from * this.classes + to] = (this.pairs[from * this.classes + to] ?? 0) + count
  }

  /** Sums the neighbours of a word by their classes. */
  private gather(word: number): void {
    for (const other of this.afterClasses) this.afterCounts[other] = 0
    for (const other of this.beforeClasses) this.beforeCounts[other] = 0
    this.afterClasses = this.sum(this.counts.after[word], this.afterCounts)
    this.beforeClasses = this.sum(this.counts.before[word], this.beforeCounts)
  }

  private sum(neighbours: Int32Array | undefined, sums: Int32Array): number[] {
    const touched: number[] = []
    for (let i = 0; neighbours && i < neighbours.length; i += 2) {
      const other = this.classOf[neighbours[i] ?? 0] ?? 0
      if ((sums[other] ?? 0) === 0) touched.push(other)
      sums[other] = (sums[other] ?? 0) + (neighbours[i + 1] ?? 0)
    }
    return touched
  }
}

const entropies = Float64Array.from({ length: 1 << 16 }, (_, n) => (n === 0 ? 0 : n * Math.log(n)))

/** n log n. */
function entropy(n: number): number {
  return n < entropies.length ? (entropies[n] ?? 0) : n * Math.log(n)
}
