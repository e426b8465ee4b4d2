import type { IncomingMessage, ServerResponse } from 'node:http'
import { RESTJSONErrorCodes } from 'discord.js'
import { ApiError, refusal } from './api-error.ts'
import type { Discord, Violation } from './discord.ts'
import type { Fault } from './faults.ts'
import { readBody } from './http.ts'
import type { NumberedUpload } from './messages.ts'
import { commandRoutes } from './routes/commands.ts'
import { identityRoutes } from './routes/identity.ts'
import { interactionRoutes } from './routes/interactions.ts'
import { messageRoutes } from './routes/messages.ts'
import { type Call, match, type Route } from './routes/route.ts'

const routes: readonly Route[] = [...identityRoutes, ...commandRoutes, ...interactionRoutes, ...messageRoutes]

/** What a bot may send in one request, in bytes: more than its files may be, for the form around them. */
const mostBytes = 26 * 1024 * 1024

/** Answers a request to Discord's REST API, version 10. Records and returns what the bot did that Discord would refuse. */
export async function answerRest(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  discord: Discord,
): Promise<Violation | null> {
  const method = request.method ?? 'GET'
  const path = url.pathname.replace(/^\/api\/v10/, '')
  const fault = discord.faults.meet(method, decodeURIComponent(path))
  if (fault) {
    if (typeof fault.kind !== 'object') {
      showFault(fault, request, response)
      return null
    }
    const { late } = fault.kind
    await new Promise<void>((resolve) => void discord.clock.after(late, resolve))
  }
  try {
    const call = { method, path, query: url.searchParams, ...(await readCall(request)) }
    const reply = run(call, request.headers.authorization, discord)
    if (reply === undefined) response.writeHead(204, limitHeaders(path)).end()
    else sendJson(response, 200, reply, limitHeaders(path))
    return null
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const violation = { method, path, status: error.status, error: error.toJSON() }
    discord.violations.push(violation)
    sendJson(response, error.status, error.toJSON(), limitHeaders(path))
    return violation
  }
}

function run(call: Omit<Call, 'params'>, authorization: string | undefined, discord: Discord): unknown {
  for (const route of routes) {
    const params = route.method === call.method ? match(route.path, call.path) : null
    if (!params) continue
    if (!route.open && authorization !== `Bot ${discord.token}`) throw refusal.unauthorized()
    return route.run({ ...call, params }, discord)
  }
  throw refusal.notFound()
}

async function readCall(request: IncomingMessage): Promise<{ body: unknown; uploads: readonly NumberedUpload[] }> {
  const bytes = await readBody(request, mostBytes)
  if (!bytes) throw refusal.entityTooLarge()
  if (bytes.byteLength === 0) return { body: undefined, uploads: [] }
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data')) return { body: parseJson(bytes.toString()), uploads: [] }
  const form = await readForm(bytes, type)
  const json = form.get('payload_json')
  const uploads: NumberedUpload[] = []
  for (const [key, value] of form) {
    const n = /^files\[(\d+)\]$/.exec(key)?.[1]
    if (n === undefined || typeof value === 'string') continue
    const file = { n, filename: value.name, contentType: value.type || 'application/octet-stream' }
    uploads.push({ ...file, bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  return { body: typeof json === 'string' ? parseJson(json) : {}, uploads }
}

async function readForm(bytes: Buffer, type: string): Promise<FormData> {
  try {
    // A stream of our own: the one that Node makes of bytes is now and then fed after its end, an error nobody can catch.
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(Uint8Array.from(bytes))
        controller.close()
      },
    })
    return await new Response(stream, { headers: { 'content-type': type } }).formData()
  } catch (error) {
    if (error instanceof TypeError) throw refusal.malformed()
    throw error
  }
}

/**
 * What discord.js puts into every message or emoji that it sends, also where Discord's document has no such fields.
 * Since no bot can help it and Discord takes it, they are left out here.
 */
const alwaysSent = ['tts', 'enforce_nonce', 'animated']

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (key, value) => (value === false && alwaysSent.includes(key) ? undefined : value))
  } catch (error) {
    if (error instanceof SyntaxError) throw refusal.malformed()
    throw error
  }
}

function showFault(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
  if (fault.kind === 'drop') {
    request.socket.resetAndDestroy()
  } else if (fault.kind === 429) {
    const retry_after = fault.retryAfter ?? 0.01
    const global = fault.global ?? false
    const headers = {
      'retry-after': String(Math.ceil(retry_after)),
      'x-ratelimit-reset-after': String(retry_after),
      'x-ratelimit-scope': global ? 'global' : 'user',
      'x-ratelimit-remaining': '0',
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    }
    const body = { message: 'You are being rate limited.', retry_after, global }
    sendJson(response, 429, body, { ...limitHeaders(request.url ?? ''), ...headers })
  } else if (fault.kind === 403) {
    sendJson(response, 403, { message: 'Missing Access', code: RESTJSONErrorCodes.MissingAccess }, {})
  } else if (typeof fault.kind === 'number') {
    sendJson(response, fault.kind, { message: `${fault.kind}: scripted fault`, code: 0 }, {})
  }
}

/** A bucket that is never empty: limits are shown as faults only. */
function limitHeaders(path: string): Readonly<Record<string, string>> {
  return {
    'x-ratelimit-bucket': Buffer.from(path.split('/').slice(0, 2).join('/')).toString('hex'),
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': '999',
    'x-ratelimit-reset-after': '1',
  }
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body))
}
