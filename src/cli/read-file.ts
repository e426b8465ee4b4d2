import { readFile } from 'node:fs/promises'
import { UserError } from '../user-error.ts'

/** The bytes of a file that a person named. Throws UserError `import.file` where it cannot be read. */
export async function readNamedFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file',
      EISDIR: 'this is a folder; name the files in it',
      EACCES: 'this file may not be read',
    }
    throw new UserError('import.file', `${file}: ${reasons[String(error.code)] ?? error.message}.`)
  }
}
