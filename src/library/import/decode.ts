import { UserError } from '../../user-error.ts'

/** Beginnings of files that are no text, by what they are called. */
const signatures: readonly (readonly [name: string, beginning: string])[] = [
  ['a PDF', '%PDF-'],
  ['a ZIP archive or an Office document', 'PK\u0003\u0004'],
  ['a PNG image', '\u0089PNG'],
  ['a JPEG image', '\u00ff\u00d8\u00ff'],
  ['a GIF image', 'GIF8'],
]

/**
 * The text of a file: UTF-8, UTF-16 with a byte order mark, or else Windows-1252; without its byte order mark.
 * Throws UserError `import.binary`, naming the file, where the bytes are no text.
 */
export function decodeText(name: string, bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, 8))
  const binary = signatures.find(([, beginning]) => head.startsWith(beginning))
  if (binary) throw new UserError('import.binary', `${name}: this is ${binary[0]}, not text.`)
  const wide = head.startsWith('\u00ff\u00fe') ? 'utf-16le' : head.startsWith('\u00fe\u00ff') ? 'utf-16be' : null
  if (wide) return new TextDecoder(wide).decode(bytes)
  const text = decodeUtf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes)
  if (isBinary(text)) throw new UserError('import.binary', `${name}: this is a binary file, not text.`)
  return text
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Texts have no NUL, and hardly any control characters besides white space. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 10_000)
  if (sample.includes('\0')) return true
  let controls = 0
  for (const char of sample) {
    const code = char.codePointAt(0) ?? 0
    if (code < 9 || (code > 13 && code < 32 && code !== 27)) controls++
  }
  return controls > sample.length / 100
}
