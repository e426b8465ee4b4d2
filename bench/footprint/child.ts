import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * Loads one thing in a process of its own and prints what it took, as JSON: milliseconds, those of them that the main
 * thread was at work (the same on an idle machine), and the process's resident bytes afterwards. Modules are imported
 * before the clock starts; of a peer the import is the loading, as its data are code.
 */
const models = resolve(import.meta.dirname, '../../models')

const loaders: Readonly<Record<string, () => Promise<() => Promise<unknown>>>> = {
  nothing: async () => async () => null,
  models: async () => {
    const { createAnalyzer } = await import('../../src/analysis/analysis.ts')
    return async () => {
      const read = (name: string) => readFileSync(resolve(models, `${name}.bin`))
      const files = {
        entities: read('entities'),
        attribution: read('attribution'),
        wordClasses: read('word-classes'),
        rareWords: read('rare-words'),
        wordVectors: read('word-vectors'),
        dates: read('dates'),
      }
      return createAnalyzer(files, () => [])
    }
  },
  compromise: async () => () => import('compromise'),
  'wink-nlp': async () => async () => {
    const [{ default: winkNLP }, { default: model }] = await Promise.all([
      import('wink-nlp'),
      import('wink-eng-lite-web-model'),
    ])
    return winkNLP(model)
  },
}

const load = await loaders[process.argv[2] ?? '']?.()
if (!load) throw new Error(`Name one of: ${Object.keys(loaders).join(', ')}`)
const start = performance.now()
const worked = process.threadCpuUsage()
const loaded = await load()
const milliseconds = performance.now() - start
const { user, system } = process.threadCpuUsage(worked)
globalThis.gc?.()
const bytes = process.memoryUsage.rss()
process.stdout.write(JSON.stringify({ milliseconds, work: (user + system) / 1000, bytes, held: loaded !== undefined }))
