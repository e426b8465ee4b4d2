import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDocumentFacts } from '../../../src/analysis/actors/mentions/document-facts.ts'
import { entityMemos, writeFeatures } from '../../../src/analysis/actors/mentions/features.ts'
import { loadGazetteer } from '../../../src/analysis/actors/mentions/gazetteer.ts'
import { WordFactTable } from '../../../src/analysis/actors/mentions/word-facts.ts'
import { sequences } from '../../../src/analysis/actors/mentions.ts'
import { readDocument } from '../../../src/analysis/document/document.ts'
import type { FeatureSink, MemoPlan } from '../../../src/analysis/sequence/feature-sink.ts'
import { packRows } from '../../../src/analysis/sequence/feature-table.ts'
import { FeatureBuffer } from '../../../src/analysis/sequence/features.ts'
import { combine } from '../../../src/analysis/sequence/hashing.ts'
import { OddsDecoder } from '../../../src/analysis/sequence/odds.ts'
import { parseRareWords } from '../../../src/analysis/sequence/rare-words.ts'
import { SequenceDecoder } from '../../../src/analysis/sequence/sequence-decoder.ts'
import type { SequenceModel } from '../../../src/analysis/sequence/sequence-model.ts'
import { parseWordClasses } from '../../../src/analysis/sequence/word-classes.ts'

const weight = fc.integer({ min: -127, max: 127 })
const bits = 5

/** A model whose every bucket has a row, so that each feature counts. */
function models(labels: number): fc.Arbitrary<SequenceModel> {
  const table = (width: number) =>
    fc.array(weight, { minLength: 32 * width, maxLength: 32 * width }).map((weights) => ({
      width,
      bits,
      buckets: Uint32Array.from({ length: 32 }, (_, i) => i),
      rows: packRows(weights, width),
      scale: 1 / 64,
    }))
  const size = (labels + 1) ** 2
  return fc.record({
    labels: fc.constant(Array.from({ length: labels }, (_, y) => String(y))),
    transitions: fc
      .array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: size, maxLength: size })
      .map((scores) => Float32Array.from(scores)),
    nodes: table(labels),
    edges: table(labels ** 2),
  })
}

/** The weight of a feature for the k-th label, or pair of labels. */
function weightOf({ rows, width, scale }: SequenceModel['nodes'], hash: number, k: number): number {
  const pair = rows[(hash >>> (32 - bits)) * ((width + 1) >>> 1) + (k >>> 1)] ?? 0
  const low = (pair << 16) >> 16
  return scale * (k % 2 === 0 ? low : (pair - low) >> 16)
}

type Token = readonly [nodes: readonly number[], edges: readonly number[]]
const hash = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const tokens = fc.array(fc.tuple(fc.array(hash, { maxLength: 4 }), fc.array(hash, { maxLength: 3 })), {
  minLength: 1,
  maxLength: 4,
})

function scoreOf(model: SequenceModel, sequence: readonly Token[], path: readonly number[]): number {
  const L = model.labels.length
  const step = (x: number, y: number): number => model.transitions[x * (L + 1) + y] ?? 0
  let score = step(path.at(-1) ?? 0, L)
  sequence.forEach(([nodes, edges], t) => {
    const y = path[t] ?? 0
    const x = path[t - 1] ?? L
    for (const feature of nodes) score += weightOf(model.nodes, feature, y)
    if (t > 0) for (const feature of edges) score += weightOf(model.edges, feature, x * L + y)
    score += step(x, y)
  })
  return score
}

describe('the decoder of odds', () => {
  it('gives each token of two labels the odds that it has as a sequence of its own', () => {
    fc.assert(
      fc.property(models(2), tokens, (model, sequence) => {
        const odds = new OddsDecoder(model)
        odds.begin(sequence.length)
        for (const [nodes] of sequence) {
          odds.beginToken()
          for (const feature of nodes) odds.node(feature)
        }
        const alone = sequence.map(([nodes]) => {
          const decoder = new SequenceDecoder(model)
          decoder.begin(1)
          decoder.beginToken()
          for (const feature of nodes) decoder.node(feature)
          const [no = 0, yes = 0] = decoder.marginals()
          return Math.log((yes + 1e-6) / (no + 1e-6))
        })
        odds.read().forEach((value, t) => {
          expect(value).toBeCloseTo(alone[t] ?? Number.NaN, 6)
        })
      }),
    )
  })

  it('refuses a model of more than two labels', () => {
    const [model] = fc.sample(models(3), { numRuns: 1, seed: 1 })
    expect(() => new OddsDecoder(model as SequenceModel)).toThrow(RangeError)
  })
})

