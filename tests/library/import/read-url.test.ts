import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isPublicAddress } from '../../../src/library/import/public-address.ts'
import { readUrl } from '../../../src/library/import/read-url.ts'

const body = 'The council met on Monday. It agreed on nothing.\n\nMembers will meet again in spring.'
const text = { 'content-type': 'text/plain; charset=utf-8' }

const answers: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
  '/plain': (_, response) => response.writeHead(200, text).end(`Council Meets\n\n${body}`),
  '/packed': (_, response) => response.writeHead(200, { ...text, 'content-encoding': 'gzip' }).end(gzipSync(body)),
  '/bomb': (_, response) =>
    response.writeHead(200, { ...text, 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(2_000_000, 'x'))),
  '/moved': (_, response) => response.writeHead(302, { location: '/plain' }).end(),
  '/round': (_, response) => response.writeHead(301, { location: '/round' }).end(),
  '/inside': (_, response) => response.writeHead(302, { location: 'http://127.0.0.2:1/secret' }).end(),
  '/file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/picture': (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('x'),
  '/hang': () => {},
  '/trickle': (_, response) => response.writeHead(200, text).write('x'),
}

let server: Server
let origin: string

beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = answers[request.url ?? '']
    if (answer) answer(request, response)
    else response.writeHead(404, text).end('gone')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  origin = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** The test's own server is let through; nothing else that is not public is. */
const mayConnect = (address: string) => address === '127.0.0.1' || isPublicAddress(address)
const read = (path: string) => readUrl(`${origin}${path}`, { mayConnect, time: 3000, size: 1_048_576 })

describe('the article at an address', () => {
  it('is read, with where it was found', async () => {
    expect(await read('/plain')).toMatchObject({
      title: 'Council Meets',
      text: body,
      url: `${origin}/plain`,
      source: '127.0.0.1',
    })
  })

  it('is followed to where it moved', async () => {
    expect(await read('/moved')).toMatchObject({ text: body, url: `${origin}/plain` })
  })

  it('is unpacked', async () => {
    expect((await read('/packed')).text).toBe(body)
  })

  it.each([
    ['/round', 'it redirects too often'],
    ['/inside', '127.0.0.2: it is not on the public internet'],
    ['/file', 'only http and https addresses can be read'],
    ['/gone', 'it answered with an error (404)'],
    ['/picture', 'a file of type image/png, not an article'],
    ['/bomb', 'the page has more than 1 MiB'],
  ])('is refused in words: %s', async (path, message) => {
    await expect(read(path)).rejects.toThrow(message)
  })

  it.each(['/hang', '/trickle'])('is given up when it does not come: %s', async (path) => {
    const reading = readUrl(`${origin}${path}`, { mayConnect, time: 300 })
    await expect(reading).rejects.toThrow('the page took too long to come')
  })

  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://10.1.2.3:8080/',
  ])('is not fetched from inside: %s', async (address) => {
    await expect(readUrl(address)).rejects.toThrow('it is not on the public internet')
  })

  it.each(['ftp://example.org/a', 'file:///etc/passwd', 'words', 'javascript:alert(1)', 'http://a:b@example.org/'])(
    'is none where the address is none: %s',
    async (address) => {
      await expect(readUrl(address)).rejects.toThrow(/cannot? be read|can be read/)
    },
  )
})

describe('a public address', () => {
  it.each(['93.184.216.34', '8.8.8.8', '2606:4700::1111', '172.32.0.1'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    ...['0.0.0.0', '10.0.0.1', '100.100.100.200', '127.1.2.3', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
    ...['192.168.1.1', '192.0.0.170', '198.18.0.1', '224.0.0.1', '255.255.255.255', '168.63.129.16'],
    ...['::', '::1', '::ffff:8.8.8.8', '::ffff:127.0.0.1', '64:ff9b::a00:1', 'fc00::1', 'fd00:ec2::254', 'fe80::1'],
    ...['2002:7f00:1::', '2001:0:1::', 'ff02::1', 'not an address', ''],
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})
