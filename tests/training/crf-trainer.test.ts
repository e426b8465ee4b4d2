import { describe, expect, it } from 'vitest'
import type { FeatureSink } from '../../src/analysis/sequence/feature-sink.ts'
import { FeatureBuffer } from '../../src/analysis/sequence/features.ts'
import { hashText } from '../../src/analysis/sequence/hashing.ts'
import { encodeSequenceModel } from '../../src/analysis/sequence/model-format.ts'
import { SequenceDecoder } from '../../src/analysis/sequence/sequence-decoder.ts'
import { type EpochReport, type TrainerOptions, trainModel } from '../../training/crf-trainer.ts'
import { seededRandom } from '../../training/random.ts'
import { type TrainingSet, TrainingSetBuilder } from '../../training/training-set.ts'

/** Words are labelled by themselves, but for "x", which repeats the label before it: an edge must be learned. */
const vocabulary = ['a', 'b', 'x']

function sample(random: () => number): { words: string[]; gold: number[] } {
  const words = Array.from({ length: 8 }, () => vocabulary[Math.floor(random() * 3)] ?? 'a')
  const gold: number[] = []
  for (const word of words) gold.push(word === 'x' ? (gold.at(-1) ?? 0) : word === 'b' ? 1 : 0)
  return { words, gold }
}

function extract(words: readonly string[], features: FeatureSink): void {
  for (const word of words) {
    features.beginToken()
    features.node(hashText(word))
    features.edge(hashText(`step ${word}`))
  }
}

function makeSet(): TrainingSet {
  const random = seededRandom(7)
  const builder = new TrainingSetBuilder({ labels: ['A', 'B'], bits: 16, minimumCount: 1 })
  const features = new FeatureBuffer()
  for (let i = 0; i < 300; i++) {
    const { words, gold } = sample(random)
    features.clear()
    extract(words, features)
    builder.add(features, gold, i < 250)
  }
  return builder.finish()
}

const options: TrainerOptions = {
  epochs: 8,
  rate: 0.5,
  l1: 0.1,
  l2: 0.01,
  dropout: 0,
  seed: 1,
  allowed: new Array(9).fill(true),
}
const first = Uint32Array.from({ length: 250 }, (_, i) => i)
const last = Uint32Array.from({ length: 50 }, (_, i) => 250 + i)

describe('the trainer', () => {
  const set = makeSet()
  const reports: EpochReport[] = []
  const model = trainModel(set, first, last, options, (report) => reports.push(report))

  it('lowers the loss and labels unseen sequences', () => {
    expect(reports.at(-1)?.loss).toBeLessThan((reports[0]?.loss ?? 0) / 2)
    expect(reports.at(-1)?.f1).toBeGreaterThan(0.98)
  })

  it('gives a model whose decoder labels as it was taught', () => {
    const decoder = new SequenceDecoder(model)
    decoder.begin(6)
    extract(['b', 'x', 'x', 'a', 'x', 'b'], decoder)
    expect(Array.from(decoder.decode())).toEqual([1, 1, 1, 0, 0, 1])
    const marginals = decoder.marginals()
    for (let t = 0; t < 6; t++) expect((marginals[2 * t] ?? 0) + (marginals[2 * t + 1] ?? 0)).toBeCloseTo(1, 9)
  })

  it('gives the same bytes for the same seed, and others for another', () => {
    const train = (seed: number) =>
      encodeSequenceModel(trainModel(makeSet(), first, last, { ...options, seed }, () => {}))
    expect(Buffer.from(train(1)).equals(Buffer.from(encodeSequenceModel(model)))).toBe(true)
    expect(Buffer.from(train(2)).equals(Buffer.from(encodeSequenceModel(model)))).toBe(false)
  })

  it('drops features that the L1 penalty outweighs', () => {
    const sparse = trainModel(set, first, last, { ...options, l1: 1000 }, () => {})
    expect(sparse.nodes.rows.length).toBe(0)
  })

  it('never takes a step that is forbidden', () => {
    // From B (1) to A (0).
    const allowed = options.allowed.map((value, i) => value && i !== 3)
    const oneWay = set.sequences.length - 1
    const sequences = Uint32Array.from({ length: oneWay }, (_, i) => i).filter((s) => {
      const gold = set.gold.subarray(set.sequences[s] ?? 0, set.sequences[s + 1] ?? 0)
      return !gold.some((label, t) => t > 0 && label === 0 && gold[t - 1] === 1)
    })
    const decoder = new SequenceDecoder(trainModel(set, sequences, last, { ...options, allowed }, () => {}))
    decoder.begin(3)
    extract(['b', 'a', 'a'], decoder)
    expect(Array.from(decoder.decode()).join('')).not.toContain('10')
  })
})
