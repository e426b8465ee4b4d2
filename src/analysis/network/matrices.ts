import type { ByteReader, ByteWriter } from '../sequence/bytes.ts'

/** A matrix of weights, row by row. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly values: Float32Array
}

/** Rows of small whole numbers, each with the number that they are multiples of: a quarter of the room of floats. */
export interface PackedMatrix {
  readonly rows: number
  readonly columns: number
  readonly values: Int8Array
  /** By row. */
  readonly scales: Float32Array
}

const steps = 127

export function pack({ rows, columns, values }: Matrix): PackedMatrix {
  const scales = new Float32Array(rows)
  const packed = new Int8Array(values.length)
  for (let row = 0; row < rows; row++) {
    const own = values.subarray(row * columns, (row + 1) * columns)
    const scale = Math.fround(own.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / steps)
    scales[row] = scale
    if (scale > 0)
      own.forEach((value, i) => {
        packed[row * columns + i] = Math.round(value / scale)
      })
  }
  return { rows, columns, values: packed, scales }
}

export function writeMatrix(writer: ByteWriter, { rows, columns, values }: Matrix): void {
  writer.uint32(rows)
  writer.uint32(columns)
  for (const value of values) writer.float32(value)
}

export function readMatrix(reader: ByteReader): Matrix {
  const rows = reader.uint32()
  const columns = reader.uint32()
  return { rows, columns, values: reader.float32s(rows * columns) }
}

export function writePacked(writer: ByteWriter, { rows, columns, values, scales }: PackedMatrix): void {
  writer.uint32(rows)
  writer.uint32(columns)
  for (const scale of scales) writer.float32(scale)
  writer.append(new Uint8Array(values.buffer, values.byteOffset, values.length))
}

export function readPacked(reader: ByteReader): PackedMatrix {
  const rows = reader.uint32()
  const columns = reader.uint32()
  return { rows, columns, scales: reader.float32s(rows), values: reader.int8s(rows * columns) }
}
