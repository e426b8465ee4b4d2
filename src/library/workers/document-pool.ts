import { UserError } from '../../user-error.ts'
import type { DocumentContent, DocumentFile } from '../import/documents/document.ts'
import { WorkerPool } from './worker-pool.ts'

/**
 * Reads a document in a thread of its own, with limits on time and memory, since files come from anyone.
 * Throws UserError where it cannot be read, naming it.
 */
export async function readDocumentFile(file: DocumentFile): Promise<DocumentContent> {
  const pool = new WorkerPool<DocumentFile, DocumentContent>({
    module: new URL('./document-worker.ts', import.meta.url),
    size: 1,
    timeLimit: 20_000,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    tooMuch: new UserError(
      'import.much',
      `${file.name}: reading it took too much time or memory. Paste the text of the article instead.`,
    ),
  })
  try {
    return await pool.run(file)
  } finally {
    await pool.close()
  }
}
