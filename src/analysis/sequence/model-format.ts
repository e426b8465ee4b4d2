import { ByteReader, ByteWriter } from './bytes.ts'
import { type FeatureTable, indexBuckets } from './feature-table.ts'
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
  let bucket = -1
  for (let i = 0; i < count; i++) {
    bucket += reader.varint() + 1
    buckets[i] = bucket
  }
  const rows = new Int8Array(count * width)
  const mask = new Uint8Array((width + 7) >>> 3)
  for (let i = 0; i < count; i++) readRow(reader, rows, i * width, width, mask)
  return { width, bits, scale, rows, index: indexBuckets(buckets, bits) }
}

function readRow(reader: ByteReader, rows: Int8Array, base: number, width: number, mask: Uint8Array): void {
  for (let i = 0; i < mask.length; i++) mask[i] = reader.uint8()
  for (let k = 0; k < width; k++) {
    if ((((mask[k >>> 3] ?? 0) >>> (k & 7)) & 1) === 1) rows[base + k] = reader.uint8()
  }
}

function writeTable(writer: ByteWriter, table: FeatureTable): void {
  const { width, bits, scale, index, rows } = table
  writer.uint8(width)
  writer.uint8(bits)
  writer.float32(scale)
  writer.uint32(rows.length / width)
  let previous = -1
  for (let word = 0; word < index.length; word += 2) {
    for (let bit = 0; bit < 32; bit++) {
      if ((((index[word] ?? 0) >>> bit) & 1) === 0) continue
      const bucket = word * 16 + bit
      writer.varint(bucket - previous - 1)
      previous = bucket
    }
  }
  for (let base = 0; base < rows.length; base += width) writeRow(writer, rows, base, width)
}

function writeRow(writer: ByteWriter, rows: Int8Array, base: number, width: number): void {
  const mask = new Uint8Array((width + 7) >>> 3)
  for (let k = 0; k < width; k++) {
    if (rows[base + k] !== 0) mask[k >>> 3] = (mask[k >>> 3] ?? 0) | (1 << (k & 7))
  }
  writer.append(mask)
  for (let k = 0; k < width; k++) {
    const weight = rows[base + k] ?? 0
    if (weight !== 0) writer.uint8(weight & 255)
  }
}
