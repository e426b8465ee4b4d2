import { UserError } from '../../user-error.ts'
import type { ArchiveFile, Unpacked } from '../import/archive/unpack.ts'
import { WorkerPool } from './worker-pool.ts'

/**
 * Unpacks an archive in a thread of its own, with limits on time and memory: a small archive can unpack to anything.
 * Throws UserError as `unpack` does, and where it took too much.
 */
export async function unpackArchive(archive: ArchiveFile): Promise<Unpacked> {
  const pool = new WorkerPool<ArchiveFile, Unpacked>({
    module: new URL('./archive-worker.ts', import.meta.url),
    size: 1,
    timeLimit: 20_000,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    tooMuch: new UserError(
      'archive.much',
      `${archive.name}: unpacking it took too much time or memory. Divide it into several archives.`,
    ),
  })
  try {
    return await pool.run(archive)
  } finally {
    await pool.close()
  }
}
