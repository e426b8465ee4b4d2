import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

const start = resolve(import.meta.dirname, '../src/start.js')

/** A program that prints its arguments, and whether Node stripped types for it; in a thread too where `thread` is said. */
const program = `
import { isMainThread, Worker, workerData } from 'node:worker_threads'
const strips = (process as unknown as { moduleLoadList: string[] }).moduleLoadList.some((name) => name.includes('amaro'))
if (isMainThread && process.argv.includes('thread')) new Worker(new URL(import.meta.url), { workerData: [] })
process.stdout.write(JSON.stringify({ arguments: process.argv.slice(2), main: isMainThread, strips }) + '\\n')
`

function prepare(settings: NodeJS.ProcessEnv = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'start-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'program.ts')
  writeFileSync(file, program)
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const env = { PATH: process.env.PATH, NODE_COMPILE_CACHE: join(folder, 'cache'), ...settings }
  return (...given: string[]) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [start, file, ...given], { env, encoding: 'utf8' })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  }
}

describe('a program that is started', () => {
  it('gets its arguments', () => {
    const run = prepare()
    expect(run('one', '--two')).toEqual([expect.objectContaining({ arguments: ['one', '--two'] })])
  })

  it('has its types stripped the first time only, in its threads too', () => {
    const run = prepare()
    expect(run('thread')).toContainEqual(expect.objectContaining({ main: true, strips: true }))
    expect(run('thread').toSorted((a, b) => Number(a.main) - Number(b.main))).toEqual([
      expect.objectContaining({ main: false, strips: false }),
      expect.objectContaining({ main: true, strips: false }),
    ])
  })

  it('runs where nothing is kept', () => {
    const run = prepare({ NODE_DISABLE_COMPILE_CACHE: '1' })
    expect(run()).toHaveLength(1)
    expect(run()).toEqual([expect.objectContaining({ strips: true })])
  })

  it('runs where the folder that is named for the cache cannot be made', () => {
    const run = prepare({ NODE_COMPILE_CACHE: join(start, 'cache') })
    expect(run('thread')).toHaveLength(2)
  })
})
