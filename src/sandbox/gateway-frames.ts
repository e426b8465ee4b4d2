import { constants, createDeflate, deflateSync } from 'node:zlib'
import type { WebSocket } from 'ws'

/** One message of the gateway. */
export interface Frame {
  readonly op: number
  readonly d: unknown
  readonly t?: string
  readonly s?: number
}

export type Writer = (frame: Frame) => void

/**
 * Writes frames in the way the bot asked for: as text; each deflated on its own (`compress` in IDENTIFY); or all through
 * one deflate stream, flushed after each (`compress=zlib-stream`).
 */
export function frameWriter(socket: WebSocket, compression: 'none' | 'frame' | 'stream'): Writer {
  if (compression === 'none') return (frame) => socket.send(JSON.stringify(frame))
  if (compression === 'frame') return (frame) => socket.send(deflateSync(JSON.stringify(frame)))
  return streamWriter(socket)
}

function streamWriter(socket: WebSocket): Writer {
  const deflate = createDeflate({ flush: constants.Z_SYNC_FLUSH })
  const flushMark = Buffer.from([0, 0, 0xff, 0xff])
  let waiting: Buffer[] = []
  deflate.on('data', (chunk: Buffer) => {
    waiting.push(chunk)
    const whole = Buffer.concat(waiting)
    if (!whole.subarray(-4).equals(flushMark)) return
    waiting = []
    socket.send(whole)
  })
  return (frame) => deflate.write(JSON.stringify(frame))
}
