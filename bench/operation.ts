import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { addArticle } from '../src/library/add-article.ts'
import { type Sandbox, startSandbox } from '../src/sandbox/sandbox.ts'
import { openStore } from '../src/store/store.ts'
import { median } from './compare.ts'
import { copyGuild } from './copies.ts'
import { percentiles } from './latency.ts'
import { fill } from './library.ts'
import { analyzeMadeUp, generator, madeUpArticle } from './made-up.ts'
import { programFlags } from './program-flags.ts'

/** A figure of the program as it runs, and what it is to reach. */
export interface Figure {
  readonly name: string
  readonly unit: string
  readonly value: number
  readonly atMost: number
}

const root = resolve(import.meta.dirname, '..')

/** From the start of the process to its readiness for commands, with 10,000 articles stored: the median of three. */
export async function startBench(): Promise<Figure> {
  return inFolder(async (folder) => {
    const path = join(folder, 'rapporteur.db')
    await filled(path, 1000, 10)
    const others = Array.from({ length: 9 }, (_, n) => String(n + 2))
    copyGuild(path, '1', others)
    const sandbox = await startSandbox()
    const times: number[] = []
    // The first start takes the starter articles in.
    for (let n = 0; n < 4; n++) {
      const start = performance.now()
      const bot = await startBot(folder, sandbox)
      times.push(performance.now() - start)
      await bot.stop()
    }
    await sandbox.close()
    return { name: 'start with 10,000 articles', unit: 's', value: median(times.slice(1)) / 1000, atMost: 2 }
  })
}

/** The resident memory of a bot in 10,000 servers of 20 articles, after two questions in each of 100 of them, one by one. */
export async function memoryBench(): Promise<Figure> {
  const guilds = Array.from({ length: 10_000 }, (_, n) => ({
    id: String(n + 1),
    name: `Server ${n + 1}`,
    channels: [{ id: String(1_000_000 + n), name: 'general' }],
  }))
  const active = guilds.slice(0, 100)
  const ana = {
    id: '9000001',
    name: 'Ana',
    guilds: Object.fromEntries(active.map(({ id }) => [id, 'member' as const])),
  }
  return inFolder(async (folder) => {
    const path = join(folder, 'rapporteur.db')
    await filled(path, 20, 30)
    const asleep = 'short'
    await filled(path, 20, 2, asleep)
    copyGuild(
      path,
      '1',
      active.slice(1).map(({ id }) => id),
    )
    copyGuild(
      path,
      asleep,
      guilds.slice(100).map(({ id }) => id),
    )
    const sandbox = await startSandbox({ guilds, people: [ana] })
    // The first start takes the starter articles in, with a worker for their analysis.
    await (await startBot(folder, sandbox)).stop()
    const bot = await startBot(folder, sandbox)
    for (const { name } of active) {
      const seat = sandbox.seat('Ana', 'general', name)
      for (const line of ['/who-said about:baba', '/search words:baba']) {
        const asked = sandbox.people.command(seat, line)
        while (asked.state === 'open' || asked.state === 'thinking') await setTimeout(5)
        if (asked.state === 'failed') throw new Error(`${line} got no answer`)
      }
    }
    const bytes = await bot.residentBytes()
    await bot.stop()
    await sandbox.close()
    return { name: '10,000 servers, 100 active', unit: 'MiB', value: bytes / 2 ** 20, atMost: 512 }
  })
}

/** From a write's acknowledgement until four other processes answer with it, on one PostgreSQL. */
export async function sharingBench(databaseUrl: string): Promise<Figure> {
  const store = await openStore(databaseUrl)
  const watchers = Array.from({ length: 4 }, () => fork(join(import.meta.dirname, 'watcher.ts'), [databaseUrl]))
  const seen = watchers.map((watcher) => sightings(watcher))
  await Promise.all(watchers.map((watcher) => once(watcher, 'message')))
  const random = generator(3)
  const times: number[] = []
  for (let n = 0; n < 200; n++) {
    const article = madeUpArticle(n, { statements: 5, words: 20 }, random)
    const all = Promise.all(seen.map((sees) => sees(article.id)))
    await addArticle(store.forGuild('1'), article, {
      analyze: analyzeMadeUp,
      analysisVersion: '1',
      now: () => new Date(),
    })
    const written = performance.now()
    await all
    times.push(performance.now() - written)
  }
  for (const watcher of watchers) watcher.kill()
  await store.close()
  return { name: 'a change seen by four processes, p99', unit: 's', value: percentiles(times).p99 / 1000, atMost: 1 }
}

/** Waits until a watcher has said that it sees an article. */
function sightings(watcher: ChildProcess): (article: string) => Promise<void> {
  const waiting = new Map<string, () => void>()
  watcher.on('message', (article) => waiting.get(String(article))?.())
  return (article) => new Promise((done) => waiting.set(article, done))
}

async function filled(path: string, articles: number, statements: number, guild = '1'): Promise<void> {
  const store = await openStore(`sqlite:${path}`)
  await fill(store, articles, { statements, guild })
  await store.close()
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Starts the program with a stand-in for Discord; resolves when it is ready for commands. */
async function startBot(folder: string, sandbox: Sandbox) {
  const settings = { DATA_DIR: folder, DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.apiUrl }
  const child = spawn(process.execPath, [...programFlags, join(root, 'src/start.js'), join(root, 'src/main.ts')], {
    cwd: root,
    env: { PATH: process.env.PATH, ...settings, METRICS_PORT: '0', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let port = ''
  for await (const line of createInterface({ input: child.stderr })) {
    port = /"port":(\d+),"msg":"metrics and health"/.exec(line)?.[1] ?? port
    if (line.includes('"msg":"ready"')) break
  }
  child.stderr.resume()
  return {
    residentBytes: async () => {
      const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
      return Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1])
    },
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
