import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Discord } from './discord.ts'
import type { People } from './people.ts'
import type { Change } from './sandbox.ts'

export interface PageContext {
  readonly people: People
  readonly watch: (listener: (change: Change) => void) => () => void
}

/** Serves the page and takes what people do on it. */
export async function answerPage(
  _request: IncomingMessage,
  response: ServerResponse,
  _url: URL,
  _discord: Discord,
  _context: PageContext,
): Promise<void> {
  response.writeHead(404).end()
}
