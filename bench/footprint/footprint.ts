import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { z } from 'zod'
import { median } from '../compare.ts'
import { programFlags } from '../program-flags.ts'

export interface Footprint {
  readonly name: string
  /** Milliseconds from the call to the thing loaded, modules aside; the median of the runs. */
  readonly load: number
  /** Those of them that the thread was at work: what an idle machine takes. */
  readonly work: number
  /** Mebibytes resident beyond a Node that runs nothing; the median of the runs. */
  readonly memory: number
}

const runs = 7
const start = resolve(import.meta.dirname, '../../src/start.js')
const child = resolve(import.meta.dirname, 'child.ts')
const measured = z.object({ milliseconds: z.number(), work: z.number(), bytes: z.number() })

/**
 * What loading all models takes at start, each time in a fresh process, beside the peers and an empty TypeScript file.
 * All are started as `npm start` starts the program, with its flags and the cache of compiled code, which a first run of
 * each fills; the bare Node without.
 */
export function footprintBench(): Footprint[] {
  const names = ['nothing', 'models', 'compromise', 'wink-nlp']
  const bare: number[] = []
  const found = names.map((): z.infer<typeof measured>[] => [])
  for (const name of names) runNode([...programFlags, start, child, name])
  for (let run = 0; run < runs; run++) {
    bare.push(Number(runNode(['-e', 'globalThis.gc(); console.log(process.memoryUsage.rss())'])))
    names.forEach((name, i) => {
      found[i]?.push(measured.parse(JSON.parse(runNode([...programFlags, start, child, name]))))
    })
  }
  return names.map((name, i) => {
    const middle = (of: 'milliseconds' | 'work' | 'bytes') => median((found[i] ?? []).map((one) => one[of]))
    return {
      name: { nothing: 'an empty TypeScript file', models: 'this project, all models' }[name] ?? name,
      load: middle('milliseconds'),
      work: middle('work'),
      memory: (middle('bytes') - median(bare)) / 2 ** 20,
    }
  })
}

const runNode = (args: readonly string[]): string =>
  execFileSync(process.execPath, ['--expose-gc', ...args], { encoding: 'utf8' })
