import { ByteReader, ByteWriter } from '../sequence/bytes.ts'
import { readSequenceModel, writeSequenceModel } from '../sequence/model-format.ts'
import type { SequenceModel } from '../sequence/sequence-model.ts'
import { readTrees, type Trees, writeTrees } from '../sequence/trees.ts'
import type { WordClasses } from '../sequence/word-classes.ts'
import { WordForms } from '../sequence/word-forms.ts'
import { parseWordVectors, type WordVectors } from '../sequence/word-vectors.ts'
import { type Calibration, readCalibration, writeCalibration } from './calibration.ts'
import { type CueLexicon, readCueLexicon, writeCueLexicon } from './cue-lexicon.ts'
import { Judge } from './judge.ts'
import { Tagger } from './tagger.ts'
import { readTaggerWeights, type TaggerWeights, writeTaggerWeights } from './tagger-weights.ts'

/** What training learns and the model file holds. */
export interface AttributionWeights {
  readonly lexicon: CueLexicon
  readonly tagger: TaggerWeights
  /** The judge's words and trees. */
  readonly words: SequenceModel
  readonly trees: Trees
  readonly calibration: Calibration
  /** Proposals with less confidence are no attributions. */
  readonly threshold: number
}

/** A loaded model with its working space: for one caller at a time. */
export interface AttributionModel {
  readonly words: WordForms
  readonly tagger: Tagger
  readonly judge: Judge
  readonly calibration: Calibration
  readonly threshold: number
}

/**
 * Reads `models/attribution.bin` and `models/word-vectors.bin`, given as bytes. Throws where the bytes are something else
 * or cut short. `classes` are those it was trained with.
 */
export function parseAttributionModel(bytes: Uint8Array, classes: WordClasses, vectors: Uint8Array): AttributionModel {
  const reader = new ByteReader(bytes)
  const lexicon = readCueLexicon(reader)
  const tagger = readTaggerWeights(reader)
  const words = readSequenceModel(reader)
  const trees = readTrees(reader)
  const calibration = readCalibration(reader)
  const weights = { lexicon, tagger, words, trees, calibration, threshold: reader.float32() }
  return assembleModel(weights, classes, parseWordVectors(vectors))
}

export function assembleModel(
  weights: AttributionWeights,
  classes: WordClasses,
  vectors: WordVectors,
): AttributionModel {
  return {
    words: new WordForms(classes),
    tagger: new Tagger(weights.tagger, vectors, weights.lexicon),
    judge: new Judge(weights.words, weights.trees),
    calibration: weights.calibration,
    threshold: weights.threshold,
  }
}

export function encodeAttributionModel(weights: AttributionWeights): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter()
  writeCueLexicon(writer, weights.lexicon)
  writeTaggerWeights(writer, weights.tagger)
  writeSequenceModel(writer, weights.words)
  writeTrees(writer, weights.trees)
  writeCalibration(writer, weights.calibration)
  writer.float32(weights.threshold)
  return writer.finish()
}
