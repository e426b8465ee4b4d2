import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { GatewayCloseCodes, GatewayOpcodes } from 'discord.js'
import { type WebSocket, WebSocketServer } from 'ws'
import { guildCreate, userOf } from './api-objects.ts'
import { type Frame, frameWriter, type Writer } from './gateway-frames.ts'
import { type Identify, parseFrame, type Resume, type SentFrame } from './rules/gateway.ts'
import { shardOf } from './snowflakes.ts'
import type { World } from './world.ts'

const heartbeatMs = 41_250

interface Session {
  readonly id: string
  readonly shard: readonly [number, number]
  /** Every event sent, by sequence number minus one, for RESUME. */
  readonly sent: Frame[]
  connection: Connection | null
}

interface Connection {
  readonly socket: WebSocket
  write: Writer
  session: Session | null
}

export interface GatewayOptions {
  readonly world: World
  readonly token: string
  readonly newId: () => string
  readonly url: () => string
}

/** Discord's gateway, version 10, JSON: sessions, heartbeats, resuming, one stream of events a shard. */
export class Gateway {
  readonly #options: GatewayOptions
  readonly #server = new WebSocketServer({ noServer: true })
  readonly #sessions = new Map<string, Session>()
  readonly #connections = new Set<Connection>()
  #identified = 0
  #held: (() => void)[] | null = null

  constructor(options: GatewayOptions) {
    this.#options = options
  }

  /** How many times a bot has identified, as against resumed. */
  get identified(): number {
    return this.#identified
  }

  /** How many connections are open. */
  get connected(): number {
    return this.#connections.size
  }

  /** Takes over an HTTP connection that asks for the gateway. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer, query: URLSearchParams): void {
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#greet(webSocket, query))
  }

  /** Keeps events back until the returned function is called, as a slow network does. */
  hold(): () => void {
    const held: (() => void)[] = []
    this.#held = held
    return () => {
      if (this.#held === held) this.#held = null
      for (const send of held) send()
    }
  }

  /** Sends an event to the shard that serves the server; a bot that is away gets it when it resumes. */
  dispatch(event: string, data: object, guildId: string | undefined): void {
    if (this.#held) {
      this.#held.push(() => this.dispatch(event, data, guildId))
      return
    }
    for (const session of this.#sessions.values()) {
      const [shard, count] = session.shard
      if (shardOf(guildId, count) === shard) this.#send(session, event, data)
    }
  }

  /** True while a bot is there to answer. */
  isServed(guildId: string | undefined): boolean {
    return [...this.#sessions.values()].some(
      ({ connection, shard: [shard, count] }) => connection !== null && shardOf(guildId, count) === shard,
    )
  }

  /** Cuts every connection without a word, as a network does. Sessions can be resumed. */
  drop(): void {
    for (const { socket } of this.#connections) socket.terminate()
  }

  /** Asks every bot to connect again (opcode 7). */
  askToReconnect(): void {
    for (const connection of this.#connections) connection.write({ op: GatewayOpcodes.Reconnect, d: null })
  }

  /** Tells every bot that its session is over (opcode 9); with `resumable`, that it may try to resume. */
  invalidateSessions(resumable: boolean): void {
    for (const connection of this.#connections) {
      connection.write({ op: GatewayOpcodes.InvalidSession, d: resumable })
      if (!resumable && connection.session) this.#sessions.delete(connection.session.id)
    }
  }

  close(): void {
    for (const { socket } of this.#connections) socket.close(1001)
    this.drop()
    this.#server.close()
  }

  #greet(socket: WebSocket, query: URLSearchParams): void {
    const connection: Connection = {
      socket,
      write: frameWriter(socket, query.get('compress') === 'zlib-stream' ? 'stream' : 'none'),
      session: null,
    }
    this.#connections.add(connection)
    socket.on('close', () => {
      this.#connections.delete(connection)
      if (connection.session?.connection === connection) connection.session.connection = null
    })
    socket.on('message', (data) => this.#hear(connection, String(data)))
    if (query.get('v') !== '10' || query.get('encoding') !== 'json') {
      socket.close(GatewayCloseCodes.InvalidAPIVersion)
      return
    }
    connection.write({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: heartbeatMs } })
  }

  #hear(connection: Connection, text: string): void {
    const frame = parseFrame(text)
    const fault = frame ? this.#obey(connection, frame) : GatewayCloseCodes.DecodeError
    if (fault !== null) connection.socket.close(fault)
  }

  /** Does what a frame asks for; returns the code to close with where that cannot be. */
  #obey(connection: Connection, frame: SentFrame): GatewayCloseCodes | null {
    switch (frame.op) {
      case GatewayOpcodes.Heartbeat:
        connection.write({ op: GatewayOpcodes.HeartbeatAck, d: null })
        return null
      case GatewayOpcodes.Identify:
        return this.#identify(connection, frame.d)
      case GatewayOpcodes.Resume:
        return this.#resume(connection, frame.d)
      case GatewayOpcodes.PresenceUpdate:
        return connection.session ? null : GatewayCloseCodes.NotAuthenticated
    }
  }

  #identify(connection: Connection, identify: Identify): GatewayCloseCodes | null {
    if (connection.session) return GatewayCloseCodes.AlreadyAuthenticated
    if (identify.token !== this.#options.token) return GatewayCloseCodes.AuthenticationFailed
    const shard = identify.shard ?? [0, 1]
    if (shard[0] >= shard[1]) return GatewayCloseCodes.InvalidShard
    if (identify.compress) connection.write = frameWriter(connection.socket, 'frame')
    const session: Session = { id: this.#options.newId(), shard, sent: [], connection }
    this.#identified += 1
    this.#sessions.set(session.id, session)
    connection.session = session
    this.#welcome(session)
    return null
  }

  #welcome(session: Session): void {
    const { world, url } = this.#options
    const guilds = world.joined.filter(({ id }) => shardOf(id, session.shard[1]) === session.shard[0])
    this.#send(session, 'READY', {
      v: 10,
      user: { ...userOf(world.bot, true), verified: true, mfa_enabled: true, email: null },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: url(),
      shard: session.shard,
      application: { id: world.applicationId, flags: 0 },
    })
    for (const guild of guilds) this.#send(session, 'GUILD_CREATE', guildCreate(guild, world))
  }

  #resume(connection: Connection, { token, session_id, seq }: Resume): GatewayCloseCodes | null {
    if (token !== this.#options.token) return GatewayCloseCodes.AuthenticationFailed
    const session = this.#sessions.get(session_id)
    if (!session || seq > session.sent.length) {
      connection.write({ op: GatewayOpcodes.InvalidSession, d: false })
      return null
    }
    connection.session = session
    session.connection = connection
    for (const frame of session.sent.slice(seq)) connection.write(frame)
    this.#send(session, 'RESUMED', {})
    return null
  }

  #send(session: Session, event: string, data: object): void {
    const frame: Frame = { op: GatewayOpcodes.Dispatch, t: event, s: session.sent.length + 1, d: data }
    session.sent.push(frame)
    session.connection?.write(frame)
  }
}
