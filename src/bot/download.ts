import { UserError } from '../user-error.ts'
import type { HandedFile } from './invocation.ts'

/** The largest file that is taken, in bytes: 25 MiB. */
const largest = 25 * 1_048_576

/** How long Discord may take to hand a file over, in milliseconds. */
const patience = 20_000

/**
 * Fetches a file that a member handed over from where Discord keeps it. Throws UserError where it is too large, or
 * Discord no longer has it.
 */
export async function download({ name, url, size }: HandedFile): Promise<Uint8Array> {
  if (size > largest) throw tooLarge(name)
  const response = await fetch(url, { signal: AbortSignal.timeout(patience), redirect: 'error' })
  if (!response.ok || !response.body) {
    throw new UserError('file.gone', `${name}: Discord no longer has this file. Send it again.`)
  }
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body) {
    length += chunk.length
    if (length > largest) throw tooLarge(name)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function tooLarge(name: string): UserError {
  return new UserError('file.large', `${name}: the file is larger than 25 MiB. Send its text alone, or in parts.`)
}
