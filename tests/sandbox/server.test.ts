import { request } from 'node:http'
import { createInflate, inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox()
})
afterAll(() => sandbox.close())

/** The status that a request with these headers gets. */
function status(path: string, headers: Readonly<Record<string, string>>, method = 'GET'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, sandbox.pageUrl), { method, headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('a web page from elsewhere', () => {
  const host = () => new URL(sandbox.pageUrl).host

  it('can ask for nothing', async () => {
    for (const path of ['/', '/sandbox/world', '/api/v10/gateway']) {
      expect(await status(path, { origin: 'https://evil.example' })).toBe(403)
    }
  })

  it('can do nothing in the name of a person', async () => {
    expect(await status('/sandbox/act', { origin: 'https://evil.example' }, 'POST')).toBe(403)
  })

  it('does not get in by a name that it had point here', async () => {
    expect(await status('/', { host: `evil.example:${host().split(':')[1]}` })).toBe(403)
  })

  it('cannot open the gateway', async () => {
    const socket = new WebSocket(`ws://${host()}/gateway?v=10&encoding=json`, { origin: 'https://evil.example' })
    const error = await new Promise<Error>((resolve) => socket.once('error', resolve))
    expect(error.message).toContain('403')
  })

  it('is kept apart from the page, which our own may open', async () => {
    expect(await status('/', { origin: `http://${host()}` })).toBe(200)
    expect(await status('/page/../sandbox.ts', {})).toBe(404)
    expect(await status('/page/tsconfig.json', {})).toBe(404)
  })
})

describe('the gateway', () => {
  const identify = (more: object = {}) =>
    JSON.stringify({
      op: 2,
      d: { token: sandbox.token, intents: 1, properties: { os: 'a', browser: 'b', device: 'c' }, ...more },
    })
  const open = (query: string) =>
    new WebSocket(`ws://${new URL(sandbox.pageUrl).host}/gateway?v=10&encoding=json${query}`)
  const closed = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve))

  it('sends all through one stream where it is asked to', async () => {
    const socket = open('&compress=zlib-stream')
    const inflate = createInflate()
    let text = ''
    const ready = new Promise<void>((resolve) => {
      inflate.on('data', (chunk: Buffer) => {
        text += chunk
        if (text.includes('"GUILD_CREATE"')) resolve()
      })
    })
    socket.on('message', (data: Buffer) => inflate.write(data))
    socket.once('open', () => socket.send(identify()))
    await ready
    expect(text).toContain('"t":"READY"')
    socket.terminate()
  })

  it('packs each event on its own where it is asked to', async () => {
    const socket = open('')
    const frames: string[] = []
    const ready = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer, binary) => {
        frames.push(binary ? inflateSync(data).toString() : data.toString())
        if (binary) resolve()
      })
    })
    socket.once('open', () => socket.send(identify({ compress: true })))
    await ready
    expect(frames.map((frame) => JSON.parse(frame).t ?? 'HELLO').slice(0, 2)).toEqual(['HELLO', 'READY'])
    socket.terminate()
  })

  it.each([
    ['another version', '&v=9', null, 4012],
    ['a token that it did not give', '', { token: 'x' }, 4004],
    ['a shard that there cannot be', '', { shard: [2, 2] }, 4010],
    ['a field that Discord does not know', '', { colour: 1 }, 4002],
  ])('closes on %s', async (_, query, more, code) => {
    const socket = query
      ? new WebSocket(`ws://${new URL(sandbox.pageUrl).host}/gateway?encoding=json${query}`)
      : open('')
    if (more) socket.once('open', () => socket.send(identify(more)))
    expect(await closed(socket)).toBe(code)
  })

  it('acknowledges heartbeats', async () => {
    const socket = open('')
    socket.once('open', () => socket.send('{"op":1,"d":null}'))
    const ops: number[] = []
    await new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        ops.push(JSON.parse(data.toString()).op)
        if (ops.length === 2) resolve()
      })
    })
    expect(ops).toEqual([10, 11])
    socket.terminate()
  })

  it('gives each shard its own servers', async () => {
    const guildsOf = async (shard: readonly [number, number]) => {
      const socket = open('')
      const ready = new Promise<readonly { id: string }[]>((resolve) => {
        socket.on('message', (data: Buffer) => {
          const { t, d } = JSON.parse(data.toString())
          if (t === 'READY') resolve(d.guilds)
        })
      })
      socket.once('open', () => socket.send(identify({ shard })))
      const guilds = await ready
      socket.terminate()
      return guilds.map(({ id }) => id)
    }
    const [first, second] = await Promise.all([guildsOf([0, 2]), guildsOf([1, 2])])
    expect([...first, ...second].sort()).toEqual(['1000000000000000001', '1000000000000000002'])
  })
})
