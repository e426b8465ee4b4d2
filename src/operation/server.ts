import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { UserError } from '../user-error.ts'
import type { Metrics } from './metrics.ts'

/** What `/healthz` tells: each part, whether it works. */
export type Health = Readonly<Record<string, boolean>>

export interface OperationServer {
  readonly port: number
  close(): Promise<void>
}

/**
 * Serves `/metrics` and `/healthz` on this machine alone. The health answer is 200 where all parts work, else 503; its
 * body names them. Throws UserError `config` where the port is taken.
 */
export async function serveOperation(
  port: number,
  { metrics, health }: { readonly metrics: Pick<Metrics, 'text'>; readonly health: () => Promise<Health> },
): Promise<OperationServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const answer = pathname === '/metrics' ? tellMetrics : pathname === '/healthz' ? tellHealth : null
    if (request.method !== 'GET' || !answer) {
      send(response, request.method === 'GET' ? 404 : 405, 'text/plain', 'There are /metrics and /healthz.\n')
      return
    }
    answer(response).catch(() => send(response, 500, 'text/plain', 'This could not be told.\n'))
  })
  const tellMetrics = async (response: ServerResponse): Promise<void> => {
    const { type, body } = await metrics.text()
    send(response, 200, type, body)
  }
  const tellHealth = async (response: ServerResponse): Promise<void> => {
    const parts = await health()
    const isWell = Object.values(parts).every(Boolean)
    send(response, isWell ? 200 : 503, 'application/json', `${JSON.stringify({ ok: isWell, ...parts })}\n`)
  }
  await listen(server, port)
  // A server that listens on a port, as this one does, has an address of this kind.
  const { port: taken } = server.address() as AddressInfo
  return {
    port: taken,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE'
      reject(isTaken ? new UserError('config', 'METRICS_PORT: that port is taken; set another.') : error)
    })
    server.listen(port, '127.0.0.1', () => resolve())
  })
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}
