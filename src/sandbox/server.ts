import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Discord, Violation } from './discord.ts'
import { isOurs } from './http.ts'
import { answerPage, type PageContext } from './page-routes.ts'
import { answerRest } from './rest.ts'

export interface Serving extends PageContext {
  readonly log: (problem: Violation | Error) => void
}

/** The one HTTP server: API under /api/v10, gateway under /gateway, CDN under /attachments, the page elsewhere. */
export function serve(discord: Discord, serving: Serving): Server {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      serving.log(error instanceof Error ? error : new Error(String(error)))
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ message: '500: Internal Server Error', code: 0 }))
    })
  })
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', discord.origin())
    if (isOurs(request, portOf(server)) && url.pathname.replace(/\/$/, '') === '/gateway') {
      discord.gateway.accept(request, socket, head, url.searchParams)
    } else {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
    }
  })
  return server

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOurs(request, portOf(server))) {
      response.writeHead(403).end('Only for programs on this machine and for its own page.')
      return
    }
    const url = new URL(request.url ?? '/', discord.origin())
    if (url.pathname.startsWith('/api/')) {
      const violation = await answerRest(request, response, url, discord)
      if (violation) serving.log(violation)
    } else if (url.pathname.startsWith('/attachments/')) sendFile(url, response, discord)
    else await answerPage(request, response, url, discord, serving)
  }
}

function sendFile(url: URL, response: ServerResponse, { files }: Discord): void {
  const file = files.get(url.pathname.split('/')[3] ?? '')
  if (!file) {
    response.writeHead(404).end()
    return
  }
  const shown = /^image\/(png|jpeg|gif|webp)$/.test(file.contentType)
  response
    .writeHead(200, {
      'content-type': file.contentType,
      'content-length': file.bytes.byteLength,
      'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': 'sandbox',
    })
    .end(file.bytes)
}

// The server is asked only while it listens on a port, and then its address is of this kind.
const portOf = (server: Server): number => (server.address() as AddressInfo).port
