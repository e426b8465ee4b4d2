import { type LookupAddress, type LookupOptions, lookup as lookUp } from 'node:dns'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type Socket } from 'node:net'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { UserError } from '../../user-error.ts'
import { isPublicAddress } from './public-address.ts'

export interface FetchedPage {
  /** Where the page was found, after redirects. */
  readonly url: string
  /** `text/html`, in lower case, without parameters. */
  readonly type: string
  readonly bytes: Uint8Array
}

export interface FetchLimits {
  /** For the whole of it, redirects included, in milliseconds. */
  readonly time: number
  /** Of the body, unpacked, in bytes. */
  readonly size: number
  readonly redirects: number
  /** Whether an IP address may be connected to. */
  readonly mayConnect: (address: string) => boolean
}

const limits: FetchLimits = { time: 10_000, size: 5 * 1_048_576, redirects: 5, mayConnect: isPublicAddress }

const unpackers = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

/**
 * Fetches a page by http or https, from public addresses only: the name is looked up once for each connection, the
 * addresses found are checked, and so is the one that the socket is connected to, for each redirect anew.
 * Throws UserError `fetch.…` in words for the person who named the address.
 */
export async function fetchPage(address: string, allowed: Partial<FetchLimits> = {}): Promise<FetchedPage> {
  const bounds = { ...limits, ...allowed }
  const signal = AbortSignal.timeout(bounds.time)
  try {
    let url = parseUrl(address)
    for (let redirects = 0; redirects <= bounds.redirects; redirects++) {
      const response = await get(url, bounds, signal)
      const { location } = response.headers
      const status = response.statusCode ?? 0
      if (status < 300 || status > 399 || location === undefined) return await readBody(url, response, bounds)
      response.destroy()
      url = parseUrl(location, url)
    }
    throw refusal('fetch.redirects', address, 'it redirects too often')
  } catch (error) {
    throw error instanceof UserError ? error : asRefusal(error, address, signal)
  }
}

function parseUrl(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href)
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw refusal('fetch.address', address, 'only http and https addresses can be read')
  }
  if (url.username !== '' || url.password !== '') {
    throw refusal('fetch.address', url.hostname, 'an address with a name and password in it cannot be read')
  }
  return url
}

function get(url: URL, { mayConnect }: FetchLimits, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const closed = () => refusal('fetch.private', url.hostname, 'it is not on the public internet')
  return new Promise((resolve, reject) => {
    // No lookup is made for a host that is an address.
    if (isIP(host) !== 0 && !mayConnect(host)) throw closed()
    const options = {
      signal,
      // A connection of its own, so that its address is that of this lookup.
      agent: false as const,
      lookup: (name: string, lookupOptions: LookupOptions, done: LookupDone) =>
        lookUp(name, { ...lookupOptions, all: true }, (error, found) => {
          if (error) return done(error, [])
          const open = found.filter((place) => mayConnect(place.address))
          const [first] = open
          if (!first) return done(closed(), [])
          return lookupOptions.all ? done(null, open) : done(null, first.address, first.family)
        }),
      headers: {
        accept: 'text/html,application/xhtml+xml,text/plain,application/pdf;q=0.9',
        'accept-encoding': 'gzip, br',
        'user-agent': 'Rapporteur (a Discord bot that reads articles)',
      },
    }
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, resolve)
    request.on('error', reject)
    request.on('socket', (socket: Socket) => {
      socket.once('connect', () => {
        if (!mayConnect(socket.remoteAddress ?? '')) socket.destroy(closed())
      })
    })
    request.end()
  })
}

type LookupDone = (error: Error | null, address: string | LookupAddress[], family?: number) => void

async function readBody(url: URL, response: IncomingMessage, { size }: FetchLimits): Promise<FetchedPage> {
  const status = response.statusCode ?? 0
  if (status !== 200) {
    response.destroy()
    throw refusal('fetch.status', url.hostname, `it answered with an error (${status})`)
  }
  const type = (response.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of unpacked(url, response)) {
    if (!(chunk instanceof Buffer)) throw new TypeError('The response is no stream of bytes.')
    length += chunk.length
    if (length > size) {
      response.destroy()
      throw refusal('fetch.size', url.hostname, `the page has more than ${Math.floor(size / 1_048_576)} MiB`)
    }
    chunks.push(chunk)
  }
  return { url: url.href, type, bytes: Buffer.concat(chunks) }
}

function unpacked(url: URL, response: IncomingMessage): Readable {
  const encoding = (response.headers['content-encoding'] ?? 'identity').toLowerCase()
  if (encoding === 'identity') return response
  const unpacker = Object.entries(unpackers).find(([name]) => name === encoding)?.[1]
  if (!unpacker) throw refusal('fetch.type', url.hostname, 'the page is packed in a way that cannot be read')
  // An error on the way reaches whoever reads the end of the pipeline.
  return pipeline(response, unpacker(), () => {})
}

function asRefusal(error: unknown, address: string, signal: AbortSignal): unknown {
  if (signal.aborted) return refusal('fetch.time', address, 'the page took too long to come')
  if (!(error instanceof Error) || !('code' in error)) return error
  const code = String(error.code)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return refusal('fetch.name', address, 'there is no such address')
  return refusal('fetch.connection', address, `the page could not be fetched (${code})`)
}

function refusal(code: string, address: string, what: string): UserError {
  return new UserError(code, `${address}: ${what}. Check the address, or paste the text of the article.`)
}
