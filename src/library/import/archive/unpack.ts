import { crc32 } from 'node:zlib'
import { type UnzipFileInfo, unzipSync } from 'fflate'
import { UserError } from '../../../user-error.ts'
import { type DirectoryEntry, readDirectory } from './directory.ts'

export interface ArchiveFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What a ZIP archive holds: the files that were unpacked, and those that were not, with the reason. */
export interface Unpacked {
  readonly files: readonly ArchiveFile[]
  readonly leftOut: readonly LeftOut[]
}

export interface LeftOut {
  readonly name: string
  /** In words, to follow the name and a colon. */
  readonly why: string
}

/** Sizes are of what is unpacked, in bytes. */
export const archiveLimits = { entries: 2000, file: 25 * 1_048_576, all: 100 * 1_048_576 }

/**
 * Unpacks the files of a ZIP archive in memory; nothing is written anywhere, whatever their names say. Folders and what
 * systems leave in archives (`__MACOSX`, `.DS_Store`) are passed over. Throws UserError, naming the archive, where it is
 * none, or larger than `archiveLimits` when unpacked.
 */
export function unpack(name: string, bytes: Uint8Array): Unpacked {
  const directory = readDirectory(bytes)
  if (!directory) throw new UserError('archive.broken', `${name}: this is not a ZIP archive, or it is damaged.`)
  if (directory.length > archiveLimits.entries) {
    const words = `it has ${directory.length} files; an archive may have ${archiveLimits.entries}`
    throw new UserError('archive.many', `${name}: ${words}. Divide it into several.`)
  }
  const wanted: { readonly index: number; readonly info: UnzipFileInfo }[] = []
  const leftOut: LeftOut[] = []
  for (const [index, info] of listed(name, bytes).entries()) {
    if (isClutter(info.name)) continue
    const why = objection(info, directory[index])
    if (why === null) wanted.push({ index, info })
    else leftOut.push({ name: info.name, why })
  }
  if (wanted.reduce((sum, { info }) => sum + info.originalSize, 0) > archiveLimits.all) {
    throw new UserError('archive.large', `${name}: unpacked it has more than 100 MiB. Divide it into several archives.`)
  }
  const files = wanted.flatMap(({ index, info }) => {
    const file = inflate(bytes, index, info, directory[index])
    if (!file) leftOut.push({ name: info.name, why: 'it is damaged' })
    return file ?? []
  })
  return { files, leftOut }
}

function listed(name: string, bytes: Uint8Array): readonly UnzipFileInfo[] {
  const infos: UnzipFileInfo[] = []
  try {
    unzipSync(bytes, { filter: (info) => infos.push(info) < 0 })
  } catch {
    throw new UserError('archive.broken', `${name}: this is not a ZIP archive, or it is damaged.`)
  }
  return infos
}

function isClutter(name: string): boolean {
  return name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\.(?!\.)|Thumbs\.db$|desktop\.ini$)/u.test(name)
}

/** Why an entry is not unpacked; null where it is. The sizes are those that the archive states. */
function objection(info: UnzipFileInfo, entry: DirectoryEntry | undefined): string | null {
  if (/(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[a-z]:|\0/iu.test(info.name)) return 'its name leads out of the archive'
  if (entry?.encrypted) return 'it is encrypted; pack it without a password'
  if (info.originalSize > archiveLimits.file) return 'it has more than 25 MiB'
  if (info.compression !== 0 && info.compression !== 8) return 'it is packed in a way that cannot be read'
  return null
}

/** The file at a place of the directory; null where it is not what the directory says: in length or by its checksum. */
function inflate(
  bytes: Uint8Array,
  index: number,
  { name, originalSize }: UnzipFileInfo,
  entry: DirectoryEntry | undefined,
): ArchiveFile | null {
  let at = 0
  try {
    const data = unzipSync(bytes, { filter: () => at++ === index })[name]
    const sound = data?.length === originalSize && crc32(data) === entry?.crc
    return data && sound ? { name, bytes: data } : null
  } catch {
    return null
  }
}