describe('the decoder', () => {
  it('finds the best labels and the marginals that enumerating all paths finds', () => {
    const cases = fc.integer({ min: 2, max: 3 }).chain((labels) => fc.tuple(models(labels), tokens))
    fc.assert(
      fc.property(cases, ([model, sequence]) => {
        const L = model.labels.length
        const decoder = new SequenceDecoder(model)
        decoder.begin(sequence.length)
        for (const [nodes, edges] of sequence) {
          decoder.beginToken()
          for (const feature of nodes) decoder.node(feature)
          for (const feature of edges) decoder.edge(feature)
        }
        const all = Array.from({ length: L ** sequence.length }, (_, code) => {
          const path = sequence.map((_, t) => Math.floor(code / L ** t) % L)
          return { path, score: scoreOf(model, sequence, path) }
        })
        const best = Math.max(...all.map(({ score }) => score))
        expect(scoreOf(model, sequence, Array.from(decoder.decode()))).toBeCloseTo(best, 6)
        const z = all.reduce((sum, { score }) => sum + Math.exp(score - best), 0)
        const marginals = decoder.marginals()
        sequence.forEach((_, t) => {
          for (let y = 0; y < L; y++) {
            const share = all.reduce(
              (sum, { path, score }) => sum + (path[t] === y ? Math.exp(score - best) / z : 0),
              0,
            )
            expect(marginals[t * L + y]).toBeCloseTo(share, 6)
          }
        })
      }),
    )
  })
})

/** A model in which a tenth of the buckets have rows, with weights that any change of a feature would move. */
function arbitraryModel(labels: readonly string[]): SequenceModel {
  const table = (width: number, count: number) => {
    const buckets = Uint32Array.from({ length: count }, (_, i) => i * 10 + ((combine(i, 1) >>> 0) % 10))
    const weights = Array.from({ length: count * width }, (_, i) => ((combine(i, width) >>> 0) % 41) - 20)
    return { width, bits: 16, buckets, rows: packRows(weights, width), scale: 1 / 64 }
  }
  const L = labels.length
  return { labels, transitions: new Float32Array((L + 1) ** 2), nodes: table(L, 6000), edges: table(L * L, 6000) }
}

/** Decodes with what is remembered, and again feature by feature; both must say the same, to the last bit. */
class Twice {
  private readonly remembering: SequenceDecoder
  private readonly plain: SequenceDecoder
  private readonly buffer = new FeatureBuffer()

  constructor(labels: readonly string[], plan: MemoPlan) {
    const model = arbitraryModel(labels)
    this.remembering = new SequenceDecoder(model, plan)
    this.plain = new SequenceDecoder(model)
  }

  beginText(generation: number): void {
    this.remembering.beginText(generation)
  }

  expectSame(length: number, extract: (sink: FeatureSink) => void): void {
    const { remembering, plain, buffer } = this
    remembering.begin(length)
    extract(remembering)
    buffer.clear()
    extract(buffer)
    plain.begin(length)
    for (let t = 0; t < buffer.length; t++) {
      plain.beginToken()
      for (let i = buffer.nodeStarts[t] ?? 0; i < (buffer.nodeStarts[t + 1] ?? 0); i++) plain.node(buffer.nodes[i] ?? 0)
      for (let i = buffer.edgeStarts[t] ?? 0; i < (buffer.edgeStarts[t + 1] ?? 0); i++) plain.edge(buffer.edges[i] ?? 0)
    }
    expect(remembering.marginals()).toEqual(plain.marginals())
    expect(remembering.decode()).toEqual(plain.decode())
  }
}

const word = fc.constantFrom(
  ...'the The said Varga NATO “ ” , . that he told 1999 Velden-based in Orlen according to reporters'.split(' '),
)
const texts = fc.array(fc.oneof({ arbitrary: word, weight: 9 }, fc.string({ unit: 'grapheme', maxLength: 5 })), {
  maxLength: 60,
})

describe('what an extractor lets a decoder remember', () => {
  const models = new URL('../../../models/', import.meta.url)
  const classes = parseWordClasses(readFileSync(new URL('word-classes.bin', models)))
  const rare = parseRareWords(readFileSync(new URL('rare-words.bin', models)))

  it('changes nothing of the entity model, over many texts', () => {
    const gazetteer = loadGazetteer()
    const clusters = new Map([
      ['Varga', [1, 2]],
      ['the', [2, 3]],
    ])
    const table = new WordFactTable(gazetteer, clusters, { classes, rare })
    const entities = new Twice(['O', 'B-person', 'I-person', 'B-place', 'I-place'], entityMemos)
    fc.assert(
      fc.property(texts, (words) => {
        const document = readDocument(words.join(' '))
        const facts = readDocumentFacts(document, table, gazetteer)
        entities.beginText(facts.generation)
        for (const [from, to] of sequences(document)) {
          entities.expectSame(to - from, (sink) => writeFeatures(sink, facts, from, to))
        }
      }),
    )
  })
})
