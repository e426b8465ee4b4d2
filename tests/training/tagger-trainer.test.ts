import { describe, expect, it } from 'vitest'
import { Tagger } from '../../src/analysis/attribution/tagger.ts'
import {
  readTaggerWeights,
  type TaggerWeights,
  writeTaggerWeights,
} from '../../src/analysis/attribution/tagger-weights.ts'
import { readDocument } from '../../src/analysis/document/document.ts'
import { ByteReader, ByteWriter } from '../../src/analysis/sequence/bytes.ts'
import { encodeWordClasses, parseWordClasses } from '../../src/analysis/sequence/word-classes.ts'
import { WordForms } from '../../src/analysis/sequence/word-forms.ts'
import { labelPassages, ownWords, readArticle } from '../../training/attribution/tagger-set.ts'
import { TaggerTrainer, trainTagger } from '../../training/attribution/tagger-trainer.ts'

const text = [
  'The mayor of Velden, Ada Brandt, said on Tuesday that the bridge would open in May.',
  '“We are ready,” said Tomas Berwick. He added that the money was there.',
  'Brandt told reporters that the mayor of Orsk was late. The weather was fine.',
].join('\n')

/** A gold attribution by its words. */
function gold(source: string, cue: string, content: string) {
  const span = (words: string): [number, number][] => [[text.indexOf(words), text.indexOf(words) + words.length]]
  return { source: span(source), cue: span(cue), content: span(content) }
}

const article = {
  document: readDocument(text),
  gold: {
    id: 'velden',
    text,
    discard: [],
    attributions: [
      gold('The mayor of Velden, Ada Brandt', 'said on', 'that the bridge would open in May'),
      gold('Tomas Berwick', 'said Tomas'.slice(0, 4), '“We are ready,”'),
      gold('He', 'added', 'that the money was there'),
      gold('Brandt told'.slice(0, 6), 'told reporters', 'that the mayor of Orsk was late'),
    ],
  },
}
const none = new Uint16Array(0)
const classes = encodeWordClasses({ hashes: new Uint32Array(0), fine: none, middle: none, coarse: none })
const start = text.indexOf('Ada Brandt')
const mentions = [{ span: [start, start + 'Ada Brandt'.length], type: 'person' }] as const
const read = readArticle(article, new WordForms(parseWordClasses(classes)), mentions)
const hashes = ownWords([read])
const vectors = {
  hashes: Uint32Array.from([...hashes].slice(0, 3)),
  dimensions: 100,
  values: new Int8Array(300).fill(9),
}
const lexicon = { grades: new Map<number, number>() }
const passages = labelPassages(read, hashes, vectors, lexicon)
const options = {
  epochs: 2,
  rate: 0.01,
  batch: 2,
  inputDropout: 0,
  stateDropout: 0,
  wordDropout: 0,
  decay: 0.1,
  seed: 1,
}

const bytesOf = (weights: TaggerWeights): Uint8Array => {
  const writer = new ByteWriter()
  writeTaggerWeights(writer, weights)
  return writer.finish()
}

describe('the trainer of the tagger', () => {
  it('finds the gradient of the loss that finite differences find', () => {
    const trainer = new TaggerTrainer(hashes.length + 2, vectors, options)
    const loss = (): number => {
      const sums = { loss: 0, tokens: 0, roleLoss: 0, roleTokens: 0 }
      for (const passage of passages) trainer.learn(passage, sums)
      return sums.loss + sums.roleLoss
    }
    loss()
    const checks = trainer.own.slopes().flatMap(({ name, slopes }) => {
      const steep = [...slopes.keys()].filter((i) => Math.abs(slopes[i] ?? 0) > 0.01)
      return [0.2, 0.7].flatMap((share) => {
        const index = steep[Math.floor(share * steep.length)]
        return index === undefined ? [] : { name, index, slope: slopes[index] ?? 0 }
      })
    })
    expect(new Set(checks.map(({ name }) => name)).size).toBeGreaterThan(30)
    const reach = 0.003
    for (const { name, index, slope } of checks) {
      trainer.own.nudge(name, index, reach)
      const above = loss()
      trainer.own.nudge(name, index, -2 * reach)
      const below = loss()
      trainer.own.nudge(name, index, reach)
      const difference = (above - below) / (2 * reach)
      expect(Math.abs(difference - slope), name).toBeLessThan(0.03 * Math.abs(slope) + 0.002)
    }
  })

  it('learns what it is shown, the same from the same seed, and the file keeps it', () => {
    const losses: number[] = []
    const learn = () =>
      trainTagger(passages, hashes, vectors, { ...options, epochs: 60 }, (report) => losses.push(report.loss))
    const weights = learn()
    expect(losses.at(-1)).toBeLessThan(0.1 * (losses[0] ?? 0))
    expect(bytesOf(learn())).toEqual(bytesOf(weights))
    const again = readTaggerWeights(new ByteReader(bytesOf(weights)))
    expect(bytesOf(again)).toEqual(bytesOf(weights))
    const tagger = new Tagger(again, vectors, lexicon)
    const labels = read.passages.map((passage) => [...tagger.readTokens(read.document, read.table, passage).labels])
    expect(labels).toEqual(passages.map((passage) => [...passage.labels]))
    // What was read before leaves no trace.
    const last = read.passages.at(-1)
    if (last) {
      const fresh = new Tagger(again, vectors, lexicon)
      expect([...fresh.readTokens(read.document, read.table, last).labels]).toEqual(labels.at(-1))
    }
  })

  it('reads each cue of the passage that it has learned', () => {
    const weights = trainTagger(passages, hashes, vectors, { ...options, epochs: 60 }, () => {})
    const tagger = new Tagger(weights, vectors, lexicon)
    read.passages.forEach((passage, p) => {
      tagger.readTokens(read.document, read.table, passage)
      const cues = passages[p]?.cues ?? []
      tagger.openRoles(
        cues.map((cue) => ({
          first: passage.first + cue.first,
          end: passage.first + cue.end,
          windowFirst: passage.first + cue.windowFirst,
          windowEnd: passage.first + cue.windowEnd,
        })),
      )
      cues.forEach(({ labels }, place) => {
        expect([...tagger.readRoles(read.table, place).labels]).toEqual([...labels])
      })
      expect(() => tagger.readRoles(read.table, cues.length)).toThrow(RangeError)
    })
  })
})
