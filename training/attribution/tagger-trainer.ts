import { longest } from '../../src/analysis/attribution/passages.ts'
import { roleLabels, tokenLabels } from '../../src/analysis/attribution/tagger.ts'
import { contextNames, formNames } from '../../src/analysis/attribution/tagger-features.ts'
import { padded, sizes, type TaggerWeights } from '../../src/analysis/attribution/tagger-weights.ts'
import { vectorUnit, type WordVectors } from '../../src/analysis/sequence/word-vectors.ts'
import type { Arena } from '../network/arena.ts'
import type { NetworkChain } from '../network/chain.ts'
import { addRow, addRows, type Bench, productBack, recurBack } from '../network/gradients.ts'
import { readBothWays, savedPerToken } from '../network/gru-layer.ts'
import type { Parameter } from '../network/parameters.ts'
import { seededRandom, shuffle } from '../random.ts'
import { type LayerName, TaggerParameters } from './tagger-parameters.ts'
import type { LabelledCue, LabelledPassage } from './tagger-set.ts'
import { placeWork, roleStateWidth, roleWidth, stateWidth, tokenWidth } from './tagger-work.ts'

export interface TaggerOptions {
  readonly epochs: number
  /** Adam's step size; it falls to nothing over the second half of the training. */
  readonly rate: number
  /** Passages in a step. */
  readonly batch: number
  /** Shares of what goes into the first layer, of the layers' states, and of words' own rows that are left out at random. */
  readonly inputDropout: number
  readonly stateDropout: number
  readonly wordDropout: number
  /** The share of a weight that a step of size 1 would take away. */
  readonly decay: number
  readonly seed: number
}

export interface TaggerReport {
  readonly epoch: number
  /** Mean negative log-likelihoods, in nats, of a token's label and of a window token's role, as met during the epoch. */
  readonly loss: number
  readonly roleLoss: number
}

const { word, tokens, roles, vector } = sizes

/**
 * Learns the tagger by the likelihood of the gold labels, of tokens and of roles together. The same passages, options and
 * vectors give the same weights.
 */
export function trainTagger(
  passages: readonly LabelledPassage[],
  hashes: Uint32Array,
  vectors: WordVectors,
  options: TaggerOptions,
  report: (report: TaggerReport) => void,
): TaggerWeights {
  const trainer = new TaggerTrainer(hashes.length + 2, vectors, options)
  const order = Uint32Array.from(passages.keys())
  const random = seededRandom(options.seed)
  const all = options.epochs * order.length
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    shuffle(order, random)
    const sums = { loss: 0, tokens: 0, roleLoss: 0, roleTokens: 0 }
    order.forEach((number, i) => {
      const passage = passages[number]
      if (passage) trainer.learn(passage, sums)
      if ((i + 1) % options.batch !== 0 && i + 1 < order.length) return
      const left = 1 - ((epoch - 1) * order.length + i + 1) / all
      trainer.own.step(options.rate * Math.min(1, 2 * left + 0.02))
    })
    report({ epoch, loss: sums.loss / sums.tokens, roleLoss: sums.roleLoss / sums.roleTokens })
  }
  return trainer.own.weights(hashes)
}

/** Finds the gradients of passages and moves the weights. */
export class TaggerTrainer {
  readonly own: TaggerParameters
  private readonly arena: Arena
  private readonly parameters: TaggerParameters['all']
  private readonly products: TaggerParameters['products']
  private readonly bench: Bench
  private readonly vectors: WordVectors
  private readonly options: TaggerOptions
  private readonly random: () => number
  private readonly at: ReturnType<typeof placeWork>

  constructor(words: number, vectors: WordVectors, options: TaggerOptions) {
    this.own = new TaggerParameters(words, options)
    const { arena } = this.own
    this.arena = arena
    this.parameters = this.own.all
    this.products = this.own.products
    this.vectors = vectors
    this.options = options
    this.random = seededRandom(options.seed + 2)
    this.at = placeWork(arena)
    this.bench = { arena, space: arena.reserve(longest * Math.max(vector, tokenWidth)) }
  }

