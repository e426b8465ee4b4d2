/** What the central directory of a ZIP archive says of an entry, beyond what `fflate` hands on. */
export interface DirectoryEntry {
  readonly encrypted: boolean
  readonly crc: number
}

const signature = { end: 0x06054b50, entry: 0x02014b50 }
/** Lengths of the fixed parts of records, and of the longest comment, in bytes. */
const length = { end: 22, entry: 46, comment: 65_535 }

/**
 * The entries of a ZIP archive in the order of its central directory (PKWARE's APPNOTE 6.3.10: 4.3.12 and 4.3.16).
 * Null where there is none to be read: no archive, a broken one, or one of ZIP64.
 */
export function readDirectory(bytes: Uint8Array): readonly DirectoryEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  const entries: DirectoryEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + length.entry > end || view.getUint32(at, true) !== signature.entry) return null
    entries.push({ encrypted: (view.getUint16(at + 8, true) & 1) !== 0, crc: view.getUint32(at + 16, true) })
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true))
    at += length.entry + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return entries
}

function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - length.end - length.comment)
  for (let at = view.byteLength - length.end; at >= first; at--) {
    if (view.getUint32(at, true) === signature.end) return at
  }
  return null
}
