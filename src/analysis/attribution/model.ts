import { ByteReader, ByteWriter } from '../sequence/bytes.ts'
import { readSequenceModel, writeSequenceModel } from '../sequence/model-format.ts'
import type { SequenceModel } from '../sequence/sequence-model.ts'
import { parseWordClasses, type WordClasses } from '../sequence/word-classes.ts'
import { WordForms } from '../sequence/word-forms.ts'
import { type Calibration, readCalibration, writeCalibration } from './calibration.ts'
import { type CueLexicon, readCueLexicon, writeCueLexicon } from './cue-lexicon.ts'
import { FirstPass } from './first-pass.ts'
import { Judge } from './judge.ts'
import { SecondPass } from './second-pass.ts'

/** What training learns and the model file holds. */
export interface AttributionWeights {
  readonly lexicon: CueLexicon
  readonly tokens: SequenceModel
  readonly roles: SequenceModel
  readonly judge: SequenceModel
  readonly calibration: Calibration
  /** Proposals with less confidence are no attributions. */
  readonly threshold: number
}

/** A loaded model with its working space: for one caller at a time. */
export interface AttributionModel {
  readonly words: WordForms
  readonly first: FirstPass
  readonly second: SecondPass
  readonly judge: Judge
  readonly calibration: Calibration
  readonly threshold: number
}

/**
 * Reads `models/attribution.bin` and `models/word-classes.bin`, given as bytes. Throws where the bytes are something
 * else or cut short.
 */
export function parseAttributionModel(bytes: Uint8Array, classes: Uint8Array): AttributionModel {
  const reader = new ByteReader(bytes)
  const lexicon = readCueLexicon(reader)
  const tokens = readSequenceModel(reader)
  const roles = readSequenceModel(reader)
  const judge = readSequenceModel(reader)
  const calibration = readCalibration(reader)
  const weights = { lexicon, tokens, roles, judge, calibration, threshold: reader.float32() }
  return assembleModel(weights, parseWordClasses(classes))
}

export function assembleModel(weights: AttributionWeights, classes: WordClasses): AttributionModel {
  return {
    words: new WordForms(classes),
    first: new FirstPass(weights.tokens, weights.lexicon),
    second: new SecondPass(weights.roles),
    judge: new Judge(weights.judge),
    calibration: weights.calibration,
    threshold: weights.threshold,
  }
}

export function encodeAttributionModel(weights: AttributionWeights): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter()
  writeCueLexicon(writer, weights.lexicon)
  writeSequenceModel(writer, weights.tokens)
  writeSequenceModel(writer, weights.roles)
  writeSequenceModel(writer, weights.judge)
  writeCalibration(writer, weights.calibration)
  writer.float32(weights.threshold)
  return writer.finish()
}
