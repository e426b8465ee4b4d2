import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import fc from 'fast-check'
import { openLibrary } from '../../src/library/library.ts'
import { openStore } from '../../src/store/store.ts'
import { analyzeLines } from '../library/analyze-lines.ts'
import { after, answered, type Held, shown, writeNumber } from './load.ts'

/** What was found after a crash; nothing where all is well. */
export interface CrashReport {
  readonly round: number
  readonly acknowledged: number
  readonly problems: readonly string[]
}

/**
 * Kills a process with SIGKILL while it writes, round after round on one SQLite database, and looks each time whether
 * the database is sound, every acknowledged write is there, and the index says what the store holds. The write under
 * way when the process was killed may be there or not.
 */
export async function* crashRounds(path: string, rounds: number, seed: number): AsyncGenerator<CrashReport> {
  const held = new Map<string, Held>()
  let next = 0
  for (let round = 0; round < rounds; round++) {
    const moment = fc.record({ writes: fc.integer({ min: 1, max: 60 }), later: fc.integer({ min: 0, max: 30 }) })
    const [kill = { writes: 1, later: 0 }] = fc.sample(moment, { seed: seed + round, numRuns: 1 })
    const last = await writeAndKill(path, seed, next, kill)
    for (let n = next; n <= last; n++) {
      const write = writeNumber(seed, n)
      held.set(write.id, after(held.get(write.id), write))
    }
    const underWay = writeNumber(seed, last + 1)
    const problems = await inspect(path, held, underWay)
    yield { round, acknowledged: last + 1 - next, problems: problems.found }
    // Done or not, it was not acknowledged: from here on what it left counts.
    if (problems.underWayDone) held.set(underWay.id, after(held.get(underWay.id), underWay))
    next = last + 2
  }
}

/**
 * Starts a writer and kills it some milliseconds after it has acknowledged so many writes, in the middle of whatever it
 * does then; returns the number of the last acknowledged.
 */
function writeAndKill(
  path: string,
  seed: number,
  first: number,
  { writes, later }: { readonly writes: number; readonly later: number },
): Promise<number> {
  const module = new URL('./writer.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [module, `sqlite:${path}`, String(seed), String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let last = first - 1
    createInterface({ input: child.stdout }).on('line', (line) => {
      last = Number(line)
      if (last - first + 1 === writes) setTimeout(() => child.kill('SIGKILL'), later)
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(last)
      else reject(new Error(`The writer ended by itself, with code ${code}.`))
    })
  })
}

async function inspect(path: string, held: ReadonlyMap<string, Held>, underWay: ReturnType<typeof writeNumber>) {
  const store = await openStore(`sqlite:${path}`)
  try {
    const found = [...(await store.check())]
    const library = openLibrary({ store, analyze: analyzeLines, analysisVersion: '1' }).forGuild('1')
    const index = await answered(library)
    const stored = new Map(
      (await store.forGuild('1').articles.entries([...held.keys(), underWay.id])).map(({ id, text }) => [
        id,
        text.replace('undated : Ada Orlo said ', ''),
      ]),
    )
    let underWayDone = false
    for (const id of new Set([...held.keys(), underWay.id])) {
      const before = shown(held.get(id))
      const possible = id === underWay.id ? [before, shown(after(held.get(id), underWay))] : [before]
      if (!possible.includes(stored.get(id))) found.push(`${id} holds ${stored.get(id)}, acknowledged was ${before}`)
      if (index.get(id) !== stored.get(id))
        found.push(`${id} is ${index.get(id)} in the index, ${stored.get(id)} in the store`)
      if (id === underWay.id && stored.get(id) !== before) underWayDone = true
    }
    return { found, underWayDone }
  } finally {
    await store.close()
  }
}
