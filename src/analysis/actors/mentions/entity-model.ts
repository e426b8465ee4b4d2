import { ByteReader, ByteWriter } from '../../sequence/bytes.ts'
import { encodeSequenceModel, readSequenceModel } from '../../sequence/model-format.ts'
import { SequenceDecoder } from '../../sequence/sequence-decoder.ts'
import type { SequenceModel } from '../../sequence/sequence-model.ts'
import { entityMemos } from './features.ts'
import { type Gazetteer, loadGazetteer } from './gazetteer.ts'
import { type ClassedWords, type WordClusters, WordFactTable } from './word-facts.ts'

/** A trained model with its working space; not for concurrent use. */
export interface EntityModel {
  readonly gazetteer: Gazetteer
  readonly words: WordFactTable
  readonly decoder: SequenceDecoder
}

/** What a model file holds. */
export interface EntityModelParts {
  readonly clusters: WordClusters
  readonly sequence: SequenceModel
}

/** A model ready to read texts. */
export function assembleEntityModel({ clusters, sequence }: EntityModelParts, classed: ClassedWords): EntityModel {
  const gazetteer = loadGazetteer()
  return {
    gazetteer,
    words: new WordFactTable(gazetteer, clusters, classed),
    decoder: new SequenceDecoder(sequence, entityMemos),
  }
}

/** Reads a model file. Throws an `Error` where the bytes are not one. `classed` are those it was trained with. */
export function readEntityModel(bytes: Uint8Array, classed: ClassedWords): EntityModel {
  const reader = new ByteReader(bytes)
  const sequence = readSequenceModel(reader)
  return assembleEntityModel({ sequence, clusters: readClusters(reader) }, classed)
}

/** The bytes of a model file: the sequence model, then the word clusters. */
export function writeEntityModel({ clusters, sequence }: EntityModelParts): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter()
  writer.append(encodeSequenceModel(sequence))
  writeClusters(writer, clusters)
  return writer.finish()
}

/** The words, parted by line feeds; the number of levels; each word's cluster at each level. */
function writeClusters(writer: ByteWriter, clusters: WordClusters): void {
  const [first] = clusters.values()
  writer.text([...clusters.keys()].join('\n'))
  writer.varint(first?.length ?? 0)
  for (const levels of clusters.values()) for (const cluster of levels) writer.varint(cluster)
}

function readClusters(reader: ByteReader): WordClusters {
  const words = reader.text().split('\n')
  const levels = reader.varint()
  return new Map(words.map((word) => [word, Array.from({ length: levels }, () => reader.varint())]))
}
