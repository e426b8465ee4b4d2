import './closed-pipe.ts'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import type { Analysis, Article } from '../analysis/types.ts'
import { loadAnalyzer } from '../library/analyzer.ts'
import { readArticles, readJsonLine } from '../library/import/import.ts'
import { UserError } from '../user-error.ts'
import { readNamedFile } from './read-file.ts'

const usage =
  'usage: npm run --silent analyze -- FILE…   or, with JSON lines on stdin:   npm run --silent analyze -- --jsonl'

/** Prints one analysis a line; returns whether all could be made. */
async function main(): Promise<boolean> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { jsonl: { type: 'boolean' } } })
  if (values.jsonl === positionals.length > 0) throw new UserError('usage', usage)
  const sources = values.jsonl ? linesOf(process.stdin) : filesOf(positionals)
  const analyze = loadAnalyzer()
  let complete = true
  for await (const read of sources) {
    try {
      for (const article of await read()) await print(analyze(article))
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      complete = false
      console.error(error.message)
    }
  }
  return complete
}

/** Reads the articles of one file or line; a bad one does not stop the others. */
type Read = () => Promise<readonly Article[]> | readonly Article[]

async function* filesOf(names: readonly string[]): AsyncGenerator<Read> {
  for (const name of names) yield async () => readArticles(name, await readNamedFile(name))
}

async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<Read> {
  let number = 0
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() !== '') yield () => [readJsonLine(`stdin:${number}`, line)]
  }
}

async function print(analysis: Analysis): Promise<void> {
  const line = `${JSON.stringify(analysis)}\n`
  if (!process.stdout.write(line)) await new Promise((resolve) => process.stdout.once('drain', resolve))
}

try {
  if (!(await main())) process.exitCode = 1
} catch (error) {
  const isUsage = error instanceof UserError || (error instanceof TypeError && 'code' in error)
  if (!isUsage) throw error
  console.error(error.message)
  process.exitCode = 2
}
