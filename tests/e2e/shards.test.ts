import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { shardOf } from '../../src/sandbox/snowflakes.ts'
import { startEngines } from '../store/engines.ts'
import { type Member, member } from './member.ts'
import { type Program, says, startProgram, stops } from './program.ts'

const root = resolve(import.meta.dirname, '../..')
const postgres = (await startEngines()).find(({ name }) => name.startsWith('PostgreSQL'))
const count = 3
/** A server on each shard. */
const servers = Array.from({ length: count }, (_, shard) => ({
  id: String((BigInt(1000 * count + shard) << 22n) + 1n),
  name: `Server ${shard}`,
  channels: [{ id: String(7000 + shard), name: 'general' }],
}))
const mara = {
  id: '9001',
  name: 'Mara',
  guilds: Object.fromEntries(servers.map(({ id }) => [id, 'moderator' as const])),
}

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shards-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Three processes, one a shard, on one database and one stand-in for Discord. */
async function startProcesses() {
  const sandbox = await startSandbox({ guilds: servers, people: [mara] })
  onTestFinished(() => sandbox.close())
  const settings = {
    DATABASE_URL: (await postgres?.newDatabase()) ?? '',
    DATA_DIR: folder,
    DISCORD_TOKEN: sandbox.token,
    DISCORD_API_URL: sandbox.apiUrl,
    SHARD_COUNT: String(count),
  }
  const start = (shard: number) => startProgram({ ...settings, SHARDS: String(shard) })
  const first = start(0)
  await says(first.stderr, /"msg":"this process leads"/)
  await says(first.stderr, /"msg":"ready"/)
  const others = [start(1), start(2)]
  for (const process of others) await says(process.stderr, /"msg":"ready"/)
  const people = servers.map(({ name }) => member(sandbox, 'Mara', 'general', name))
  const on = (shard: number): Member => {
    const person = people[shard]
    if (!person) throw new Error(`There is no shard ${shard}`)
    return person
  }
  return { sandbox, settings, start, on, first, others }
}

const kiln = '# The Kiln\n\nThe mayor of Velden, Ada Orlo, said on 7 June 2022 that the kiln was cold.\n'

async function adds(person: Member): Promise<void> {
  const file = { filename: 'kiln.md', contentType: 'text/markdown', bytes: Buffer.from(kiln) }
  await person.types('/article add file:kiln.md', { file })
  await person.presses('Save')
  expect(person.text()).toContain('Saved: **The Kiln**')
}

async function findsKiln(person: Member): Promise<boolean> {
  await person.types('/search words:kiln')
  return person.text().includes('The Kiln')
}

/** A program that adds the article to a server's library, beside the processes that run. */
async function importKiln(server: string, settings: Readonly<Record<string, string>>): Promise<void> {
  const file = join(folder, 'kiln.md')
  writeFileSync(file, kiln)
  const args = [join(root, 'src/cli/import.ts'), file, '--guild', server]
  await promisify(execFile)(process.execPath, args, { cwd: root, env: { PATH: process.env.PATH, ...settings } })
}

describe.skipIf(postgres?.skipped !== undefined)('three processes on one PostgreSQL', { timeout: 180_000 }, () => {
  it('each serve the servers of their shard, and keep them apart', async () => {
    expect(servers.map(({ id }) => shardOf(id, count))).toEqual([0, 1, 2])
    const { on, sandbox } = await startProcesses()
    await adds(on(0))
    expect(await findsKiln(on(0))).toBe(true)
    expect(await findsKiln(on(1))).toBe(false)
    expect(await findsKiln(on(2))).toBe(false)
    expect(sandbox.violations).toEqual([])
  })

  it('see what another process changed', async () => {
    const { on, settings } = await startProcesses()
    expect(await findsKiln(on(1))).toBe(false)
    await importKiln(servers[1]?.id ?? '', settings)
    await expect.poll(() => findsKiln(on(1)), { timeout: 10_000 }).toBe(true)
  })

  it('take over from each other', async () => {
    const { on, start, first, others } = await startProcesses()
    await adds(on(0))
    const leads = Promise.any(others.map(({ stderr }) => says(stderr, /"msg":"this process leads"/)))
    await stops(first, 'SIGKILL')
    await leads
    const successor: Program = start(0)
    await says(successor.stderr, /"msg":"ready"/)
    expect(await findsKiln(on(0))).toBe(true)
    expect(await stops(successor)).toBe(0)
    for (const process of others) expect(await stops(process)).toBe(0)
  })

  it('are started and stopped by the manager on one host', async () => {
    const sandbox = await startSandbox({ guilds: servers, people: [mara] })
    onTestFinished(() => sandbox.close())
    const settings = {
      DATABASE_URL: (await postgres?.newDatabase()) ?? '',
      DATA_DIR: folder,
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API_URL: sandbox.apiUrl,
      SHARD_COUNT: '2',
      METRICS_PORT: '1',
    }
    const manager = startProgram(settings, 'src/cli/shards.ts')
    await says(manager.stderr, /"msg":"ready"[\s\S]*"msg":"ready"/)
    expect(sandbox.discord.gateway.connected).toBe(2)
    expect(await stops(manager)).toBe(0)
    await expect.poll(() => sandbox.discord.gateway.connected).toBe(0)
  })
})

describe('the manager', () => {
  it('wants a database that several processes can share', async () => {
    const manager = startProgram({ DATA_DIR: folder, DISCORD_TOKEN: 'a.b.c' }, 'src/cli/shards.ts')
    expect(await says(manager.stderr, /DATABASE_URL: .*/)).toContain('several processes need PostgreSQL')
  })
})