  /** The gradient of one passage, added to what is there. */
  learn(passage: LabelledPassage, sums: { loss: number; tokens: number; roleLoss: number; roleTokens: number }): void {
    const { at, arena } = this
    const { length } = passage
    const dropped = this.forward(passage)
    arena.view(at.dSecond, length * stateWidth).fill(0)
    sums.loss += this.label(this.own.tokenChain, 'label', passage.labels, at.secondDropped, at.dSecond)
    sums.tokens += length
    this.learnRoles(passage, sums)
    this.backward(passage, dropped)
  }

  /** Fills all layers of a passage; returns by token whether the word's own row was left out. */
  private forward(passage: LabelledPassage): boolean[] {
    const { arena, at, parameters: p, options } = this
    const { floats, kernels } = arena
    const { length } = passage
    const dropped: boolean[] = []
    arena.view(at.words, length * word).fill(0)
    this.arena.repeat(p.tokenBias.weights, at.inputs, length, tokenWidth)
    for (let t = 0; t < length; t++) {
      const row = passage.vectors[t] ?? -1
      for (let d = 0; d < vector; d++) {
        floats[at.vectors / 4 + t * vector + d] =
          row < 0 ? 0 : (this.vectors.values[row * vector + d] ?? 0) * vectorUnit
      }
      dropped.push(this.random() < options.wordDropout)
      const target = at.words + t * word * 4
      if (!dropped[t]) addRow(arena, p.words.weights + (passage.words[t] ?? 0) * word * 4, word, target)
      formNames.forEach((name, k) => {
        addRow(arena, p[name].weights + (passage.forms[t * formNames.length + k] ?? 0) * word * 4, word, target)
      })
      contextNames.forEach((name, k) => {
        const context = passage.contexts[t * contextNames.length + k] ?? 0
        addRow(arena, p[name].weights + context * tokenWidth * 4, tokenWidth, at.inputs + t * tokenWidth * 4)
      })
    }
    kernels.multiply(at.vectors, p.projection.weights, at.words, length, vector, word)
    this.drop(at.words, at.words, at.wordMask, length * word, options.inputDropout)
    kernels.multiply(at.words, p.wordInput.weights, at.inputs, length, word, tokenWidth)
    readBothWays(arena, this.own.layer('token'), at.inputs, at.first, length, at.firstSaved, true)
    this.drop(at.first, at.firstDropped, at.firstMask, length * stateWidth, options.stateDropout)
    this.arena.repeat(p.secondBias.weights, at.inputs, length, tokenWidth)
    kernels.multiply(at.firstDropped, p.secondInput.weights, at.inputs, length, stateWidth, tokenWidth)
    readBothWays(arena, this.own.layer('second'), at.inputs, at.second, length, at.secondSaved, true)
    this.drop(at.second, at.secondDropped, at.secondMask, length * stateWidth, options.stateDropout)
    return dropped
  }

  /** From the gradient of the second layer's states down to the tables. */
  private backward(passage: LabelledPassage, dropped: readonly boolean[]): void {
    const { arena, at, parameters: p, products, bench } = this
    const { length } = passage
    this.mask(at.dSecond, at.secondMask, length * stateWidth)
    this.layerBack('second', tokens, at.second, at.dSecond, at.secondSaved, length)
    addRows(arena, at.dInputs, length, tokenWidth, p.secondBias.gradient)
    arena.view(at.dFirst, length * stateWidth).fill(0)
    productBack(bench, products.secondInput, at.firstDropped, at.dInputs, at.dFirst, length)
    this.mask(at.dFirst, at.firstMask, length * stateWidth)
    this.layerBack('token', tokens, at.first, at.dFirst, at.firstSaved, length)
    addRows(arena, at.dInputs, length, tokenWidth, p.tokenBias.gradient)
    arena.view(at.dWords, length * word).fill(0)
    productBack(bench, products.wordInput, at.words, at.dInputs, at.dWords, length)
    this.mask(at.dWords, at.wordMask, length * word)
    productBack(bench, products.projection, at.vectors, at.dWords, 0, length)
    for (let t = 0; t < length; t++) {
      const slope = at.dWords + t * word * 4
      if (!dropped[t]) this.touch(p.words, passage.words[t] ?? 0, slope)
      formNames.forEach((name, k) => {
        this.touch(p[name], passage.forms[t * formNames.length + k] ?? 0, slope)
      })
      contextNames.forEach((name, k) => {
        this.touch(p[name], passage.contexts[t * contextNames.length + k] ?? 0, at.dInputs + t * tokenWidth * 4)
      })
    }
  }

