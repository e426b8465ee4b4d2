import type { ByteReader, ByteWriter } from '../sequence/bytes.ts'

/** A rising curve through points: the judge's probability to the share that is right. */
export interface Calibration {
  /** Ascending, between 0 and 1. */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** The calibrated probability, linear between the points. */
export function calibrate({ from, to }: Calibration, probability: number): number {
  const above = from.findIndex((point) => point >= probability)
  if (above < 0) return to.at(-1) ?? probability
  const high = to[above] ?? probability
  if (above === 0) return high
  const start = from[above - 1] ?? 0
  const low = to[above - 1] ?? 0
  const width = (from[above] ?? 0) - start
  return width === 0 ? high : low + ((high - low) * (probability - start)) / width
}

export function readCalibration(reader: ByteReader): Calibration {
  const count = reader.varint()
  const from = Array.from({ length: count }, () => reader.float32())
  return { from, to: Array.from({ length: count }, () => reader.float32()) }
}

export function writeCalibration(writer: ByteWriter, { from, to }: Calibration): void {
  writer.varint(from.length)
  for (const point of from) writer.float32(point)
  for (const point of to) writer.float32(point)
}
