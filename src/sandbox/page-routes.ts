import { createReadStream, readdirSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { ApplicationCommandType } from 'discord.js'
import type { z } from 'zod'
import { ApiError } from './api-error.ts'
import { applicationOf, rolesOf } from './api-objects.ts'
import type { Discord } from './discord.ts'
import { uploadLimit } from './files.ts'
import { readBody } from './http.ts'
import { InputError } from './option-values.ts'
import { perform, requests, seatOf } from './page-acts.ts'
import type { People } from './people.ts'
import type { Change } from './sandbox.ts'
import { suggest } from './suggest.ts'

export interface PageContext {
  readonly people: People
  readonly watch: (listener: (change: Change) => void) => () => void
}

const folder = join(import.meta.dirname, 'page')
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}
const pageFiles = new Set(readdirSync(folder).filter((name) => extname(name) in types))

/** Nothing from elsewhere, no script in the page itself, no frame around it. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

interface Asked {
  readonly request: IncomingMessage
  readonly query: URLSearchParams
  readonly discord: Discord
  readonly context: PageContext
}

const answers: Readonly<Record<string, (asked: Asked) => Promise<unknown> | unknown>> = {
  'GET /sandbox/world': ({ discord }) => worldOf(discord),
  'GET /sandbox/channel': ({ query, discord, context }) => channelOf(query, discord, context),
  'POST /sandbox/suggest': async ({ request, discord, context: { people } }) => {
    const { person, channel, line, picked } = await readJson(request, requests.suggest)
    return suggest(people, seatOf(discord, person, channel), line, picked)
  },
  'POST /sandbox/act': async ({ request, discord, context: { people } }) => {
    const act = await readJson(request, requests.act)
    const outcome = await perform(act, seatOf(discord, act.person, act.channel), people, discord)?.outcome
    return outcome ?? { kind: 'done' }
  },
  'POST /sandbox/file': async ({ request, query, discord, context: { people } }) => {
    const bytes = await readBody(request, uploadLimit)
    if (!bytes) throw new InputError('The file is larger than 10 MiB, which is more than Discord takes here.')
    const contentType = request.headers['x-file-type']
    const file = {
      filename: query.get('name') ?? 'file',
      contentType: String(contentType ?? '') || 'application/octet-stream',
    }
    return people.upload(seatOf(discord, query.get('person') ?? '', query.get('channel') ?? ''), { ...file, bytes })
  },
}

/** Serves the page and takes what people do on it. */
export async function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  discord: Discord,
  context: PageContext,
): Promise<void> {
  if (request.method === 'GET' && url.pathname === '/sandbox/events') {
    sendEvents(response, url.searchParams.get('person') ?? '', context)
    return
  }
  const answer = answers[`${request.method} ${url.pathname}`]
  if (!answer) {
    sendPageFile(request, response, url)
    return
  }
  try {
    send(response, 200, await answer({ request, query: url.searchParams, discord, context }))
  } catch (error) {
    if (!(error instanceof InputError || error instanceof ApiError)) throw error
    send(response, 400, { error: error.message })
  }
}

function worldOf({ world }: Discord): object {
  return {
    application: applicationOf(world),
    roles: Object.fromEntries(world.guilds.map((guild) => [guild.id, rolesOf(guild)])),
    people: world.people.map((person) => ({
      id: person.id,
      name: person.name,
      guilds: person.guilds,
      places: world.placesOf(person).map(({ channelId, channelName, guild }) => ({
        channelId,
        channelName,
        guild: guild && { id: guild.id, name: guild.name },
      })),
    })),
  }
}

function channelOf(query: URLSearchParams, discord: Discord, { people }: PageContext): object {
  const seat = seatOf(discord, query.get('person') ?? '', query.get('channel') ?? '')
  const names = (type: ApplicationCommandType) => people.offered(seat, type).map(({ command }) => command.name)
  const takesFile = people.fileCommand(seat)
  return {
    messages: discord.messages.in(seat.place.channelId, seat.person.id),
    menu: names(ApplicationCommandType.Message),
    takesFile,
    served: discord.gateway.isServed(seat.place.guild?.id),
  }
}

/** Sends changes of messages as they happen, those that the person sees. */
function sendEvents(response: ServerResponse, personId: string, { watch }: PageContext): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(': here\n\n')
  const stop = watch(({ channelId, messageId, posted }) => {
    if (posted && posted.onlyFor !== null && posted.onlyFor !== personId) return
    const message = posted?.message ?? null
    response.write(`data: ${JSON.stringify({ channelId, messageId, message })}\n\n`)
  })
  response.on('close', stop)
}

function sendPageFile(request: IncomingMessage, response: ServerResponse, url: URL): void {
  const name = url.pathname === '/' ? 'index.html' : url.pathname.replace(/^\/page\//, '')
  const type = types[extname(name)]
  if (request.method !== 'GET' || !pageFiles.has(name) || !type) {
    response.writeHead(404).end()
    return
  }
  response.writeHead(200, {
    'content-type': type,
    'cache-control': 'no-store',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
  createReadStream(join(folder, name)).pipe(response)
}

async function readJson<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  if (request.headers['content-type'] !== 'application/json') throw new InputError('JSON is wanted.')
  const bytes = await readBody(request, 1024 * 1024)
  const parsed = schema.safeParse(JSON.parse(bytes?.toString() || 'null'))
  if (!parsed.success) throw new InputError(`The page sent something else than it should: ${parsed.error.message}`)
  return parsed.data
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body ?? null))
}
