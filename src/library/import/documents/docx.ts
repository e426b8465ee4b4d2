import mammoth from 'mammoth'
import { UserError } from '../../../user-error.ts'
import type { DocumentContent } from './document.ts'

/** The text of a Word document (.docx), paragraph by paragraph. Throws UserError `import.docx` where it cannot be read. */
export async function readDocx(name: string, bytes: Uint8Array): Promise<DocumentContent> {
  const text = await extract(name, bytes)
  const paragraphs = text.split(/\n+/u).map((line) => line.trim())
  return {
    title: null,
    author: null,
    source: null,
    published: null,
    text: paragraphs.filter((line) => line !== '').join('\n\n'),
  }
}

async function extract(name: string, bytes: Uint8Array): Promise<string> {
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
    return value
  } catch (error) {
    if (!(error instanceof Error)) throw error
    // The library's errors on a bad file have no kind of their own; their words are for programmers.
    throw new UserError('import.docx', `${name}: this is no sound .docx file (${error.message.split('\n', 1)[0]}).`)
  }
}
