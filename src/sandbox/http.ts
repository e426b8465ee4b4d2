import type { IncomingMessage } from 'node:http'

/** Reads a request's body; null where it is longer than `most` bytes. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    length += bytes.byteLength
    if (length <= most) chunks.push(bytes)
  }
  return length > most ? null : Buffer.concat(chunks)
}

/**
 * True where a request comes from this machine's own programs or from our own page. A web page from elsewhere cannot
 * pass: its browser names its origin, and a name that was rebound to loopback shows in Host.
 */
export function isOurs(request: IncomingMessage, port: number): boolean {
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((host) => `${host}:${port}`)
  const { host, origin } = request.headers
  if (host === undefined || !hosts.includes(host)) return false
  return origin === undefined || hosts.some((own) => origin === `http://${own}`)
}