  private learnRoles(passage: LabelledPassage, sums: { roleLoss: number; roleTokens: number }): void {
    if (passage.cues.length === 0) return
    const { arena, at, parameters: p, products, bench } = this
    const { length } = passage
    this.arena.repeat(p.roleBias.weights, at.roleInputs, length, roleWidth)
    arena.kernels.multiply(at.secondDropped, p.roleInput.weights, at.roleInputs, length, stateWidth, roleWidth)
    arena.view(at.dRoleInputs, length * roleWidth).fill(0)
    for (const cue of passage.cues) {
      sums.roleLoss += this.learnCue(cue)
      sums.roleTokens += cue.windowEnd - cue.windowFirst
    }
    addRows(arena, at.dRoleInputs, length, roleWidth, p.roleBias.gradient)
    productBack(bench, products.roleInput, at.secondDropped, at.dRoleInputs, at.dSecond, length)
  }

  private learnCue(cue: LabelledCue): number {
    const { arena, at, parameters: p, products, bench, options } = this
    const { floats, kernels } = arena
    const length = cue.windowEnd - cue.windowFirst
    const tokensOfCue = cue.end - cue.first
    const mean = arena.view(at.mean, stateWidth)
    mean.fill(0)
    for (let t = cue.first; t < cue.end; t++) {
      const state = at.secondDropped / 4 + t * stateWidth
      for (let d = 0; d < stateWidth; d++) mean[d] = (mean[d] ?? 0) + (floats[state + d] ?? 0) / tokensOfCue
    }
    arena.view(at.cue, roleWidth).fill(0)
    kernels.multiply(at.mean, p.roleCue.weights, at.cue, 1, stateWidth, roleWidth)
    this.arena.repeat(at.cue, at.inputs, length, roleWidth)
    const rowsOf = (k: number): [Parameter, number][] => {
      const t = cue.windowFirst + k
      return [
        [p.place, cue.relations[2 * k] ?? 0],
        [p.mark, cue.relations[2 * k + 1] ?? 0],
        [p.cue, t >= cue.first && t < cue.end ? 1 : 0],
      ]
    }
    for (let k = 0; k < length; k++) {
      const target = at.inputs + k * roleWidth * 4
      addRow(arena, at.roleInputs + (cue.windowFirst + k) * roleWidth * 4, roleWidth, target)
      for (const [table, row] of rowsOf(k)) addRow(arena, table.weights + row * roleWidth * 4, roleWidth, target)
    }
    readBothWays(arena, this.own.layer('role'), at.inputs, at.role, length, at.roleSaved, true)
    this.drop(at.role, at.roleDropped, at.roleMask, length * roleStateWidth, options.stateDropout)
    arena.view(at.dRole, length * roleStateWidth).fill(0)
    const loss = this.label(this.own.roleChain, 'role', cue.labels, at.roleDropped, at.dRole)
    this.mask(at.dRole, at.roleMask, length * roleStateWidth)
    this.layerBack('role', roles, at.role, at.dRole, at.roleSaved, length)
    for (let k = 0; k < length; k++) {
      const slope = at.dInputs + k * roleWidth * 4
      addRow(arena, slope, roleWidth, at.dRoleInputs + (cue.windowFirst + k) * roleWidth * 4)
      for (const [table, row] of rowsOf(k)) this.touch(table, row, slope)
    }
    arena.view(at.dCue, roleWidth).fill(0)
    addRows(arena, at.dInputs, length, roleWidth, at.dCue)
    arena.view(at.dMean, stateWidth).fill(0)
    productBack(bench, products.roleCue, at.mean, at.dCue, at.dMean, 1)
    const dMean = arena.view(at.dMean, stateWidth)
    for (let d = 0; d < stateWidth; d++) dMean[d] = (dMean[d] ?? 0) / tokensOfCue
    for (let t = cue.first; t < cue.end; t++) addRow(arena, at.dMean, stateWidth, at.dSecond + t * stateWidth * 4)
    return loss
  }

