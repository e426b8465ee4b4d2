import { ByteReader, ByteWriter } from '../../sequence/bytes.ts'
import { FeatureBuffer } from '../../sequence/features.ts'
import { encodeSequenceModel, readSequenceModel } from '../../sequence/model-format.ts'
import { SequenceDecoder, type SequenceModel } from '../../sequence/sequence-model.ts'
import { type Gazetteer, loadGazetteer } from './gazetteer.ts'
import { type WordClusters, WordFactTable } from './word-facts.ts'

/** A trained model with its working space; not for concurrent use. */
export interface EntityModel {
  readonly gazetteer: Gazetteer
  readonly words: WordFactTable
  readonly decoder: SequenceDecoder
  readonly buffer: FeatureBuffer
}

/** What a model file holds. */
export interface EntityModelParts {
  readonly clusters: WordClusters
  readonly sequence: SequenceModel
}

/** A model ready to read texts. */
export function assembleEntityModel({ clusters, sequence }: EntityModelParts): EntityModel {
  const gazetteer = loadGazetteer()
  return {
    gazetteer,
    words: new WordFactTable(gazetteer, clusters),
    decoder: new SequenceDecoder(sequence),
    buffer: new FeatureBuffer(),
  }
}

/** Reads a model file. Throws an `Error` where the bytes are not one. */
export function readEntityModel(bytes: Uint8Array): EntityModel {
  const reader = new ByteReader(bytes)
  const sequence = readSequenceModel(reader)
  return assembleEntityModel({ sequence, clusters: readClusters(reader) })
}

/** The bytes of a model file: the sequence model, then the word clusters. */
export function writeEntityModel({ clusters, sequence }: EntityModelParts): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter()
  writer.append(encodeSequenceModel(sequence))
  writeClusters(writer, clusters)
  return writer.finish()
}

/** Number of words, number of levels; each word with its cluster at each level. */
function writeClusters(writer: ByteWriter, clusters: WordClusters): void {
  writer.varint(clusters.size)
  for (const [word, levels] of clusters) {
    writer.text(word)
    writer.varint(levels.length)
    for (const cluster of levels) writer.varint(cluster)
  }
}

function readClusters(reader: ByteReader): WordClusters {
  const clusters = new Map<string, readonly number[]>()
  for (let left = reader.varint(); left > 0; left--) {
    const word = reader.text()
    clusters.set(
      word,
      Array.from({ length: reader.varint() }, () => reader.varint()),
    )
  }
  return clusters
}
