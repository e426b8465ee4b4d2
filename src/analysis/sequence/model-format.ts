import { ByteReader, ByteWriter } from './bytes.ts'
import { type FeatureTable, packedWidth, unpackedAt } from './feature-table.ts'
import type { SequenceModel } from './sequence-model.ts'

/**
 * The model file: labels, transitions, then for nodes and edges the buckets in use (ascending, as differences) and
 * their rows. A row is a mask of the weights that are not zero, and these as signed bytes.
 */
const magic = 0x31515352 // "RSQ1"

/** Reads a model from `reader`. Throws where the bytes are not one. */
export function readSequenceModel(reader: ByteReader): SequenceModel {
  if (reader.uint32() !== magic) throw new Error('These bytes are not a sequence model')
  const labels = Array.from({ length: reader.uint8() }, () => reader.text())
  const transitions = Float32Array.from({ length: (labels.length + 1) ** 2 }, () => reader.float32())
  return { labels, transitions, nodes: readTable(reader), edges: readTable(reader) }
}

export function writeSequenceModel(writer: ByteWriter, model: SequenceModel): void {
  writer.uint32(magic)
  writer.uint8(model.labels.length)
  for (const label of model.labels) writer.text(label)
  for (const score of model.transitions) writer.float32(score)
  writeTable(writer, model.nodes)
  writeTable(writer, model.edges)
}

/** A file that holds one model. */
export function parseSequenceModel(bytes: Uint8Array): SequenceModel {
  return readSequenceModel(new ByteReader(bytes))
}

export function encodeSequenceModel(model: SequenceModel): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter()
  writeSequenceModel(writer, model)
  return writer.finish()
}

function readTable(reader: ByteReader): FeatureTable {
  const width = reader.uint8()
  const bits = reader.uint8()
  const scale = reader.float32()
  const count = reader.uint32()
  if (bits < 5 || bits > 28 || count > 2 ** bits) throw new Error('The model file is damaged')
  const buckets = new Uint32Array(count)
  reader.gaps(buckets)
  if ((buckets[count - 1] ?? 0) >= 2 ** bits) throw new Error('The model file is damaged')
  const half = packedWidth(width)
  const rows = new Int32Array(count * half)
  reader.sparseRows(rows, width)
  return { width, bits, scale, buckets, rows }
}

function writeTable(writer: ByteWriter, { width, bits, scale, buckets, rows }: FeatureTable): void {
  writer.uint8(width)
  writer.uint8(bits)
  writer.float32(scale)
  writer.uint32(buckets.length)
  writer.gaps(buckets)
  const half = packedWidth(width)
  for (let row = 0; row < buckets.length; row++) writeRow(writer, rows, row * half, width)
}

/** A mask of the weights that are not zero, lowest bit first, then these. */
function writeRow(writer: ByteWriter, rows: Int32Array, base: number, width: number): void {
  const weights = Array.from({ length: width }, (_, k) => unpackedAt(rows, base, k))
  for (let k = 0; k < width; k += 8) {
    writer.uint8(weights.slice(k, k + 8).reduce((mask, weight, bit) => (weight === 0 ? mask : mask | (1 << bit)), 0))
  }
  for (const weight of weights) if (weight !== 0) writer.uint8(weight & 255)
}