  /** Scores labels from states, adds the gradients of the scores, and returns the negative log-likelihood of the gold. */
  private label(
    chain: NetworkChain,
    name: 'label' | 'role',
    gold: Uint8Array,
    states: number,
    dStates: number,
  ): number {
    const { arena, at, parameters: p, products, bench } = this
    const length = gold.length
    const L = name === 'label' ? tokenLabels.length : roleLabels.length
    const [matrix, bias, steps] =
      name === 'label'
        ? ([products.labels, p.labelBias, p.labelSteps] as const)
        : ([products.roles, p.roleLabelBias, p.roleSteps] as const)
    this.arena.repeat(bias.weights, at.scores, length, padded)
    arena.kernels.multiply(states, matrix.parameter.weights, at.scores, length, matrix.parameter.rows, padded)
    const scores = arena.view(at.scores, length * padded)
    chain.score(scores, length, padded)
    const logZ = chain.partition()
    const stepScores = arena.view(steps.weights, steps.rows * steps.columns)
    const { marginals, pairs } = chain.beliefs
    const stepSlopes = arena.view(steps.gradient, steps.rows * steps.columns)
    let own = 0
    for (let t = 0; t < length; t++) {
      const to = gold[t] ?? 0
      const from = t === 0 ? -1 : (gold[t - 1] ?? 0)
      const taken = (from + 1) * L + to
      own += (scores[t * padded + to] ?? 0) + (stepScores[taken] ?? 0)
      for (let y = 0; y < padded; y++) scores[t * padded + y] = y < L ? (marginals[t * L + y] ?? 0) : 0
      scores[t * padded + to] = (scores[t * padded + to] ?? 0) - 1
      for (let i = 0; i < (t === 0 ? L : L * L); i++) {
        const row = t === 0 ? i : L + i
        const belief = t === 0 ? (marginals[i] ?? 0) : (pairs?.[t * L * L + i] ?? 0)
        stepSlopes[row] = (stepSlopes[row] ?? 0) + belief
      }
      stepSlopes[taken] = (stepSlopes[taken] ?? 0) - 1
    }
    addRows(arena, at.scores, length, padded, bias.gradient)
    productBack(bench, matrix, states, at.scores, dStates, length)
    return logZ - own
  }

  private layerBack(
    name: LayerName,
    size: number,
    states: number,
    dStates: number,
    saved: number,
    length: number,
  ): void {
    const ways = [
      ['Forward', true, 0],
      ['Backward', false, 1],
    ] as const
    for (const [way, forwards, half] of ways) {
      const parameters = {
        recurrent: this.products[`${name}${way}`],
        bias: this.parameters[`${name}${way}Bias`],
      }
      const places = {
        states: states + half * size * 4,
        dStates: dStates + half * size * 4,
        width: 2 * size,
        saved: saved + half * 6 * size * 4,
        savedWidth: savedPerToken(size),
        dInputs: this.at.dInputs + half * 3 * size * 4,
        inputWidth: 6 * size,
        space: this.at.recurSpace,
      }
      recurBack(this.bench, parameters, size, places, length, forwards)
    }
  }

  private touch(parameter: Parameter, row: number, slope: number): void {
    parameter.touched?.add(row)
    addRow(this.arena, slope, parameter.columns, parameter.gradient + row * parameter.columns * 4)
  }

  /** Leaves out each number with probability `share` and scales the others; what each was multiplied by goes to `mask`. */
  private drop(from: number, to: number, mask: number, count: number, share: number): void {
    const { floats } = this.arena
    for (let i = 0; i < count; i++) {
      const factor = this.random() < share ? 0 : 1 / (1 - share)
      floats[mask / 4 + i] = factor
      floats[to / 4 + i] = (floats[from / 4 + i] ?? 0) * factor
    }
  }

  private mask(at: number, mask: number, count: number): void {
    const { floats } = this.arena
    for (let i = 0; i < count; i++) floats[at / 4 + i] = (floats[at / 4 + i] ?? 0) * (floats[mask / 4 + i] ?? 0)
  }
}
