import { zipSync } from 'fflate'

export interface ZipEntry {
  /** UTF-8; forward slashes part folders. Unique in the archive. */
  readonly name: string
  readonly data: Uint8Array
}

/** 1 January 1980, the first day that the format knows, on this machine's clock: files alike give archives alike. */
const firstDay = new Date(1980, 0, 1)

/** A ZIP archive of files, deflated, without ZIP64: at most 65,535 files and 4 GiB. The same files give the same bytes. */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const files = Object.fromEntries(entries.map(({ name, data }) => [name, data]))
  return zipSync(files, { level: 6, mtime: firstDay, os: 3 })
}
