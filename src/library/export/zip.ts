import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  /** UTF-8; forward slashes part folders. */
  readonly name: string
  readonly data: Uint8Array
}

const utf8Names = 0x0800
const deflated = 8
/** 1 January 1980, the first day that the format knows: an archive of the same files is the same bytes. */
const firstDay = (1 << 5) | 1

/**
 * A ZIP archive (PKWARE's APPNOTE 6.3.10: sections 4.3.7, 4.3.12 and 4.3.16) of files, deflated; without ZIP64, so at
 * most 65,535 files and 4 GiB.
 */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, data } of entries) {
    const packed = deflateRawSync(data)
    const nameBytes = Buffer.from(name)
    const common = fields([
      [2, 20],
      [2, utf8Names],
      [2, deflated],
      [2, 0],
      [2, firstDay],
      [4, crc32(data)],
      [4, packed.length],
      [4, data.length],
      [2, nameBytes.length],
      [2, 0],
    ])
    const local = Buffer.concat([fields([[4, 0x04034b50]]), common, nameBytes, packed])
    const placed = fields([
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ])
    directory.push(fields([[4, 0x02014b50]]), fields([[2, 20]]), common, placed, nameBytes)
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = fields([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, entries.length],
    [2, entries.length],
    [4, central.length],
    [4, offset],
    [2, 0],
  ])
  return Buffer.concat([...parts, central, end])
}

/** Numbers of so many bytes each, little-endian. */
function fields(values: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  return Buffer.concat(
    values.map(([bytes, value]) => {
      const buffer = Buffer.alloc(bytes)
      buffer.writeUIntLE(value, 0, bytes)
      return buffer
    }),
  )
}
