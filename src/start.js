// @ts-check
import module from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Runs a program of this project: `node src/start.js src/main.ts`, with the program's arguments behind. It is plain
 * JavaScript, because the cache must be on before Node sees the first TypeScript: what is cached needs neither compiling
 * nor the 25 MiB that Node takes for stripping types. See docs/decisions/0042-compiled-code-is-cached.md.
 *
 * The cache is where NODE_COMPILE_CACHE says, or else in node_modules; where nothing can be written, all works without it.
 */
const cache = resolve(import.meta.dirname, '../node_modules/.cache/rapporteur')

const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 24) {
  console.error(`Rapporteur runs on Node 24 or later, and this is ${process.versions.node}. npm start brings it.`)
  process.exit(1)
}
const { status } = module.enableCompileCache(cache)
// By the environment the threads and processes that the program starts have it too.
if (status === module.constants.compileCacheStatus.ENABLED) process.env.NODE_COMPILE_CACHE = cache

const [node = process.execPath, , program = 'src/main.ts', ...rest] = process.argv
process.argv = [node, resolve(program), ...rest]
await import(pathToFileURL(resolve(program)).href)
// Now rather than at the end, which may come too suddenly for it.
module.flushCompileCache()
